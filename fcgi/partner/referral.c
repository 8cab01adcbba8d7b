#include "partner/referral.h"

#include "base/instant.h"
#include "desk/partner.h"
#include "desk/partner_referral.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/message.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

enum { CALLS_MAX = 10 };

static const struct field referral_fields[] = {
	{ "seeker", FIELD_NUMBER, 1, 0, 0, NULL, NULL },
	{ "job", FIELD_NUMBER, 1, 0, 0, NULL, NULL },
	{ "fit", FIELD_AREA, 0, LIMIT_FIT, 0, NULL, NULL },
	{ "days", FIELD_INT, 1, REFERRAL_DAYS_MOST, REFERRAL_DAYS_LEAST,
	    NULL, NULL },
	{ "note", FIELD_AREA, 0, LIMIT_WORD_TO_SEEKER, 0, NULL, NULL },
	{ "exemption", FIELD_CHOICE, 0, 0, 0, NULL, NULL },
	{ "reason", FIELD_AREA, 0, LIMIT_REASON, 0, NULL, NULL }
};
static const struct form referral_form = { "referral",
    FORM_FIELDS(referral_fields), 0 };
static const struct field person_field = { "person", FIELD_TEXT, 0,
    LIMIT_CONTACT, 0, NULL, NULL };

static const char *
office_asked(struct request *request)
{
	const char *office = request->message == NULL ?
	    request_query(request, "office") :
	    fact_text(request->message, "office");

	return strlen(office) <= LIMIT_NUMBER ? office : "-";
}

static enum outcome
enter(struct request *request)
{
	return desk_partner_enter(&request->desk, "referrals", PARTNER_OFFICE,
	    office_asked(request));
}

enum outcome
get_referrals(struct request *request)
{
	const char *state = referral_state_name(
	    referral_state_of(request_query(request, "state")));
	struct element *total;

	TRY(enter(request));
	TRY(desk_referrals(&request->desk, request->root, state,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "/partner/v1/referrals?office=%s"
	    "&state=%s&page=", query_escape(request->arena,
	    office_asked(request)), state == NULL ? "" : state));
	return OUTCOME_OK;
}

enum outcome
get_referral(struct request *request)
{
	struct element *referral;

	TRY(desk_partner_enter(&request->desk, "referrals", PARTNER_REFERRAL,
	    desk_hex(&request->desk, request->ids[0])));
	TRY(desk_referral(&request->desk, request->root, request->ids[0]));
	return page_need(request, "referral", &referral);
}

/* What is wrong in a call stands where it is written: there may be others. */
static enum outcome
call_wrong(struct request *request, const struct element *row,
    const char *name, const char *code)
{
	const struct element *at = element_first(row, name);

	if (at == NULL)
		at = row;
	message_fault(request, code, intake_line(at), name,
	    intake_path(request->arena, at, NULL));
	return OUTCOME_INVALID;
}

/* In Japanese time, or with an offset (RFC 3339). */
static _Bool
called_at_parse(const struct element *row, instant *at)
{
	const char *text = fact_text(row, "called_at");

	return instant_parse_local(text, at) || instant_parse(text, at);
}

static enum outcome
call_hear(struct request *request, const struct element *row,
    struct desk_call *call)
{
	const char *person = fact_text(row, "person");
	const char *error = field_take(&person_field, request->arena, person,
	    strlen(person), &person);
	enum verdict verdict;

	call->answer = reach_answer_of(fact_text(row, "outcome"));
	call->person = *person == '\0' ? NULL : person;
	if (error != NULL)
		return call_wrong(request, row, "person", error);
	if (call->answer == REACH_NO_ANSWER)
		return call_wrong(request, row, "outcome", "choice");
	if (!called_at_parse(row, &call->at))
		return call_wrong(request, row, "called_at", "time");
	verdict = reach_check_call(call->at, request->desk.now);
	return verdict == VERDICT_OK ? OUTCOME_OK : call_wrong(request, row,
	    "called_at", verdict_code(verdict));
}

static enum outcome
calls_hear(struct request *request, struct desk_refer *refer)
{
	struct desk_call *calls = arena_alloc(request->arena,
	    CALLS_MAX * sizeof *calls);
	const struct element *row = element_first(request->message, "call");

	for (; row != NULL && refer->count < CALLS_MAX;
	    row = element_next(row, "call"))
		TRY(call_hear(request, row, &calls[refer->count++]));
	refer->calls = calls;
	return OUTCOME_OK;
}

enum outcome
post_referral(struct request *request)
{
	struct desk *desk = &request->desk;
	struct desk_refer refer = { .answer = "/partner/v1/referrals/" };
	enum outcome outcome;

	TRY(form_hear(request, &referral_form));
	refer.seeker_number = form_value(request, "seeker");
	refer.job_number = form_value(request, "job");
	refer.text.fit = form_value(request, "fit");
	refer.text.note = form_value_or_null(request, "note");
	refer.text.days = form_number(request, "days");
	refer.exemption = reach_exemption_of(form_value(request,
	    "exemption"));
	refer.reason = form_value_or_null(request, "reason");
	TRY(calls_hear(request, &refer));
	outcome = enter(request);
	if (outcome == OUTCOME_NOT_FOUND)
		return desk_wrong(desk, "office", "unknown");
	TRY(outcome);
	TRY(desk_partner_refer(desk, &refer));
	return reply_see(request, desk->answer, "referral");
}
