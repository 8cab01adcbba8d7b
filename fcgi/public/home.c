#include "public/home.h"

#include "web/request.h"

static const struct statement home = { "CALL public_home(?,?)", "total" };
static const struct statement offices = {
	"CALL public_offices(?,?)", "office"
};

enum outcome
get_home(struct request *request)
{
	return desk_read_public(&request->desk, &home, request->root,
	    NO_ARGS);
}

enum outcome
get_help(struct request *request)
{
	return desk_read_public(&request->desk, &offices, request->root,
	    NO_ARGS);
}
