#include "desk/home.h"

#include "model/application.h"

static const struct statement home[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_home(?,?,?)",
	    "viewer seeker office referral application notification" },
	[DESK_EMPLOYER] = { "CALL employer_home(?,?,?,?)",
	    "viewer total application job notification" }
};

enum outcome
desk_home(struct desk *desk, struct element *into)
{
	if (desk->door == DESK_EMPLOYER)
		return desk_read(desk, &home[desk->door], into,
		    ARGS(arg_instant(application_late(desk->now))));
	return desk_read(desk, &home[desk->door], into, NO_ARGS);
}
