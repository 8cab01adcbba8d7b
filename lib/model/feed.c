#include "model/feed.h"

instant
feed_token_until(instant given)
{
	return day_end(instant_day(given));
}

_Bool
feed_page_exists(long page, long jobs)
{
	return page == 1 ||
	    (page > 1 && jobs > 0 && page - 1 <= (jobs - 1) / FEED_PAGE);
}
