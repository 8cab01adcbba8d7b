/*
 * The feed of published jobs. A partner signs in by desk_account_login(), with
 * its code for a mail address, for a day; the session is its token.
 */
#ifndef DESK_FEED_H
#define DESK_FEED_H

#include "desk/desk.h"

/* DENIED unless the token is good now. */
enum outcome desk_feed_enter(struct desk *desk) MUST_USE;

/*
 * What there is: `data` (data_id, data_name, count, page) for each
 * prefecture. DENIED as above; so the next.
 */
enum outcome desk_feed_sets(struct desk *desk, struct element *into) MUST_USE;

/*
 * One page, from 1: `data` for each job, with the official tags. NOT_FOUND
 * when there is no such data_id or page.
 */
enum outcome desk_feed_jobs(struct desk *desk, struct element *into,
    const char *data_id, long page) MUST_USE;

#endif
