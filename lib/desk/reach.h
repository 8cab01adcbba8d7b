/*
 * Reaching the employer before a referral (R3): calls that were made, and
 * why one goes without. Both are recorded with a draft, and judged by
 * lib/model/reach.h when it is sent.
 */
#ifndef DESK_REACH_H
#define DESK_REACH_H

#include "desk/desk.h"
#include "model/reach.h"

/*
 * What R3 asks, of the rows that desk_referral() gave: employer, call,
 * exemption, holiday. It goes with the desk's arena.
 */
struct reach_facts desk_reach_facts(struct desk *desk,
    const struct element *rows);

/* Say in `employer` the hours that count: its own, or the default. */
void desk_reach_hours(struct desk *desk, struct element *employer);

/* R3: would this exemption hold now (with a reason, where it needs one)? */
_Bool desk_reach_exempts(struct desk *desk, const struct element *rows,
    enum reach_exemption exemption);

/*
 * A call at `at` ended so. `person` who answered may be NULL. NOT_FOUND:
 * another office's; CONFLICT: a draft no longer; INVALID: `at` is to come.
 */
enum outcome desk_reach_call(struct desk *desk,
    const unsigned char *referral, instant at, enum reach_answer answer,
    const char *person, const char *path) MUST_USE;

/*
 * It goes without a call. Recorded only while it holds: CONFLICT
 * (exemption_hours, exemption_calls, call_not_possible) with the hours and
 * whom to call; INVALID when the reason is missing.
 */
enum outcome desk_reach_exempt(struct desk *desk,
    const unsigned char *referral, enum reach_exemption exemption,
    const char *reason, const char *path) MUST_USE;

#endif
