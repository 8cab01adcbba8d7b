/* lib/model/reach.c: R3, its hours, its calls and its exemptions. */
#include "model/reach.h"

#include "at.h"

/* The default hours, by the rules' table and around it. */
static const struct {
	const char *now;
	_Bool holiday;
	_Bool expected;
} moments[] = {
	/* Friday 20 November 2026 */
	{ "2026-11-20T00:00:00", 0, 0 },
	{ "2026-11-20T08:29:59.999999", 0, 0 },
	{ "2026-11-20T08:30:00", 0, 1 },
	{ "2026-11-20T08:30:00.000001", 0, 1 },
	{ "2026-11-20T12:00:00", 0, 1 },
	{ "2026-11-20T17:14:59.999999", 0, 1 },
	{ "2026-11-20T17:15:00", 0, 0 },
	{ "2026-11-20T23:59:59.999999", 0, 0 },
	/* the week around it */
	{ "2026-11-16T10:00:00", 0, 1 },
	{ "2026-11-17T10:00:00", 0, 1 },
	{ "2026-11-18T10:00:00", 0, 1 },
	{ "2026-11-19T10:00:00", 0, 1 },
	{ "2026-11-21T10:00:00", 0, 0 },
	{ "2026-11-22T10:00:00", 0, 0 },
	/* Monday 23 November is Labour Thanksgiving Day */
	{ "2026-11-23T10:00:00", 1, 0 },
	{ "2026-11-23T10:00:00", 0, 1 },
	{ "2026-11-24T10:00:00", 0, 1 },
	/* the end of the year: Monday 28 December to Monday 4 January */
	{ "2026-12-28T17:14:59.999999", 0, 1 },
	{ "2026-12-29T08:30:00", 0, 0 },
	{ "2026-12-30T10:00:00", 0, 0 },
	{ "2026-12-31T10:00:00", 0, 0 },
	{ "2027-01-01T10:00:00", 1, 0 },
	{ "2027-01-04T08:30:00", 0, 1 },
	/* where 2 and 3 January, and 29 December, are weekdays */
	{ "2023-01-02T10:00:00", 0, 0 },
	{ "2023-01-03T10:00:00", 0, 0 },
	{ "2023-01-04T10:00:00", 0, 1 },
	{ "2025-12-29T10:00:00", 0, 0 },
	/* the same days of other months are days like any */
	{ "2026-01-29T10:00:00", 0, 1 },
	{ "2026-12-01T10:00:00", 0, 1 },
	{ "2026-12-03T10:00:00", 0, 1 },
	{ "2027-02-02T10:00:00", 0, 1 },
};

static void
usual_hours(void **state)
{
	struct reach_hours hours = reach_hours_default();
	size_t i;

	(void)state;
	assert_true(reach_hours_good(&hours));
	for (i = 0; i < COUNT(moments); i++)
		assert_int_equal(reach_expected(&hours, at(moments[i].now),
		    moments[i].holiday), moments[i].expected);
}

enum { MON = 1, TUE = 2, WED = 4, SAT = 32, SUN = 64 };

/* An employer's own hours. */
static const struct {
	struct reach_hours hours;
	const char *now;
	_Bool holiday;
	_Bool expected;
} own[] = {
	{ { SAT | SUN, 600, 720 }, "2026-11-21T09:59:59.999999", 0, 0 },
	{ { SAT | SUN, 600, 720 }, "2026-11-21T10:00:00", 0, 1 },
	{ { SAT | SUN, 600, 720 }, "2026-11-22T11:59:59.999999", 0, 1 },
	{ { SAT | SUN, 600, 720 }, "2026-11-22T12:00:00", 0, 0 },
	{ { SAT | SUN, 600, 720 }, "2026-11-20T11:00:00", 0, 0 },
	{ { MON, 0, 1440 }, "2026-11-22T23:59:59.999999", 0, 0 },
	{ { MON, 0, 1440 }, "2026-11-23T00:00:00", 0, 1 },
	{ { MON, 0, 1440 }, "2026-11-23T23:59:59.999999", 0, 1 },
	{ { MON, 0, 1440 }, "2026-11-24T00:00:00", 0, 0 },
	{ { MON, 0, 1440 }, "2026-11-23T12:00:00", 1, 0 },
	{ { TUE | WED, 1020, 1260 }, "2026-11-24T20:59:59", 0, 1 },
	{ { TUE | WED, 1020, 1260 }, "2026-12-29T20:59:59", 0, 0 },
	{ { SUN, 0, 1440 }, "2027-01-03T12:00:00", 0, 0 },
	{ { SUN, 0, 1440 }, "2027-01-10T12:00:00", 0, 1 },
};

static void
own_hours(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(own); i++) {
		assert_true(reach_hours_good(&own[i].hours));
		assert_int_equal(reach_expected(&own[i].hours,
		    at(own[i].now), own[i].holiday), own[i].expected);
	}
}

static const struct reach_hours bad_hours[] = {
	{ 0, 510, 1035 }, { 128, 510, 1035 }, { 0x1F, 510, 510 },
	{ 0x1F, 511, 510 }, { 0x1F, -1, 510 }, { 0x1F, 510, 1441 },
	{ 0x1F, INT32_MIN, INT32_MAX },
};

