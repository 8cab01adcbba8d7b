/*
 * Seekers, at the desk of the office that registered them. To another
 * office's staff they are not there.
 */
#ifndef DESK_SEEKER_H
#define DESK_SEEKER_H

#include "desk/desk.h"

#include <stdint.h>

/* What is registered of a seeker. Names stay as they were written. */
struct desk_seeker {
	const char *name;
	const char *kana;
	int32_t born_on;	/* day */
	const char *phone;
	const char *postcode;	/* seven digits */
	const char *address;
	_Bool mypage;		/* mail and password count only with it */
	const char *mail;
	const char *password;
};

/*
 * One page of the office's seekers, last registered first: `viewer`, `total`
 * (count) and `seeker`. `search` is the beginning of a number, or a part of
 * a name or its kana; "" finds all. Pages count from 1.
 */
enum outcome desk_seekers(struct desk *desk, struct element *into,
    const char *search, long page, long size) MUST_USE;

/*
 * One seeker with the newest consultations and referrals: `viewer`,
 * `seeker`, `consultation` and `referral`. No `seeker`: there is none of
 * this number in the office.
 */
enum outcome desk_seeker(struct desk *desk, struct element *into,
    const char *number) MUST_USE;

/* Where a seeker would be registered: `viewer` and `office`. */
enum outcome desk_seeker_new(struct desk *desk, struct element *into)
    MUST_USE;

/*
 * Register: the number is given, and with My Page an account is made in the
 * same transaction. The answer is `answer` with the number behind it.
 * INVALID: the day of birth is to come (future); with My Page: no mail
 * address, or one that is taken, no password, or one that is too short.
 */
enum outcome desk_seeker_register(struct desk *desk,
    const struct desk_seeker *seeker, const char *answer) MUST_USE;

#endif
