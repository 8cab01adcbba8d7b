/* Jobs as anyone sees them, and as a seeker does (R1). */
#ifndef COMMON_JOB_H
#define COMMON_JOB_H

#include "web/route.h"

handler get_jobs;	/* one page of those that are shown */
handler get_job;	/* one by its number */

#endif
