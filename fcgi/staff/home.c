#include "staff/home.h"

#include "desk/home.h"
#include "web/request.h"

enum outcome
get_home(struct request *request)
{
	return desk_home(&request->desk, request->root);
}
