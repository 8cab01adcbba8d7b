#include "employer/job.h"

#include "common/posting.h"
#include "desk/job.h"
#include "common/job_form.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

static const struct field submit_fields[] = {
	{ "version", FIELD_HIDDEN, 1, 9, 0, NULL, NULL }
};
static const struct form submit_form = { "submit",
    FORM_FIELDS(submit_fields), 0 };

static const struct field invalidate_fields[] = {
	{ "confirm", FIELD_CHECK, 1, 0, 0, NULL, NULL }
};
static const struct form invalidate_form = { "invalidate",
    FORM_FIELDS(invalidate_fields), 0 };

static struct desk_job
key_of(const struct request *request)
{
	return (struct desk_job){ request->ids[0], request->number };
}

/* The job's page: by its number once it has one. */
static const char *
path(struct request *request, const char *part)
{
	const char *key = request->number != NULL ? request->number :
	    desk_hex(&request->desk, request->ids[0]);

	return arena_text(request->arena, "/employer/jobs/%s%s", key, part);
}

enum outcome
get_jobs(struct request *request)
{
	struct element *total;

	TRY(desk_jobs(&request->desk, request->root, request_page(request),
	    LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    "/employer/jobs?page=");
	return OUTCOME_OK;
}

enum outcome
get_job_new(struct request *request)
{
	TRY(desk_job_new(&request->desk, request->root));
	job_form_show(request, "/employer/jobs/new", NULL);
	return OUTCOME_OK;
}

enum outcome
post_job_new(struct request *request)
{
	const unsigned char *id = desk_id(&request->desk);
	const struct element *posting;
	_Bool submit;

	TRY(job_form_hear(request, &posting, &submit));
	TRY(desk_job_add(&request->desk, id, posting, submit,
	    arena_text(request->arena, "/employer/jobs/%s",
	    desk_hex(&request->desk, id))));
	return reply_see(request, request->desk.answer,
	    submit ? "submit" : "job");
}

/* What can be done to the job as it now stands. */
static void
forms_show(struct request *request, const struct element *job)
{
	const struct element *posting =
	    element_first(request->root, "posting");
	struct desk *desk = &request->desk;

	if (desk_job_may(desk, job, JOB_EDIT))
		job_form_show(request, path(request, ""), posting);
	if (desk_job_may(desk, job, JOB_SUBMIT))
		form_show(request, request->root, &submit_form,
		    path(request, "/submit"), job);
	if (desk_job_may(desk, job, JOB_WITHDRAW)) {
		posting_ending(request);
		form_show(request, request->root, &invalidate_form,
		    path(request, "/invalidate"), NULL);
	}
}

enum outcome
get_job(struct request *request)
{
	const struct desk_job key = key_of(request);
	struct element *job;

	TRY(desk_job(&request->desk, request->root, &key));
	TRY(page_need(request, "job", &job));
	posting_compare(request);
	forms_show(request, job);
	return OUTCOME_OK;
}

enum outcome
post_job(struct request *request)
{
	struct job_act act = { .job = key_of(request), .event = JOB_EDIT,
	    .answer = path(request, "") };

	TRY(job_form_hear(request, &act.posting, &act.submit));
	act.version = job_form_version(request);
	TRY(desk_job_do(&request->desk, &act));
	return reply_see(request, request->desk.answer,
	    act.submit ? "submit" : "job");
}

enum outcome
post_job_submit(struct request *request)
{
	struct job_act act = { .job = key_of(request), .event = JOB_SUBMIT,
	    .answer = path(request, "") };
	enum outcome outcome;

	TRY(form_hear(request, &submit_form));
	act.version = form_number(request, "version");
	outcome = desk_job_do(&request->desk, &act);
	if (outcome == OUTCOME_INVALID && act.facts != NULL)
		job_form_complain(request,
		    element_next(act.facts, "posting"));
	TRY(outcome);
	return reply_see(request, request->desk.answer, "submit");
}

enum outcome
post_job_invalidate(struct request *request)
{
	struct job_act act = { .job = key_of(request), .event = JOB_WITHDRAW,
	    .answer = path(request, "") };

	TRY(form_hear(request, &invalidate_form));
	TRY(desk_job_do(&request->desk, &act));
	return reply_see(request, request->desk.answer, "invalidate");
}
