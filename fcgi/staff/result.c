#include "staff/result.h"

#include "common/result.h"
#include "desk/applicant.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

/* Besides what waits for staff, which needs no choice. */
static const char *const shows[] = { "selecting", "registered", "all", NULL };

static const struct field filter_fields[] = {
	{ "show", FIELD_SELECT, 0, 0, 0, shows, NULL },
	{ "number", FIELD_TEXT, 0, 20, 0, NULL, NULL }
};
static const struct form filter_form = { "filter",
    FORM_FIELDS(filter_fields), 1 };

static const struct field result_fields[] = {
	RESULT_FIELDS,
	{ "told", FIELD_CHECK, 0, 0, 0, NULL, NULL }
};
static const struct form result_form = { "result",
    FORM_FIELDS(result_fields), 0 };

/* `version` is the one that was seen: of two corrections one is too late. */
static const struct field correct_fields[] = {
	RESULT_FIELDS,
	{ "why", FIELD_AREA, 1, LIMIT_REASON, 0, NULL, NULL },
	{ "version", FIELD_HIDDEN, 1, 9, 0, NULL, NULL }
};
static const struct form correct_form = { "correct",
    FORM_FIELDS(correct_fields), 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/staff/results/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

/* Nothing chosen: what waits, or whatever has the number asked for. */
static const char *
show_chosen(const struct request *request, const char *number)
{
	const char *show = request_choice(request, "show", shows);

	if (show != NULL)
		return show;
	return *number == '\0' ? "waiting" : "all";
}

/* What stands, as the form to correct it begins; its reason is a new one. */
static const struct element *
standing(struct request *request)
{
	static const char *const names[] = { "outcome", "hired_on",
	    "terms_differ", "terms_note", "reason", "note", "version" };
	const struct element *result = element_first(request->root, "result");
	struct element *facts = tree_root(tree_open(request->arena, "facts"));

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		element_say(facts, names[i], fact_text(result, names[i]));
	return facts;
}

enum outcome
get_results(struct request *request)
{
	const char *number = request_query(request, "number");
	const char *show = show_chosen(request, number);
	struct element *total;

	if (strlen(number) > 20 ||
	    number[strspn(number, "0123456789-")] != '\0')
		number = "-";
	TRY(desk_results(&request->desk, request->root,
	    strcmp(show, "all") == 0 ? NULL : show,
	    *number == '\0' ? NULL : number, request_page(request),
	    LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "/staff/results?show=%s&number=%s&page=",
	    show, number));
	form_ask(request, request->root, &filter_form, "/staff/results");
	return OUTCOME_OK;
}

enum outcome
get_result(struct request *request)
{
	struct application_facts facts;
	struct element *row, *form = NULL;

	TRY(desk_result(&request->desk, request->root, request->ids[0]));
	TRY(page_need(request, "application", &row));
	facts = desk_applicant_facts(row);
	if (application_check_phone_result(&facts) == VERDICT_OK)
		form = form_show(request, request->root, &result_form,
		    path(request, ""), NULL);
	else if (application_check_correct(&facts, 1) == VERDICT_OK)
		form = form_show(request, request->root, &correct_form,
		    path(request, "/correct"), standing(request));
	if (form != NULL)
		result_reasons(request, form);
	else
		desk_applicant_grounds(page_closed(request,
		    application_check_phone_result(&facts)), row);
	return OUTCOME_OK;
}

enum outcome
post_result(struct request *request)
{
	struct desk_result result;

	TRY(form_hear(request, &result_form));
	result = result_heard(request, path(request, ""));
	result.told = form_number(request, "told") == 1;
	TRY(desk_result_register(&request->desk, &result));
	return reply_see(request, request->desk.answer, "result");
}

enum outcome
post_correct(struct request *request)
{
	struct desk_result result;

	TRY(form_hear(request, &correct_form));
	result = result_heard(request, path(request, ""));
	result.version = form_number(request, "version");
	result.why = form_value(request, "why");
	TRY(desk_result_correct(&request->desk, &result));
	return reply_see(request, request->desk.answer, "correct");
}
