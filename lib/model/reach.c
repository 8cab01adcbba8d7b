#include "model/reach.h"

#include "model/name.h"

static const char *const answers[REACH_ANSWERS] = {
	[REACH_POSSIBLE] = "possible",
	[REACH_NOT_POSSIBLE] = "not_possible",
	[REACH_UNANSWERED] = "unanswered",
};

static const char *const exemptions[REACH_EXEMPTIONS] = {
	[REACH_OUTSIDE_HOURS] = "outside_hours",
	[REACH_UNANSWERED_TWICE] = "unanswered_twice",
	[REACH_OTHER] = "other",
};

struct reach_hours
reach_hours_default(void)
{
	return (struct reach_hours){
		.weekdays = 0x1f,
		.from = 8 * 60 + 30,
		.to = 17 * 60 + 15
	};
}

_Bool
reach_hours_good(const struct reach_hours *hours)
{
	return hours->weekdays > 0 && hours->weekdays <= 0x7f &&
	    hours->from >= 0 && hours->from < hours->to &&
	    hours->to <= 24 * 60;
}

const char *
reach_answer_name(enum reach_answer answer)
{
	return name_at(NAME_LIST(answers), answer);
}

enum reach_answer
reach_answer_of(const char *name)
{
	return (enum reach_answer)name_place(NAME_LIST(answers), name);
}

const char *
reach_exemption_name(enum reach_exemption exemption)
{
	return name_at(NAME_LIST(exemptions), exemption);
}

enum reach_exemption
reach_exemption_of(const char *name)
{
	return (enum reach_exemption)name_place(NAME_LIST(exemptions), name);
}

static _Bool
year_end(int32_t day)
{
	int year, month, of_month;

	day_to_civil(day, &year, &month, &of_month);
	return (month == 12 && of_month >= 29) ||
	    (month == 1 && of_month <= 3);
}

_Bool
reach_expected(const struct reach_hours *hours, instant now, _Bool holiday)
{
	int32_t today = instant_day(now);
	int minute = instant_minute(now);

	if (holiday || year_end(today))
		return 0;
	if ((hours->weekdays >> (day_weekday(today) - 1) & 1) == 0)
		return 0;
	return minute >= hours->from && minute < hours->to;
}

enum verdict
reach_check_call(instant at, instant now)
{
	if (at > now)
		return VERDICT_CALL_FUTURE;
	return at >= now - REACH_CALL_DAYS * INSTANT_DAY ? VERDICT_OK :
	    VERDICT_CALL_OLD;
}

/*
 * The answer that counts: of calls at one instant, the one recorded last. A
 * call that is not yet (a clock may have been set back) isn't heard.
 */
static enum reach_answer
last_answer(const struct reach_facts *facts, instant now)
{
	enum reach_answer answer = REACH_NO_ANSWER;
	instant heard = INSTANT_MIN;

	for (size_t i = 0; i < facts->count; i++) {
		const struct reach_call *call = &facts->calls[i];

		if (call->answer != REACH_POSSIBLE &&
		    call->answer != REACH_NOT_POSSIBLE)
			continue;
		if (call->at > now || call->at < heard)
			continue;
		answer = call->answer;
		heard = call->at;
	}
	return answer;
}

/* Unanswered calls of the Japanese day of `now`, up to `now`. */
static int
unanswered_today(const struct reach_facts *facts, instant now)
{
	instant midnight = day_start(instant_day(now));
	int unanswered = 0;

	for (size_t i = 0; i < facts->count; i++)
		if (facts->calls[i].answer == REACH_UNANSWERED &&
		    facts->calls[i].at >= midnight &&
		    facts->calls[i].at <= now)
			unanswered++;
	return unanswered;
}

static enum verdict
check_exemption(const struct reach_facts *facts, instant now)
{
	switch (facts->exemption) {
	case REACH_OUTSIDE_HOURS:
		return reach_expected(&facts->hours, now, facts->holiday) ?
		    VERDICT_EXEMPTION_HOURS : VERDICT_OK;
	case REACH_UNANSWERED_TWICE:
		return unanswered_today(facts, now) < REACH_UNANSWERED_LEAST ?
		    VERDICT_EXEMPTION_CALLS : VERDICT_OK;
	case REACH_OTHER:
		return facts->reason ? VERDICT_OK : VERDICT_EXEMPTION_REASON;
	default:
		return VERDICT_CLEARANCE_MISSING;
	}
}

enum verdict
reach_check(const struct reach_facts *facts, instant now)
{
	switch (last_answer(facts, now)) {
	case REACH_POSSIBLE:
		return VERDICT_OK;
	case REACH_NOT_POSSIBLE:
		return VERDICT_CALL_NOT_POSSIBLE;
	default:
		return check_exemption(facts, now);
	}
}

_Bool
reach_holidays_short(int32_t until, int32_t today)
{
	return until < month_end(today, REACH_HOLIDAY_MONTHS);
}
