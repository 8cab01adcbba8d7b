/*
 * The feed of published jobs: for how long a token is good, and how jobs fall
 * into pages. Both are as in the Hello Work's own service, so that its
 * clients find here what they know.
 */
#ifndef MODEL_FEED_H
#define MODEL_FEED_H

#include "base/instant.h"

enum { FEED_PAGE = 1000 };	/* jobs on one page */

/* The last instant at which a token is good: of the day in Japan. */
instant feed_token_until(instant given);

/* Is there such a page? The first is there even when it is empty. */
_Bool feed_page_exists(long page, long jobs);

#endif
