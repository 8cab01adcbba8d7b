#include "employer/applicant.h"

#include "base/text.h"
#include "employer/message.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

static const char *const states[] = { "selecting", "hired", "rejected",
    "cancelled", NULL };
static const char *const sorts[] = { "applied", "referred", "name", NULL };
static const char *const acts[] = { "letters", "read", NULL };

static const struct field filter_fields[] = {
	{ "job", FIELD_SELECT, 0, LIMIT_NUMBER, 0, NULL, NULL },
	{ "state", FIELD_SELECT, 0, 0, 0, states, NULL },
	{ "sort", FIELD_SELECT, 0, 0, 0, sorts, NULL }
};
static const struct form filter_form = { "filter",
    FORM_FIELDS(filter_fields), 1 };

/*
 * `all` stands for everyone whom the filter chooses, on every page; the
 * filter is in the address that is posted to.
 */
static const struct field pick_fields[] = {
	{ "all", FIELD_CHECK, 0, 0, 0, NULL, NULL },
	{ "pick", FIELD_CHECKS, 0, 0, 0, NULL, NULL },
	{ "act", FIELD_CHOICE, 1, 0, 0, acts, NULL }
};
static const struct form pick_form = { "pick", FORM_FIELDS(pick_fields), 0 };

struct desk_filter
applicant_filter(const struct request *request)
{
	const char *job = request_query(request, "job");
	const char *sort = request_choice(request, "sort", sorts);

	return (struct desk_filter){
		.job = *job == '\0' || strlen(job) > LIMIT_NUMBER ||
		    job[strspn(job, "0123456789-")] != '\0' ? NULL : job,
		.state = request_choice(request, "state", states),
		.sort = sort == NULL ? sorts[0] : sort
	};
}

const char *
applicant_path(struct request *request, const char *page,
    const struct desk_filter *filter)
{
	struct bytes path;

	bytes_init(&path, request->arena, 128);
	bytes_print(&path, "%s?", page);
	if (filter->job != NULL)
		bytes_print(&path, "job=%s&", filter->job);
	if (filter->state != NULL)
		bytes_print(&path, "state=%s&", filter->state);
	if (filter->sort != sorts[0])
		bytes_print(&path, "sort=%s&", filter->sort);
	bytes_add(&path, "", 1);
	return path.data;
}

const char *
applicant_picks(struct request *request, const struct query *from,
    long *picked)
{
	unsigned char id[ID_BYTES];
	struct bytes list;

	*picked = 0;
	bytes_init(&list, request->arena, 1024);
	for (size_t i = 0; i < from->count; i++) {
		const struct pair *pair = &from->pairs[i];

		if (strcmp(pair->name, "pick") != 0)
			continue;
		if (pair->length != 2 * ID_BYTES ||
		    !text_unhex(pair->value, id, ID_BYTES) ||
		    ++*picked > LIMIT_PAGE_MOST)
			return NULL;
		bytes_print(&list, "%c\"%s\"", *picked == 1 ? '[' : ',',
		    pair->value);
	}
	bytes_add(&list, "]", 2);
	return list.data;
}

void
applicant_closed(struct request *request, enum verdict verdict,
    const struct element *row)
{
	desk_applicant_grounds(page_closed(request, verdict), row);
}

static void
filter_show(struct request *request)
{
	struct element *form = form_ask(request, request->root, &filter_form,
	    "/employer/applicants");
	struct element *field = form_field(form, "job");
	const struct element *job;

	for (job = element_first(request->root, "job"); job != NULL;
	    job = element_next(job, "job"))
		form_option(field, fact_text(job, "number"),
		    fact_text(job, "title"));
}

static void
pick_show(struct request *request, const struct desk_filter *filter)
{
	const struct element *row = element_first(request->root,
	    "application");
	struct element *field;

	if (row == NULL)
		return;
	field = form_field(form_show(request, request->root, &pick_form,
	    arena_text(request->arena, "%spage=%ld", applicant_path(request,
	    "/employer/applicants", filter), request_page(request)), NULL),
	    "pick");
	for (; row != NULL; row = element_next(row, "application"))
		form_option(field, fact_text(row, "id"),
		    fact_text(row, "name"));
}

enum outcome
get_applicants(struct request *request)
{
	struct desk_filter filter = applicant_filter(request);
	struct element *total;

	TRY(desk_applicants(&request->desk, request->root, &filter,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "%spage=", applicant_path(request,
	    "/employer/applicants", &filter)));
	filter_show(request);
	pick_show(request, &filter);
	return OUTCOME_OK;
}

/* Where the letters of what was picked are. */
static const char *
letters_path(struct request *request, const struct desk_filter *filter,
    _Bool all)
{
	struct bytes path;

	bytes_init(&path, request->arena, 1024);
	bytes_text(&path, applicant_path(request,
	    "/employer/applicants/letters", filter));
	if (all)
		bytes_text(&path, "all=1");
	for (size_t i = 0; !all && i < request->body.count; i++)
		if (strcmp(request->body.pairs[i].name, "pick") == 0)
			bytes_print(&path, "%spick=%s",
			    path.data[path.length - 1] == '?' ||
			    path.data[path.length - 1] == '&' ? "" : "&",
			    request->body.pairs[i].value);
	bytes_add(&path, "", 1);
	return path.data;
}

enum outcome
post_applicants(struct request *request)
{
	struct desk_filter filter = applicant_filter(request);
	const char *picks = NULL;
	long picked = 0;
	_Bool all;

	TRY(form_hear(request, &pick_form));
	all = form_number(request, "all") == 1;
	if (!all) {
		picks = applicant_picks(request, &request->body, &picked);
		if (picks == NULL)
			return form_error(request, "pick", "choice");
		if (picked == 0)
			return form_error(request, "pick", "missing");
		TRY(desk_applicant_own(&request->desk, picks, picked));
	}
	if (strcmp(form_value(request, "act"), acts[0]) == 0)
		return reply_see(request,
		    letters_path(request, &filter, all), NULL);
	TRY(desk_applicant_mark(&request->desk, picks, &filter,
	    arena_text(request->arena, "%spage=%ld", applicant_path(request,
	    "/employer/applicants", &filter), request_page(request))));
	return reply_see(request, request->desk.answer, "mark");
}

/* What can be done with an application that the employer may read. */
static void
acts_show(struct request *request, const struct element *row,
    const struct application_facts *facts)
{
	instant now = request->desk.now;
	enum verdict verdict = application_check_message(facts, now);

	if (verdict == VERDICT_OK)
		message_show(request);
	else
		applicant_closed(request, verdict, row);
	verdict = application_check_result(facts, now);
	if (verdict != VERDICT_OK)
		applicant_closed(request, verdict, row);
}

enum outcome
get_applicant(struct request *request)
{
	struct application_facts facts;
	struct element *row;
	enum verdict verdict;

	TRY(desk_applicant(&request->desk, request->root, request->ids[0],
	    LIMIT_PAGE));
	TRY(page_need(request, "application", &row));
	facts = desk_applicant_facts(row);
	verdict = application_check_read(&facts, request->desk.now);
	if (verdict != VERDICT_OK)
		applicant_closed(request, verdict, row);
	if (facts.state != APPLICATION_CANCELLED)
		acts_show(request, row, &facts);
	return OUTCOME_OK;
}
