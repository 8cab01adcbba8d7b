/* lib/model/application.c: R9, R12, R13, R15, R16. */
#include "model/application.h"

#include "at.h"

/* Every state × every event; "-" where there is no way. */
static const struct {
	const char *from;
	const char *to[APPLICATION_EVENTS];
} ways[] = {
	/* cancel, read, message, tell, hire, reject,
	   correct to hire, correct to reject */
	{ "selecting", { "cancelled", "selecting", "selecting", "selecting",
	    "hired", "rejected", "-", "-" } },
	{ "cancelled", { "-", "-", "-", "-", "-", "-", "-", "-" } },
	{ "hired", { "-", "hired", "-", "hired", "-", "-",
	    "hired", "rejected" } },
	{ "rejected", { "-", "rejected", "-", "rejected", "-", "-",
	    "hired", "rejected" } },
};

static void
every_way(void **state)
{
	size_t i;
	unsigned event;

	(void)state;
	assert_int_equal(COUNT(ways), APPLICATION_STATES - 1);
	for (i = 0; i < COUNT(ways); i++)
		for (event = 0; event < APPLICATION_EVENTS; event++)
			assert_string_equal(or_dash(application_state_name(
			    application_next(application_state_of(
			    ways[i].from), event))), ways[i].to[event]);
}

static void
no_way_from_nowhere(void **state)
{
	unsigned event;

	(void)state;
	for (event = 0; event <= APPLICATION_EVENTS; event++) {
		assert_int_equal(application_next(APPLICATION_NOWHERE, event),
		    APPLICATION_NOWHERE);
		assert_int_equal(application_next(APPLICATION_STATES, event),
		    APPLICATION_NOWHERE);
	}
	assert_int_equal(application_next(APPLICATION_SELECTING,
	    APPLICATION_EVENTS), APPLICATION_NOWHERE);
	assert_int_equal(application_state_of("ended"), APPLICATION_NOWHERE);
	assert_null(application_state_name(APPLICATION_NOWHERE));
}

/* R12: the last instant to cancel. */
static const struct {
	const char *applied, *until;
} cancels[] = {
	{ "2026-11-20T10:00:00", "2026-11-21T10:00:00" },
	{ "2026-11-20T10:00:00.000001", "2026-11-21T10:00:00.000001" },
	{ "2026-11-20T23:59:59.999999", "2026-11-21T23:59:59.999999" },
	{ "2026-12-31T00:00:00", "2027-01-01T00:00:00" },
	{ "2028-02-28T12:00:00", "2028-02-29T12:00:00" },
	{ "2026-02-28T12:00:00", "2026-03-01T12:00:00" },
};

static void
cancel_until(void **state)
{
	struct application_facts facts = { .state = APPLICATION_SELECTING };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cancels); i++) {
		instant until = application_cancel_until(
		    at(cancels[i].applied));

		assert_at(until, cancels[i].until);
		facts.cancel_until = until;
		assert_int_equal(application_check_cancel(&facts, until - 1),
		    VERDICT_OK);
		assert_int_equal(application_check_cancel(&facts, until),
		    VERDICT_OK);
		assert_int_equal(application_check_cancel(&facts, until + 1),
		    VERDICT_CANCEL_LATE);
	}
}

static void
late_after_two_weeks(void **state)
{
	(void)state;
	assert_at(application_late(at("2026-12-04T10:00:00.000001")),
	    "2026-11-20T10:00:00.000001");
	assert_at(application_late(at("2028-03-14T00:00:00")),
	    "2028-02-29T00:00:00");
}

enum act { CANCEL, READ, MESSAGE, TELL, RESULT, PHONE, CORRECT, ACTS };

static enum verdict
check(const struct application_facts *facts, enum act act, instant now)
{
	switch (act) {
	case CANCEL:
		return application_check_cancel(facts, now);
	case READ:
		return application_check_read(facts, now);
	case MESSAGE:
		return application_check_message(facts, now);
	case TELL:
		return application_check_told(facts);
	case RESULT:
		return application_check_result(facts, now);
	case PHONE:
		return application_check_phone_result(facts);
	default:
		return application_check_correct(facts, 1);
	}
}

/*
 * Every state × every act: while both windows are open, after 24 hours, and
 * after the end of the third month.
 */
