#include "seeker/routes.h"

#include "common/account.h"
#include "common/notification.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/seeker/login", ANYONE, SMALL_BODY,
	    get_login, post_login, get_login, "common/account" },
	{ "/seeker/logout", MEMBER, SMALL_BODY,
	    NULL, post_logout, NULL, NULL },
	{ "/seeker/notifications", MEMBER, SMALL_BODY,
	    get_notifications, post_notifications, get_notifications,
	    "common/notification" },
};

const struct door seeker_door = { "seeker", DESK_SEEKER, routes,
    sizeof routes / sizeof routes[0] };
