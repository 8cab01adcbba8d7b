#include "partner/job.h"

#include "common/job_form.h"
#include "desk/partner.h"
#include "desk/partner_job.h"
#include "model/limits.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

enum { REF_MAX = 64, EMPLOYER_MAX = 13 };

static const struct field whose_fields[] = {
	{ "ref", FIELD_TEXT, 1, REF_MAX, 0, NULL, NULL },
	{ "employer", FIELD_TEXT, 1, EMPLOYER_MAX, 0, NULL, NULL }
};
static const struct form whose_form = { "job", FORM_FIELDS(whose_fields), 1 };

/* Whose job the message is about, and which text it brings. */
struct job_heard {
	const char *ref, *employer;
	const struct element *posting;
};

static enum outcome
hear(struct request *request, struct job_heard *heard)
{
	TRY(form_hear(request, &whose_form));
	heard->ref = form_value(request, "ref");
	heard->employer = form_value(request, "employer");
	return job_form_hear_whole(request, &heard->posting);
}

static const char *
path(struct request *request, const unsigned char *id)
{
	return arena_text(request->arena, "/partner/v1/jobs/%s",
	    desk_hex(&request->desk, id));
}

/* A condition of the query, or NULL. */
static const char *
condition(struct request *request, const char *name)
{
	const char *value = request_query(request, name);

	return *value == '\0' || strlen(value) > 4 * REF_MAX ? NULL : value;
}

enum outcome
get_jobs(struct request *request)
{
	const char *employer = condition(request, "employer");
	const char *ref = condition(request, "ref");
	struct element *total;

	TRY(desk_partner_jobs(&request->desk, request->root, employer, ref,
	    request_page(request), LIMIT_PAGE_MOST));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE_MOST,
	    arena_text(request->arena,
	    "/partner/v1/jobs?employer=%s&ref=%s&page=",
	    employer == NULL ? "" : query_escape(request->arena, employer),
	    ref == NULL ? "" : query_escape(request->arena, ref)));
	return OUTCOME_OK;
}

/* What the system saw, as far as acts depend on it. */
static const char *
etag_of(struct request *request, const struct element *job)
{
	return arena_text(request->arena, "\"%s-%s-%s\"",
	    fact_text(job, "version"), fact_text(job, "state"),
	    fact_text(job, "changed"));
}

/* The job of the address, at its employer's desk. */
static enum outcome
find(struct request *request, struct element *rows, struct element **job)
{
	const struct desk_job key = { request->ids[0], NULL };
	struct desk *desk = &request->desk;

	TRY(desk_partner_enter(desk, "jobs", PARTNER_JOB,
	    desk_hex(desk, request->ids[0])));
	TRY(desk_job(desk, rows, &key));
	*job = element_first(rows, "job");
	return *job == NULL ? OUTCOME_NOT_FOUND : OUTCOME_OK;
}

/* The same, when it is still as the system saw it. */
static enum outcome
find_seen(struct request *request, struct element **rows,
    struct element **job)
{
	*rows = tree_root(tree_open(request->arena, "facts"));
	TRY(find(request, *rows, job));
	return exchange_match(request, etag_of(request, *job));
}

enum outcome
get_job(struct request *request)
{
	const struct element *found;
	struct element *job;

	TRY(desk_partner_job_find(&request->desk, NULL, request->ids[0],
	    &found));
	TRY(find(request, request->root, &job));
	if (found != NULL)
		element_set(job, "ref", fact_text(found, "ref"));
	request->etag = etag_of(request, job);
	return OUTCOME_OK;
}

enum outcome
post_job(struct request *request)
{
	struct desk *desk = &request->desk;
	const unsigned char *id = desk_id(desk);
	const struct element *found;
	struct job_heard heard;
	enum outcome outcome;

	TRY(hear(request, &heard));
	TRY(desk_partner_job_find(desk, heard.ref, NULL, &found));
	outcome = desk_partner_enter(desk, "jobs", PARTNER_EMPLOYER,
	    heard.employer);
	if (outcome == OUTCOME_NOT_FOUND)
		return desk_wrong(desk, "employer", "unknown");
	TRY(outcome);
	if (found != NULL) {
		outcome = desk_refuse(desk, "ref_known", NULL);
		element_say(desk->refusal, "href", arena_text(request->arena,
		    "/partner/v1/jobs/%s", fact_text(found, "id")));
		return outcome;
	}
	TRY(desk_partner_job_add(desk, id, heard.ref, heard.posting, NULL,
	    path(request, id)));
	return reply_see(request, desk->answer, "job");
}

/* A message about a job names it as it is known. */
static enum outcome
agree(struct request *request, const struct job_heard *heard,
    const struct element *found, const struct element *rows)
{
	struct desk *desk = &request->desk;

	if (found != NULL && strcmp(heard->ref, fact_text(found, "ref")) != 0)
		return desk_wrong(desk, "ref", "other");
	if (strcmp(heard->employer, fact_text(element_first(rows, "employer"),
	    "number")) != 0)
		return desk_wrong(desk, "employer", "other");
	return OUTCOME_OK;
}

enum outcome
put_job(struct request *request)
{
	struct desk *desk = &request->desk;
	const struct element *found;
	struct element *rows, *job;
	struct job_heard heard;
	_Bool changed;

	TRY(desk_partner_job_find(desk, NULL, request->ids[0], &found));
	TRY(find_seen(request, &rows, &job));
	TRY(hear(request, &heard));
	TRY(agree(request, &heard, found, rows));
	TRY(desk_partner_job_change(desk, rows, heard.posting,
	    path(request, request->ids[0]), &changed));
	return reply_see(request, desk->answer, changed ? "job" :
	    "unchanged");
}

enum outcome
delete_job(struct request *request)
{
	struct job_act act = { .job = { request->ids[0], NULL },
	    .event = JOB_WITHDRAW, .answer = path(request, request->ids[0]) };
	struct element *rows, *job;

	TRY(find_seen(request, &rows, &job));
	TRY(desk_job_do(&request->desk, &act));
	return reply_see(request, request->desk.answer, "invalidate");
}

enum outcome
post_renewal(struct request *request)
{
	struct desk *desk = &request->desk;
	const unsigned char *id = desk_id(desk);
	const struct element *found;
	struct element *rows, *job;

	TRY(desk_partner_job_find(desk, NULL, request->ids[0], &found));
	TRY(find_seen(request, &rows, &job));
	if (found == NULL)
		return desk_refuse(desk, "ref_none", NULL);
	TRY(desk_partner_job_renew(desk, rows, fact_text(found, "ref"), id,
	    path(request, id)));
	return reply_see(request, desk->answer, "renew");
}