static const struct {
	const char *state;
	enum act act;
	const char *early, *later, *last;
} checks[] = {
	{ "selecting", CANCEL, "-", "R12 cancel_late", "R12 cancel_late" },
	{ "selecting", READ, "-", "-", "R9 read_late" },
	{ "selecting", MESSAGE, "-", "-", "R16 message_late" },
	{ "selecting", TELL, "-", "-", "-" },
	{ "selecting", RESULT, "-", "-", "R16 result_late" },
	{ "selecting", PHONE, "-", "-", "-" },
	{ "selecting", CORRECT, "R16 correct_nothing", "R16 correct_nothing",
	    "R16 correct_nothing" },

	{ "cancelled", CANCEL, "R12 cancel_twice", "R12 cancel_twice",
	    "R12 cancel_twice" },
	{ "cancelled", READ, "R9 read_cancelled", "R9 read_cancelled",
	    "R9 read_cancelled" },
	{ "cancelled", MESSAGE, "R9 message_cancelled",
	    "R9 message_cancelled", "R9 message_cancelled" },
	{ "cancelled", TELL, "R12 told_cancelled", "R12 told_cancelled",
	    "R12 told_cancelled" },
	{ "cancelled", RESULT, "R12 result_cancelled",
	    "R12 result_cancelled", "R12 result_cancelled" },
	{ "cancelled", PHONE, "R12 result_cancelled",
	    "R12 result_cancelled", "R12 result_cancelled" },
	{ "cancelled", CORRECT, "R12 correct_cancelled",
	    "R12 correct_cancelled", "R12 correct_cancelled" },

	{ "hired", CANCEL, "R12 cancel_result", "R12 cancel_result",
	    "R12 cancel_result" },
	{ "hired", READ, "-", "-", "R9 read_late" },
	{ "hired", MESSAGE, "R16 message_result", "R16 message_result",
	    "R16 message_result" },
	{ "hired", TELL, "-", "-", "-" },
	{ "hired", RESULT, "R16 result_twice", "R16 result_twice",
	    "R16 result_twice" },
	{ "hired", PHONE, "R16 result_twice", "R16 result_twice",
	    "R16 result_twice" },
	{ "hired", CORRECT, "-", "-", "-" },

	{ "rejected", CANCEL, "R12 cancel_result", "R12 cancel_result",
	    "R12 cancel_result" },
	{ "rejected", READ, "-", "-", "R9 read_late" },
	{ "rejected", MESSAGE, "R16 message_result", "R16 message_result",
	    "R16 message_result" },
	{ "rejected", TELL, "-", "-", "-" },
	{ "rejected", RESULT, "R16 result_twice", "R16 result_twice",
	    "R16 result_twice" },
	{ "rejected", PHONE, "R16 result_twice", "R16 result_twice",
	    "R16 result_twice" },
	{ "rejected", CORRECT, "-", "-", "-" },
};

static void
assert_says(enum verdict verdict, const char *says)
{
	char text[64] = "-";

	if (verdict != VERDICT_OK)
		snprintf(text, sizeof text, "%s %s", verdict_rule(verdict),
		    verdict_code(verdict));
	assert_string_equal(text, says);
}

static void
every_check(void **state)
{
	struct application_facts facts = { .mypage = 1 };
	instant cancel = at("2026-11-21T10:00:00");
	instant open = at("2027-03-31T23:59:59.999999");
	size_t i;

	(void)state;
	assert_int_equal(COUNT(checks), (APPLICATION_STATES - 1) * ACTS);
	facts.cancel_until = cancel;
	facts.open_until = open;
	for (i = 0; i < COUNT(checks); i++) {
		facts.state = application_state_of(checks[i].state);
		assert_says(check(&facts, checks[i].act, cancel - 1),
		    checks[i].early);
		assert_says(check(&facts, checks[i].act, cancel),
		    checks[i].early);
		assert_says(check(&facts, checks[i].act, cancel + 1),
		    checks[i].later);
		assert_says(check(&facts, checks[i].act, open - 1),
		    checks[i].later);
		assert_says(check(&facts, checks[i].act, open),
		    checks[i].later);
		assert_says(check(&facts, checks[i].act, open + 1),
		    checks[i].last);
	}
}

/* The cancel's 24 hours don't end with the employer's window. */
static void
cancel_after_window(void **state)
{
	struct application_facts facts = { .state = APPLICATION_SELECTING };

	(void)state;
	facts.cancel_until = at("2026-10-01T10:00:00");
	facts.open_until = at("2026-09-30T23:59:59.999999");
	assert_int_equal(application_check_cancel(&facts,
	    at("2026-10-01T00:00:00")), VERDICT_OK);
}

/* Without a My Page there are no messages, but all else. */
static void
on_paper(void **state)
{
	struct application_facts facts = {
		.state = APPLICATION_SELECTING,
		.open_until = INSTANT_MAX
	};

	(void)state;
	assert_says(application_check_message(&facts, 0),
	    "R11 message_paper");
	assert_says(application_check_read(&facts, 0), "-");
	assert_says(application_check_result(&facts, 0), "-");
	assert_says(application_check_told(&facts), "-");
	facts.state = APPLICATION_CANCELLED;
	assert_says(application_check_message(&facts, 0),
	    "R9 message_cancelled");
}

static void
told_once(void **state)
{
	static const char *const says[APPLICATION_STATES] = {
		[APPLICATION_NOWHERE] = "R15 told_twice",
		[APPLICATION_SELECTING] = "R15 told_twice",
		[APPLICATION_CANCELLED] = "R12 told_cancelled",
		[APPLICATION_HIRED] = "R15 told_twice",
		[APPLICATION_REJECTED] = "R15 told_twice",
	};
	struct application_facts facts = { .told = 1 };
	unsigned s;

	(void)state;
	for (s = 0; s < APPLICATION_STATES; s++) {
		facts.state = s;
		assert_says(application_check_told(&facts), says[s]);
	}
}

