/* What waits for whoever has signed in: the first page of each door. */
#ifndef DESK_HOME_H
#define DESK_HOME_H

#include "desk/desk.h"

/*
 * Seeker: elements `viewer`, `seeker`, `office`, each `referral` that can
 * still be applied to, the latest of `application` and `notification`.
 * Employer: `total` (applicants, messages, waiting, returned), each
 * `application` that waits and `job` that was returned, the latest of
 * `notification`.
 * Staff: `office` (with counts: jobs to check, drafts, referrals that wait
 * for the seeker, results to enter by phone), `referral` (drafts, oldest
 * first, then those whose time to apply ends soon), and a `warning` when
 * holidays are not given far enough ahead (R3).
 */
enum outcome desk_home(struct desk *desk, struct element *into) MUST_USE;

#endif
