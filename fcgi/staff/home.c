#include "staff/home.h"

#include "desk/office.h"
#include "web/request.h"

enum outcome
get_home(struct request *request)
{
	return desk_office_home(&request->desk, request->root);
}
