/* Kyujin: which sets of published jobs there are, and the jobs of one (R1). */
#ifndef FEED_KYUJIN_H
#define FEED_KYUJIN_H

#include "web/route.h"

handler post_sets;
handler post_jobs;	/* a page of one set */

#endif
