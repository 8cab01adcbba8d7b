#include "desk/desk.h"

#include "base/instant.h"
#include "base/text.h"
#include "desk/seal.h"

#include <stdlib.h>
#include <string.h>

enum { ARGS_MAX = 48, TRIES_MAX = 3 };

static enum outcome
ask(struct desk *desk, const struct statement *statement,
    struct element *into, struct bytes *data, const struct arg *head,
    size_t head_count, const struct arg *args, size_t count)
{
	struct arg all[ARGS_MAX];

	if (head_count + count > ARGS_MAX)
		abort();
	memcpy(all, head, head_count * sizeof *head);
	if (count > 0)
		memcpy(all + head_count, args, count * sizeof *args);
	return db_ask_bytes(desk->db, statement, all, head_count + count,
	    into, data, desk->now);
}

static struct arg
session_arg(const struct desk *desk)
{
	return desk->session_given ?
	    arg_bytes(desk->session, sizeof desk->session) : arg_null();
}

static enum outcome
read_all(struct desk *desk, const struct statement *statement,
    struct element *into, struct bytes *data, const struct arg *args,
    size_t count)
{
	const struct arg head[] = { session_arg(desk),
	    arg_instant(desk->real), arg_instant(desk->now) };

	if (!desk->session_given)
		return OUTCOME_DENIED;
	TRY(ask(desk, statement, into, data, head, 3, args, count));
	return element_first(into, "viewer") == NULL ? OUTCOME_DENIED :
	    OUTCOME_OK;
}

enum outcome
desk_read(struct desk *desk, const struct statement *statement,
    struct element *into, const struct arg *args, size_t count)
{
	TRY(read_all(desk, statement, into, NULL, args, count));
	return text_has_code(statement->rows, "key", 3) ?
	    desk_seal_open(desk, into, NULL) : OUTCOME_OK;
}

enum outcome
desk_read_sealed(struct desk *desk, const struct statement *statement,
    struct element *into, const struct arg *args, size_t count)
{
	return read_all(desk, statement, into, NULL, args, count);
}

enum outcome
desk_read_bytes(struct desk *desk, const struct statement *statement,
    struct bytes *data, const struct arg *args, size_t count)
{
	return read_all(desk, statement, tree_root(tree_open(desk->arena,
	    "facts")), data, args, count);
}

enum outcome
desk_read_public(struct desk *desk, const struct statement *statement,
    struct element *into, const struct arg *args, size_t count)
{
	const struct arg head[] = { arg_instant(desk->real),
	    arg_instant(desk->now) };

	return ask(desk, statement, into, NULL, head, 2, args, count);
}

enum outcome
desk_facts(struct desk *desk, const struct statement *statement,
    const char *noun, struct element **facts, const struct arg *args,
    size_t count)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));

	TRY(desk_read(desk, statement, root, args, count));
	*facts = element_first(root, noun);
	return *facts == NULL ? OUTCOME_NOT_FOUND : OUTCOME_OK;
}

static enum outcome
verdict_read(struct desk *desk, struct element *root)
{
	const struct element *row = element_first(root, "act");
	const char *verdict = row == NULL ? "" : fact_text(row, "verdict");

	if (strcmp(verdict, "done") == 0 || strcmp(verdict, "repeated") == 0) {
		desk->answer = fact_text(row, "answer");
		return OUTCOME_OK;
	}
	if (strcmp(verdict, "lost") == 0)
		return desk_refuse(desk, "lost", NULL);
	if (strcmp(verdict, "other") == 0)
		return desk_refuse(desk, "key_reused", NULL);
	return OUTCOME_DENIED;
}

enum outcome
desk_act(struct desk *desk, const struct statement *statement,
    const char *answer, const struct arg *args, size_t count)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));
	const struct arg head[] = { session_arg(desk),
	    arg_instant(desk->real), arg_instant(desk->now),
	    arg_text(desk->key), arg_bytes(desk->fields, DIGEST_BYTES),
	    arg_text(answer) };

	if (!desk->session_given)
		return OUTCOME_DENIED;
	if (desk->key == NULL)
		return desk_wrong(desk, "request_key", "missing");
	if (desk->only_check) {
		desk->answer = answer;
		return OUTCOME_OK;
	}
	TRY(ask(desk, statement, root, NULL, head, 6, args, count));
	return verdict_read(desk, root);
}

