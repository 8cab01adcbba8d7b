#include "clerk/clerk.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "model/limits.h"
#include "port/digest.h"
#include "port/password.h"
#include "port/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An account that the operator makes. */
struct account {
	const char *door;	/* seeker, employer or staff */
	const char *number;	/* of the seeker, employer or office */
	const char *mail;
	const char *name;	/* shown on its pages */
	const char *password;
};

enum { CEILING_BYTES = 1024 * 1024 };

static const struct statement add = {
	"CALL clerk_account_add(?,?,?,?,?,?,?,?,?)", "added"
};

/* Nothing is added when there is no such party, or the address is taken. */
static enum outcome
added_check(const struct element *root)
{
	const struct element *added = element_first(root, "added");

	if (added != NULL && strcmp(element_get(added, "count"), "1") == 0)
		return OUTCOME_OK;
	log_line("clerk: no account was made: there is no such number, or "
	    "the address is taken");
	return OUTCOME_FAULT;
}

static enum outcome
account_add(struct clerk *clerk, const struct account *account,
    struct arena *arena)
{
	struct element *root = tree_root(tree_open(arena, "facts"));
	char hash[PASSWORD_TEXT];
	unsigned char id[ID_BYTES];

	TRY(password_hash(hash, account->password));
	digest_random(id, sizeof id);
	TRY(db_ask(clerk->db, &add, ARGS(arg_id(id), arg_text(account->door),
	    arg_text(unicode_fold(arena, account->mail)), arg_text(hash),
	    arg_text(account->name), arg_text(account->mail),
	    arg_text(account->number), arg_instant(clock_real()),
	    arg_instant(clock_now())), root, 0));
	return added_check(root);
}

enum outcome
clerk_password(char password[CLERK_PASSWORD_BYTES])
{
	size_t length;

	if (fgets(password, CLERK_PASSWORD_BYTES, stdin) == NULL)
		password[0] = '\0';
	length = strcspn(password, "\r\n");
	password[length] = '\0';
	if (text_utf8(password, length) &&
	    text_characters(password, length) >= LIMIT_PASSWORD_LEAST &&
	    text_characters(password, length) <= LIMIT_PASSWORD)
		return OUTCOME_OK;
	log_line("clerk: the password needs %d to %d characters",
	    LIMIT_PASSWORD_LEAST, LIMIT_PASSWORD);
	return OUTCOME_FAULT;
}

/* Text that a page can show, on one line. */
static _Bool
word_good(const char *word)
{
	return *word != '\0' && text_xml(word, strlen(word)) &&
	    strpbrk(word, "\t\r\n") == NULL;
}

enum outcome
clerk_add_staff(struct clerk *clerk)
{
	char password[CLERK_PASSWORD_BYTES];
	struct account account = { "staff", NULL, NULL, NULL, password };
	struct arena arena;
	enum outcome outcome;

	if (clerk->argc != 3) {
		log_line("usage: shokai-clerk SETTINGS add-staff "
		    "OFFICE-CODE MAIL NAME < password");
		return OUTCOME_FAULT;
	}
	TRY(clerk_password(password));
	if (!word_good(clerk->argv[1]) || !word_good(clerk->argv[2])) {
		log_line("clerk: address and name must be plain text");
		return OUTCOME_FAULT;
	}
	account.number = clerk->argv[0];
	account.mail = clerk->argv[1];
	account.name = clerk->argv[2];
	arena_init(&arena, CEILING_BYTES);
	outcome = account_add(clerk, &account, &arena);
	arena_finish(&arena);
	return outcome;
}
