/* What happened, as each My Page tells it. */
#ifndef DESK_NOTIFICATION_H
#define DESK_NOTIFICATION_H

#include "desk/desk.h"

/*
 * One page of the party's notifications, newest first: elements `viewer`,
 * `total` (count) and `notification`. Pages count from 1.
 */
enum outcome desk_notifications(struct desk *desk, struct element *into,
    long page, long size) MUST_USE;

/* Mark all that happened until now as read. */
enum outcome desk_notification_read(struct desk *desk, const char *answer)
    MUST_USE;

#endif
