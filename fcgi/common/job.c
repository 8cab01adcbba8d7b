#include "common/job.h"

#include "desk/job.h"
#include "model/limits.h"
#include "web/page.h"

enum outcome
get_jobs(struct request *request)
{
	struct element *total;

	TRY(desk_jobs(&request->desk, request->root, request_page(request),
	    LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "%s?page=", request->path));
	return OUTCOME_OK;
}

enum outcome
get_job(struct request *request)
{
	const struct desk_job key = { NULL, request->number };
	struct element *job;

	TRY(desk_job(&request->desk, request->root, &key));
	return page_need(request, "job", &job);
}
