#include "partner/application.h"

#include "common/result.h"
#include "desk/applicant.h"
#include "desk/message.h"
#include "desk/partner.h"
#include "desk/result.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

static const struct field message_fields[] = {
	{ "text", FIELD_AREA, 1, LIMIT_MESSAGE, 0, NULL, NULL }
};
static const struct form message_form = { "message",
    FORM_FIELDS(message_fields), 0 };
static const struct field told_fields[] = { TOLD_FIELDS };
static const struct form told_form = { "told", FORM_FIELDS(told_fields), 0 };
static const struct field result_fields[] = { REGISTER_FIELDS };
static const struct form result_form = { "result",
    FORM_FIELDS(result_fields), 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/partner/v1/applications/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

/* At the desk of the employer whose application the address names. */
static enum outcome
enter(struct request *request)
{
	return desk_partner_enter(&request->desk, request->route->scope,
	    PARTNER_APPLICATION, desk_hex(&request->desk, request->ids[0]));
}

/* What the rules have closed, and on what they rest. */
static void
closed_show(struct request *request, enum verdict verdict,
    const struct element *row)
{
	if (verdict != VERDICT_OK)
		desk_applicant_grounds(page_closed(request, verdict), row);
}

enum outcome
get_application(struct request *request)
{
	struct application_facts facts;
	struct element *row;

	TRY(enter(request));
	TRY(desk_applicant(&request->desk, request->root, request->ids[0],
	    LIMIT_PAGE));
	TRY(page_need(request, "application", &row));
	facts = desk_applicant_facts(row);
	closed_show(request, application_check_read(&facts,
	    request->desk.now), row);
	if (facts.state == APPLICATION_CANCELLED)
		return OUTCOME_OK;
	closed_show(request, application_check_message(&facts,
	    request->desk.now), row);
	closed_show(request, application_check_result(&facts,
	    request->desk.now), row);
	return OUTCOME_OK;
}

enum outcome
get_letter(struct request *request)
{
	const struct desk_filter none = { NULL, NULL, NULL };

	TRY(enter(request));
	TRY(desk_applicant_letters(&request->desk, request->root,
	    arena_text(request->arena, "[\"%s\"]",
	    desk_hex(&request->desk, request->ids[0])), &none, 1, 1));
	return element_first(request->root, "letter") != NULL ? OUTCOME_OK :
	    desk_applicant_why(&request->desk, request->ids[0]);
}

enum outcome
get_messages(struct request *request)
{
	struct application_facts facts;
	struct element *row, *total;

	TRY(enter(request));
	TRY(desk_messages(&request->desk, request->root, request->ids[0],
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "application", &row));
	facts = desk_applicant_facts(row);
	total = element_first(request->root, "total");
	if (total != NULL)
		page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
		    path(request, "/messages?page="));
	closed_show(request, application_check_message(&facts,
	    request->desk.now), row);
	return OUTCOME_OK;
}

enum outcome
post_message(struct request *request)
{
	TRY(form_hear(request, &message_form));
	TRY(enter(request));
	TRY(desk_message_send(&request->desk, request->ids[0],
	    form_value(request, "text"), 0, path(request, "/messages")));
	return reply_see(request, request->desk.answer, "message");
}

enum outcome
post_told(struct request *request)
{
	struct desk_told told = { .application = request->ids[0],
	    .answer = path(request, "") };

	TRY(form_hear(request, &told_form));
	TRY(enter(request));
	told.how = form_value(request, "how");
	told.text = form_value(request, "text");
	TRY(desk_result_tell(&request->desk, &told));
	return reply_see(request, request->desk.answer, "told");
}

enum outcome
post_result(struct request *request)
{
	struct desk_result result;

	TRY(form_hear(request, &result_form));
	TRY(enter(request));
	result = result_heard(request, path(request, ""));
	result.disposed = form_number(request, "disposed") == 1;
	TRY(desk_result_register(&request->desk, &result));
	return reply_see(request, request->desk.answer, "result");
}