enum outcome
desk_step(struct desk *desk, const struct statement *statement,
    const struct arg *args, size_t count)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));
	const struct arg head[] = { session_arg(desk),
	    arg_instant(desk->real), arg_instant(desk->now) };

	if (!desk->session_given)
		return OUTCOME_DENIED;
	TRY(ask(desk, statement, root, NULL, head, 3, args, count));
	return verdict_read(desk, root);
}

enum outcome
desk_refuse(struct desk *desk, const char *code, const char *rule)
{
	desk->refusal = tree_root(tree_open(desk->arena, "refusal"));
	element_set(desk->refusal, "code", code);
	if (rule != NULL)
		element_set(desk->refusal, "rule", rule);
	return OUTCOME_CONFLICT;
}

enum outcome
desk_verdict(struct desk *desk, enum verdict verdict)
{
	if (verdict == VERDICT_OK)
		return OUTCOME_OK;
	if (verdict_field(verdict) == NULL)
		return desk_refuse(desk, verdict_code(verdict),
		    verdict_rule(verdict));
	return desk_wrong(desk, verdict_field(verdict), verdict_code(verdict));
}

enum outcome
desk_wrong(struct desk *desk, const char *field, const char *code)
{
	desk->field = field;
	desk->field_error = code;
	return OUTCOME_INVALID;
}

void
desk_say_facts(struct element *into, const struct element *row,
    const char *const names[], size_t count)
{
	for (size_t i = 0; row != NULL && i < count; i++) {
		const struct element *fact = element_first(row, names[i]);

		if (fact != NULL)
			element_copy(into, fact);
	}
}

void
desk_say_grounds(struct element *into, const struct element *row,
    const char *const names[], size_t count)
{
	const struct element *office =
	    row == NULL ? NULL : element_next(row, "office");

	desk_say_facts(into, row, names, count);
	if (office != NULL)
		element_copy(into, office);
}

static _Bool
refused_as(const struct desk *desk, const char *code)
{
	return desk->refusal != NULL &&
	    strcmp(fact_text(desk->refusal, "code"), code) == 0;
}

_Bool
desk_lost(const struct desk *desk)
{
	return refused_as(desk, "lost");
}

_Bool
desk_key_used(const struct desk *desk)
{
	return refused_as(desk, "key_reused");
}

const unsigned char *
desk_id(struct desk *desk)
{
	unsigned char *id = arena_alloc(desk->arena, ID_BYTES);

	digest_random(id, ID_BYTES);
	return id;
}

const char *
desk_hex(struct desk *desk, const unsigned char *id)
{
	char *text = arena_alloc(desk->arena, 2 * ID_BYTES + 1);

	text_hex(id, ID_BYTES, text);
	return text;
}

const char *
fact_text(const struct element *facts, const char *name)
{
	const char *text = element_get(facts, name);

	return text == NULL ? "" : text;
}

_Bool
fact_has(const struct element *facts, const char *name)
{
	return element_get(facts, name) != NULL;
}

instant
fact_instant(const struct element *facts, const char *name)
{
	instant at = 0;

	return instant_parse(fact_text(facts, name), &at) ? at : 0;
}

int32_t
fact_day(const struct element *facts, const char *name)
{
	int32_t day = 0;

	return day_parse(fact_text(facts, name), &day) ? day : 0;
}

long
fact_number(const struct element *facts, const char *name)
{
	return strtol(fact_text(facts, name), NULL, 10);
}

const unsigned char *
fact_id(const struct element *facts, const char *name)
{
	unsigned char *id = arena_alloc(element_arena(facts), ID_BYTES);

	return text_unhex(fact_text(facts, name), id, ID_BYTES) ? id : NULL;
}

enum outcome
desk_do(struct desk *desk, const struct desk_pair *pair, void *data)
{
	enum outcome outcome;

	/* Before anything is made for an act that can't be one. */
	if (desk->key == NULL)
		return desk_wrong(desk, "request_key", "missing");
	for (int try = 0; ; try++) {
		TRY(pair->check(desk, data));
		if (desk->only_check)
			return OUTCOME_OK;
		outcome = pair->proceed(desk, data);
		if (outcome != OUTCOME_CONFLICT || !desk_lost(desk) ||
		    try + 1 == TRIES_MAX)
			return outcome;
	}
}
