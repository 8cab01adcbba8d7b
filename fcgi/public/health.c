#include "public/health.h"

#include "desk/site.h"
#include "web/reply.h"
#include "web/request.h"

/* The word is all there is to say: no page. */
static enum outcome
say(struct request *request, int status, const char *text)
{
	request->status = status;
	request->text = text;
	return OUTCOME_OK;
}

enum outcome
get_healthz(struct request *request)
{
	return say(request, 200, "ok\n");
}

enum outcome
get_readyz(struct request *request)
{
	if (desk_site_ready(&request->desk) != OUTCOME_OK)
		return say(request, 503, "database away\n");
	return say(request, 200, "ok\n");
}
