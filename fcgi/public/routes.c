#include "public/routes.h"

#include "public/health.h"
#include "public/home.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/", ANYONE, NO_BODY, get_home, NULL, NULL, "public/home" },
	{ "/healthz", ANYONE, NO_BODY, get_healthz, NULL, NULL, NULL },
	{ "/readyz", ANYONE, NO_BODY, get_readyz, NULL, NULL, NULL },
};

const struct door public_door = { "public", DESK_PUBLIC, routes,
    sizeof routes / sizeof routes[0] };
