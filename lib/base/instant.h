/*
 * Instants and Japanese days.
 *
 * An instant is microseconds since 1970-01-01T00:00Z. A day is an int32_t:
 * days since 1970-01-01, as Japan's calendar counts them. Japan is nine hours
 * ahead of UTC all year, so no zone database is asked.
 *
 * A deadline is the last instant that still holds, so that one comparison,
 * `now <= until`, serves every rule; day_end() makes such instants.
 *
 * Everything here holds from 1900 to 9999 in Japan. Parsing refuses what
 * lies outside; reckoning takes the nearest instant or day inside, so no
 * argument whatever overflows.
 */
#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stdint.h>

typedef int64_t instant;

#define INSTANT_SECOND INT64_C(1000000)
#define INSTANT_MINUTE (60 * INSTANT_SECOND)
#define INSTANT_HOUR (60 * INSTANT_MINUTE)
#define INSTANT_DAY (24 * INSTANT_HOUR)

/* How far Japan is ahead of UTC. */
#define INSTANT_JST (9 * INSTANT_HOUR)

/* 1900-01-01 and 9999-12-31, and the first and last instant of them. */
#define DAY_MIN INT32_C(-25567)
#define DAY_MAX INT32_C(2932896)
#define INSTANT_MIN (DAY_MIN * INSTANT_DAY - INSTANT_JST)
#define INSTANT_MAX ((DAY_MAX + 1) * INSTANT_DAY - INSTANT_JST - 1)

/* Bytes that the texts below need, their NUL included. */
#define INSTANT_TEXT 40
#define MINUTE_TEXT 6

/* `at` later by `span` microseconds (earlier when it is negative). */
instant instant_add(instant at, int64_t span);

/* The Japanese day in which `at` lies. */
int32_t instant_day(instant at);

/* Whole minutes from midnight in Japan to `at`: 0 to 1439. */
int instant_minute(instant at);

/*
 * Write `at` in Japanese time by RFC 3339: 2026-11-20T15:00:00+09:00. A
 * fraction of a second is written in six digits, and only when there is one.
 */
void instant_format(instant at, char text[INSTANT_TEXT]);

/*
 * Read an instant by RFC 3339 section 5.6, with any offset or Z and up to six
 * digits of a second's fraction. False, and `at` untouched, for all else:
 * blanks around it, a second 60, more digits than can be kept.
 */
_Bool instant_parse(const char *text, instant *at);

/*
 * Read what a datetime-local field sends, YYYY-MM-DDTHH:MM or with :SS, as
 * Japanese time. False, and `at` untouched, for all else.
 */
_Bool instant_parse_local(const char *text, instant *at);

/* The first and the last instant of a day; the last ends in .999999. */
instant day_start(int32_t day);
instant day_end(int32_t day);

/* Is there such a date, from 1900 to 9999? */
_Bool day_exists(int year, int month, int of_month);

/* The day of a date; the nearest one when there is no such date. */
int32_t day_from_civil(int year, int month, int of_month);

/* The date of a day. */
void day_to_civil(int32_t day, int *year, int *month, int *of_month);

/* 1 Monday to 7 Sunday. */
int day_weekday(int32_t day);

/*
 * The last day of the month that is `months` after the month of `day`: with
 * 0 its own month's. Monthly deadlines are made of this (R1, R9b, R16).
 */
int32_t month_end(int32_t day, int months);

/* Read YYYY-MM-DD; false, and `day` untouched, for all else. */
_Bool day_parse(const char *text, int32_t *day);

/*
 * Write and read a time of day, HH:MM, as minutes from midnight. Writing
 * knows 24:00 too, the end of a day; reading ends at 23:59.
 */
void minute_format(int minute, char text[MINUTE_TEXT]);
_Bool minute_parse(const char *text, int *minute);

#endif
