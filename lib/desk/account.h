/* Signing in and out, at the door of the desk. */
#ifndef DESK_ACCOUNT_H
#define DESK_ACCOUNT_H

#include "desk/desk.h"

/*
 * Sign in with a mail address (case is folded) and a password. OK: a session
 * whose token has the hash `session`; at the feed, for the day in Japan. INVALID: they do not belong together,
 * whichever of them was wrong. CONFLICT with code `too_many`: ten attempts
 * failed within ten minutes; *retry_after says for how many seconds.
 */
enum outcome desk_account_login(struct desk *desk, const char *mail,
    const char *password, const unsigned char session[DIGEST_BYTES],
    long *retry_after) MUST_USE;

/* End the session that the desk was given. */
enum outcome desk_account_logout(struct desk *desk) MUST_USE;

/*
 * A post was refused: has its request_key already done what it asks? OK with
 * desk->answer when it has; CONFLICT `key_reused` when it did something else;
 * NOT_FOUND when it did nothing.
 */
enum outcome desk_account_repeat(struct desk *desk) MUST_USE;

#endif
