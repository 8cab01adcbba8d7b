#include "common/notification.h"

#include "desk/notification.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

enum { PAGE_SIZE = 20 };

/* The newest that was seen: what has come since stays unread. */
static const struct field read_fields[] = {
	{ "at", FIELD_HIDDEN, 1, INSTANT_TEXT, 0, NULL, NULL }
};
static const struct form read_form = { "read", FORM_FIELDS(read_fields), 0 };

enum outcome
get_notifications(struct request *request)
{
	const char *path = arena_text(request->arena, "/%s/notifications",
	    request->door->name);
	struct element *total;

	TRY(desk_notifications(&request->desk, request->root,
	    request_page(request), PAGE_SIZE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), PAGE_SIZE,
	    arena_text(request->arena, "%s?page=", path));
	if (fact_number(element_first(request->root, "viewer"), "unread") > 0)
		form_show(request, request->root, &read_form, path, total);
	return OUTCOME_OK;
}

enum outcome
post_notifications(struct request *request)
{
	instant until;

	TRY(form_hear(request, &read_form));
	if (!instant_parse(form_value(request, "at"), &until))
		return form_error(request, "at", "time");
	TRY(desk_notification_read(&request->desk, until,
	    arena_text(request->arena, "/%s/notifications",
	    request->door->name)));
	return reply_see(request, request->desk.answer, "read");
}
