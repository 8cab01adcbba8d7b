/* lib/model/seeker.c: how long a registration is valid. */
#include "model/seeker.h"

#include "at.h"

static const struct {
	const char *registered, *until;
} registered[] = {
	{ "2026-04-01T00:00:00", "2026-06-30T23:59:59.999999" },
	{ "2026-06-30T23:59:59.999999", "2026-08-31T23:59:59.999999" },
	{ "2026-11-30T10:00:00", "2027-01-31T23:59:59.999999" },
	{ "2026-12-15T10:00:00", "2027-02-28T23:59:59.999999" },
	{ "2027-12-31T10:00:00", "2028-02-29T23:59:59.999999" },
};

static void
valid_until(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(registered); i++) {
		instant until = seeker_valid_until(
		    at(registered[i].registered));

		assert_at(until, registered[i].until);
		assert_true(seeker_may_apply(until, until - 1));
		assert_true(seeker_may_apply(until, until));
		assert_false(seeker_may_apply(until, until + 1));
	}
}

/* What an act at `now` makes of a validity. */
static const struct {
	const char *until, *now, *becomes;
} acts[] = {
	{ "2026-11-30", "2026-10-31T23:59:59.999999", "2026-11-30" },
	{ "2026-11-30", "2026-11-01T00:00:00", "2026-12-31" },
	{ "2026-11-30", "2026-11-20T14:30:00", "2026-12-31" },
	{ "2026-11-30", "2026-11-30T23:59:59.999999", "2026-12-31" },
	{ "2026-11-30", "2026-12-01T00:00:00", "2026-11-30" },
	{ "2026-11-30", "2027-11-15T00:00:00", "2026-11-30" },
	{ "2026-11-30", "2025-11-15T00:00:00", "2026-11-30" },
	{ "2026-12-31", "2026-11-30T23:59:59.999999", "2026-12-31" },
	{ "2026-12-31", "2026-12-01T00:00:00", "2027-01-31" },
	{ "2027-01-31", "2027-01-31T12:00:00", "2027-02-28" },
	{ "2028-01-31", "2028-01-31T12:00:00", "2028-02-29" },
	{ "2028-02-29", "2028-02-29T12:00:00", "2028-03-31" },
};

static void
prolonged(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(acts); i++) {
		instant now = at(acts[i].now);
		instant until = seeker_new_until(day_end(on(acts[i].until)),
		    now);

		assert_int_equal(until, day_end(on(acts[i].becomes)));
		/* a second act of that moment adds nothing */
		assert_int_equal(seeker_new_until(until, now), until);
	}
}

/* A registration that ended before its month did is over all the same. */
static void
ended_early(void **state)
{
	instant until = at("2026-11-20T12:00:00");

	(void)state;
	assert_int_equal(seeker_new_until(until, until + 1), until);
	assert_int_equal(seeker_new_until(until, until),
	    day_end(on("2026-12-31")));
}

/* Every month of eleven years. */
static void
every_month(void **state)
{
	size_t i;

	(void)state;
	for (i = 1; i + 2 < COUNT(month_last); i++) {
		instant first = day_start(on(month_last[i - 1]) + 1);
		instant last = day_end(on(month_last[i]));
		instant next = day_end(on(month_last[i + 1]));
		instant after = day_end(on(month_last[i + 2]));

		assert_int_equal(seeker_valid_until(first), after);
		assert_int_equal(seeker_valid_until(last), after);
		assert_int_equal(seeker_new_until(last, first - 1), last);
		assert_int_equal(seeker_new_until(last, first), next);
		assert_int_equal(seeker_new_until(last, last), next);
		assert_int_equal(seeker_new_until(last, last + 1), last);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_until),
		cmocka_unit_test(prolonged),
		cmocka_unit_test(ended_early),
		cmocka_unit_test(every_month),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
