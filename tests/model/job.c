/* lib/model/job.c: R1, R2, and the months of R9b and R16. */
#include "model/job.h"

#include "at.h"

/* R1: every state × every event; "-" where there is no way. */
static const struct {
	const char *from;
	const char *to[JOB_EVENTS];
} ways[] = {
	/* edit, submit, accept, return, refuse, withdraw, fill, run out */
	{ "draft", { "draft", "submitted", "-", "-", "-",
	    "-", "-", "-" } },
	{ "submitted", { "-", "-", "accepted", "returned", "refused",
	    "-", "-", "-" } },
	{ "returned", { "returned", "submitted", "-", "-", "-",
	    "-", "-", "-" } },
	{ "refused", { "-", "-", "-", "-", "-", "-", "-", "-" } },
	{ "accepted", { "-", "-", "-", "-", "-",
	    "invalid", "invalid", "invalid" } },
	{ "invalid", { "-", "-", "-", "-", "-", "-", "-", "-" } },
};

static void
every_way(void **state)
{
	size_t i;
	unsigned event;

	(void)state;
	assert_int_equal(COUNT(ways), JOB_STATES - 1);
	for (i = 0; i < COUNT(ways); i++)
		for (event = 0; event < JOB_EVENTS; event++)
			assert_string_equal(or_dash(job_state_name(job_next(
			    job_state_of(ways[i].from), event))),
			    ways[i].to[event]);
}

/* The review of a change: every state × every event. */
static const struct {
	const char *from;
	const char *to[JOB_CHANGE_EVENTS];
} change_ways[] = {
	/* edit, submit, accept, return, refuse */
	{ "none", { "draft", "-", "-", "-", "-" } },
	{ "draft", { "draft", "submitted", "-", "-", "-" } },
	{ "submitted", { "-", "-", "none", "returned", "none" } },
	{ "returned", { "returned", "submitted", "-", "-", "-" } },
};

static void
every_change(void **state)
{
	size_t i;
	unsigned event;

	(void)state;
	assert_int_equal(COUNT(change_ways), JOB_CHANGES - 1);
	for (i = 0; i < COUNT(change_ways); i++)
		for (event = 0; event < JOB_CHANGE_EVENTS; event++)
			assert_string_equal(or_dash(job_change_name(
			    job_change_next(
			    job_change_of(change_ways[i].from), event))),
			    change_ways[i].to[event]);
}

static void
no_way_from_nowhere(void **state)
{
	unsigned event;

	(void)state;
	for (event = 0; event <= JOB_EVENTS; event++) {
		assert_int_equal(job_next(JOB_NOWHERE, event), JOB_NOWHERE);
		assert_int_equal(job_next(JOB_STATES, event), JOB_NOWHERE);
	}
	for (event = 0; event <= JOB_CHANGE_EVENTS; event++) {
		assert_int_equal(job_change_next(JOB_CHANGE_NOWHERE, event),
		    JOB_CHANGE_NOWHERE);
		assert_int_equal(job_change_next(JOB_CHANGES, event),
		    JOB_CHANGE_NOWHERE);
	}
	assert_int_equal(job_next(JOB_DRAFT, JOB_EVENTS), JOB_NOWHERE);
	assert_int_equal(job_change_next(JOB_CHANGE_NONE, JOB_CHANGE_EVENTS),
	    JOB_CHANGE_NOWHERE);
	assert_int_equal(job_state_of("none"), JOB_NOWHERE);
	assert_int_equal(job_state_of("Draft"), JOB_NOWHERE);
	assert_int_equal(job_state_of(""), JOB_NOWHERE);
	assert_int_equal(job_state_of(NULL), JOB_NOWHERE);
	assert_null(job_state_name(JOB_NOWHERE));
	assert_null(job_state_name(JOB_STATES));
	assert_int_equal(job_change_of("accepted"), JOB_CHANGE_NOWHERE);
}

