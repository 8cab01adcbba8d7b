#include "seeker/routes.h"

#include "common/account.h"
#include "common/document.h"
#include "common/job.h"
#include "common/notification.h"
#include "seeker/application.h"
#include "seeker/document.h"
#include "seeker/home.h"
#include "seeker/referral.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/seeker/", MEMBER, NO_BODY, get_home, NULL, NULL,
	    "seeker/home" },
	{ "/seeker/login", ANYONE, SMALL_BODY,
	    get_login, post_login, get_login, "common/account" },
	{ "/seeker/logout", MEMBER, SMALL_BODY,
	    NULL, post_logout, NULL, NULL },
	{ "/seeker/jobs", MEMBER, NO_BODY, get_jobs, NULL, NULL,
	    "common/jobs" },
	{ "/seeker/jobs/{number}", MEMBER, NO_BODY, get_job, NULL, NULL,
	    "common/job" },
	{ "/seeker/referrals", MEMBER, NO_BODY, get_referrals, NULL, NULL,
	    "seeker/referrals" },
	{ "/seeker/referrals/{id}", MEMBER, TEXT_BODY,
	    get_referral, post_apply, get_referral, "seeker/referral" },
	{ "/seeker/referrals/{id}/draft", MEMBER, TEXT_BODY,
	    get_referral, post_draft, get_referral, "seeker/referral" },
	{ "/seeker/referrals/{id}/documents", MEMBER, DOCUMENT_BODY,
	    get_referral, post_document, get_referral, "seeker/referral" },
	{ "/seeker/referrals/{id}/documents/{id}", MEMBER, SMALL_BODY,
	    get_document, post_document_remove, get_referral,
	    "seeker/referral" },
	{ "/seeker/referrals/{id}/documents/{id}/scan", MEMBER, SMALL_BODY,
	    NULL, post_document_scan, get_referral, "seeker/referral" },
	{ "/seeker/referrals/{id}/check", MEMBER, NO_BODY,
	    get_check, NULL, NULL, "seeker/check" },
	{ "/seeker/applications", MEMBER, NO_BODY,
	    get_applications, NULL, NULL, "seeker/applications" },
	{ "/seeker/applications/{id}", MEMBER, SMALL_BODY,
	    get_application, post_cancel, get_application,
	    "seeker/application" },
	{ "/seeker/applications/{id}/documents/{id}", MEMBER, NO_BODY,
	    get_document, NULL, NULL, "common/refused" },
	{ "/seeker/applications/{id}/messages", MEMBER, TEXT_BODY,
	    get_application, post_message, get_application,
	    "seeker/application" },
	{ "/seeker/notifications", MEMBER, SMALL_BODY,
	    get_notifications, post_notifications, get_notifications,
	    "common/notification" },
};

const struct door seeker_door = { "seeker", DESK_SEEKER, routes,
    sizeof routes / sizeof routes[0] };
