#include "employer/routes.h"

#include "common/account.h"
#include "common/notification.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/employer/login", ANYONE, SMALL_BODY,
	    get_login, post_login, get_login, "common/account" },
	{ "/employer/logout", MEMBER, SMALL_BODY,
	    NULL, post_logout, NULL, NULL },
	{ "/employer/notifications", MEMBER, SMALL_BODY,
	    get_notifications, post_notifications, get_notifications,
	    "common/notification" },
};

const struct door employer_door = { "employer", DESK_EMPLOYER, routes,
    sizeof routes / sizeof routes[0] };
