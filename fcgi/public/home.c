#include "public/home.h"

#include "web/request.h"

enum outcome
get_home(struct request *request)
{
	(void)request;
	return OUTCOME_OK;
}
