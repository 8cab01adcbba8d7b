#include "common/job_form.h"

#include "desk/job.h"
#include "model/limits.h"
#include "model/posting.h"
#include "web/form.h"

#include <string.h>

enum {
	CITY_MAX = 40,
	WAGE_MAX = 99999999,	/* yen; a year's too */
	MINUTES_MAX = 600,
	DAYS_MAX = 366,
	OPENINGS_MAX = 999,
	INTERVIEWS_MAX = 9,
	RESULT_DAYS_MAX = 99
};

static const char *const kinds[] = { "full", "part", "season", "graduate",
	"disabled", NULL };
static const char *const visibilities[] = { "1", "2", "3", "4", NULL };
static const char *const employments[] = { "regular", "contract", "dispatch",
	"dispatch_fixed", "part", "dispatch_part", NULL };
static const char *const terms[] = { "open", "fixed", NULL };
static const char *const cars[] = { "yes", "no", NULL };
static const char *const wage_kinds[] = { "month", "day", "hour", "year",
	NULL };
static const char *const weekends[] = { "every", "other", "none", NULL };
static const char *const insurances[] = { "employment", "accident", "health",
	"pension", "public", "asset", "mutual", NULL };
static const char *const reasons[] = { "vacancy", "growth", "other", NULL };
static const char *const selections[] = { "papers", "interview", "test",
	NULL };
static const char *const notices[] = { "mypage", "phone", "post", "mail",
	NULL };
static const char *const papers[] = { "letter", "resume", "career",
	"jobcard", "other", NULL };
static const char *const ways[] = { "post", "interview", "mail", NULL };
static const char *const disposals[] = { "return", "discard", "other", NULL };

/* What is needed is said by lib/model/posting.c: a draft may lack it. */
static const struct field fields[] = {
/*	name, type, must, max, min, options, group */
	{ "version", FIELD_HIDDEN, 0, 9, 0, NULL, NULL },

	{ "kind", FIELD_CHOICE, 0, 0, 0, kinds, "kind" },
	{ "visibility", FIELD_CHOICE, 0, 0, 0, visibilities, "kind" },

	{ "title", FIELD_TEXT, 0, LIMIT_OCCUPATION, 0, NULL, "work" },
	{ "duties", FIELD_AREA, 0, LIMIT_DUTIES, 0, NULL, "work" },
	{ "employment", FIELD_CHOICE, 0, 0, 0, employments, "work" },
	{ "term", FIELD_CHOICE, 0, 0, 0, terms, "work" },
	{ "term_note", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "work" },
	{ "trial", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "work" },
	{ "place", FIELD_TEXT, 0, LIMIT_ADDRESS, 0, NULL, "work" },
	{ "city", FIELD_TEXT, 0, CITY_MAX, 0, NULL, "work" },
	{ "station", FIELD_TEXT, 0, LIMIT_WORD, 0, NULL, "work" },
	{ "car", FIELD_CHOICE, 0, 0, 0, cars, "work" },
	{ "transfer", FIELD_TEXT, 0, LIMIT_WORD, 0, NULL, "work" },
	{ "smoking", FIELD_TEXT, 0, LIMIT_WORD, 0, NULL, "work" },
	{ "age", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "work" },
	{ "education", FIELD_TEXT, 0, LIMIT_WORD, 0, NULL, "work" },
	{ "experience", FIELD_AREA, 0, LIMIT_PARAGRAPH, 0, NULL, "work" },
	{ "licence", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "work" },

	{ "wage_kind", FIELD_CHOICE, 0, 0, 0, wage_kinds, "pay" },
	{ "wage_from", FIELD_INT, 0, WAGE_MAX, 1, NULL, "pay" },
	{ "wage_to", FIELD_INT, 0, WAGE_MAX, 1, NULL, "pay" },
	{ "base_from", FIELD_INT, 0, WAGE_MAX, 1, NULL, "pay" },
	{ "base_to", FIELD_INT, 0, WAGE_MAX, 1, NULL, "pay" },
	{ "allowance", FIELD_AREA, 0, LIMIT_PARAGRAPH, 0, NULL, "pay" },
	{ "overtime_pay", FIELD_AREA, 0, LIMIT_PARAGRAPH, 0, NULL, "pay" },
	{ "commute", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "pay" },
	{ "payday", FIELD_TEXT, 0, LIMIT_WORD, 0, NULL, "pay" },
	{ "raise_note", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "pay" },
	{ "bonus", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "pay" },

	{ "hours", FIELD_AREA, 0, LIMIT_PARAGRAPH, 0, NULL, "hours" },
	{ "break_minutes", FIELD_INT, 0, MINUTES_MAX, 0, NULL, "hours" },
	{ "overtime", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "hours" },
	{ "days_off", FIELD_TEXT, 0, LIMIT_DAYS_OFF, 0, NULL, "hours" },
	{ "weekend", FIELD_CHOICE, 0, 0, 0, weekends, "hours" },
	{ "days_off_year", FIELD_INT, 0, DAYS_MAX, 0, NULL, "hours" },
	{ "leave_days", FIELD_INT, 0, DAYS_MAX, 0, NULL, "hours" },

	{ "insurance", FIELD_CHECKS, 0, 0, 0, insurances, "insurance" },
	{ "pension", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "insurance" },
	{ "severance", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "insurance" },
	{ "retirement", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "insurance" },
	{ "housing", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "insurance" },
	{ "childcare", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "insurance" },

	{ "pr", FIELD_AREA, 0, LIMIT_REMARKS, 0, NULL, "pr" },

	{ "openings", FIELD_INT, 0, OPENINGS_MAX, 1, NULL, "selection" },
	{ "opening_reason", FIELD_CHOICE, 0, 0, 0, reasons, "selection" },
	{ "selection", FIELD_CHECKS, 0, 0, 0, selections, "selection" },
	{ "interviews", FIELD_INT, 0, INTERVIEWS_MAX, 1, NULL, "selection" },
	{ "selection_when", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL,
	    "selection" },
	{ "selection_place", FIELD_TEXT, 0, LIMIT_ADDRESS, 0, NULL,
	    "selection" },
	{ "result_days", FIELD_INT, 0, RESULT_DAYS_MAX, 0, NULL,
	    "selection" },
	{ "notice", FIELD_CHECKS, 0, 0, 0, notices, "selection" },
	{ "papers", FIELD_CHECKS, 0, 0, 0, papers, "selection" },
	{ "papers_other", FIELD_TEXT, 0, LIMIT_WORD, 0, NULL, "selection" },
	{ "online_papers", FIELD_CHECK, 0, 0, 0, NULL, "selection" },
	{ "papers_way", FIELD_CHECKS, 0, 0, 0, ways, "selection" },
	{ "papers_to", FIELD_TEXT, 0, LIMIT_ADDRESS, 0, NULL, "selection" },
	{ "disposal", FIELD_CHOICE, 0, 0, 0, disposals, "selection" },
	{ "disposal_note", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "selection" },
	{ "contact", FIELD_TEXT, 0, LIMIT_LINE, 0, NULL, "selection" },
	{ "contact_phone", FIELD_PHONE, 0, LIMIT_PHONE, 0, NULL,
	    "selection" },

	{ "submit", FIELD_CHECK, 0, 0, 0, NULL, NULL }
};
static const struct form form = { "job", FORM_FIELDS(fields), 0 };

