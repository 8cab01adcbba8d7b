/* lib/base/instant.c: the calendar of days and months. */
#include "base/instant.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Walk every day from 1900 to 9999 by counting on, and compare. */
static void
calendar_every_day(void **state)
{
	static const int lengths[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	int year, month, of_month, y, m, d, weekday = 1;
	int32_t day = DAY_MIN;

	(void)state;
	for (year = 1900; year <= 9999; year++) {
		_Bool leap = (year % 4 == 0 && year % 100 != 0) ||
		    year % 400 == 0;

		for (month = 1; month <= 12; month++) {
			int last = lengths[month - 1] + (leap && month == 2);

			for (of_month = 1; of_month <= last; of_month++) {
				day_to_civil(day, &y, &m, &d);
				assert_int_equal(y, year);
				assert_int_equal(m, month);
				assert_int_equal(d, of_month);
				assert_int_equal(day_from_civil(y, m, d), day);
				assert_int_equal(day_weekday(day), weekday);
				assert_true(day_exists(y, m, d));
				weekday = weekday % 7 + 1;
				day++;
			}
			assert_int_equal(month_end(day - 1, 0), day - 1);
			assert_int_equal(month_end(day - last, 0), day - 1);
			assert_false(day_exists(year, month, last + 1));
			assert_false(day_exists(year, month, 0));
			assert_int_equal(
			    day_from_civil(year, month, last + 1), day - 1);
		}
	}
	assert_int_equal(day, DAY_MAX + 1);
}

static const struct {
	const char *text;
	int32_t day;
	int weekday;
} known_days[] = {
	{ "1900-01-01", -25567, 1 },
	{ "1969-12-31", -1, 3 },
	{ "1970-01-01", 0, 4 },
	{ "1970-01-02", 1, 5 },
	{ "2000-02-29", 11016, 2 },
	{ "2000-03-01", 11017, 3 },
	{ "2026-11-20", 20777, 5 },
	{ "2026-11-23", 20780, 1 },
	{ "2028-02-29", 21243, 2 },
	{ "2100-02-28", 47540, 7 },
	{ "2100-03-01", 47541, 1 },
	{ "9999-12-31", 2932896, 5 },
};

static void
days_known(void **state)
{
	int32_t day;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known_days); i++) {
		assert_true(day_parse(known_days[i].text, &day));
		assert_int_equal(day, known_days[i].day);
		assert_int_equal(day_weekday(day), known_days[i].weekday);
	}
}

static const char *const no_days[] = {
	"", "2026", "2026-11", "2026-11-", "2026-11-2", "2026-11-200",
	"2026-11-20 ", " 2026-11-20", "2026-11-20\n", "2026/11/20",
	"20261120", "26-11-20", "+026-11-20", "-026-11-20", "2026-1-20",
	"2026-00-20", "2026-13-20", "2026-11-00", "2026-11-31",
	"2026-02-29", "2100-02-29", "1899-12-31", "0000-01-01", "0000-00-00",
	"2026-11-2x", "2026-11-20T00:00", "\xEF\xBC\x92" "026-11-20",
	"99999-12-31", "2026-11-:0", "2026-11-2/",
};

static void
days_refused(void **state)
{
	int32_t day = 12345;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(no_days); i++) {
		assert_false(day_parse(no_days[i], &day));
		assert_int_equal(day, 12345);
	}
}

static const struct {
	int year, month, of_month;
	int32_t day;
} odd_dates[] = {
	{ 1899, 12, 31, DAY_MIN }, { INT32_MIN, 1, 1, DAY_MIN },
	{ 10000, 1, 1, DAY_MAX }, { INT32_MAX, 1, 1, DAY_MAX },
	{ 1970, 0, 5, 4 }, { 1970, INT32_MIN, 5, 4 },
	{ 1970, 1, INT32_MIN, 0 }, { 1969, INT32_MAX, INT32_MAX, -1 },
};

static void
days_nearest(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(odd_dates); i++) {
		assert_false(day_exists(odd_dates[i].year,
		    odd_dates[i].month, odd_dates[i].of_month));
		assert_int_equal(day_from_civil(odd_dates[i].year,
		    odd_dates[i].month, odd_dates[i].of_month),
		    odd_dates[i].day);
	}
}

static const struct {
	const char *day;
	int months;
	const char *end;
} month_ends[] = {
	{ "2026-01-31", 1, "2026-02-28" }, { "2028-01-31", 1, "2028-02-29" },
	{ "2026-06-15", 0, "2026-06-30" }, { "2026-06-15", 3, "2026-09-30" },
	{ "2026-10-01", 2, "2026-12-31" }, { "2026-10-31", 3, "2027-01-31" },
	{ "2026-11-30", 1, "2026-12-31" }, { "2026-11-30", 2, "2027-01-31" },
	{ "2026-12-01", 0, "2026-12-31" }, { "2026-12-31", 1, "2027-01-31" },
	{ "2026-12-31", 12, "2027-12-31" }, { "2026-12-31", 14, "2028-02-29" },
	{ "2099-12-31", 2, "2100-02-28" }, { "2399-12-31", 2, "2400-02-29" },
	{ "2026-03-31", -1, "2026-02-28" }, { "2026-01-01", -1, "2025-12-31" },
	{ "9999-11-30", 1, "9999-12-31" }, { "9999-12-01", 1, "9999-12-31" },
	{ "2026-01-01", INT32_MAX, "9999-12-31" },
	{ "2026-01-01", INT32_MIN, "1900-01-01" },
	{ "1900-01-31", -1, "1900-01-01" },
};

static void
months_end(void **state)
{
	int32_t day, end;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(month_ends); i++) {
		assert_true(day_parse(month_ends[i].day, &day));
		assert_true(day_parse(month_ends[i].end, &end));
		assert_int_equal(month_end(day, month_ends[i].months), end);
	}
}

/* Every month of the years around leap years, 0 to 30 months ahead. */
static void
months_every(void **state)
{
	static const int years[] = {
		1999, 2000, 2023, 2024, 2026, 2027, 2028, 2096, 2099, 2100
	};
	size_t i;
	int month, ahead, y, m, d;

	(void)state;
	for (i = 0; i < COUNT(years); i++)
		for (month = 1; month <= 12; month++)
			for (ahead = 0; ahead <= 30; ahead++) {
				int32_t end = month_end(day_from_civil(
				    years[i], month, 31), ahead);
				int total = years[i] * 12 + month - 1 + ahead;

				assert_int_equal(end, month_end(day_from_civil(
				    years[i], month, 1), ahead));
				day_to_civil(end, &y, &m, &d);
				assert_int_equal(y * 12 + m - 1, total);
				day_to_civil(end + 1, &y, &m, &d);
				assert_int_equal(y * 12 + m - 1, total + 1);
				assert_int_equal(d, 1);
			}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calendar_every_day),
		cmocka_unit_test(days_known),
		cmocka_unit_test(days_refused),
		cmocka_unit_test(days_nearest),
		cmocka_unit_test(months_end),
		cmocka_unit_test(months_every),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
