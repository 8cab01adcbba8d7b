#include "staff/routes.h"

#include "common/account.h"
#include "common/notification.h"
#include "staff/job.h"
#include "staff/consultation.h"
#include "staff/home.h"
#include "staff/partner.h"
#include "staff/referral.h"
#include "staff/result.h"
#include "staff/seeker.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/staff/login", ANYONE, SMALL_BODY,
	    get_login, post_login, get_login, "common/account" },
	{ "/staff/logout", MEMBER, SMALL_BODY,
	    NULL, post_logout, NULL, NULL },
	{ "/staff/jobs", MEMBER, NO_BODY,
	    get_jobs, NULL, NULL, "staff/jobs" },
	{ "/staff/jobs/{id}", MEMBER, NO_BODY,
	    get_job, NULL, NULL, "staff/job" },
	{ "/staff/jobs/{id}/accept", MEMBER, SMALL_BODY,
	    NULL, post_job_accept, get_job, "staff/job" },
	{ "/staff/jobs/{id}/return", MEMBER, TEXT_BODY,
	    NULL, post_job_return, get_job, "staff/job" },
	{ "/staff/jobs/{id}/refuse", MEMBER, TEXT_BODY,
	    NULL, post_job_refuse, get_job, "staff/job" },
	{ "/staff/jobs/{id}/invalidate", MEMBER, SMALL_BODY,
	    NULL, post_job_invalidate, get_job, "staff/job" },
	{ "/staff/jobs/{number}", MEMBER, NO_BODY,
	    get_job, NULL, NULL, "staff/job" },
	{ "/staff/notifications", MEMBER, SMALL_BODY,
	    get_notifications, post_notifications, get_notifications,
	    "common/notification" },
	{ "/staff/", MEMBER, NO_BODY,
	    get_home, NULL, NULL, "staff/home" },
	{ "/staff/seekers", MEMBER, NO_BODY,
	    get_seekers, NULL, NULL, "staff/seekers" },
	{ "/staff/seekers/new", MEMBER, SMALL_BODY,
	    get_seeker_new, post_seeker_new, get_seeker_new,
	    "staff/seeker_new" },
	{ "/staff/seekers/{number}", MEMBER, NO_BODY,
	    get_seeker, NULL, NULL, "staff/seeker" },
	{ "/staff/seekers/{number}/consultation", MEMBER, TEXT_BODY,
	    NULL, post_consultation, get_seeker, "staff/seeker" },
	{ "/staff/partners", MEMBER, NO_BODY,
	    get_partners, NULL, NULL, "staff/partners" },
	{ "/staff/partners/{id}", MEMBER, NO_BODY,
	    get_partner, NULL, NULL, "staff/partner" },
	{ "/staff/referrals", MEMBER, NO_BODY,
	    get_referrals, NULL, NULL, "staff/referrals" },
	{ "/staff/referrals/new", MEMBER, TEXT_BODY,
	    get_referral_new, post_referral_new, get_referral_new,
	    "staff/referral_new" },
	{ "/staff/referrals/{id}", MEMBER, TEXT_BODY,
	    get_referral, post_referral, get_referral, "staff/referral" },
	{ "/staff/referrals/{id}/letter", MEMBER, NO_BODY,
	    get_referral_letter, NULL, NULL, "staff/letter" },
	{ "/staff/referrals/{id}/call", MEMBER, SMALL_BODY,
	    NULL, post_call, get_referral, "staff/referral" },
	{ "/staff/referrals/{id}/exemption", MEMBER, TEXT_BODY,
	    NULL, post_exemption, get_referral, "staff/referral" },
	{ "/staff/referrals/{id}/send", MEMBER, SMALL_BODY,
	    NULL, post_send, get_referral, "staff/referral" },
	{ "/staff/referrals/{id}/withdraw", MEMBER, TEXT_BODY,
	    NULL, post_withdraw, get_referral, "staff/referral" },
	{ "/staff/results", MEMBER, NO_BODY,
	    get_results, NULL, NULL, "staff/results" },
	{ "/staff/results/{id}", MEMBER, TEXT_BODY,
	    get_result, post_result, get_result, "staff/result" },
	{ "/staff/results/{id}/correct", MEMBER, TEXT_BODY,
	    NULL, post_correct, get_result, "staff/result" },
};

const struct door staff_door = { "staff", DESK_STAFF, routes,
    sizeof routes / sizeof routes[0] };
