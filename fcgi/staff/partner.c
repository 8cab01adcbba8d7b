#include "staff/partner.h"

#include "desk/partner_office.h"
#include "web/page.h"
#include "web/problem.h"

enum outcome
get_partners(struct request *request)
{
	return desk_partners(&request->desk, request->root);
}

/* Why messages were refused, in the words that the partner was told. */
static void
titles_put(const struct request *request, const char *noun)
{
	struct element *row;

	for (row = element_first(request->root, noun); row != NULL;
	    row = element_next(row, noun))
		if (fact_has(row, "code"))
			element_say(row, "title", problem_title(request,
			    fact_text(row, "code")));
}

enum outcome
get_partner(struct request *request)
{
	struct element *partner;

	TRY(desk_partner_page(&request->desk, request->root,
	    request->ids[0]));
	TRY(page_need(request, "partner", &partner));
	titles_put(request, "message");
	titles_put(request, "batch");
	return OUTCOME_OK;
}
