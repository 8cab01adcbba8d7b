/* The site as a whole, at the public door. */
#ifndef DESK_SITE_H
#define DESK_SITE_H

#include "desk/desk.h"

/* `total`: how many jobs anyone can see (count). */
enum outcome desk_site_home(struct desk *desk, struct element *into)
    MUST_USE;

/* R17: each `office`: where to go or call. */
enum outcome desk_site_offices(struct desk *desk, struct element *into)
    MUST_USE;

/* Each `reason` why one is not hired (code, provisional, text). */
enum outcome desk_site_reasons(struct desk *desk, struct element *into)
    MUST_USE;

/* OK when the database answers. */
enum outcome desk_site_ready(struct desk *desk) MUST_USE;

#endif
