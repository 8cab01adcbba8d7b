#include "staff/job.h"

#include "common/posting.h"
#include "desk/job.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

static const char *const states[] = { "accepted", "returned", "refused",
	"invalid", NULL };
static const struct field filter_fields[] = {
	{ "state", FIELD_SELECT, 0, 0, 0, states, NULL }
};
static const struct form filter_form = { "filter",
    FORM_FIELDS(filter_fields), 1 };

/* What was checked: another text can't be accepted by mistake. */
static const struct field accept_fields[] = {
	{ "version", FIELD_HIDDEN, 1, 9, 0, NULL, NULL }
};
static const struct form accept_form = { "accept",
    FORM_FIELDS(accept_fields), 0 };

static const struct field answer_fields[] = {
	{ "version", FIELD_HIDDEN, 1, 9, 0, NULL, NULL },
	{ "reason", FIELD_AREA, 1, LIMIT_REASON, 0, NULL, NULL }
};
static const struct form return_form = { "return",
    FORM_FIELDS(answer_fields), 0 };
static const struct form refuse_form = { "refuse",
    FORM_FIELDS(answer_fields), 0 };

static const char *const hows[] = { "withdrawn", "filled", NULL };
static const struct field invalidate_fields[] = {
	{ "how", FIELD_CHOICE, 1, 0, 0, hows, NULL }
};
static const struct form invalidate_form = { "invalidate",
    FORM_FIELDS(invalidate_fields), 0 };

/* The job's page; acts are addressed below its id alone. */
static const char *
path(struct request *request, const char *id, const char *part)
{
	return arena_text(request->arena, "/staff/jobs/%s%s", id, part);
}

enum outcome
get_jobs(struct request *request)
{
	const char *state = request_choice(request, "state", states);
	struct element *total;

	if (state == NULL)
		state = "";
	TRY(desk_jobs_office(&request->desk, request->root, state,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	form_ask(request, request->root, &filter_form, "/staff/jobs");
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "/staff/jobs?state=%s&page=", state));
	return OUTCOME_OK;
}

static void
forms_show(struct request *request, const struct element *job)
{
	static const struct {
		const struct form *form;
		const char *part;
		enum job_event event;
	} acts[] = {
		{ &accept_form, "/accept", JOB_ACCEPT },
		{ &return_form, "/return", JOB_RETURN },
		{ &refuse_form, "/refuse", JOB_REFUSE },
		{ &invalidate_form, "/invalidate", JOB_WITHDRAW }
	};

	if (fact_number(job, "mine") != 1)
		return;
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (desk_job_may(&request->desk, job, acts[i].event))
			form_show(request, request->root, acts[i].form,
			    path(request, fact_text(job, "id"),
			    acts[i].part), job);
	if (desk_job_may(&request->desk, job, JOB_WITHDRAW))
		posting_ending(request);
}

enum outcome
get_job(struct request *request)
{
	const struct desk_job key = { request->ids[0], request->number };
	struct element *job;

	TRY(desk_job(&request->desk, request->root, &key));
	TRY(page_need(request, "job", &job));
	posting_compare(request);
	forms_show(request, job);
	return OUTCOME_OK;
}

/* Hear a form and do what it is for. */
static enum outcome
post_act(struct request *request, const struct form *form,
    struct job_act *act)
{
	act->job.id = request->ids[0];
	act->answer = path(request, desk_hex(&request->desk,
	    request->ids[0]), "");
	TRY(form_hear(request, form));
	if (form != &invalidate_form)
		act->version = form_number(request, "version");
	if (form == &return_form || form == &refuse_form)
		act->reason = form_value(request, "reason");
	if (form == &invalidate_form)
		act->event = strcmp(form_value(request, "how"), "filled") == 0
		    ? JOB_FILL : JOB_WITHDRAW;
	TRY(desk_job_do(&request->desk, act));
	return reply_see(request, request->desk.answer, form->id);
}

enum outcome
post_job_accept(struct request *request)
{
	struct job_act act = { .event = JOB_ACCEPT };

	return post_act(request, &accept_form, &act);
}

enum outcome
post_job_return(struct request *request)
{
	struct job_act act = { .event = JOB_RETURN };

	return post_act(request, &return_form, &act);
}

enum outcome
post_job_refuse(struct request *request)
{
	struct job_act act = { .event = JOB_REFUSE };

	return post_act(request, &refuse_form, &act);
}

enum outcome
post_job_invalidate(struct request *request)
{
	struct job_act act = { 0 };

	return post_act(request, &invalidate_form, &act);
}
