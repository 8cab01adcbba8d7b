#include "staff/referral.h"

#include "base/instant.h"
#include "desk/reach.h"
#include "desk/referral.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

static const char *const states[] = { "draft", "sent", "applied", "lapsed",
    "withdrawn", NULL };
static const char *const answers[] = { "possible", "not_possible",
    "unanswered", NULL };

static const struct field search_fields[] = {
	{ "state", FIELD_SELECT, 0, 0, 0, states, NULL }
};
static const struct form search_form = { "search",
    FORM_FIELDS(search_fields), 1 };

#define DRAFT_FIELDS							\
	{ "fit", FIELD_AREA, 0, LIMIT_FIT, 0, NULL, NULL },		\
	{ "days", FIELD_INT, 1, REFERRAL_DAYS_MOST, REFERRAL_DAYS_LEAST, \
	    NULL, NULL },						\
	{ "note", FIELD_AREA, 0, LIMIT_WORD_TO_SEEKER, 0, NULL, NULL }

/* What was seen: another version is neither sent nor changed by mistake. */
#define SEEN_FIELD { "version", FIELD_HIDDEN, 1, 9, 0, NULL, NULL }

static const struct field new_fields[] = {
	{ "seeker", FIELD_NUMBER, 1, 0, 0, NULL, NULL },
	{ "job", FIELD_NUMBER, 1, 0, 0, NULL, NULL },
	DRAFT_FIELDS
};
static const struct form new_form = { "referral", FORM_FIELDS(new_fields),
    0 };

/* Once begun, it stays between this seeker and this job. */
static const struct field referral_fields[] = {
	SEEN_FIELD,
	DRAFT_FIELDS
};
static const struct form referral_form = { "referral",
    FORM_FIELDS(referral_fields), 0 };

static const struct field call_fields[] = {
	{ "called_at", FIELD_TIME, 1, 0, 0, NULL, NULL },
	{ "outcome", FIELD_CHOICE, 1, 0, 0, answers, NULL },
	{ "person", FIELD_TEXT, 0, LIMIT_CONTACT, 0, NULL, NULL }
};
static const struct form call_form = { "call", FORM_FIELDS(call_fields), 0 };

/* Which exemptions there are to choose from depends on the hour. */
static const struct field exemption_fields[] = {
	{ "exemption", FIELD_CHOICE, 1, 0, 0, NULL, NULL },
	{ "reason", FIELD_AREA, 0, LIMIT_REASON, 0, NULL, NULL }
};
static const struct form exemption_form = { "exemption",
    FORM_FIELDS(exemption_fields), 0 };

static const struct field send_fields[] = {
	SEEN_FIELD
};
static const struct form send_form = { "send", FORM_FIELDS(send_fields), 0 };

static const struct field withdraw_fields[] = {
	SEEN_FIELD,
	{ "reason", FIELD_AREA, 1, LIMIT_REASON, 0, NULL, NULL }
};
static const struct form withdraw_form = { "withdraw",
    FORM_FIELDS(withdraw_fields), 0 };

/* The page of this request's referral, or what stands below it. */
static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/staff/referrals/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

static struct element *
values_open(struct request *request)
{
	return tree_root(tree_open(request->arena, "facts"));
}

enum outcome
get_referrals(struct request *request)
{
	const char *state = referral_state_name(
	    referral_state_of(request_query(request, "state")));
	struct element *total;

	TRY(desk_referrals(&request->desk, request->root, state,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	form_ask(request, request->root, &search_form, "/staff/referrals");
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "/staff/referrals?state=%s&page=",
	    state == NULL ? "" : state));
	return OUTCOME_OK;
}

/* The number that was posted, else the one that the address has. */
static const char *
number_asked(struct request *request, const char *name)
{
	const char *number = request->heard.form == &new_form ?
	    form_value(request, name) : request_query(request, name);

	return strlen(number) <= LIMIT_NUMBER ? number : "";
}

enum outcome
get_referral_new(struct request *request)
{
	const char *seeker = number_asked(request, "seeker");
	const char *job = number_asked(request, "job");
	struct element *values = values_open(request);

	TRY(desk_referral_new(&request->desk, request->root, seeker, job));
	element_say(values, "seeker", seeker);
	element_say(values, "job", job);
	element_say(values, "days",
	    arena_text(request->arena, "%d", REFERRAL_DAYS));
	form_show(request, request->root, &new_form, "/staff/referrals/new",
	    values);
	return OUTCOME_OK;
}

static struct desk_referral_text
text_heard(const struct request *request)
{
	return (struct desk_referral_text){
		.fit = form_value(request, "fit"),
		.note = form_value_or_null(request, "note"),
		.days = form_number(request, "days")
	};
}

