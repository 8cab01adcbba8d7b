/*
 * For tests of the model: an instant as the rules write it, in Japanese time
 * without the offset, and days likewise.
 */
#ifndef TESTS_MODEL_AT_H
#define TESTS_MODEL_AT_H

#include "base/instant.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* "2026-11-20T10:00:00" or with a fraction. */
static inline instant
at(const char *text)
{
	char whole[64];
	instant parsed = 0;

	snprintf(whole, sizeof whole, "%s+09:00", text);
	assert_true(instant_parse(whole, &parsed));
	return parsed;
}

static inline int32_t
on(const char *text)
{
	int32_t day = 0;

	assert_true(day_parse(text, &day));
	return day;
}

/* Instants are compared as the texts that people read. */
static inline void
assert_at(instant got, const char *text)
{
	char is[INSTANT_TEXT], should[INSTANT_TEXT];

	instant_format(got, is);
	instant_format(at(text), should);
	assert_string_equal(is, should);
}

/* A code, or "-" where there is none. */
static inline const char *
or_dash(const char *code)
{
	return code == NULL ? "-" : code;
}

/*
 * The last days of eleven years' months, taken from another calendar than
 * ours, for deadlines that are so many months away.
 */
static const char *const month_last[] = {
	"2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30",
	"2023-05-31", "2023-06-30", "2023-07-31", "2023-08-31",
	"2023-09-30", "2023-10-31", "2023-11-30", "2023-12-31",
	"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30",
	"2024-05-31", "2024-06-30", "2024-07-31", "2024-08-31",
	"2024-09-30", "2024-10-31", "2024-11-30", "2024-12-31",
	"2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30",
	"2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31",
	"2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31",
	"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30",
	"2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31",
	"2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31",
	"2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30",
	"2027-05-31", "2027-06-30", "2027-07-31", "2027-08-31",
	"2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31",
	"2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30",
	"2028-05-31", "2028-06-30", "2028-07-31", "2028-08-31",
	"2028-09-30", "2028-10-31", "2028-11-30", "2028-12-31",
	"2029-01-31", "2029-02-28", "2029-03-31", "2029-04-30",
	"2029-05-31", "2029-06-30", "2029-07-31", "2029-08-31",
	"2029-09-30", "2029-10-31", "2029-11-30", "2029-12-31",
	"2030-01-31", "2030-02-28", "2030-03-31", "2030-04-30",
	"2030-05-31", "2030-06-30", "2030-07-31", "2030-08-31",
	"2030-09-30", "2030-10-31", "2030-11-30", "2030-12-31",
	"2031-01-31", "2031-02-28", "2031-03-31", "2031-04-30",
	"2031-05-31", "2031-06-30", "2031-07-31", "2031-08-31",
	"2031-09-30", "2031-10-31", "2031-11-30", "2031-12-31",
	"2032-01-31", "2032-02-29", "2032-03-31", "2032-04-30",
	"2032-05-31", "2032-06-30", "2032-07-31", "2032-08-31",
	"2032-09-30", "2032-10-31", "2032-11-30", "2032-12-31",
	"2033-01-31", "2033-02-28", "2033-03-31", "2033-04-30",
	"2033-05-31", "2033-06-30", "2033-07-31", "2033-08-31",
	"2033-09-30", "2033-10-31", "2033-11-30", "2033-12-31",
};

#endif
