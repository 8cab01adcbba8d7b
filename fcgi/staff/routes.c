#include "staff/routes.h"

#include "common/account.h"
#include "common/notification.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/staff/login", ANYONE, SMALL_BODY,
	    get_login, post_login, get_login, "common/account" },
	{ "/staff/logout", MEMBER, SMALL_BODY,
	    NULL, post_logout, NULL, NULL },
	{ "/staff/notifications", MEMBER, SMALL_BODY,
	    get_notifications, post_notifications, get_notifications,
	    "common/notification" },
};

const struct door staff_door = { "staff", DESK_STAFF, routes,
    sizeof routes / sizeof routes[0] };
