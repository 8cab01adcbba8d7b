/* What happened, for systems that ask from time to time. */
#ifndef PARTNER_EVENT_H
#define PARTNER_EVENT_H

#include "web/route.h"

handler get_events;		/* to all for whom the partner acts */
handler get_applications;	/* to applications alone */

/*
 * How far the system has come, as the query says (`after`): -1 when it does
 * not say. INVALID with 400 for what no feed has given.
 */
enum outcome event_after(struct request *request, int64_t *after) MUST_USE;

#endif
