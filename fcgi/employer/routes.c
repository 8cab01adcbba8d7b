#include "employer/routes.h"

#include "common/account.h"
#include "common/document.h"
#include "common/notification.h"
#include "employer/applicant.h"
#include "employer/home.h"
#include "employer/job.h"
#include "employer/letter.h"
#include "employer/message.h"
#include "employer/result.h"

static const struct route routes[] = {
/*	path, who, body, get, post, again, sheet */
	{ "/employer/login", ANYONE, SMALL_BODY,
	    get_login, post_login, get_login, "common/account" },
	{ "/employer/logout", MEMBER, SMALL_BODY,
	    NULL, post_logout, NULL, NULL },
	{ "/employer/jobs", MEMBER, NO_BODY,
	    get_jobs, NULL, NULL, "employer/jobs" },
	{ "/employer/jobs/new", MEMBER, JOB_BODY,
	    get_job_new, post_job_new, get_job_new, "employer/job" },
	{ "/employer/jobs/{id}", MEMBER, JOB_BODY,
	    get_job, post_job, get_job, "employer/job" },
	{ "/employer/jobs/{id}/submit", MEMBER, SMALL_BODY,
	    NULL, post_job_submit, get_job, "employer/job" },
	{ "/employer/jobs/{id}/invalidate", MEMBER, SMALL_BODY,
	    NULL, post_job_invalidate, get_job, "employer/job" },
	{ "/employer/jobs/{number}", MEMBER, JOB_BODY,
	    get_job, post_job, get_job, "employer/job" },
	{ "/employer/jobs/{number}/submit", MEMBER, SMALL_BODY,
	    NULL, post_job_submit, get_job, "employer/job" },
	{ "/employer/jobs/{number}/invalidate", MEMBER, SMALL_BODY,
	    NULL, post_job_invalidate, get_job, "employer/job" },
	{ "/employer/notifications", MEMBER, SMALL_BODY,
	    get_notifications, post_notifications, get_notifications,
	    "common/notification" },
	{ "/employer/", MEMBER, NO_BODY,
	    get_home, NULL, NULL, "employer/home" },
	{ "/employer/applicants", MEMBER, SMALL_BODY,
	    get_applicants, post_applicants, get_applicants,
	    "employer/applicants" },
	{ "/employer/applicants/letters", MEMBER, NO_BODY,
	    get_letters, NULL, NULL, "employer/letter" },
	{ "/employer/applicants/{id}", MEMBER, NO_BODY,
	    get_applicant, NULL, NULL, "employer/applicant" },
	{ "/employer/applicants/{id}/documents/{id}", MEMBER, NO_BODY,
	    get_document, NULL, NULL, "common/refused" },
	{ "/employer/applicants/{id}/letter", MEMBER, NO_BODY,
	    get_letter, NULL, NULL, "employer/letter" },
	{ "/employer/applicants/{id}/messages", MEMBER, TEXT_BODY,
	    get_messages, post_message, get_messages, "employer/message" },
	{ "/employer/applicants/{id}/result", MEMBER, TEXT_BODY,
	    get_result, post_result, get_result, "employer/result" },
	{ "/employer/applicants/{id}/told", MEMBER, TEXT_BODY,
	    NULL, post_told, get_result, "employer/result" },
};

const struct door employer_door = { "employer", DESK_EMPLOYER, routes,
    sizeof routes / sizeof routes[0] };
