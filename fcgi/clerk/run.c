#include "clerk/clerk.h"

enum outcome
clerk_run(struct clerk *clerk)
{
	(void)clerk;
	return OUTCOME_OK;
}