static void
hours_that_leave_no_time(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad_hours); i++)
		assert_false(reach_hours_good(&bad_hours[i]));
}

enum { CALLS = 4 };

/* In hours, one Friday at 14:30; calls as "answer time" in recorded order. */
static const struct {
	const char *now;
	struct {
		const char *answer, *at;
	} calls[CALLS];
	const char *exemption;
	_Bool reason;
	const char *code;		/* "-": it may go */
} sendings[] = {
	/* nothing recorded at all */
	{ "2026-11-20T14:30:00", { { 0 } }, NULL, 0, "clearance_missing" },
	{ "2026-11-20T20:00:00", { { 0 } }, NULL, 0, "clearance_missing" },
	{ "2026-11-20T14:30:00", { { 0 } }, NULL, 1, "clearance_missing" },

	/* calls */
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T14:05:00" } },
	    NULL, 0, "-" },
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-10T09:00:00" } },
	    NULL, 0, "-" },
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T14:30:00" } },
	    NULL, 0, "-" },
	{ "2026-11-20T14:30:00",
	    { { "possible", "2026-11-20T14:30:00.000001" } },
	    NULL, 0, "clearance_missing" },
	{ "2026-11-20T14:30:00", { { "not_possible", "2026-11-20T14:05:00" } },
	    NULL, 0, "call_not_possible" },
	{ "2026-11-20T14:30:00", { { "unanswered", "2026-11-20T14:05:00" } },
	    NULL, 0, "clearance_missing" },

	/* the last answer counts, by the time of the call */
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T10:00:00" },
	    { "not_possible", "2026-11-20T11:00:00" } },
	    NULL, 0, "call_not_possible" },
	{ "2026-11-20T14:30:00", { { "not_possible", "2026-11-20T11:00:00" },
	    { "possible", "2026-11-20T10:00:00" } },
	    NULL, 0, "call_not_possible" },
	{ "2026-11-20T14:30:00", { { "not_possible", "2026-11-20T10:00:00" },
	    { "possible", "2026-11-20T11:00:00" } }, NULL, 0, "-" },
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T10:00:00" },
	    { "unanswered", "2026-11-20T11:00:00" },
	    { "unanswered", "2026-11-20T12:00:00" } }, NULL, 0, "-" },
	/* two at one instant: the one recorded last */
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T10:00:00" },
	    { "not_possible", "2026-11-20T10:00:00" } },
	    NULL, 0, "call_not_possible" },
	{ "2026-11-20T14:30:00", { { "not_possible", "2026-11-20T10:00:00" },
	    { "possible", "2026-11-20T10:00:00" } }, NULL, 0, "-" },
	/* one that is not yet isn't heard */
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T10:00:00" },
	    { "not_possible", "2026-11-20T15:00:00" } }, NULL, 0, "-" },

	/* outside the hours, judged at the moment of sending */
	{ "2026-11-20T08:29:59.999999", { { 0 } }, "outside_hours", 0, "-" },
	{ "2026-11-20T08:30:00", { { 0 } }, "outside_hours", 0,
	    "exemption_hours" },
	{ "2026-11-20T17:14:59.999999", { { 0 } }, "outside_hours", 1,
	    "exemption_hours" },
	{ "2026-11-20T17:15:00", { { 0 } }, "outside_hours", 0, "-" },
	{ "2026-11-21T10:00:00", { { 0 } }, "outside_hours", 0, "-" },
	{ "2026-12-29T10:00:00", { { 0 } }, "outside_hours", 0, "-" },
	{ "2026-11-20T20:00:00",
	    { { "not_possible", "2026-11-20T16:00:00" } },
	    "outside_hours", 0, "call_not_possible" },

	/* two unanswered calls of the same day */
	{ "2026-11-20T14:30:00", { { 0 } }, "unanswered_twice", 0,
	    "exemption_calls" },
	{ "2026-11-20T14:30:00", { { "unanswered", "2026-11-20T10:40:00" } },
	    "unanswered_twice", 0, "exemption_calls" },
	{ "2026-11-20T14:30:00", { { "unanswered", "2026-11-20T10:40:00" },
	    { "unanswered", "2026-11-20T14:05:00" } },
	    "unanswered_twice", 0, "-" },
	{ "2026-11-20T14:30:00", { { "unanswered", "2026-11-20T00:00:00" },
	    { "unanswered", "2026-11-20T14:30:00" } },
	    "unanswered_twice", 0, "-" },
	{ "2026-11-20T14:30:00",
	    { { "unanswered", "2026-11-19T23:59:59.999999" },
	    { "unanswered", "2026-11-20T14:05:00" } },
	    "unanswered_twice", 0, "exemption_calls" },
	{ "2026-11-20T14:30:00", { { "unanswered", "2026-11-20T10:40:00" },
	    { "unanswered", "2026-11-20T14:30:00.000001" } },
	    "unanswered_twice", 0, "exemption_calls" },
	/* two of yesterday serve no longer at midnight */
	{ "2026-11-20T23:59:59.999999",
	    { { "unanswered", "2026-11-20T10:40:00" },
	    { "unanswered", "2026-11-20T14:05:00" } },
	    "unanswered_twice", 0, "-" },
	{ "2026-11-21T00:00:00", { { "unanswered", "2026-11-20T10:40:00" },
	    { "unanswered", "2026-11-20T14:05:00" } },
	    "unanswered_twice", 0, "exemption_calls" },
	{ "2026-11-20T14:30:00", { { "not_possible", "2026-11-20T09:00:00" },
	    { "unanswered", "2026-11-20T10:40:00" },
	    { "unanswered", "2026-11-20T14:05:00" } },
	    "unanswered_twice", 0, "call_not_possible" },
	/* answered calls are not unanswered ones */
	{ "2026-11-20T14:30:00", { { "possible", "2026-11-20T09:00:00" },
	    { "unanswered", "2026-11-20T10:40:00" } },
	    "unanswered_twice", 0, "-" },

	/* other, with its reason */
	{ "2026-11-20T14:30:00", { { 0 } }, "other", 0, "missing" },
	{ "2026-11-20T14:30:00", { { 0 } }, "other", 1, "-" },
	{ "2026-11-20T14:30:00", { { "not_possible", "2026-11-20T09:00:00" } },
	    "other", 1, "call_not_possible" },
};

