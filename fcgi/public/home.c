#include "public/home.h"

#include "desk/site.h"
#include "web/request.h"

enum outcome
get_home(struct request *request)
{
	return desk_site_home(&request->desk, request->root);
}

enum outcome
get_help(struct request *request)
{
	return desk_site_offices(&request->desk, request->root);
}
