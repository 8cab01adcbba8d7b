#include "feed/kyujin.h"

#include "desk/feed.h"
#include "web/request.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE_DIGITS = 6 };

enum outcome
post_sets(struct request *request)
{
	return desk_feed_sets(&request->desk,
	    element_add(request->root, "kyujin_list"));
}

/* The page of the address, from 1; 0 for what is none. */
static long
page_of(const char *number)
{
	if (number[strspn(number, "0123456789")] != '\0' ||
	    strlen(number) > PAGE_DIGITS)
		return 0;
	return strtol(number, NULL, 10);
}

enum outcome
post_jobs(struct request *request)
{
	return desk_feed_jobs(&request->desk,
	    element_add(request->root, "kyujin"), request->letter_code,
	    page_of(request->number));
}