static void
clearance(void **state)
{
	struct reach_facts facts = { .hours = reach_hours_default() };
	struct reach_call calls[CALLS];
	enum verdict verdict;
	size_t i, j;

	(void)state;
	facts.calls = calls;
	for (i = 0; i < COUNT(sendings); i++) {
		for (j = 0; j < CALLS &&
		    sendings[i].calls[j].answer != NULL; j++) {
			calls[j].answer = reach_answer_of(
			    sendings[i].calls[j].answer);
			assert_int_not_equal(calls[j].answer,
			    REACH_NO_ANSWER);
			calls[j].at = at(sendings[i].calls[j].at);
		}
		facts.count = j;
		facts.exemption = reach_exemption_of(sendings[i].exemption);
		facts.reason = sendings[i].reason;
		verdict = reach_check(&facts, at(sendings[i].now));
		assert_string_equal(or_dash(verdict_code(verdict)),
		    sendings[i].code);
		if (verdict != VERDICT_OK)
			assert_string_equal(verdict_rule(verdict), "R3");
	}
}

/* A holiday makes a weekday a day outside the hours. */
static void
holiday(void **state)
{
	struct reach_facts facts = {
		.hours = reach_hours_default(),
		.exemption = REACH_OUTSIDE_HOURS
	};
	instant now = at("2026-11-23T10:00:00");

	(void)state;
	assert_int_equal(reach_check(&facts, now), VERDICT_EXEMPTION_HOURS);
	facts.holiday = 1;
	assert_int_equal(reach_check(&facts, now), VERDICT_OK);
}

static void
calls_that_were(void **state)
{
	instant now = at("2026-11-20T14:30:00");

	(void)state;
	assert_int_equal(reach_check_call(now - 1, now), VERDICT_OK);
	assert_int_equal(reach_check_call(now, now), VERDICT_OK);
	assert_int_equal(reach_check_call(now + 1, now), VERDICT_CALL_FUTURE);
	assert_int_equal(reach_check_call(at("2026-10-20T14:30:00"), now),
	    VERDICT_OK);
	assert_int_equal(reach_check_call(at("2026-10-20T14:30:00") - 1, now),
	    VERDICT_CALL_OLD);
}

static void
holidays_ahead(void **state)
{
	(void)state;
	assert_false(reach_holidays_short(on("2028-11-30"), on("2026-11-01")));
	assert_false(reach_holidays_short(on("2028-11-30"), on("2026-11-30")));
	assert_true(reach_holidays_short(on("2028-11-29"), on("2026-11-20")));
	assert_true(reach_holidays_short(on("2028-11-30"), on("2026-12-01")));
	assert_true(reach_holidays_short(on("2026-11-19"), on("2026-11-20")));
	assert_false(reach_holidays_short(on("2028-02-29"), on("2026-02-10")));
}

static void
names(void **state)
{
	unsigned i;

	(void)state;
	for (i = 1; i < REACH_ANSWERS; i++)
		assert_int_equal(reach_answer_of(reach_answer_name(i)), i);
	for (i = 1; i < REACH_EXEMPTIONS; i++)
		assert_int_equal(reach_exemption_of(reach_exemption_name(i)),
		    i);
	assert_int_equal(reach_answer_of("maybe"), REACH_NO_ANSWER);
	assert_int_equal(reach_exemption_of("none"), REACH_NO_EXEMPTION);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(usual_hours),
		cmocka_unit_test(own_hours),
		cmocka_unit_test(hours_that_leave_no_time),
		cmocka_unit_test(clearance),
		cmocka_unit_test(holiday),
		cmocka_unit_test(calls_that_were),
		cmocka_unit_test(holidays_ahead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
