/* lib/base/instant.c: instants, and their texts. */
#include "base/instant.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *text;
	instant at;
	const char *written;		/* NULL: the same text */
} instants[] = {
	{ "1970-01-01T00:00:00Z", 0, "1970-01-01T09:00:00+09:00" },
	{ "1970-01-01T00:00:00z", 0, "1970-01-01T09:00:00+09:00" },
	{ "1970-01-01t09:00:00+09:00", 0, "1970-01-01T09:00:00+09:00" },
	{ "1970-01-01T00:00:00-00:00", 0, "1970-01-01T09:00:00+09:00" },
	{ "1970-01-01T00:00:00.000001Z", 1,
	    "1970-01-01T09:00:00.000001+09:00" },
	{ "1969-12-31T23:59:59.999999Z", -1,
	    "1970-01-01T08:59:59.999999+09:00" },
	{ "2026-11-20T15:00:00+09:00", INT64_C(1795154400000000), NULL },
	{ "2026-11-20T06:00:00Z", INT64_C(1795154400000000),
	    "2026-11-20T15:00:00+09:00" },
	{ "2026-11-20T00:30:00-05:30", INT64_C(1795154400000000),
	    "2026-11-20T15:00:00+09:00" },
	{ "2026-11-21T05:59:00+23:59", INT64_C(1795154400000000),
	    "2026-11-20T15:00:00+09:00" },
	{ "2026-11-20T15:00:00.5+09:00", INT64_C(1795154400500000),
	    "2026-11-20T15:00:00.500000+09:00" },
	{ "2026-11-20T15:00:00.012345+09:00", INT64_C(1795154400012345),
	    NULL },
	{ "2026-11-20T15:00:00.000000+09:00", INT64_C(1795154400000000),
	    "2026-11-20T15:00:00+09:00" },
	{ "2026-11-20T15:00:00.120+09:00", INT64_C(1795154400120000),
	    "2026-11-20T15:00:00.120000+09:00" },
	{ "2028-02-29T23:59:59.999999+09:00", INT64_C(1835449199999999),
	    NULL },
	{ "1900-01-01T00:00:00+09:00", INSTANT_MIN, NULL },
	{ "9999-12-31T23:59:59.999999+09:00", INSTANT_MAX, NULL },
};

static void
instants_known(void **state)
{
	char text[INSTANT_TEXT];
	instant at;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(instants); i++) {
		assert_true(instant_parse(instants[i].text, &at));
		assert_int_equal(at, instants[i].at);
		instant_format(at, text);
		assert_string_equal(text, instants[i].written == NULL ?
		    instants[i].text : instants[i].written);
	}
}

static const char *const no_instants[] = {
	"", "2026", "2026-11-20", "2026-11-20T", "2026-11-20T15",
	"2026-11-20T15:00", "2026-11-20T15:00:00", "2026-11-20T15:00Z",
	"2026-11-20 15:00:00+09:00", "2026-11-20T15:00:00+0900",
	"2026-11-20T15:00:00+09", "2026-11-20T15:00:00+9:00",
	"2026-11-20T15:00:00+24:00", "2026-11-20T15:00:00+09:60",
	"2026-11-20T15:00:00 +09:00", "2026-11-20T15:00:00+09:00 ",
	" 2026-11-20T15:00:00+09:00", "2026-11-20T15:00:00+09:00\n",
	"2026-11-20T15:00:00Zulu", "2026-11-20T15:00:00ZZ",
	"2026-11-20T15:00:00.+09:00", "2026-11-20T15:00:00,5+09:00",
	"2026-11-20T15:00:00.1234567+09:00", "2026-11-20T15:00:00.x+09:00",
	"2026-11-20T15:00:00.123456", "2026-11-20T15:00:00.12 Z",
	"2026-11-20T24:00:00+09:00", "2026-11-20T15:60:00+09:00",
	"2026-11-20T23:59:60+09:00", "2026-12-31T23:59:60Z",
	"2026-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
	"2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
	"2026-01-00T00:00:00Z", "0000-01-01T00:00:00Z",
	"1899-12-31T23:59:59Z", "9999-12-31T15:00:00Z",
	"9999-12-31T23:59:59.999999-12:00", "1900-01-01T00:00:00+09:01",
	"10000-01-01T00:00:00Z", "+2026-11-20T15:00:00Z",
	"2026-11-20T-5:00:00Z", "2026-11-20T15:00:00\xE2\x88\x92" "09:00",
	"now", "0", "1795154400",
};

