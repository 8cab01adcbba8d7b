/* lib/model/referral.c: R4, R5, R6, and that R3 is asked. */
#include "model/referral.h"

#include "at.h"

/* Every state × every event; "-" where there is no way. */
static const struct {
	const char *from;
	const char *to[REFERRAL_EVENTS];
} ways[] = {
	/* edit, send, hand, apply, lapse, withdraw */
	{ "draft", { "draft", "sent", "applied", "-", "-", "withdrawn" } },
	{ "sent", { "-", "-", "-", "applied", "lapsed", "withdrawn" } },
	{ "applied", { "-", "-", "-", "-", "-", "-" } },
	{ "lapsed", { "-", "-", "-", "-", "-", "-" } },
	{ "withdrawn", { "-", "-", "-", "-", "-", "-" } },
};

static void
every_way(void **state)
{
	size_t i;
	unsigned event;

	(void)state;
	assert_int_equal(COUNT(ways), REFERRAL_STATES - 1);
	for (i = 0; i < COUNT(ways); i++)
		for (event = 0; event < REFERRAL_EVENTS; event++)
			assert_string_equal(or_dash(referral_state_name(
			    referral_next(referral_state_of(ways[i].from),
			    event))), ways[i].to[event]);
}

static void
no_way_from_nowhere(void **state)
{
	unsigned event;

	(void)state;
	for (event = 0; event <= REFERRAL_EVENTS; event++) {
		assert_int_equal(referral_next(REFERRAL_NOWHERE, event),
		    REFERRAL_NOWHERE);
		assert_int_equal(referral_next(REFERRAL_STATES, event),
		    REFERRAL_NOWHERE);
	}
	assert_int_equal(referral_next(REFERRAL_DRAFT, REFERRAL_EVENTS),
	    REFERRAL_NOWHERE);
	assert_int_equal(referral_state_of("open"), REFERRAL_NOWHERE);
	assert_null(referral_state_name(REFERRAL_NOWHERE));
	assert_int_equal(referral_sending(1), REFERRAL_SEND);
	assert_int_equal(referral_sending(0), REFERRAL_HAND);
}

/* R6: the last instant to apply. */
static const struct {
	const char *sent;
	int days;
	const char *job_until, *apply_until;
} deadlines[] = {
	{ "2026-11-20T15:00:00", 7, "2026-12-31",
	    "2026-11-27T23:59:59.999999" },
	{ "2026-11-20T00:00:00", 7, "2026-12-31",
	    "2026-11-27T23:59:59.999999" },
	{ "2026-11-20T23:59:59.999999", 7, "2026-12-31",
	    "2026-11-27T23:59:59.999999" },
	{ "2026-11-27T15:00:00", 7, "2026-11-30",
	    "2026-11-30T23:59:59.999999" },
	{ "2026-11-23T15:00:00", 7, "2026-11-30",
	    "2026-11-30T23:59:59.999999" },
	{ "2026-11-22T15:00:00", 7, "2026-11-30",
	    "2026-11-29T23:59:59.999999" },
	{ "2026-11-30T23:59:59.999999", 7, "2026-11-30",
	    "2026-11-30T23:59:59.999999" },
	{ "2026-12-28T15:00:00", 7, "2027-02-28",
	    "2027-01-04T23:59:59.999999" },
	{ "2028-02-23T15:00:00", 7, "2028-04-30",
	    "2028-03-01T23:59:59.999999" },
	{ "2026-11-20T15:00:00", 1, "2026-12-31",
	    "2026-11-21T23:59:59.999999" },
	{ "2026-11-20T15:00:00", 31, "2026-12-31",
	    "2026-12-21T23:59:59.999999" },
	{ "2026-11-20T15:00:00", 0, "2026-12-31",
	    "2026-11-21T23:59:59.999999" },
	{ "2026-11-20T15:00:00", INT32_MIN, "2026-12-31",
	    "2026-11-21T23:59:59.999999" },
	{ "2026-11-20T15:00:00", INT32_MAX, "2026-12-31",
	    "2026-12-21T23:59:59.999999" },
};

