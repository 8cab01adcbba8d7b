#include "model/seeker.h"

instant
seeker_valid_until(instant registered)
{
	return day_end(month_end(instant_day(registered), 2));
}

instant
seeker_new_until(instant valid_until, instant now)
{
	int32_t last = month_end(instant_day(valid_until), 0);

	if (now > valid_until || month_end(instant_day(now), 0) != last)
		return valid_until;
	return day_end(month_end(last, 1));
}

_Bool
seeker_may_apply(instant valid_until, instant now)
{
	return now <= valid_until;
}