/* What job_check() says: still valid, and one microsecond too late. */
static const struct {
	const char *state;
	const char *valid[JOB_EVENTS];
	const char *late[JOB_EVENTS];
} checks[] = {
	/* edit, submit, accept, return, refuse, withdraw, fill, run out */
	{ "draft",
	    { "-", "-", "job_state", "job_state", "job_state",
	    "job_state", "job_state", "job_state" },
	    { "-", "-", "job_state", "job_state", "job_state",
	    "job_state", "job_state", "job_state" } },
	{ "submitted",
	    { "job_state", "job_state", "-", "-", "-",
	    "job_state", "job_state", "job_state" },
	    { "job_state", "job_state", "-", "-", "-",
	    "job_state", "job_state", "job_state" } },
	{ "returned",
	    { "-", "-", "job_state", "job_state", "job_state",
	    "job_state", "job_state", "job_state" },
	    { "-", "-", "job_state", "job_state", "job_state",
	    "job_state", "job_state", "job_state" } },
	{ "refused",
	    { "job_state", "job_state", "job_state", "job_state", "job_state",
	    "job_state", "job_state", "job_state" },
	    { "job_state", "job_state", "job_state", "job_state", "job_state",
	    "job_state", "job_state", "job_state" } },
	{ "accepted",
	    { "job_state", "job_state", "job_state", "job_state", "job_state",
	    "-", "-", "job_state" },
	    { "job_invalid", "job_invalid", "job_invalid", "job_invalid",
	    "job_invalid", "job_invalid", "job_invalid", "-" } },
	{ "invalid",
	    { "job_invalid", "job_invalid", "job_invalid", "job_invalid",
	    "job_invalid", "job_invalid", "job_invalid", "job_state" },
	    { "job_invalid", "job_invalid", "job_invalid", "job_invalid",
	    "job_invalid", "job_invalid", "job_invalid", "job_state" } },
};

static void
every_check(void **state)
{
	struct job_facts job = { .change = JOB_CHANGE_NONE, .reason = 1 };
	size_t i;
	unsigned event;

	(void)state;
	job.valid_until = at("2026-12-31T23:59:59.999999");
	for (i = 0; i < COUNT(checks); i++)
		for (event = 0; event < JOB_EVENTS; event++) {
			job.state = job_state_of(checks[i].state);
			assert_string_equal(or_dash(verdict_code(job_check(
			    &job, event, job.valid_until))),
			    checks[i].valid[event]);
			assert_string_equal(or_dash(verdict_code(job_check(
			    &job, event, job.valid_until + 1))),
			    checks[i].late[event]);
		}
}

/* Only sending back and refusing ask for a reason. */
static void
reasons(void **state)
{
	struct job_facts job = { .change = JOB_CHANGE_SUBMITTED };
	unsigned event;

	(void)state;
	job.state = JOB_SUBMITTED;
	assert_int_equal(job_check(&job, JOB_ACCEPT, 0), VERDICT_OK);
	assert_int_equal(job_check(&job, JOB_RETURN, 0), VERDICT_JOB_REASON);
	assert_int_equal(job_check(&job, JOB_REFUSE, 0), VERDICT_JOB_REASON);
	job.state = JOB_ACCEPTED;
	assert_int_equal(job_check(&job, JOB_WITHDRAW, 0), VERDICT_OK);
	assert_int_equal(job_check(&job, JOB_FILL, 0), VERDICT_OK);
	for (event = 0; event < JOB_CHANGE_EVENTS; event++) {
		enum verdict verdict = job_check_change(&job, event, 0);

		if (event == JOB_CHANGE_RETURN || event == JOB_CHANGE_REFUSE)
			assert_int_equal(verdict, VERDICT_JOB_REASON);
		else if (event == JOB_CHANGE_ACCEPT)
			assert_int_equal(verdict, VERDICT_OK);
		else
			assert_int_equal(verdict, VERDICT_JOB_STATE);
	}
}

