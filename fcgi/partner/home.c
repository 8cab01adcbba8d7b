#include "partner/home.h"

#include "desk/partner.h"
#include "web/request.h"

/* Who the system is here, what it may do, and for whom. */
enum outcome
get_home(struct request *request)
{
	struct element *viewer;

	TRY(desk_partner_home(&request->desk, request->root));
	viewer = element_first(request->root, "viewer");
	element_copy(request->root, viewer);
	element_become(tree_mark(request->root), "partner", NULL);
	return OUTCOME_OK;
}
