#include "feed/routes.h"

#include "feed/kyujin.h"
#include "feed/token.h"
#include "web/feed.h"

/* The paths are those of the Hello Work's own service. */
static const struct route routes[] = {
	{ "/feed/auth/getToken", ANYONE, SMALL_BODY, .post = post_token },
	{ "/feed/auth/delToken", MEMBER, SMALL_BODY, .post = post_token_end },
	{ "/feed/kyujin", MEMBER, SMALL_BODY, .post = post_sets },
	{ "/feed/kyujin/{code}/{number}", MEMBER, SMALL_BODY,
	    .post = post_jobs },
};

const struct door feed_door = { "feed", DESK_FEED, routes,
    sizeof routes / sizeof routes[0], &feed };
