#include "desk/webhook.h"

#include "model/webhook.h"

#include <string.h>

static const struct statement list = {
	"CALL partner_webhooks(?,?,?,?)", "viewer webhook"
};
static const struct statement add = {
	"CALL partner_webhook_add(?,?,?,?,?,?)", "viewer act"
};
static const struct statement drop = {
	"CALL partner_webhook_remove(?,?,?,?)", "viewer act"
};
static const struct statement deliveries = {
	"CALL partner_deliveries(?,?,?,?,?,?)", "viewer webhook total delivery"
};
static const struct statement replay = {
	"CALL partner_webhook_replay(?,?,?,?,?)", "viewer act"
};

enum outcome
desk_webhooks(struct desk *desk, struct element *into)
{
	return desk_read(desk, &list, into, ARGS(arg_null()));
}

static enum outcome
found(const struct element *rows)
{
	return element_first(rows, "webhook") == NULL ? OUTCOME_NOT_FOUND :
	    OUTCOME_OK;
}

enum outcome
desk_webhook(struct desk *desk, struct element *into,
    const unsigned char *id)
{
	TRY(desk_read(desk, &list, into, ARGS(arg_id(id))));
	return found(into);
}

enum outcome
desk_deliveries(struct desk *desk, struct element *into,
    const unsigned char *id, long page, long size)
{
	TRY(desk_read(desk, &deliveries, into, ARGS(arg_id(id),
	    arg_number((page - 1) * size), arg_number(size))));
	return found(into);
}

static enum outcome
verdict(struct desk *desk, const struct element *act)
{
	const char *said = fact_text(act, "verdict");

	if (strcmp(said, "done") == 0)
		return OUTCOME_OK;
	if (strcmp(said, "most") == 0)
		return desk_refuse(desk, "webhook_most", NULL);
	if (strcmp(said, "gone") == 0)
		return desk_refuse(desk, "webhook_gone", NULL);
	return OUTCOME_NOT_FOUND;
}

/* What would be answered, when nothing is to be done. */
static enum outcome
check_room(struct desk *desk)
{
	struct element *rows = tree_root(tree_open(desk->arena, "facts"));
	const struct element *each;
	int count = 0;

	TRY(desk_webhooks(desk, rows));
	for (each = element_first(rows, "webhook"); each != NULL;
	    each = element_next(each, "webhook"))
		count++;
	return count < WEBHOOK_MOST ? OUTCOME_OK :
	    desk_refuse(desk, "webhook_most", NULL);
}

static enum outcome
check_found(struct desk *desk, const unsigned char *id, _Bool alive)
{
	struct element *rows = tree_root(tree_open(desk->arena, "facts"));

	TRY(desk_webhook(desk, rows, id));
	if (alive && strcmp(fact_text(element_first(rows, "webhook"),
	    "state"), "gone") == 0)
		return desk_refuse(desk, "webhook_gone", NULL);
	return OUTCOME_OK;
}

enum outcome
desk_webhook_add(struct desk *desk, const char *url, const char **id)
{
	struct element *act;

	if (desk->only_check)
		return check_room(desk);
	TRY(desk_facts(desk, &add, "act", &act, ARGS(arg_text(desk->key),
	    arg_text(url), arg_number(WEBHOOK_MOST))));
	*id = fact_text(act, "id");
	return verdict(desk, act);
}

enum outcome
desk_webhook_remove(struct desk *desk, const unsigned char *id)
{
	struct element *act;

	if (desk->only_check)
		return check_found(desk, id, 0);
	TRY(desk_facts(desk, &drop, "act", &act, ARGS(arg_id(id))));
	return verdict(desk, act);
}

enum outcome
desk_webhook_replay(struct desk *desk, const unsigned char *id,
    int64_t after)
{
	struct element *act;

	if (desk->only_check)
		return check_found(desk, id, 1);
	TRY(desk_facts(desk, &replay, "act", &act, ARGS(arg_id(id),
	    after < 0 ? arg_null() : arg_number(after))));
	return verdict(desk, act);
}
