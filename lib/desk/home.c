#include "desk/home.h"

#include "model/application.h"
#include "model/reach.h"

enum {
	/* Decision: a referral lapses "soon" by the end of this day. */
	SOON_DAYS = 2,
	/* Staff's rows of each kind; a list of its own has them all. */
	FIRST = 10
};

static const struct statement home[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_home(?,?,?)",
	    "viewer seeker office referral application notification" },
	[DESK_EMPLOYER] = { "CALL employer_home(?,?,?,?)",
	    "viewer total application job notification" },
	[DESK_STAFF] = { "CALL staff_home(?,?,?,?,?)",
	    "viewer office referral referral" }
};

/* R3: a warning while there is still time to give the next holidays. */
static void
holidays_warn(struct desk *desk, struct element *into)
{
	const struct element *office = element_first(into, "office");
	int32_t today = instant_day(desk->now);

	if (office != NULL && reach_holidays_short(
	    fact_day(office, "holiday_last"), today))
		element_set(element_add(into, "warning"), "code", "holidays");
}

static enum outcome
staff_home(struct desk *desk, struct element *into)
{
	instant soon = day_end(instant_day(desk->now) + SOON_DAYS);

	TRY(desk_read(desk, &home[desk->door], into,
	    ARGS(arg_instant(soon), arg_number(FIRST))));
	holidays_warn(desk, into);
	return OUTCOME_OK;
}

enum outcome
desk_home(struct desk *desk, struct element *into)
{
	if (desk->door == DESK_EMPLOYER)
		return desk_read(desk, &home[desk->door], into,
		    ARGS(arg_instant(application_late(desk->now))));
	if (desk->door == DESK_STAFF)
		return staff_home(desk, into);
	return desk_read(desk, &home[desk->door], into, NO_ARGS);
}