static void
correcting_needs_a_reason(void **state)
{
	struct application_facts facts = { .state = APPLICATION_HIRED };

	(void)state;
	assert_says(application_check_correct(&facts, 0), "R16 missing");
	assert_string_equal(verdict_field(application_check_correct(&facts,
	    0)), "why");
	facts.state = APPLICATION_REJECTED;
	assert_says(application_check_correct(&facts, 0), "R16 missing");
	facts.state = APPLICATION_SELECTING;
	assert_says(application_check_correct(&facts, 0),
	    "R16 correct_nothing");
}

/* R15, R10: what a result must state; the first field that is not. */
static const struct {
	struct application_result result;
	const char *field;
} statements[] = {
	/* outcome, hired_on, terms, terms_note, reason, note, R10: readings,
	   disposed */
	{ { APPLICATION_NOWHERE, 1, TERMS_SAME, 1, 1, 1, 0, 0 }, "outcome" },
	{ { APPLICATION_SELECTING, 1, TERMS_SAME, 1, 1, 1, 0, 0 }, "outcome" },
	{ { APPLICATION_CANCELLED, 1, TERMS_SAME, 1, 1, 1, 0, 0 }, "outcome" },
	{ { APPLICATION_STATES, 1, TERMS_SAME, 1, 1, 1, 0, 0 }, "outcome" },
	{ { APPLICATION_HIRED, 0, TERMS_UNSAID, 0, 0, 0, 0, 0 }, "hired_on" },
	{ { APPLICATION_HIRED, 0, TERMS_SAME, 0, 8, 0, 0, 0 }, "hired_on" },
	{ { APPLICATION_HIRED, 1, TERMS_UNSAID, 1, 0, 0, 0, 0 },
	    "terms_differ" },
	{ { APPLICATION_HIRED, 1, TERMS_DIFFER, 0, 0, 0, 0, 0 }, "terms_note" },
	{ { APPLICATION_HIRED, 1, TERMS_DIFFER, 1, 0, 0, 0, 0 }, "-" },
	{ { APPLICATION_HIRED, 1, TERMS_SAME, 0, 0, 0, 0, 0 }, "-" },
	{ { APPLICATION_REJECTED, 1, TERMS_SAME, 1, 0, 1, 0, 0 }, "reason" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 1, 0, 0, 0 }, "-" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 8, 0, 0, 0 }, "-" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 9, 0, 0, 0 }, "note" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 9, 1, 0, 0 }, "-" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 10, 0, 0, 0 }, "-" },
	{ { APPLICATION_HIRED, 1, TERMS_SAME, 0, 0, 0, 1, 0 }, "disposed" },
	{ { APPLICATION_HIRED, 1, TERMS_SAME, 0, 0, 0, 1, 1 }, "-" },
	{ { APPLICATION_HIRED, 1, TERMS_SAME, 0, 0, 0, 0, 1 }, "-" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 1, 0, 1, 0 },
	    "disposed" },
	{ { APPLICATION_REJECTED, 0, TERMS_UNSAID, 0, 0, 0, 1, 0 },
	    "reason" },
};

static void
every_statement(void **state)
{
	enum verdict verdict;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(statements); i++) {
		verdict = application_check_statement(&statements[i].result);
		assert_string_equal(or_dash(verdict_field(verdict)),
		    statements[i].field);
		if (verdict != VERDICT_OK)
			assert_says(verdict,
			    verdict == VERDICT_DISPOSED_MISSING ?
			    "R10 missing" : "R15 missing");
	}
}

/* R15: what the seeker sees, untold and told. */
static const struct {
	const char *state, *untold, *told;
} seen[] = {
	{ "selecting", "selecting", "selecting" },
	{ "cancelled", "cancelled", "cancelled" },
	{ "hired", "ended", "hired" },
	{ "rejected", "ended", "rejected" },
	{ "no state", "-", "-" },
};

static void
what_the_seeker_sees(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(seen); i++) {
		enum application_state s = application_state_of(
		    seen[i].state);

		assert_string_equal(or_dash(application_seen_name(
		    application_seen(s, 0))), seen[i].untold);
		assert_string_equal(or_dash(application_seen_name(
		    application_seen(s, 1))), seen[i].told);
	}
	assert_int_equal(application_seen(APPLICATION_STATES, 1),
	    APPLICATION_SEEN_NOTHING);
}

static void
reason_eight_stays(void **state)
{
	int reason;

	(void)state;
	for (reason = -1; reason < 20; reason++)
		assert_int_equal(application_reason_fixed(reason),
		    reason == 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way),
		cmocka_unit_test(no_way_from_nowhere),
		cmocka_unit_test(cancel_until),
		cmocka_unit_test(late_after_two_weeks),
		cmocka_unit_test(every_check),
		cmocka_unit_test(cancel_after_window),
		cmocka_unit_test(on_paper),
		cmocka_unit_test(told_once),
		cmocka_unit_test(correcting_needs_a_reason),
		cmocka_unit_test(every_statement),
		cmocka_unit_test(what_the_seeker_sees),
		cmocka_unit_test(reason_eight_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
