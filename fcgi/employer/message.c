#include "employer/message.h"

#include "desk/message.h"
#include "employer/applicant.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

static const struct field message_fields[] = {
	{ "text", FIELD_AREA, 1, LIMIT_MESSAGE, 0, NULL, NULL }
};
static const struct form message_form = { "message",
    FORM_FIELDS(message_fields), 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/employer/applicants/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

void
message_show(struct request *request)
{
	form_show(request, request->root, &message_form,
	    path(request, "/messages"), NULL);
}

enum outcome
get_messages(struct request *request)
{
	struct application_facts facts;
	struct element *row, *total;
	enum verdict verdict;

	TRY(desk_messages(&request->desk, request->root, request->ids[0],
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "application", &row));
	facts = desk_applicant_facts(row);
	total = element_first(request->root, "total");
	if (total != NULL)
		page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
		    path(request, "/messages?page="));
	verdict = application_check_message(&facts, request->desk.now);
	if (verdict == VERDICT_OK)
		message_show(request);
	else
		applicant_closed(request, verdict, row);
	return OUTCOME_OK;
}

enum outcome
post_message(struct request *request)
{
	TRY(form_hear(request, &message_form));
	TRY(desk_message_send(&request->desk, request->ids[0],
	    form_value(request, "text"), 0, path(request, "")));
	return reply_see(request, request->desk.answer, "message");
}
