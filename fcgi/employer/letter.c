#include "employer/letter.h"

#include "employer/applicant.h"
#include "model/limits.h"
#include "web/page.h"

#include <string.h>

enum outcome
get_letter(struct request *request)
{
	const struct desk_filter none = { NULL, NULL, NULL };
	const char *picks = arena_text(request->arena, "[\"%s\"]",
	    desk_hex(&request->desk, request->ids[0]));

	TRY(desk_applicant_letters(&request->desk, request->root, picks,
	    &none, 1, 1));
	if (element_first(request->root, "letter") != NULL)
		return OUTCOME_OK;
	return desk_applicant_why(&request->desk, request->ids[0]);
}

enum outcome
get_letters(struct request *request)
{
	struct desk_filter filter = applicant_filter(request);
	const char *picks = NULL;
	struct element *total;
	long picked;

	if (strcmp(request_query(request, "all"), "1") != 0) {
		picks = applicant_picks(request, &request->query, &picked);
		if (picks == NULL || picked == 0)
			return OUTCOME_NOT_FOUND;
		TRY(desk_applicant_own(&request->desk, picks, picked));
	}
	TRY(desk_applicant_letters(&request->desk, request->root, picks,
	    &filter, request_page(request), LIMIT_PAGE_MOST));
	total = element_first(request->root, "total");
	if (total != NULL && fact_number(total, "count") > LIMIT_PAGE_MOST)
		page_pages(request, fact_number(total, "count"),
		    LIMIT_PAGE_MOST, arena_text(request->arena,
		    "%sall=1&page=", applicant_path(request,
		    "/employer/applicants/letters", &filter)));
	return OUTCOME_OK;
}
