#include "clerk/clerk.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "clerk/round.h"
#include "model/limits.h"
#include "port/certificate.h"

#include <stdio.h>
#include <string.h>

enum {
	CODE_MOST = 32,			/* as the column is wide */
	OFFICE_CODE = 5,		/* digits */
	CERTIFICATE_BYTES = 64 * 1024	/* more is no certificate */
};

static const struct statement partner_add = {
	"CALL clerk_partner_add(?,?,?,?,?,?,?)", "answer"
};
static const struct statement partner_remove = {
	"CALL clerk_partner_remove(?,?,?)", "answer"
};
static const struct statement certificate_add = {
	"CALL clerk_certificate_add(?,?,?,?)", "answer"
};
static const struct statement certificate_remove = {
	"CALL clerk_certificate_remove(?,?,?,?)", "answer"
};

static const struct statement mandate_give = {
	"CALL clerk_mandate_give(?,?,?,?)", "answer"
};
static const struct statement mandate_take = {
	"CALL clerk_mandate_take(?,?,?,?)", "answer"
};

/* What may be a partner's, as the schema's table has it. */
static const char scopes[] =
    "jobs referrals applications results messages events feed";

/* What verdicts mean that are refusals. */
static const struct {
	const char *verdict;
	const char *text;
} refusals[] = {
	{ "unknown", "there is no employer and no office with this number:" },
	{ "taken", "the certificate is another partner's" },
	{ "most", "the partner has two certificates: remove one first" }
};

static enum outcome
usage(const char *words)
{
	log_line("usage: shokai-clerk SETTINGS %s", words);
	return OUTCOME_FAULT;
}

/* `none` says what is not there, for a verdict of this name. */
static enum outcome
verdict_tell(struct round *round, const char *none)
{
	const struct element *answer = element_first(round->root, "answer");
	const char *verdict = answer == NULL ? "" :
	    element_get(answer, "verdict");
	const char *number = answer == NULL ? NULL :
	    element_get(answer, "number");

	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
		if (strcmp(verdict, refusals[i].verdict) == 0) {
			log_line("clerk: %s%s%s", refusals[i].text,
			    number == NULL ? "" : " ",
			    number == NULL ? "" : number);
			return OUTCOME_FAULT;
		}
	if (strcmp(verdict, "none") == 0) {
		log_line("clerk: %s", none);
		return OUTCOME_FAULT;
	}
	return *verdict == '\0' ? OUTCOME_FAULT : OUTCOME_OK;
}

static _Bool
only(const char *word, const char *characters)
{
	return word[strspn(word, characters)] == '\0';
}

static enum outcome
code_check(const char *code)
{
	if (*code != '\0' && strlen(code) <= CODE_MOST &&
	    only(code, "abcdefghijklmnopqrstuvwxyz0123456789-"))
		return OUTCOME_OK;
	log_line("clerk: a code is 1 to %d of a-z, 0-9 and -", CODE_MOST);
	return OUTCOME_FAULT;
}

/* Text that a page can show, on one line. */
static enum outcome
name_check(const char *name)
{
	size_t length = strlen(name);

	if (length > 0 && text_xml(name, length) &&
	    text_characters(name, length) <= LIMIT_NAME &&
	    strpbrk(name, "\t\r\n") == NULL)
		return OUTCOME_OK;
	log_line("clerk: a name is plain text of 1 to %d characters",
	    LIMIT_NAME);
	return OUTCOME_FAULT;
}

/* One or more scopes with commas between them. */
static enum outcome
scopes_check(const char *given)
{
	size_t length;

	for (;; given += length + 1) {
		length = strcspn(given, ",");
		if (!text_has_code(scopes, given, length)) {
			log_line("clerk: there is no scope \"%.*s\"; there "
			    "are %s, with commas between them",
			    length > 32 ? 32 : (int)length, given, scopes);
			return OUTCOME_FAULT;
		}
		if (given[length] == '\0')
			return OUTCOME_OK;
	}
}

/* NNNN-NNNNNN-C of an employer, five digits of an office. */
static _Bool
number_good(const char *number)
{
	static const char employer[] = "dddd-dddddd-d";
	size_t length = strlen(number);

	if (length == OFFICE_CODE)
		return only(number, "0123456789");
	if (length != sizeof employer - 1)
		return 0;
	for (size_t i = 0; i < length; i++)
		if (employer[i] == '-' ? number[i] != '-' :
		    number[i] < '0' || number[i] > '9')
			return 0;
	return 1;
}

/* The numbers as a JSON array; NULL when one can't be any. */
static const char *
numbers_text(struct round *round, char **numbers, int count)
{
	const char *text = "";

	for (int i = 0; i < count; i++) {
		if (!number_good(numbers[i])) {
			log_line("clerk: %s is no number of an employer "
			    "(NNNN-NNNNNN-C) nor of an office (five digits)",
			    numbers[i]);
			return NULL;
		}
		text = arena_text(&round->arena, "%s%s\"%s\"", text,
		    i == 0 ? "" : ",", numbers[i]);
	}
	return arena_text(&round->arena, "[%s]", text);
}