static void
instants_refused(void **state)
{
	instant at = 54321;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(no_instants); i++) {
		assert_false(instant_parse(no_instants[i], &at));
		assert_int_equal(at, 54321);
	}
}

/* Every prefix of a good text but itself is refused, and read no further. */
static void
instants_cut(void **state)
{
	static const char good[] = "2026-11-20T15:00:00.123456+09:00";
	char text[sizeof good];
	instant at;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof good - 1; i++) {
		memcpy(text, good, i);
		text[i] = '\0';
		assert_false(instant_parse(text, &at));
	}
	assert_true(instant_parse(good, &at));
}

static const struct {
	const char *text;
	const char *at;			/* NULL: refused */
} locals[] = {
	{ "2026-11-20T15:00", "2026-11-20T15:00:00+09:00" },
	{ "2026-11-20T15:00:07", "2026-11-20T15:00:07+09:00" },
	{ "2026-11-20T00:00", "2026-11-19T15:00:00Z" },
	{ "1900-01-01T00:00", "1900-01-01T00:00:00+09:00" },
	{ "9999-12-31T23:59:59", "9999-12-31T23:59:59+09:00" },
	{ "", NULL }, { "2026-11-20", NULL }, { "2026-11-20T", NULL },
	{ "2026-11-20T15", NULL }, { "2026-11-20T15:", NULL },
	{ "2026-11-20T15:0", NULL }, { "2026-11-20T15:00:", NULL },
	{ "2026-11-20T15:00:7", NULL }, { "2026-11-20T15:00:07.5", NULL },
	{ "2026-11-20T15:00Z", NULL }, { "2026-11-20T15:00+09:00", NULL },
	{ "2026-11-20 15:00", NULL }, { "2026-11-20t15:00", NULL },
	{ "2026-11-20T24:00", NULL }, { "2026-11-20T15:60", NULL },
	{ "2026-11-20T15:00:60", NULL }, { "2026-02-29T15:00", NULL },
	{ "2026-11-20T15:00 ", NULL }, { "10000-01-01T00:00", NULL },
	{ "1899-12-31T23:59", NULL },
};

static void
instants_local(void **state)
{
	instant at, expected;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(locals); i++) {
		at = 54321;
		if (locals[i].at == NULL) {
			assert_false(instant_parse_local(locals[i].text, &at));
			assert_int_equal(at, 54321);
			continue;
		}
		assert_true(instant_parse_local(locals[i].text, &at));
		assert_true(instant_parse(locals[i].at, &expected));
		assert_int_equal(at, expected);
	}
}

/* A day's first and last instant, and those just outside. */
static void
day_edges(void **state)
{
	static const int32_t days[] = {
		DAY_MIN + 1, -366, -1, 0, 1, 11016, 20777, 21243, DAY_MAX - 1
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(days); i++) {
		instant start = day_start(days[i]);
		instant end = day_end(days[i]);

		assert_int_equal(end - start, INSTANT_DAY - 1);
		assert_int_equal(instant_day(start - 1), days[i] - 1);
		assert_int_equal(instant_day(start), days[i]);
		assert_int_equal(instant_day(end), days[i]);
		assert_int_equal(instant_day(end + 1), days[i] + 1);
		assert_int_equal(instant_minute(start - 1), 1439);
		assert_int_equal(instant_minute(start), 0);
		assert_int_equal(instant_minute(start + INSTANT_MINUTE - 1), 0);
		assert_int_equal(instant_minute(start + INSTANT_MINUTE), 1);
		assert_int_equal(instant_minute(end), 1439);
	}
}

