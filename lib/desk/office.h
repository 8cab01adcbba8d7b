/* An office: what waits for its staff. */
#ifndef DESK_OFFICE_H
#define DESK_OFFICE_H

#include "desk/desk.h"

/*
 * `viewer`, `office` (with counts: jobs to check, drafts, referrals that
 * wait for the seeker, results to enter by phone), `referral` (drafts, oldest
 * first, then those whose time to apply ends soon), and a `warning` when
 * holidays are not given far enough ahead (R3).
 */
enum outcome desk_office_home(struct desk *desk, struct element *into)
    MUST_USE;

#endif
