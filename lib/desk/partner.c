#include "desk/partner.h"

#include "base/text.h"

#include <string.h>

static const struct statement enter = {
	"CALL partner_enter(?,?,?,?,?,?)", "viewer session"
};
static const struct statement home = {
	"CALL partner_home(?,?,?)", "viewer employer office"
};
static const struct statement repeat = {
	"CALL partner_repeat(?,?,?,?,?)", "viewer message"
};
static const struct statement note = {
	"CALL partner_note(?,?,?,?,?,?,?,?,?,?,?,?)", "viewer"
};

static const char *const nouns[] = {
	[PARTNER_EMPLOYER] = "employer",
	[PARTNER_OFFICE] = "office",
	[PARTNER_JOB] = "job",
	[PARTNER_APPLICATION] = "application",
	[PARTNER_REFERRAL] = "referral"
};

enum outcome
desk_partner(struct desk *desk, struct element *into)
{
	return desk_read(desk, &enter, into, ARGS(arg_text(""), arg_text(""),
	    arg_text("")));
}

enum outcome
desk_partner_home(struct desk *desk, struct element *into)
{
	return desk_read(desk, &home, into, NO_ARGS);
}

enum outcome
desk_partner_enter(struct desk *desk, const char *scope,
    enum partner_noun noun, const char *key)
{
	struct element *row;
	unsigned char token[DIGEST_BYTES];

	desk_partner_leave(desk);
	TRY(desk_facts(desk, &enter, "session", &row, ARGS(arg_text(scope),
	    arg_text(nouns[noun]), arg_text(key))));
	if (!text_unhex(fact_text(row, "token"), token, sizeof token))
		return OUTCOME_FAULT;
	memcpy(desk->partner, desk->session, sizeof desk->partner);
	memcpy(desk->session, token, sizeof desk->session);
	desk->door = strcmp(fact_text(row, "door"), "staff") == 0 ?
	    DESK_STAFF : DESK_EMPLOYER;
	return OUTCOME_OK;
}

void
desk_partner_leave(struct desk *desk)
{
	if (desk->door == DESK_PARTNER)
		return;
	memcpy(desk->session, desk->partner, sizeof desk->session);
	desk->door = DESK_PARTNER;
}

enum outcome
desk_partner_repeat(struct desk *desk, const char *key,
    const struct partner_message **found)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));
	struct partner_message *message;
	const struct element *row;

	*found = NULL;
	TRY(desk_read(desk, &repeat, root, ARGS(arg_text(key),
	    arg_bytes(desk->fields, DIGEST_BYTES))));
	row = element_first(root, "message");
	if (row == NULL)
		return OUTCOME_OK;
	if (strcmp(fact_text(row, "verdict"), "repeated") != 0)
		return desk_refuse(desk, "key_reused", NULL);
	message = arena_alloc(desk->arena, sizeof *message);
	message->key = key;
	message->status = (int)fact_number(row, "status");
	message->location = element_get(row, "location");
	message->act = element_get(row, "act");
	*found = message;
	return OUTCOME_OK;
}

enum outcome
desk_partner_note(struct desk *desk, const struct partner_message *message)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));

	desk_partner_leave(desk);
	return desk_read(desk, &note, root, ARGS(arg_id(desk_id(desk)),
	    arg_text(message->method), arg_text(message->path),
	    arg_text(message->key), message->key == NULL ? arg_null() :
	    arg_bytes(desk->fields, DIGEST_BYTES),
	    arg_number(message->status), arg_text(message->code),
	    arg_text(message->location), arg_text(message->act)));
}
