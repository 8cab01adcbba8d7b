/*
 * Applications: what a seeker makes of a referral, and what becomes of it
 * (R5, R8-R16).
 */
#ifndef DESK_APPLICATION_H
#define DESK_APPLICATION_H

#include "desk/desk.h"

/*
 * One page of the seeker's applications, newest first: elements `viewer`,
 * `total` (count) and `application`, each in the state the seeker may see
 * (R15).
 */
enum outcome desk_applications_made(struct desk *desk, struct element *into,
    long page, long size) MUST_USE;

/*
 * One of them: elements `viewer`, `application`, `referral`, `job`,
 * `employer` and `office`. No `application`: it is another's.
 */
enum outcome desk_application_made(struct desk *desk, struct element *into,
    const unsigned char *id) MUST_USE;

/* R12; R11, R16: what may be done with an `application` of the above. */
enum verdict desk_application_may_cancel(const struct desk *desk,
    const struct element *application);
enum verdict desk_application_may_message(const struct desk *desk,
    const struct element *application);

/*
 * Apply to a referral (R5). OK: desk->answer is the application's page.
 * CONFLICT: as desk_referral_check_apply().
 */
enum outcome desk_application_apply(struct desk *desk,
    const unsigned char *referral, const char *motivation) MUST_USE;

/*
 * Cancel (R12). CONFLICT: cancel_late, cancel_twice or cancel_result, with
 * the deadline and the office to call.
 */
enum outcome desk_application_cancel(struct desk *desk,
    const unsigned char *id, const char *answer) MUST_USE;

#endif
