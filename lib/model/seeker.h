/*
 * A seeker's registration: how long it is valid, and what prolongs it. Like
 * a job it ends by the clock. When it has run out the seeker can still read,
 * cancel and write messages on what stands, but not apply, and is not
 * referred; a consultation can register the seeker anew.
 */
#ifndef MODEL_SEEKER_H
#define MODEL_SEEKER_H

#include "base/instant.h"

/* The last instant of the second month after the one of registration. */
instant seeker_valid_until(instant registered);

/*
 * What a consultation, referral or application at `now` makes of the
 * validity: in its last month it is prolonged by one month, before that and
 * after its end it stays. The second act of a month changes nothing more.
 */
instant seeker_new_until(instant valid_until, instant now);

/* Is the registration valid, so that the seeker may apply? */
_Bool seeker_may_apply(instant valid_until, instant now);

#endif
