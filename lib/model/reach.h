/*
 * Reaching the employer before a referral (R3): the office phones to ask
 * whether an application is possible, and sends only with a call of that
 * referral that ended "possible", or with an exemption that holds at the
 * moment of sending.
 *
 * Decisions: of several calls the last one that got an answer counts, so a
 * later "not possible" overrules an earlier "possible", and the other way
 * round; unanswered calls change nothing. While the answer is "not possible"
 * no exemption helps either: an exemption stands in for an answer that can't
 * be had, and this one was.
 */
#ifndef MODEL_REACH_H
#define MODEL_REACH_H

#include "base/instant.h"
#include "model/verdict.h"

#include <stddef.h>

enum {
	/* Unanswered calls of one day that make an exemption. */
	REACH_UNANSWERED_LEAST = 2,
	/* Holidays are to be given for so many months ahead. */
	REACH_HOLIDAY_MONTHS = 24
};

/*
 * When an employer can usually be reached. Public holidays and 29 December
 * to 3 January are never such days, also with an employer's own hours: to be
 * open on a holiday is not to be in the office for a call.
 */
struct reach_hours {
	unsigned weekdays;	/* bit 0 Monday to bit 6 Sunday */
	int from;		/* first minute of the day */
	int to;			/* first minute after: up to 24 * 60 */
};

enum reach_answer {
	REACH_NO_ANSWER,
	REACH_POSSIBLE,
	REACH_NOT_POSSIBLE,
	REACH_UNANSWERED,
	REACH_ANSWERS
};

enum reach_exemption {
	REACH_NO_EXEMPTION,
	REACH_OUTSIDE_HOURS,
	REACH_UNANSWERED_TWICE,
	REACH_OTHER,		/* with a reason */
	REACH_EXEMPTIONS
};

struct reach_call {
	instant at;
	enum reach_answer answer;
};

/* What the judgement asks. */
struct reach_facts {
	struct reach_hours hours;	/* the employer's, or the default */
	_Bool holiday;			/* now is on a public holiday */
	const struct reach_call *calls;	/* this referral's, as recorded */
	size_t count;			/* of calls */
	enum reach_exemption exemption;	/* the one recorded */
	_Bool reason;			/* written for it */
};

/* Monday to Friday, 08:30 to 17:15. */
struct reach_hours reach_hours_default(void);

/* Own hours must leave some time to call in. */
_Bool reach_hours_good(const struct reach_hours *hours);

/* The codes that database and pages have, and the way back. */
const char *reach_answer_name(enum reach_answer answer);
enum reach_answer reach_answer_of(const char *name);
const char *reach_exemption_name(enum reach_exemption exemption);
enum reach_exemption reach_exemption_of(const char *name);

/* R3: can the employer usually be reached at `now`? */
_Bool reach_expected(const struct reach_hours *hours, instant now,
    _Bool holiday);

/*
 * A call can be recorded when it has been, and within REACH_CALL_DAYS: one
 * of longer ago was not for this referral, or its date is mistyped.
 */
enum { REACH_CALL_DAYS = 31 };
enum verdict reach_check_call(instant at, instant now);

/* R3: may the referral go at `now`? */
enum verdict reach_check(const struct reach_facts *facts, instant now);

/*
 * R3: does the list of holidays, given to the end of the day `until`, reach
 * less far ahead of `today` than it should? Then the office is warned.
 */
_Bool reach_holidays_short(int32_t until, int32_t today);

#endif