/* A change is reviewed of an accepted job while it is valid, only then. */
static void
changes(void **state)
{
	struct job_facts job = { .reason = 1 };
	unsigned s, change, event;

	(void)state;
	job.valid_until = at("2026-12-31T23:59:59.999999");
	for (s = JOB_DRAFT; s < JOB_STATES; s++)
		for (change = JOB_CHANGE_NONE; change < JOB_CHANGES; change++)
			for (event = 0; event < JOB_CHANGE_EVENTS; event++) {
				_Bool way = job_change_next(change, event) !=
				    JOB_CHANGE_NOWHERE;

				job.state = s;
				job.change = change;
				assert_int_equal(job_check_change(&job, event,
				    job.valid_until),
				    s == JOB_INVALID ? VERDICT_JOB_INVALID :
				    s == JOB_ACCEPTED && way ? VERDICT_OK :
				    VERDICT_JOB_STATE);
				assert_int_equal(job_check_change(&job, event,
				    job.valid_until + 1),
				    s == JOB_INVALID || s == JOB_ACCEPTED ?
				    VERDICT_JOB_INVALID : VERDICT_JOB_STATE);
			}
}

/* Rules' table, "valid until". */
static const struct {
	const char *accepted, *holds, *no_longer;
} valid[] = {
	{ "2026-04-01", "2026-06-30", "2026-07-01T00:00:00" },
	{ "2026-06-30", "2026-08-31", "2026-09-01T00:00:00" },
	{ "2026-11-30", "2027-01-31", "2027-02-01T00:00:00" },
	{ "2026-12-15", "2027-02-28", "2027-03-01T00:00:00" },
	{ "2027-12-31", "2028-02-29", "2028-03-01T00:00:00" },
};

static void
assert_valid(instant accepted, int32_t last, instant no_longer)
{
	instant until = job_valid_until(accepted);

	assert_int_equal(until, day_end(last));
	assert_int_equal(until + 1, no_longer);
	assert_int_equal(job_state_at(JOB_ACCEPTED, until, accepted),
	    JOB_ACCEPTED);
	assert_int_equal(job_state_at(JOB_ACCEPTED, until, until - 1),
	    JOB_ACCEPTED);
	assert_int_equal(job_state_at(JOB_ACCEPTED, until, until),
	    JOB_ACCEPTED);
	assert_int_equal(job_state_at(JOB_ACCEPTED, until, no_longer),
	    JOB_INVALID);
	assert_int_equal(job_state_at(JOB_ACCEPTED, until, no_longer + 1),
	    JOB_INVALID);
}

static void
valid_until(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(valid); i++) {
		int32_t day = on(valid[i].accepted);
		int32_t last = on(valid[i].holds);
		instant no_longer = at(valid[i].no_longer);

		assert_valid(day_start(day), last, no_longer);
		assert_valid(day_start(day) + INSTANT_DAY / 2, last,
		    no_longer);
		assert_valid(day_end(day), last, no_longer);
	}
}

/* The clock ends only accepted jobs. */
static void
others_stand_still(void **state)
{
	unsigned s;

	(void)state;
	for (s = JOB_NOWHERE; s < JOB_STATES; s++)
		if (s != JOB_ACCEPTED)
			assert_int_equal(job_state_at(s, 0, INSTANT_MAX), s);
}

/* Rules' table, R9b and R16: the last instant at which it is still open. */
static const struct {
	const char *invalid, *until;
} open[] = {
	{ "2026-06-01T00:00:00", "2026-09-30T23:59:59.999999" },
	{ "2026-06-15T12:34:56.789012", "2026-09-30T23:59:59.999999" },
	/* ended by hand in its last instant, or run out there */
	{ "2026-06-30T23:59:59.999999", "2026-09-30T23:59:59.999999" },
	/* ended by hand in the first instant of July */
	{ "2026-07-01T00:00:00", "2026-10-31T23:59:59.999999" },
	{ "2026-10-31T00:00:00", "2027-01-31T23:59:59.999999" },
	{ "2026-10-31T23:59:59.999999", "2027-01-31T23:59:59.999999" },
	{ "2026-11-30T00:00:00", "2027-02-28T23:59:59.999999" },
	{ "2026-11-30T23:59:59.999999", "2027-02-28T23:59:59.999999" },
	{ "2027-11-15T00:00:00", "2028-02-29T23:59:59.999999" },
	{ "2027-11-15T23:59:59.999999", "2028-02-29T23:59:59.999999" },
	{ "2027-01-29T10:00:00", "2027-04-30T23:59:59.999999" },
	{ "2027-01-31T10:00:00", "2027-04-30T23:59:59.999999" },
};