/* Fields that are about the form and no part of the text stand alone. */
static _Bool
of_text(const struct field *field)
{
	return field->group != NULL;
}

static const struct element *
posting_heard(struct request *request)
{
	struct element *posting =
	    tree_root(tree_open(request->arena, "posting"));

	for (size_t i = 0; i < form.count; i++) {
		const struct field *field = &form.fields[i];
		const char *value = form_value(request, field->name);

		if (of_text(field) && *value != '\0')
			element_say(posting, field->name, value);
	}
	return posting;
}

/* What keeps a text from being submitted, at its fields. */
static enum outcome
complain(struct request *request, const struct element *posting)
{
	enum outcome outcome = OUTCOME_OK;

	for (size_t i = 0; i < form.count; i++) {
		const char *name = form.fields[i].name;
		const char *error = of_text(&form.fields[i]) ?
		    desk_job_error(posting, name) : NULL;

		if (error != NULL)
			outcome = form_error(request, name, error);
	}
	return outcome;
}

enum outcome
job_form_hear(struct request *request, const struct element **posting,
    _Bool *submit)
{
	TRY(form_hear(request, &form));
	*posting = posting_heard(request);
	*submit = *form_value(request, "submit") != '\0';
	return *submit ? complain(request, *posting) : OUTCOME_OK;
}

enum outcome
job_form_hear_whole(struct request *request, const struct element **posting)
{
	TRY(form_hear(request, &form));
	*posting = posting_heard(request);
	return complain(request, *posting);
}

long
job_form_version(const struct request *request)
{
	return form_number(request, "version");
}

void
job_form_show(struct request *request, const char *action,
    const struct element *posting)
{
	struct element *shown = form_show(request, request->root, &form,
	    action, posting);

	for (size_t i = 0; i < form.count; i++)
		if (posting_needed(form.fields[i].name))
			element_set(form_field(shown, form.fields[i].name),
			    "required", "1");
}

void
job_form_complain(struct request *request, const struct element *posting)
{
	struct heard *heard = &request->heard;

	heard->form = &form;
	heard->values = arena_alloc(request->arena,
	    form.count * sizeof *heard->values);
	heard->errors = arena_alloc(request->arena,
	    form.count * sizeof *heard->errors);
	for (size_t i = 0; i < form.count; i++)
		heard->values[i] = fact_text(posting, form.fields[i].name);
	if (complain(request, posting) == OUTCOME_OK)
		heard->form = NULL;
}
