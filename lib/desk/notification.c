#include "desk/notification.h"

static const struct statement list[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_notifications(?,?,?,?,?)",
	    "viewer total notification" },
	[DESK_EMPLOYER] = { "CALL employer_notifications(?,?,?,?,?)",
	    "viewer total notification" },
	[DESK_STAFF] = { "CALL staff_notifications(?,?,?,?,?)",
	    "viewer total notification" }
};
static const struct statement mark_read[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_read(?,?,?,?,?,?,?)", "act" },
	[DESK_EMPLOYER] = { "CALL employer_read(?,?,?,?,?,?,?)", "act" },
	[DESK_STAFF] = { "CALL staff_read(?,?,?,?,?,?,?)", "act" }
};

enum outcome
desk_notifications(struct desk *desk, struct element *into, long page,
    long size)
{
	return desk_read(desk, &list[desk->door], into,
	    ARGS(arg_number((page - 1) * size), arg_number(size)));
}

enum outcome
desk_notification_read(struct desk *desk, instant until, const char *answer)
{
	return desk_act(desk, &mark_read[desk->door], answer,
	    ARGS(arg_instant(until)));
}