static void
apply_until(void **state)
{
	size_t i;
	unsigned s;

	(void)state;
	assert_int_equal(REFERRAL_DAYS, 7);
	for (i = 0; i < COUNT(deadlines); i++) {
		instant until = referral_apply_until(at(deadlines[i].sent),
		    deadlines[i].days, day_end(on(deadlines[i].job_until)));

		assert_at(until, deadlines[i].apply_until);
		assert_int_equal(referral_state_at(REFERRAL_SENT, until,
		    until - 1), REFERRAL_SENT);
		assert_int_equal(referral_state_at(REFERRAL_SENT, until,
		    until), REFERRAL_SENT);
		assert_int_equal(referral_state_at(REFERRAL_SENT, until,
		    until + 1), REFERRAL_LAPSED);
	}
	/* a job that ended early has an odd last instant */
	assert_at(referral_apply_until(at("2026-11-20T15:00:00"), 7,
	    at("2026-11-20T15:00:01.234567")), "2026-11-20T15:00:01.234567");
	/* the clock lapses only what waits */
	for (s = REFERRAL_NOWHERE; s < REFERRAL_STATES; s++)
		if (s != REFERRAL_SENT)
			assert_int_equal(referral_state_at(s, 0, INSTANT_MAX),
			    s);
}

static const char now_text[] = "2026-11-20T14:30:00";
static const struct reach_call possible = {
	INT64_C(1795150800000000), REACH_POSSIBLE
};

/* A draft with all that sending needs, on a Friday in the hours. */
static struct referral_facts
ready(void)
{
	return (struct referral_facts){
		.state = REFERRAL_DRAFT,
		.seeker_until = day_end(on("2026-12-31")),
		.job = JOB_ACCEPTED,
		.job_until = day_end(on("2026-12-31")),
		.consultation = 1,
		.fit = 1,
		.days = REFERRAL_DAYS,
		.reach = {
			.hours = reach_hours_default(),
			.calls = &possible,
			.count = 1
		}
	};
}

static void
assert_send(const struct referral_facts *facts, const char *rule,
    const char *code)
{
	enum verdict verdict = referral_check_send(facts, at(now_text));

	assert_string_equal(or_dash(verdict_rule(verdict)), rule);
	assert_string_equal(or_dash(verdict_code(verdict)), code);
}

/* One thing missing at a time. */
static void
sending(void **state)
{
	struct referral_facts facts = ready();

	(void)state;
	assert_send(&facts, "-", "-");
	facts.consultation = 0;
	assert_send(&facts, "R4", "send_consultation");
	facts = ready();
	facts.fit = 0;
	assert_send(&facts, "R4", "send_fit");
	facts = ready();
	facts.other_open = 1;
	assert_send(&facts, "R5", "referral_open");
	facts = ready();
	facts.reach.count = 0;
	assert_send(&facts, "R3", "clearance_missing");
	facts.reach.exemption = REACH_OUTSIDE_HOURS;
	assert_send(&facts, "R3", "exemption_hours");
	facts.reach.exemption = REACH_UNANSWERED_TWICE;
	assert_send(&facts, "R3", "exemption_calls");
	facts.reach.exemption = REACH_OTHER;
	assert_send(&facts, "R3", "missing");
	facts.reach.reason = 1;
	assert_send(&facts, "-", "-");
}

/* Each instant that sending looks at, and one microsecond before. */
static void
sending_deadlines(void **state)
{
	struct referral_facts facts = ready();
	instant now = at(now_text);

	(void)state;
	facts.seeker_until = now;
	facts.job_until = now;
	assert_send(&facts, "-", "-");
	facts.seeker_until = now - 1;
	assert_send(&facts, "R4", "send_registration");
	facts.seeker_until = now;
	facts.job_until = now - 1;
	assert_send(&facts, "R1", "job_invalid");
}

static void
sending_days(void **state)
{
	static const struct {
		int days;
		const char *rule, *code;
	} days[] = {
		{ 1, "-", "-" }, { 7, "-", "-" }, { 31, "-", "-" },
		{ 0, "R6", "range" }, { 32, "R6", "range" },
		{ -1, "R6", "range" }, { INT32_MAX, "R6", "range" },
	};
	struct referral_facts facts = ready();
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(days); i++) {
		facts.days = days[i].days;
		assert_send(&facts, days[i].rule, days[i].code);
	}
}

/* Only an accepted job is referred. */
static void
sending_job(void **state)
{
	struct referral_facts facts = ready();
	unsigned job;

	(void)state;
	for (job = JOB_NOWHERE; job < JOB_STATES; job++) {
		facts.job = job;
		if (job == JOB_ACCEPTED)
			assert_send(&facts, "-", "-");
		else
			assert_send(&facts, "R1", "job_invalid");
	}
}

/* What each act answers in each state; `late` once the deadline passed. */
static const struct {
	const char *state;
	const char *edit, *send, *apply, *withdraw;
	const char *late_apply, *late_withdraw;
} answers[] = {
	{ "draft", "-", "-", "referral_unsent", "-",
	    "referral_unsent", "-" },
	{ "sent", "referral_sent", "referral_sent", "-", "-",
	    "referral_lapsed", "referral_lapsed" },
	{ "applied", "referral_applied", "referral_applied",
	    "referral_applied", "referral_applied",
	    "referral_applied", "referral_applied" },
	{ "lapsed", "referral_lapsed", "referral_lapsed",
	    "referral_lapsed", "referral_lapsed",
	    "referral_lapsed", "referral_lapsed" },
	{ "withdrawn", "referral_withdrawn", "referral_withdrawn",
	    "referral_withdrawn", "referral_withdrawn",
	    "referral_withdrawn", "referral_withdrawn" },
};

