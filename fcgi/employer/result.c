#include "employer/result.h"

#include "common/result.h"
#include "desk/result.h"
#include "employer/applicant.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

static const struct field told_fields[] = { TOLD_FIELDS };
static const struct form told_form = { "told", FORM_FIELDS(told_fields), 0 };

static const struct field result_fields[] = { REGISTER_FIELDS };
static const struct form result_form = { "result",
    FORM_FIELDS(result_fields), 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/employer/applicants/%s/%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

static void
told_show(struct request *request, const struct element *row,
    const struct application_facts *facts)
{
	struct element *how;
	enum verdict verdict = application_check_told(facts);

	if (verdict == VERDICT_TOLD_TWICE)
		return;
	if (verdict != VERDICT_OK) {
		applicant_closed(request, verdict, row);
		return;
	}
	how = form_field(form_show(request, request->root, &told_form,
	    path(request, "told"), NULL), "how");
	if (application_check_message(facts, request->desk.now) == VERDICT_OK)
		form_option(how, "message", NULL);
	form_option(how, "phone", NULL);
	form_option(how, "other", NULL);
}

/* R13: who withdrew by message was not rejected for any other reason. */
static const struct element *
suggested(struct request *request, const struct element *row)
{
	struct element *facts = tree_root(tree_open(request->arena, "facts"));

	if (!fact_has(row, "withdrew_at"))
		return NULL;
	element_say(facts, "outcome",
	    application_state_name(APPLICATION_REJECTED));
	element_say(facts, "reason", arena_text(request->arena, "%d",
	    APPLICATION_REASON_WITHDREW));
	return facts;
}

static void
result_show(struct request *request, const struct element *row)
{
	struct element *form = form_show(request, request->root, &result_form,
	    path(request, "result"), suggested(request, row));
	struct element *disposed = form_field(form, "disposed");

	result_reasons(request, form);
	if (fact_has(row, "readings"))
		element_set(disposed, "required", "1");
	else
		element_remove(disposed);
}

enum outcome
get_result(struct request *request)
{
	struct application_facts facts;
	struct element *row;
	enum verdict verdict;

	TRY(desk_result(&request->desk, request->root, request->ids[0]));
	TRY(page_need(request, "application", &row));
	facts = desk_applicant_facts(row);
	told_show(request, row, &facts);
	verdict = application_check_result(&facts, request->desk.now);
	if (verdict == VERDICT_OK)
		result_show(request, row);
	else
		applicant_closed(request, verdict, row);
	return OUTCOME_OK;
}

enum outcome
post_told(struct request *request)
{
	struct desk_told told = { .application = request->ids[0],
	    .answer = path(request, "result") };

	TRY(form_hear(request, &told_form));
	told.how = form_value(request, "how");
	told.text = form_value(request, "text");
	TRY(desk_result_tell(&request->desk, &told));
	return reply_see(request, request->desk.answer, "told");
}

enum outcome
post_result(struct request *request)
{
	struct desk_result result;

	TRY(form_hear(request, &result_form));
	result = result_heard(request, path(request, "result"));
	result.disposed = form_number(request, "disposed") == 1;
	TRY(desk_result_register(&request->desk, &result));
	return reply_see(request, request->desk.answer, "result");
}
