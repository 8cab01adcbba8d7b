#include "desk/result.h"

#include "desk/applicant.h"
#include "desk/seal.h"

#include <string.h>

static const struct statement page[DESK_DOORS] = {
	[DESK_EMPLOYER] = { "CALL employer_result(?,?,?,?)",
	    "viewer application office key result reason" },
	[DESK_STAFF] = { "CALL staff_result(?,?,?,?)",
	    "viewer application office key result reason" }
};
static const struct statement list = {
	"CALL staff_results(?,?,?,?,?,?,?)", "viewer total application"
};
static const struct statement tell = {
	"CALL employer_tell(?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement employer_register = {
	"CALL employer_register(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement staff_hear = {
	"CALL staff_hear(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement correct = {
	"CALL staff_correct(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};

/* One act and what its check found. */
struct tell_act {
	const struct desk_told *told;
	const unsigned char *message;	/* id, NULL when none is sent */
	const char *from;
};
struct result_act {
	const struct desk_result *result;
	enum application_event hire, reject;
	const char *from, *to;
	uint32_t version;	/* that it becomes */
};

enum outcome
desk_result(struct desk *desk, struct element *into,
    const unsigned char *application)
{
	return desk_read(desk, &page[desk->door], into,
	    ARGS(arg_id(application)));
}

enum outcome
desk_results(struct desk *desk, struct element *into, const char *show,
    const char *number, long at, long size)
{
	return desk_read(desk, &list, into, ARGS(arg_text(show),
	    arg_text(number), arg_number((at - 1) * size),
	    arg_number(size)));
}

/* Telling by message has the conditions of a message besides. */
static enum outcome
tell_check(struct desk *desk, void *data)
{
	struct tell_act *act = data;
	const struct desk_told *told = act->told;
	struct application_facts known;
	struct element *row;

	TRY(desk_facts(desk, &page[desk->door], "application", &row,
	    ARGS(arg_id(told->application))));
	known = desk_applicant_facts(row);
	TRY(desk_applicant_judge(desk, application_check_told(&known), row));
	act->from = application_state_name(known.state);
	if (act->message == NULL)
		return OUTCOME_OK;
	TRY(desk_applicant_judge(desk,
	    application_check_message(&known, desk->now), row));
	return *told->text == '\0' ? desk_wrong(desk, "text", "missing") :
	    OUTCOME_OK;
}

static enum outcome
tell_proceed(struct desk *desk, void *data)
{
	const struct tell_act *act = data;
	const struct desk_told *told = act->told;
	struct arg text = arg_null();
	struct seal *seal;

	if (act->message != NULL) {
		TRY(desk_seal_need(desk, KEY_TEXT, told->application, &seal));
		text = desk_seal_text(desk, seal, SEAL_EMPLOYER_MESSAGE,
		    act->message, 0, told->text);
	}
	return desk_act(desk, &tell, told->answer,
	    ARGS(arg_id(told->application), arg_text(act->from),
	    arg_text(told->how), arg_id(act->message), text));
}

enum outcome
desk_result_tell(struct desk *desk, const struct desk_told *told)
{
	static const struct desk_pair pair = { tell_check, tell_proceed };
	struct tell_act act = { told, NULL, NULL };

	if (strcmp(told->how, "message") == 0)
		act.message = desk_id(desk);
	else if (strcmp(told->how, "phone") != 0 &&
	    strcmp(told->how, "other") != 0)
		return desk_wrong(desk, "how", "choice");
	return desk_do(desk, &pair, &act);
}

static _Bool
is_yes(const char *value)
{
	return strcmp(value, "yes") == 0;
}

/* Is what is stated complete, and the reason one of those there are? */
static enum outcome
statement_check(struct desk *desk, const struct desk_result *result,
    const struct element *row)
{
	const struct application_result stated = {
		.outcome = application_state_of(result->outcome),
		.hired_on = result->hired_on != 0,
		.terms = *result->terms_differ == '\0' ? TERMS_UNSAID :
		    is_yes(result->terms_differ) ? TERMS_DIFFER : TERMS_SAME,
		.terms_note = *result->terms_note != '\0',
		.reason = (int)result->reason,
		.note = *result->note != '\0',
		.readings = fact_has(row, "readings"),
		.disposed = result->disposed
	};
	const struct element *reason;

	TRY(desk_verdict(desk, application_check_statement(&stated)));
	if (stated.outcome == APPLICATION_HIRED)
		return OUTCOME_OK;
	for (reason = element_next(row, "reason"); reason != NULL;
	    reason = element_next(reason, "reason"))
		if (fact_number(reason, "code") == result->reason)
			return OUTCOME_OK;
	return desk_wrong(desk, "reason", "choice");
}

static enum outcome
facts_read(struct desk *desk, const struct result_act *act,
    struct element **row, struct application_facts *known)
{
	TRY(desk_facts(desk, &page[desk->door], "application", row,
	    ARGS(arg_id(act->result->application))));
	*known = desk_applicant_facts(*row);
	return OUTCOME_OK;
}

/* Where it leads from the state that was found. */
static enum outcome
states_set(struct desk *desk, struct result_act *act,
    const struct application_facts *known, const struct element *row)
{
	enum application_event event = application_state_of(
	    act->result->outcome) == APPLICATION_HIRED ?
	    act->hire : act->reject;

	TRY(statement_check(desk, act->result, row));
	act->version = 1 + (uint32_t)fact_number(row, "version");
	act->from = application_state_name(known->state);
	act->to = application_state_name(
	    application_next(known->state, event));
	return OUTCOME_OK;
}

static enum outcome
register_check(struct desk *desk, void *data)
{
	struct result_act *act = data;
	struct application_facts known;
	struct element *row;

	TRY(facts_read(desk, act, &row, &known));
	TRY(desk_applicant_judge(desk, desk->door == DESK_STAFF ?
	    application_check_phone_result(&known) :
	    application_check_result(&known, desk->now), row));
	return states_set(desk, act, &known, row);
}

/* The branch that was not chosen is left out, whatever stands in it. */
struct branch {
	const char *note, *terms_note, *why;
	struct arg reason, hired_on, terms_differ;
};

/* NULL instead of "". */
static const char *
or_null(const char *text)
{
	return text == NULL || *text == '\0' ? NULL : text;
}

static struct branch
branch_of(const struct desk_result *result)
{
	struct branch branch = { or_null(result->note), NULL,
	    or_null(result->why), arg_null(), arg_null(), arg_null() };

	if (application_state_of(result->outcome) == APPLICATION_REJECTED) {
		branch.reason = arg_number(result->reason);
		return branch;
	}
	branch.hired_on = arg_day(result->hired_on);
	branch.terms_differ = arg_number(is_yes(result->terms_differ));
	if (is_yes(result->terms_differ))
		branch.terms_note = result->terms_note;
	return branch;
}

/* Its texts as they are kept. */
struct notes {
	struct arg note, terms_note, why;
};

static enum outcome
notes_seal(struct desk *desk, const struct result_act *act,
    const struct branch *branch, struct notes *out)
{
	const unsigned char *id = act->result->application;
	struct seal *seal = NULL;

	if (branch->note != NULL || branch->terms_note != NULL ||
	    branch->why != NULL)
		TRY(desk_seal_need(desk, KEY_RESULT, id, &seal));
	out->note = desk_seal_text(desk, seal, SEAL_NOTE, id, act->version,
	    branch->note);
	out->terms_note = desk_seal_text(desk, seal, SEAL_TERMS_NOTE, id,
	    act->version, branch->terms_note);
	out->why = desk_seal_text(desk, seal, SEAL_WHY, id, act->version,
	    branch->why);
	return OUTCOME_OK;
}

static enum outcome
register_proceed(struct desk *desk, void *data)
{
	const struct result_act *act = data;
	const struct desk_result *result = act->result;
	struct branch b = branch_of(result);
	struct notes notes;

	TRY(notes_seal(desk, act, &b, &notes));
	if (desk->door == DESK_STAFF)
		return desk_act(desk, &staff_hear, result->answer,
		    ARGS(arg_id(result->application),
		    arg_text(act->from), arg_text(act->to), b.reason,
		    notes.note, b.hired_on, b.terms_differ,
		    notes.terms_note, arg_number(result->told)));
	return desk_act(desk, &employer_register, result->answer,
	    ARGS(arg_id(result->application), arg_text(act->from),
	    arg_text(act->to), b.reason, notes.note, b.hired_on,
	    b.terms_differ, notes.terms_note,
	    arg_number(result->disposed)));
}

enum outcome
desk_result_register(struct desk *desk, const struct desk_result *result)
{
	static const struct desk_pair pair = { register_check,
	    register_proceed };
	struct result_act act = { result, APPLICATION_HIRE,
	    APPLICATION_REJECT, NULL, NULL, 0 };

	return desk_do(desk, &pair, &act);
}

/*
 * Of two who correct the same version the second would undo the first
 * without having seen it: it is refused and shown what stands.
 */
static enum outcome
correct_check(struct desk *desk, void *data)
{
	struct result_act *act = data;
	const struct desk_result *result = act->result;
	struct application_facts known;
	struct element *row;

	TRY(facts_read(desk, act, &row, &known));
	TRY(desk_applicant_judge(desk, application_check_correct(&known,
	    *result->why != '\0'), row));
	if (fact_number(row, "version") != result->version) {
		enum outcome outcome = desk_refuse(desk, "result_version",
		    "R16");

		desk_applicant_grounds(desk->refusal, row);
		return outcome;
	}
	return states_set(desk, act, &known, row);
}

static enum outcome
correct_proceed(struct desk *desk, void *data)
{
	const struct result_act *act = data;
	const struct desk_result *result = act->result;
	struct branch b = branch_of(result);
	struct notes notes;

	TRY(notes_seal(desk, act, &b, &notes));
	return desk_act(desk, &correct, result->answer,
	    ARGS(arg_id(result->application), arg_text(act->from),
	    arg_text(act->to), b.reason, notes.note, b.hired_on,
	    b.terms_differ, notes.terms_note, arg_number(result->version),
	    notes.why));
}

enum outcome
desk_result_correct(struct desk *desk, const struct desk_result *result)
{
	static const struct desk_pair pair = { correct_check,
	    correct_proceed };
	struct result_act act = { result, APPLICATION_CORRECT_HIRE,
	    APPLICATION_CORRECT_REJECT, NULL, NULL, 0 };

	return desk_do(desk, &pair, &act);
}
