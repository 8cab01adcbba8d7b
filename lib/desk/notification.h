/* What happened, as each My Page tells it. */
#ifndef DESK_NOTIFICATION_H
#define DESK_NOTIFICATION_H

#include "desk/desk.h"

/*
 * One page of the party's notifications, newest first: elements `viewer`,
 * `total` (count, and `at` of the newest of all) and `notification`. Pages
 * count from 1.
 */
enum outcome desk_notifications(struct desk *desk, struct element *into,
    long page, long size) MUST_USE;

/* Mark as read all that happened up to an instant: the newest that was seen. */
enum outcome desk_notification_read(struct desk *desk, instant until,
    const char *answer) MUST_USE;

#endif
