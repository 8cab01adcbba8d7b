/*
 * Referrals that an office's own system sends (R3-R6): begun, with calls or an
 * exemption, and sent in one act, by the rules of the staff's page.
 */
#ifndef DESK_PARTNER_REFERRAL_H
#define DESK_PARTNER_REFERRAL_H

#include "desk/desk.h"
#include "desk/referral.h"
#include "model/reach.h"

/* A call that was made. */
struct desk_call {
	instant at;
	enum reach_answer answer;
	const char *person;	/* who answered, or NULL */
};

struct desk_refer {
	const char *seeker_number, *job_number;
	struct desk_referral_text text;
	const struct desk_call *calls;
	size_t count;			/* of calls */
	enum reach_exemption exemption;
	const char *reason;		/* of the exemption, or NULL */
	const char *answer;		/* path, to which the id is appended */

	/* found by checking */
	struct element *rows;
	const unsigned char *id;
};

/*
 * At an office's desk: send it. INVALID: seeker or job is unknown, a call was
 * not yet or too long ago, the fit is missing. CONFLICT: the first need of
 * sending that is not met; nothing has happened then.
 */
enum outcome desk_partner_refer(struct desk *desk, struct desk_refer *refer)
    MUST_USE;

#endif