static enum outcome
fingerprint_read(struct round *round, const char *path,
    unsigned char out[DIGEST_BYTES])
{
	char *text = arena_alloc(&round->arena, CERTIFICATE_BYTES);
	FILE *file = fopen(path, "re");
	size_t length;

	if (file == NULL) {
		log_line("clerk: %s can't be read", path);
		return OUTCOME_FAULT;
	}
	length = fread(text, 1, CERTIFICATE_BYTES, file);
	fclose(file);
	if (certificate_fingerprint(out, text, length) == OUTCOME_OK)
		return OUTCOME_OK;
	log_line("clerk: %s holds no certificate (PEM)", path);
	return OUTCOME_FAULT;
}

static enum outcome
add(struct round *round)
{
	char **words = round->clerk->argv;
	unsigned char fingerprint[DIGEST_BYTES];
	const char *numbers;

	TRY(code_check(words[0]));
	TRY(name_check(words[1]));
	TRY(scopes_check(words[2]));
	TRY(fingerprint_read(round, words[3], fingerprint));
	numbers = numbers_text(round, words + 4, round->clerk->argc - 4);
	if (numbers == NULL)
		return OUTCOME_FAULT;
	TRY(round_ask(round, &partner_add, ARGS(arg_text(words[0]),
	    arg_text(words[1]), arg_text(words[2]),
	    arg_bytes(fingerprint, sizeof fingerprint), arg_text(numbers),
	    arg_instant(clock_real()), arg_instant(clock_now()))));
	return verdict_tell(round, "");
}

/* A fingerprint itself will do where the file may be gone. */
static enum outcome
certificate_ask(struct round *round, const struct statement *statement,
    const char *none)
{
	char **words = round->clerk->argv;
	unsigned char fingerprint[DIGEST_BYTES];

	if (statement != &certificate_remove ||
	    !text_unhex(words[1], fingerprint, sizeof fingerprint))
		TRY(fingerprint_read(round, words[1], fingerprint));
	TRY(round_ask(round, statement, ARGS(arg_text(words[0]),
	    arg_bytes(fingerprint, sizeof fingerprint),
	    arg_instant(clock_real()), arg_instant(clock_now()))));
	return verdict_tell(round, none);
}

static enum outcome
more(struct round *round)
{
	return certificate_ask(round, &certificate_add,
	    "there is no partner of this code");
}

static enum outcome
less(struct round *round)
{
	return certificate_ask(round, &certificate_remove,
	    "no partner of this code has this certificate");
}

static enum outcome
mandate_ask(struct round *round, const struct statement *statement,
    const char *none)
{
	char **words = round->clerk->argv;

	if (numbers_text(round, words + 1, 1) == NULL)
		return OUTCOME_FAULT;
	TRY(round_ask(round, statement, ARGS(arg_text(words[0]),
	    arg_text(words[1]), arg_instant(clock_real()),
	    arg_instant(clock_now()))));
	return verdict_tell(round, none);
}

static enum outcome
give(struct round *round)
{
	return mandate_ask(round, &mandate_give,
	    "there is no partner of this code");
}

static enum outcome
take(struct round *round)
{
	return mandate_ask(round, &mandate_take,
	    "no partner of this code acts for this number");
}

static enum outcome
end(struct round *round)
{
	TRY(round_ask(round, &partner_remove,
	    ARGS(arg_text(round->clerk->argv[0]), arg_instant(clock_real()),
	    arg_instant(clock_now()))));
	return verdict_tell(round, "there is no partner of this code");
}

enum outcome
clerk_add_partner(struct clerk *clerk)
{
	if (clerk->argc < 5)
		return usage("add-partner CODE NAME SCOPES CERTIFICATE-FILE "
		    "NUMBER...");
	return round_run(clerk, add);
}

enum outcome
clerk_add_certificate(struct clerk *clerk)
{
	if (clerk->argc != 2)
		return usage("add-certificate CODE CERTIFICATE-FILE");
	return round_run(clerk, more);
}

enum outcome
clerk_remove_certificate(struct clerk *clerk)
{
	if (clerk->argc != 2)
		return usage("remove-certificate CODE "
		    "CERTIFICATE-FILE|FINGERPRINT");
	return round_run(clerk, less);
}

enum outcome
clerk_give_mandate(struct clerk *clerk)
{
	if (clerk->argc != 2)
		return usage("give-mandate CODE NUMBER");
	return round_run(clerk, give);
}

enum outcome
clerk_take_mandate(struct clerk *clerk)
{
	if (clerk->argc != 2)
		return usage("take-mandate CODE NUMBER");
	return round_run(clerk, take);
}

enum outcome
clerk_remove_partner(struct clerk *clerk)
{
	if (clerk->argc != 1)
		return usage("remove-partner CODE");
	return round_run(clerk, end);
}
