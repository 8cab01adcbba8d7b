#include "desk/partner_referral.h"

#include "base/bytes.h"
#include "desk/job.h"
#include "model/seeker.h"

#include <string.h>

static const struct statement parts = {
	"CALL partner_referral_facts(?,?,?,?,?,?)",
	"viewer seeker consultation job employer office other holiday"
};
static const struct statement send = {
	"CALL partner_refer(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	"act"
};

static const char *
instant_said(struct desk *desk, instant at)
{
	char text[INSTANT_TEXT];

	instant_format(at, text);
	return arena_copy(desk->arena, text, strlen(text));
}

/* What is to be recorded, as the rows of a draft would have it. */
static void
record(struct desk *desk, struct desk_refer *refer)
{
	struct element *referral = element_add(refer->rows, "referral"), *row;

	element_set(referral, "state",
	    referral_state_name(REFERRAL_DRAFT));
	element_say(referral, "fit", refer->text.fit);
	element_say(referral, "days", arena_text(desk->arena, "%ld",
	    refer->text.days));
	for (size_t i = 0; i < refer->count; i++) {
		row = element_add(refer->rows, "call");
		element_say(row, "called_at",
		    instant_said(desk, refer->calls[i].at));
		element_say(row, "outcome",
		    reach_answer_name(refer->calls[i].answer));
	}
	if (refer->exemption == REACH_NO_EXEMPTION)
		return;
	row = element_add(refer->rows, "exemption");
	element_set(row, "code", reach_exemption_name(refer->exemption));
	if (refer->reason != NULL)
		element_say(row, "exemption_reason", refer->reason);
}

static enum outcome
check_parts(struct desk *desk, struct desk_refer *refer)
{
	refer->rows = tree_root(tree_open(desk->arena, "facts"));
	TRY(desk_read(desk, &parts, refer->rows,
	    ARGS(arg_text(refer->seeker_number), arg_text(refer->job_number),
	    arg_day(instant_day(desk->now)))));
	if (element_first(refer->rows, "seeker") == NULL)
		return desk_wrong(desk, "seeker", "unknown");
	if (element_first(refer->rows, "job") == NULL)
		return desk_wrong(desk, "job", "unknown");
	return OUTCOME_OK;
}

static enum outcome
check(struct desk *desk, void *data)
{
	struct desk_refer *refer = data;

	TRY(check_parts(desk, refer));
	for (size_t i = 0; i < refer->count; i++)
		TRY(desk_verdict(desk, reach_check_call(refer->calls[i].at,
		    desk->now)));
	record(desk, refer);
	return desk_referral_refuse(desk,
	    desk_referral_may(desk, refer->rows, REFERRAL_SEND), refer->rows);
}

static struct arg
calls_arg(struct desk *desk, const struct desk_refer *refer)
{
	struct bytes json;

	bytes_init(&json, desk->arena, 256);
	bytes_add(&json, "[", 1);
	for (size_t i = 0; i < refer->count; i++) {
		const struct desk_call *call = &refer->calls[i];

		bytes_print(&json, "%s{\"id\":\"%s\",\"at\":\"%s\","
		    "\"outcome\":\"%s\"", i == 0 ? "" : ",",
		    desk_hex(desk, desk_id(desk)), instant_said(desk,
		    call->at), reach_answer_name(call->answer));
		if (call->person != NULL) {
			bytes_text(&json, ",\"person\":");
			desk_json_text(&json, call->person);
		}
		bytes_add(&json, "}", 1);
	}
	bytes_add(&json, "]", 2);
	return arg_text(json.data);
}

static const unsigned char *
row_id(const struct desk_refer *refer, const char *noun)
{
	return fact_id(element_first(refer->rows, noun), "id");
}

static enum outcome
proceed(struct desk *desk, void *data)
{
	const struct desk_refer *refer = data;
	const struct element *seeker = element_first(refer->rows, "seeker");
	_Bool mypage = fact_number(seeker, "mypage") != 0;
	instant until = referral_apply_until(desk->now,
	    (int)refer->text.days,
	    fact_instant(element_first(refer->rows, "job"), "valid_until"));

	return desk_act(desk, &send, refer->answer, ARGS(arg_id(refer->id),
	    arg_text(referral_state_name(REFERRAL_DRAFT)),
	    arg_text(referral_state_name(referral_next(REFERRAL_DRAFT,
	    referral_sending(mypage)))), arg_id(row_id(refer, "seeker")),
	    arg_id(row_id(refer, "consultation")),
	    arg_id(row_id(refer, "job")), arg_text(refer->text.fit),
	    arg_text(refer->text.note), arg_number(refer->text.days),
	    calls_arg(desk, refer), refer->exemption == REACH_NO_EXEMPTION ?
	    arg_null() : arg_text(reach_exemption_name(refer->exemption)),
	    arg_text(refer->reason), arg_text(desk_referral_year(desk)),
	    arg_text(desk_referral_code(desk)), arg_instant(seeker_new_until(
	    fact_instant(seeker, "valid_until"), desk->now)),
	    mypage ? arg_instant(until) : arg_null(),
	    arg_id(mypage ? NULL : desk_id(desk))));
}

enum outcome
desk_partner_refer(struct desk *desk, struct desk_refer *refer)
{
	static const struct desk_pair pair = { check, proceed };

	refer->id = desk_id(desk);
	refer->answer = arena_text(desk->arena, "%s%s", refer->answer,
	    desk_hex(desk, refer->id));
	return desk_do(desk, &pair, refer);
}
