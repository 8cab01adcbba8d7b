#include "seeker/application.h"

#include "desk/application.h"
#include "desk/message.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

static const struct form cancel_form = { "cancel", NULL, 0, 0 };

/* `withdraws` says that the seeker withdraws by this message (R13). */
static const struct field message_fields[] = {
	{ "text", FIELD_AREA, 1, LIMIT_MESSAGE, 0, NULL, NULL },
	{ "withdraws", FIELD_CHECK, 0, 0, 0, NULL, NULL }
};
static const struct form message_form = { "message",
    FORM_FIELDS(message_fields), 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/seeker/applications/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

enum outcome
get_applications(struct request *request)
{
	struct element *total;

	TRY(desk_applications_made(&request->desk, request->root,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    "/seeker/applications?page=");
	return OUTCOME_OK;
}

/* The thread, of whose rows only messages belong on this page. */
static enum outcome
thread_show(struct request *request)
{
	struct element *thread =
	    tree_root(tree_open(request->arena, "thread"));
	const struct element *e;

	TRY(desk_messages(&request->desk, thread, request->ids[0],
	    request_page(request), LIMIT_PAGE));
	for (e = element_first(thread, "message"); e != NULL;
	    e = element_next(e, "message"))
		element_copy(request->root, e);
	e = element_first(thread, "total");
	if (e != NULL && fact_number(e, "count") > 0)
		page_pages(request, fact_number(e, "count"), LIMIT_PAGE,
		    path(request, "?page="));
	return OUTCOME_OK;
}

static void
cancel_show(struct request *request, const struct element *application)
{
	enum verdict verdict =
	    desk_application_may_cancel(&request->desk, application);

	if (verdict == VERDICT_OK)
		form_show(request, request->root, &cancel_form,
		    path(request, ""), NULL);
	else
		page_closed(request, verdict);
}

/* What was written and can't be sent any more stays readable. */
static void
message_show(struct request *request, const struct element *application)
{
	enum verdict verdict =
	    desk_application_may_message(&request->desk, application);

	if (verdict == VERDICT_OK) {
		form_show(request, request->root, &message_form,
		    path(request, "/messages"), NULL);
		return;
	}
	page_closed(request, verdict);
	if (request->heard.form == &message_form)
		element_say(element_add(request->root, "draft"), "text",
		    form_value(request, "text"));
}

enum outcome
get_application(struct request *request)
{
	struct element *application;

	TRY(desk_application_made(&request->desk, request->root,
	    request->ids[0]));
	TRY(page_need(request, "application", &application));
	TRY(thread_show(request));
	cancel_show(request, application);
	message_show(request, application);
	return OUTCOME_OK;
}

enum outcome
post_cancel(struct request *request)
{
	TRY(form_hear(request, &cancel_form));
	TRY(desk_application_cancel(&request->desk, request->ids[0],
	    path(request, "")));
	return reply_see(request, request->desk.answer, "cancel");
}

enum outcome
post_message(struct request *request)
{
	TRY(form_hear(request, &message_form));
	TRY(desk_message_send(&request->desk, request->ids[0],
	    form_value(request, "text"),
	    form_number(request, "withdraws") == 1, path(request, "")));
	return reply_see(request, request->desk.answer, "message");
}