enum outcome
post_referral_new(struct request *request)
{
	struct desk_referral_text text;

	TRY(form_hear(request, &new_form));
	text = text_heard(request);
	TRY(desk_referral_begin(&request->desk, form_value(request, "seeker"),
	    form_value(request, "job"), &text, "/staff/referrals/"));
	return reply_see(request, request->desk.answer, "referral");
}

static void
call_show(struct request *request)
{
	struct element *values = values_open(request);
	char *now = arena_alloc(request->arena, INSTANT_TEXT);

	instant_format(request->desk.now, now);
	element_say(values, "called_at", now);
	form_show(request, request->root, &call_form,
	    path(request, "/call"), values);
}

/* R3: only what holds at this hour is offered; nothing, then no form. */
static void
exemption_show(struct request *request)
{
	struct element *form, *field;
	_Bool holds[REACH_EXEMPTIONS] = { 0 };
	_Bool any = 0;

	for (unsigned i = REACH_NO_EXEMPTION + 1; i < REACH_EXEMPTIONS; i++)
		any |= holds[i] = desk_reach_exempts(&request->desk,
		    request->root, i);
	if (!any)
		return;
	form = form_show(request, request->root, &exemption_form,
	    path(request, "/exemption"), NULL);
	field = form_field(form, "exemption");
	for (unsigned i = 0; i < REACH_EXEMPTIONS; i++)
		if (holds[i])
			form_option(field, reach_exemption_name(i), NULL);
}

static void
draft_show(struct request *request, const struct element *referral)
{
	form_show(request, request->root, &referral_form,
	    path(request, ""), referral);
	call_show(request);
	exemption_show(request);
	if (desk_referral_may(&request->desk, request->root, REFERRAL_SEND) ==
	    VERDICT_OK)
		form_show(request, request->root, &send_form,
		    path(request, "/send"), referral);
}

enum outcome
get_referral(struct request *request)
{
	struct desk *desk = &request->desk;
	struct element *referral;

	TRY(desk_referral(desk, request->root, request->ids[0]));
	TRY(page_need(request, "referral", &referral));
	if (desk_referral_may(desk, request->root, REFERRAL_EDIT) ==
	    VERDICT_OK)
		draft_show(request, referral);
	if (desk_referral_may(desk, request->root, REFERRAL_WITHDRAW) ==
	    VERDICT_OK)
		form_show(request, request->root, &withdraw_form,
		    path(request, "/withdraw"), referral);
	return OUTCOME_OK;
}

enum outcome
post_referral(struct request *request)
{
	struct desk_referral_text text;

	TRY(form_hear(request, &referral_form));
	text = text_heard(request);
	TRY(desk_referral_edit(&request->desk, request->ids[0],
	    form_number(request, "version"), &text, path(request, "")));
	return reply_see(request, request->desk.answer, "referral");
}

enum outcome
get_referral_letter(struct request *request)
{
	return desk_referral_letter(&request->desk, request->root,
	    request->ids[0]);
}

enum outcome
post_call(struct request *request)
{
	TRY(form_hear(request, &call_form));
	TRY(desk_reach_call(&request->desk, request->ids[0],
	    form_instant(request, "called_at"),
	    reach_answer_of(form_value(request, "outcome")),
	    form_value_or_null(request, "person"), path(request, "")));
	return reply_see(request, request->desk.answer, "call");
}

enum outcome
post_exemption(struct request *request)
{
	enum reach_exemption exemption;

	TRY(form_hear(request, &exemption_form));
	exemption = reach_exemption_of(form_value(request, "exemption"));
	if (exemption == REACH_NO_EXEMPTION)
		return form_error(request, "exemption", "choice");
	TRY(desk_reach_exempt(&request->desk, request->ids[0], exemption,
	    form_value_or_null(request, "reason"), path(request, "")));
	return reply_see(request, request->desk.answer, "exemption");
}

enum outcome
post_send(struct request *request)
{
	TRY(form_hear(request, &send_form));
	TRY(desk_referral_send(&request->desk, request->ids[0],
	    form_number(request, "version"), path(request, "")));
	return reply_see(request, request->desk.answer, "send");
}

enum outcome
post_withdraw(struct request *request)
{
	TRY(form_hear(request, &withdraw_form));
	TRY(desk_referral_withdraw(&request->desk, request->ids[0],
	    form_number(request, "version"), form_value(request, "reason"),
	    path(request, "")));
	return reply_see(request, request->desk.answer, "withdraw");
}
