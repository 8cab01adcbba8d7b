/* Jobs of the employers for whom the system acts (R1). */
#ifndef PARTNER_JOB_H
#define PARTNER_JOB_H

#include "web/route.h"

handler get_jobs;
handler post_job;	/* a new one, under a reference of the system's */
handler get_job;
handler put_job;	/* another text */
handler delete_job;	/* withdrawn */
handler post_renewal;	/* the next one, from 7 days before it runs out */

#endif
