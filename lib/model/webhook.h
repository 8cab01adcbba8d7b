/* When a delivery that failed is tried again, and how long at all. */
#ifndef MODEL_WEBHOOK_H
#define MODEL_WEBHOOK_H

#include "base/instant.h"

enum { WEBHOOK_TRIES = 9, WEBHOOK_MOST = 5 };	/* of a partner */

/*
 * When to try again after `tries` tries, of which the last ended at `now`:
 * in 5 s, then later and later, 24 h at last. False: it is given up.
 */
_Bool webhook_next(int tries, instant now, instant *next);

/*
 * A webhook through which nothing came since before this instant is paused
 * with the next delivery that is given up.
 */
instant webhook_patience(instant now);

#endif