/* Arguments from nowhere take the nearest bound, and nothing overflows. */
static void
bounds(void **state)
{
	char text[INSTANT_TEXT];

	(void)state;
	assert_int_equal(instant_day(INT64_MIN), DAY_MIN);
	assert_int_equal(instant_day(INT64_MAX), DAY_MAX);
	assert_int_equal(instant_minute(INT64_MIN), 0);
	assert_int_equal(instant_minute(INT64_MAX), 1439);
	assert_int_equal(day_start(INT32_MIN), INSTANT_MIN);
	assert_int_equal(day_end(INT32_MAX), INSTANT_MAX);
	assert_int_equal(day_weekday(INT32_MIN), 1);
	assert_int_equal(day_weekday(INT32_MAX), 5);
	assert_int_equal(instant_add(0, INT64_MAX), INSTANT_MAX);
	assert_int_equal(instant_add(0, INT64_MIN), INSTANT_MIN);
	assert_int_equal(instant_add(INT64_MAX, INT64_MAX), INSTANT_MAX);
	assert_int_equal(instant_add(INT64_MIN, INT64_MIN), INSTANT_MIN);
	assert_int_equal(instant_add(INSTANT_MAX - 1, 1), INSTANT_MAX);
	assert_int_equal(instant_add(INSTANT_MIN + 1, -1), INSTANT_MIN);
	assert_int_equal(instant_add(INSTANT_MAX - 1, 2), INSTANT_MAX);
	assert_int_equal(instant_add(INSTANT_MIN + 1, -2), INSTANT_MIN);
	assert_int_equal(instant_add(5, 7), 12);
	assert_int_equal(instant_add(5, -7), -2);
	assert_int_equal(month_end(INT32_MAX, 1), DAY_MAX);
	assert_int_equal(month_end(INT32_MIN, -1), DAY_MIN);
	instant_format(INT64_MIN, text);
	assert_string_equal(text, "1900-01-01T00:00:00+09:00");
	instant_format(INT64_MAX, text);
	assert_string_equal(text, "9999-12-31T23:59:59.999999+09:00");
}

static const struct {
	const char *text;
	int minute;			/* -1: refused */
} minutes[] = {
	{ "00:00", 0 }, { "08:30", 510 }, { "17:15", 1035 },
	{ "23:59", 1439 },
	{ "", -1 }, { "8:30", -1 }, { "08:3", -1 }, { "08:300", -1 },
	{ "24:00", -1 }, { "08:60", -1 }, { "08-30", -1 }, { "0830", -1 },
	{ "08:30 ", -1 }, { " 8:30", -1 }, { "-1:30", -1 }, { "08:30:00", -1 },
};

static void
minutes_of_day(void **state)
{
	char text[MINUTE_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(minutes); i++) {
		int minute = -1;

		assert_int_equal(minute_parse(minutes[i].text, &minute),
		    minutes[i].minute >= 0);
		assert_int_equal(minute, minutes[i].minute);
		if (minute < 0)
			continue;
		minute_format(minute, text);
		assert_string_equal(text, minutes[i].text);
	}
	minute_format(1440, text);
	assert_string_equal(text, "24:00");
	minute_format(INT32_MAX, text);
	assert_string_equal(text, "24:00");
	minute_format(INT32_MIN, text);
	assert_string_equal(text, "00:00");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instants_known),
		cmocka_unit_test(instants_refused),
		cmocka_unit_test(instants_cut),
		cmocka_unit_test(instants_local),
		cmocka_unit_test(day_edges),
		cmocka_unit_test(bounds),
		cmocka_unit_test(minutes_of_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
