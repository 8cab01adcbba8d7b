#include "partner/webhook.h"

#include "desk/event.h"
#include "desk/webhook.h"
#include "partner/event.h"
#include "port/hook.h"
#include "web/form.h"
#include "web/page.h"
#include "web/program.h"
#include "web/reply.h"

enum { URL_MOST = 2000, PAGE_MOST = 100 };

static const struct field webhook_fields[] = {
	{ "url", FIELD_TEXT, 1, URL_MOST, 0, NULL, NULL }
};
static const struct form webhook_form = {
	"webhook", FORM_FIELDS(webhook_fields), 1
};

static const char *
path(struct request *request, const char *id)
{
	return arena_text(request->arena, "/partner/v1/webhooks/%s", id);
}

enum outcome
get_webhooks(struct request *request)
{
	struct element *each;

	TRY(desk_webhooks(&request->desk, request->root));
	for (each = element_first(request->root, "webhook"); each != NULL;
	    each = element_next(each, "webhook"))
		element_set(each, "href", path(request, fact_text(each,
		    "id")));
	return OUTCOME_OK;
}

/* One that may be posted to now; what it leads to is asked each time again. */
enum outcome
post_webhook(struct request *request)
{
	struct desk *desk = &request->desk;
	const char *allow = settings_get(request->program->settings,
	    "webhook", "allow");
	const char *url, *id = "";

	TRY(form_hear(request, &webhook_form));
	url = form_value(request, "url");
	if (!hook_url(url, allow))
		return desk_wrong(desk, "url", "webhook_url");
	TRY(desk_webhook_add(desk, url, &id));
	return reply_see(request, path(request, id), "webhook");
}

/* It is derived each time, and kept nowhere. */
static enum outcome
secret_put(struct request *request, struct element *webhook)
{
	unsigned char secret[HOOK_SECRET_BYTES];
	char *text = arena_alloc(request->arena, HOOK_SECRET_TEXT);
	const char *key = request->program->webhook_key;

	if (key == NULL)
		return OUTCOME_FAULT;
	hook_secret(secret, key, fact_text(webhook, "id"));
	hook_secret_text(text, secret);
	element_say(webhook, "secret", text);
	return OUTCOME_OK;
}

enum outcome
get_webhook(struct request *request)
{
	TRY(desk_webhook(&request->desk, request->root, request->ids[0]));
	return secret_put(request, element_first(request->root, "webhook"));
}

enum outcome
delete_webhook(struct request *request)
{
	TRY(desk_webhook_remove(&request->desk, request->ids[0]));
	return reply_see(request, "/partner/v1/webhooks", "remove");
}

enum outcome
get_deliveries(struct request *request)
{
	struct desk *desk = &request->desk;
	struct element *rows = tree_root(tree_open(request->arena, "facts"));
	struct element *into = request->root, *made;
	const struct element *row;

	TRY(desk_deliveries(desk, rows, request->ids[0],
	    request_page(request), PAGE_MOST));
	element_copy(into, element_first(rows, "webhook"));
	for (row = element_first(rows, "delivery"); row != NULL;
	    row = element_next(row, "delivery")) {
		element_copy(into, row);
		made = tree_mark(into);
		element_set(made, "event", desk_event_uuid(request->arena,
		    fact_text(row, "id")));
		element_set(made, "href", desk_event_path(request->arena,
		    row));
	}
	page_pages(request, fact_number(element_first(rows, "total"),
	    "count"), PAGE_MOST, arena_text(request->arena,
	    "%s/deliveries?page=", path(request, desk_hex(desk,
	    request->ids[0]))));
	return OUTCOME_OK;
}

enum outcome
post_replay(struct request *request)
{
	struct desk *desk = &request->desk;
	int64_t after;

	TRY(event_after(request, &after));
	TRY(desk_webhook_replay(desk, request->ids[0], after));
	return reply_see(request, arena_text(request->arena,
	    "%s/deliveries", path(request, desk_hex(desk,
	    request->ids[0]))), "replay");
}
