/* An employer's own jobs (R1). */
#ifndef EMPLOYER_JOB_H
#define EMPLOYER_JOB_H

#include "web/route.h"

handler get_jobs;
handler get_job_new;
handler post_job_new;
handler get_job;		/* by its id, or its number */
handler post_job;		/* another version of its text */
handler post_job_submit;
handler post_job_invalidate;	/* the employer withdraws it */

#endif