#define ASSERT_CODE(verdict, code) \
	assert_string_equal(or_dash(verdict_code(verdict)), code)

static void
every_answer(void **state)
{
	struct referral_facts facts = ready();
	instant now = at(now_text);
	size_t i;

	(void)state;
	assert_int_equal(COUNT(answers), REFERRAL_STATES - 1);
	for (i = 0; i < COUNT(answers); i++) {
		facts.state = referral_state_of(answers[i].state);
		facts.apply_until = now;
		ASSERT_CODE(referral_check_edit(&facts, now),
		    answers[i].edit);
		ASSERT_CODE(referral_check_send(&facts, now),
		    answers[i].send);
		ASSERT_CODE(referral_check_apply(&facts, now),
		    answers[i].apply);
		ASSERT_CODE(referral_check_withdraw(&facts, now),
		    answers[i].withdraw);
		facts.apply_until = now - 1;
		ASSERT_CODE(referral_check_apply(&facts, now),
		    answers[i].late_apply);
		ASSERT_CODE(referral_check_withdraw(&facts, now),
		    answers[i].late_withdraw);
	}
	facts.state = REFERRAL_STATES;
	ASSERT_CODE(referral_check_send(&facts, now), "referral_unsent");
}

/* Applying looks at three deadlines, and at no other thing of sending. */
static void
applying(void **state)
{
	struct referral_facts facts = {
		.state = REFERRAL_SENT,
		.job = JOB_ACCEPTED
	};
	instant now = at(now_text);

	(void)state;
	facts.apply_until = facts.job_until = facts.seeker_until = now;
	ASSERT_CODE(referral_check_apply(&facts, now - 1), "-");
	ASSERT_CODE(referral_check_apply(&facts, now), "-");
	ASSERT_CODE(referral_check_apply(&facts, now + 1), "referral_lapsed");
	facts.seeker_until = now - 1;
	ASSERT_CODE(referral_check_apply(&facts, now), "apply_registration");
	facts.job_until = now - 1;
	ASSERT_CODE(referral_check_apply(&facts, now), "job_invalid");
	facts.job_until = now;
	facts.job = JOB_INVALID;
	ASSERT_CODE(referral_check_apply(&facts, now), "job_invalid");
}

/* A job that ends early takes its referrals' deadlines with it. */
static void
applying_too_late(void **state)
{
	static const struct {
		_Bool ended;
		int64_t job;		/* its last instant, from theirs */
		const char *code;
	} ends[] = {
		{ 0, 0, "referral_lapsed" },	/* ran out together */
		{ 0, 5, "referral_lapsed" },
		{ 1, 0, "job_invalid" },
		{ 1, -5, "job_invalid" },
		{ 1, 5, "referral_lapsed" },	/* had lapsed before */
	};
	struct referral_facts facts = ready();
	instant until = at(now_text);
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(ends); i++) {
		facts.state = REFERRAL_SENT;
		facts.job = ends[i].ended ? JOB_INVALID : JOB_ACCEPTED;
		facts.job_ended = ends[i].ended;
		facts.apply_until = until;
		facts.job_until = until + ends[i].job;
		ASSERT_CODE(referral_check_apply(&facts, until + 10),
		    ends[i].code);
		facts.state = REFERRAL_APPLIED;
		ASSERT_CODE(referral_check_apply(&facts, until + 10),
		    "referral_applied");
	}
}

/* What stands in the way of another: states × what became of it. */
static void
open_ones(void **state)
{
	unsigned s, application;

	(void)state;
	for (s = 0; s < REFERRAL_STATES; s++)
		for (application = 0; application < APPLICATION_STATES;
		    application++)
			assert_int_equal(referral_open(s, application),
			    s == REFERRAL_SENT || (s == REFERRAL_APPLIED &&
			    application == APPLICATION_SELECTING));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way),
		cmocka_unit_test(no_way_from_nowhere),
		cmocka_unit_test(apply_until),
		cmocka_unit_test(sending),
		cmocka_unit_test(sending_deadlines),
		cmocka_unit_test(sending_days),
		cmocka_unit_test(sending_job),
		cmocka_unit_test(every_answer),
		cmocka_unit_test(applying),
		cmocka_unit_test(applying_too_late),
		cmocka_unit_test(open_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
