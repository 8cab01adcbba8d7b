#include "base/instant.h"

/* Days from 0000-03-01 to 1970-01-01, and in 400 years. */
#define EPOCH_DAYS 719468
#define ERA_DAYS 146097

/* A date and a time of day; the function says of which zone. */
struct civil {
	int year, month, day;
	int hour, minute, second, microsecond;
};

static instant
instant_clamp(instant at)
{
	if (at < INSTANT_MIN)
		return INSTANT_MIN;
	return at > INSTANT_MAX ? INSTANT_MAX : at;
}

static int32_t
day_clamp(int32_t day)
{
	if (day < DAY_MIN)
		return DAY_MIN;
	return day > DAY_MAX ? DAY_MAX : day;
}

static int
clamp(int value, int low, int high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

static int
month_length(int year, int month)
{
	if (month != 2)
		return 30 + (month + month / 8) % 2;
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
}

/* The year is taken to begin in March, so that a leap day ends it. */
static int32_t
date_to_days(int year, int month, int of_month)
{
	int y = year - (month <= 2);
	int of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;

	return y * 365 + y / 4 - y / 100 + y / 400 + of_year - EPOCH_DAYS;
}

/* The fields of `at` in Japan. */
static void
split(instant at, struct civil *c)
{
	int32_t day = instant_day(at);
	int64_t rest = instant_clamp(at) - day_start(day);

	day_to_civil(day, &c->year, &c->month, &c->day);
	c->hour = (int)(rest / INSTANT_HOUR);
	c->minute = (int)(rest / INSTANT_MINUTE % 60);
	c->second = (int)(rest / INSTANT_SECOND % 60);
	c->microsecond = (int)(rest % INSTANT_SECOND);
}

/* The instant of fields that stand in a zone `offset` ahead of UTC. */
static _Bool
join(const struct civil *c, int64_t offset, instant *at)
{
	instant t;

	if (!day_exists(c->year, c->month, c->day) || c->hour > 23 ||
	    c->minute > 59 || c->second > 59)
		return 0;
	t = date_to_days(c->year, c->month, c->day) * INSTANT_DAY +
	    c->hour * INSTANT_HOUR + c->minute * INSTANT_MINUTE +
	    c->second * INSTANT_SECOND + c->microsecond - offset;
	if (t != instant_clamp(t))
		return 0;
	*at = t;
	return 1;
}

instant
instant_add(instant at, int64_t span)
{
	at = instant_clamp(at);
	if (span > INSTANT_MAX - at)
		return INSTANT_MAX;
	if (span < INSTANT_MIN - at)
		return INSTANT_MIN;
	return at + span;
}

int32_t
instant_day(instant at)
{
	int64_t since = instant_clamp(at) - INSTANT_MIN;

	return DAY_MIN + (int32_t)(since / INSTANT_DAY);
}

int
instant_minute(instant at)
{
	int64_t since = instant_clamp(at) - INSTANT_MIN;

	return (int)(since % INSTANT_DAY / INSTANT_MINUTE);
}

instant
day_start(int32_t day)
{
	return day_clamp(day) * INSTANT_DAY - INSTANT_JST;
}

instant
day_end(int32_t day)
{
	return day_start(day) + INSTANT_DAY - 1;
}

_Bool
day_exists(int year, int month, int of_month)
{
	return year >= 1900 && year <= 9999 && month >= 1 && month <= 12 &&
	    of_month >= 1 && of_month <= month_length(year, month);
}

int32_t
day_from_civil(int year, int month, int of_month)
{
	if (year < 1900)
		return DAY_MIN;
	if (year > 9999)
		return DAY_MAX;
	month = clamp(month, 1, 12);
	of_month = clamp(of_month, 1, month_length(year, month));
	return date_to_days(year, month, of_month);
}

void
day_to_civil(int32_t day, int *year, int *month, int *of_month)
{
	int n = day_clamp(day) + EPOCH_DAYS;
	int of_era = n % ERA_DAYS;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
	    365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int march = (5 * of_year + 2) / 153;	/* months since March */

	*of_month = of_year - (153 * march + 2) / 5 + 1;
	*month = march < 10 ? march + 3 : march - 9;
	*year = y + n / ERA_DAYS * 400 + (*month <= 2);
}

int
day_weekday(int32_t day)
{
	/* The first day of all, 1900-01-01, was a Monday. */
	return (day_clamp(day) - DAY_MIN) % 7 + 1;
}

int32_t
month_end(int32_t day, int months)
{
	int year, month, of_month;
	int64_t since;		/* months since January of year 0 */

	day_to_civil(day, &year, &month, &of_month);
	since = INT64_C(12) * year + month - 1 + months;
	if (since < INT64_C(12) * 1900)
		return DAY_MIN;
	if (since >= INT64_C(12) * 10000)
		return DAY_MAX;
	year = (int)(since / 12);
	month = (int)(since % 12) + 1;
	return date_to_days(year, month, month_length(year, month));
}

/* The writers below return where to go on. */

static char *
put_char(char *s, char c)
{
	*s = c;
	return s + 1;
}

static char *
put_digits(char *s, int value, int count)
{
	int i;

	for (i = count - 1; i >= 0; i--, value /= 10)
		s[i] = (char)('0' + value % 10);
	return s + count;
}

static char *
put_date(char *s, int year, int month, int of_month)
{
	s = put_char(put_digits(s, year, 4), '-');
	s = put_char(put_digits(s, month, 2), '-');
	return put_digits(s, of_month, 2);
}

static char *
put_minute(char *s, int hour, int minute)
{
	s = put_char(put_digits(s, hour, 2), ':');
	return put_digits(s, minute, 2);
}

void
instant_format(instant at, char text[INSTANT_TEXT])
{
	struct civil c;
	char *s;

	split(at, &c);
	s = put_char(put_date(text, c.year, c.month, c.day), 'T');
	s = put_char(put_minute(s, c.hour, c.minute), ':');
	s = put_digits(s, c.second, 2);
	if (c.microsecond != 0)
		s = put_digits(put_char(s, '.'), c.microsecond, 6);
	s = put_minute(put_char(s, '+'), INSTANT_JST / INSTANT_HOUR, 0);
	*s = '\0';
}

void
minute_format(int minute, char text[MINUTE_TEXT])
{
	minute = clamp(minute, 0, 24 * 60);
	*put_minute(text, minute / 60, minute % 60) = '\0';
}

/* The readers below move *s past what they have read. */

static _Bool
get_char(const char **s, char want)
{
	if (**s != want)
		return 0;
	++*s;
	return 1;
}

static _Bool
get_digits(const char **s, int count, int *value)
{
	for (*value = 0; count > 0; count--, ++*s) {
		if (**s < '0' || **s > '9')
			return 0;
		*value = *value * 10 + (**s - '0');
	}
	return 1;
}

static _Bool
get_date(const char **s, struct civil *c)
{
	return get_digits(s, 4, &c->year) && get_char(s, '-') &&
	    get_digits(s, 2, &c->month) && get_char(s, '-') &&
	    get_digits(s, 2, &c->day);
}

static _Bool
get_minute(const char **s, int *hour, int *minute)
{
	return get_digits(s, 2, hour) && get_char(s, ':') &&
	    get_digits(s, 2, minute);
}

static _Bool
get_second(const char **s, struct civil *c)
{
	return get_char(s, ':') && get_digits(s, 2, &c->second);
}

/* A point and one to six digits, or nothing. */
static _Bool
get_fraction(const char **s, int *microsecond)
{
	int unit = INSTANT_SECOND / 10;
	int digit;

	if (!get_char(s, '.'))
		return 1;
	if (!get_digits(s, 1, &digit))
		return 0;
	do {
		*microsecond += digit * unit;
		unit /= 10;
	} while (unit > 0 && get_digits(s, 1, &digit));
	return 1;
}

/* Z, or hours and minutes ahead of UTC or behind it. */
static _Bool
get_offset(const char **s, int64_t *offset)
{
	int hour, minute, sign = 1;

	*offset = 0;
	if (get_char(s, 'Z') || get_char(s, 'z'))
		return 1;
	if (get_char(s, '-'))
		sign = -1;
	else if (!get_char(s, '+'))
		return 0;
	if (!get_minute(s, &hour, &minute) || hour > 23 || minute > 59)
		return 0;
	*offset = sign * (hour * INSTANT_HOUR + minute * INSTANT_MINUTE);
	return 1;
}

_Bool
instant_parse(const char *text, instant *at)
{
	struct civil c = { 0 };
	int64_t offset;

	return get_date(&text, &c) &&
	    (get_char(&text, 'T') || get_char(&text, 't')) &&
	    get_minute(&text, &c.hour, &c.minute) && get_second(&text, &c) &&
	    get_fraction(&text, &c.microsecond) &&
	    get_offset(&text, &offset) && *text == '\0' &&
	    join(&c, offset, at);
}

_Bool
instant_parse_local(const char *text, instant *at)
{
	struct civil c = { 0 };

	return get_date(&text, &c) && get_char(&text, 'T') &&
	    get_minute(&text, &c.hour, &c.minute) &&
	    (*text == '\0' || get_second(&text, &c)) && *text == '\0' &&
	    join(&c, INSTANT_JST, at);
}

_Bool
day_parse(const char *text, int32_t *day)
{
	struct civil c = { 0 };

	if (!get_date(&text, &c) || *text != '\0' ||
	    !day_exists(c.year, c.month, c.day))
		return 0;
	*day = date_to_days(c.year, c.month, c.day);
	return 1;
}

_Bool
minute_parse(const char *text, int *minute)
{
	int hour, of_hour;

	if (!get_minute(&text, &hour, &of_hour) || *text != '\0' ||
	    hour > 23 || of_hour > 59)
		return 0;
	*minute = hour * 60 + of_hour;
	return 1;
}
