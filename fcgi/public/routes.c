#include "public/routes.h"

#include "common/job.h"
#include "public/health.h"
#include "public/home.h"
#include "public/reason.h"
#include "public/verify.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/", ANYONE, NO_BODY, get_home, NULL, NULL, "public/home" },
	{ "/jobs", ANYONE, NO_BODY, get_jobs, NULL, NULL, "common/jobs" },
	{ "/jobs/{number}", ANYONE, NO_BODY, get_job, NULL, NULL,
	    "common/job" },
	{ "/help", ANYONE, NO_BODY, get_help, NULL, NULL, "public/help" },
	{ "/healthz", ANYONE, NO_BODY, get_healthz, NULL, NULL, NULL },
	{ "/readyz", ANYONE, NO_BODY, get_readyz, NULL, NULL, NULL },
	{ "/schema/partner/v1/reasons.xml", ANYONE, NO_BODY,
	    .get = get_reasons },
	{ "/verify/", ANYONE, NO_BODY,
	    get_verify, NULL, NULL, "public/verify" },
	{ "/verify/{code}", ANYONE, NO_BODY,
	    get_verify, NULL, NULL, "public/verify" },
};

const struct door public_door = { "public", DESK_PUBLIC, routes,
    sizeof routes / sizeof routes[0] };