static void
open_until(void **state)
{
	int32_t day;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(open); i++)
		assert_at(job_open_until(at(open[i].invalid)), open[i].until);
	for (day = on("2026-06-01"); day <= on("2026-06-30"); day++) {
		assert_at(job_open_until(day_start(day)),
		    "2026-09-30T23:59:59.999999");
		assert_at(job_open_until(day_end(day)),
		    "2026-09-30T23:59:59.999999");
	}
	/* accepted in April, it runs out on 30 June, its last valid day */
	assert_at(job_open_until(job_valid_until(at("2026-04-01T09:00:00"))),
	    "2026-09-30T23:59:59.999999");
}

/* Every month of eleven years: both deadlines from both its ends. */
static void
every_month(void **state)
{
	size_t i;

	(void)state;
	for (i = 1; i + 3 < COUNT(month_last); i++) {
		instant first = day_start(on(month_last[i - 1]) + 1);
		instant last = day_end(on(month_last[i]));
		instant valid_to = day_end(on(month_last[i + 2]));
		instant open_to = day_end(on(month_last[i + 3]));

		assert_int_equal(job_valid_until(first), valid_to);
		assert_int_equal(job_valid_until(last), valid_to);
		assert_true(job_valid_until(first - 1) < valid_to);
		assert_true(job_valid_until(last + 1) > valid_to);
		assert_int_equal(job_open_until(first), open_to);
		assert_int_equal(job_open_until(last), open_to);
		assert_true(job_open_until(first - 1) < open_to);
		assert_true(job_open_until(last + 1) > open_to);
	}
}

/* R1: what each sees. N with the name, o without it, - nothing. */
static const struct {
	int visibility;
	const char *seen;	/* anyone, seeker, referred, staff, owner */
} views[] = {
	{ 1, "NNNNN" }, { 2, "oNNNN" }, { 3, "ooNNN" }, { 4, "--NNN" },
	{ 0, "--NNN" }, { 5, "--NNN" }, { -1, "--NNN" },
	{ INT32_MAX, "--NNN" }, { INT32_MIN, "--NNN" },
};

static void
who_sees(void **state)
{
	static const char letters[] = "-oN";
	size_t i;
	unsigned viewer;

	(void)state;
	for (i = 0; i < COUNT(views); i++) {
		for (viewer = 0; viewer < JOB_VIEWERS; viewer++)
			assert_int_equal(letters[job_view(views[i].visibility,
			    viewer)], views[i].seen[viewer]);
		assert_int_equal(job_view(views[i].visibility, JOB_VIEWERS),
		    JOB_VIEW_NOTHING);
	}
}

static void
documents(void **state)
{
	(void)state;
	assert_true(job_documents_online(1, 1));
	assert_false(job_documents_online(1, 0));
	assert_false(job_documents_online(0, 1));
	assert_false(job_documents_online(0, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way),
		cmocka_unit_test(every_change),
		cmocka_unit_test(no_way_from_nowhere),
		cmocka_unit_test(every_check),
		cmocka_unit_test(reasons),
		cmocka_unit_test(changes),
		cmocka_unit_test(valid_until),
		cmocka_unit_test(others_stand_still),
		cmocka_unit_test(open_until),
		cmocka_unit_test(every_month),
		cmocka_unit_test(who_sees),
		cmocka_unit_test(documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
