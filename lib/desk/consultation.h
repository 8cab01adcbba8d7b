/*
 * Consultations: staff talk with a seeker and confirm what they want. No
 * referral goes without one (R4), and one in the last month of a
 * registration prolongs it.
 */
#ifndef DESK_CONSULTATION_H
#define DESK_CONSULTATION_H

#include "desk/desk.h"

struct desk_consultation {
	instant held_at;
	const char *way;	/* counter, phone, online */
	const char *wishes;
	_Bool renew;		/* register anew, if it has run out */
};

/*
 * Record one, of the seeker of this number. NOT_FOUND: not of this office.
 * INVALID: held_at is to come (future).
 */
enum outcome desk_consultation_record(struct desk *desk, const char *number,
    const struct desk_consultation *consultation, const char *answer)
    MUST_USE;

#endif
