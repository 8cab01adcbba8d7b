/* Jobs that staff check, and those that they have checked (R1). */
#ifndef STAFF_JOB_H
#define STAFF_JOB_H

#include "web/route.h"

handler get_jobs;		/* those that wait; or of one state */
handler get_job;		/* by its id, or its number */
handler post_job_accept;
handler post_job_return;
handler post_job_refuse;
handler post_job_invalidate;	/* withdrawn, or filled */

#endif
