#include "desk/job.h"

#include "base/bytes.h"
#include "model/posting.h"

#include <string.h>

static const struct statement list[DESK_DOORS] = {
	[DESK_PUBLIC] = { "CALL public_jobs(?,?,?,?)", "total job" },
	[DESK_SEEKER] = { "CALL seeker_jobs(?,?,?,?,?)",
	    "viewer total job" },
	[DESK_EMPLOYER] = { "CALL employer_jobs(?,?,?,?,?)",
	    "viewer total job" }
};
static const struct statement list_office = {
	"CALL staff_jobs(?,?,?,?,?,?)", "viewer total job"
};
static const struct statement one[DESK_DOORS] = {
	[DESK_PUBLIC] = { "CALL public_job(?,?,?)",
	    "job employer office posting" },
	[DESK_SEEKER] = { "CALL seeker_job(?,?,?,?)",
	    "viewer referral job employer office posting" },
	[DESK_EMPLOYER] = { "CALL employer_job(?,?,?,?,?)",
	    "viewer job employer office posting shown" },
	[DESK_STAFF] = { "CALL staff_job(?,?,?,?,?)",
	    "viewer job employer office posting shown" }
};
static const struct statement begin = {
	"CALL employer_job_new(?,?,?)", "viewer employer office"
};
static const struct statement add = {
	"CALL employer_job_add(?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement edit = {
	"CALL employer_job_edit(?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement submit = {
	"CALL employer_job_submit(?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement accept = {
	"CALL staff_job_accept(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement send_back = {
	"CALL staff_job_return(?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement refuse = {
	"CALL staff_job_refuse(?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement invalidate[DESK_DOORS] = {
	[DESK_EMPLOYER] = {
	    "CALL employer_job_invalidate(?,?,?,?,?,?,?,?,?,?,?,?)", "act" },
	[DESK_STAFF] = {
	    "CALL staff_job_invalidate(?,?,?,?,?,?,?,?,?,?,?,?)", "act" }
};

enum outcome
desk_jobs(struct desk *desk, struct element *into, long page, long size)
{
	const struct arg args[] = { arg_number((page - 1) * size),
	    arg_number(size) };

	if (desk->door == DESK_PUBLIC)
		return desk_read_public(desk, &list[desk->door], into, args,
		    2);
	return desk_read(desk, &list[desk->door], into, args, 2);
}

enum outcome
desk_jobs_office(struct desk *desk, struct element *into, const char *state,
    long page, long size)
{
	return desk_read(desk, &list_office, into, ARGS(arg_text(state),
	    arg_number((page - 1) * size), arg_number(size)));
}

enum outcome
desk_job(struct desk *desk, struct element *into, const struct desk_job *job)
{
	const struct statement *statement = &one[desk->door];

	if (desk->door == DESK_PUBLIC)
		return desk_read_public(desk, statement, into,
		    ARGS(arg_text(job->number)));
	if (desk->door == DESK_SEEKER)
		return desk_read(desk, statement, into,
		    ARGS(arg_text(job->number)));
	return desk_read(desk, statement, into,
	    ARGS(arg_id(job->id), arg_text(job->number)));
}

enum outcome
desk_job_new(struct desk *desk, struct element *into)
{
	return desk_read(desk, &begin, into, NO_ARGS);
}

static const char *
posting_get(const void *from, const char *field)
{
	return fact_text(from, field);
}

const char *
desk_job_error(const struct element *posting, const char *field)
{
	return posting_error(field, posting_get, posting);
}

/* RFC 8259 §7; the form has let pass no other control character. */
void
desk_json_text(struct bytes *json, const char *text)
{
	bytes_add(json, "\"", 1);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			bytes_add(json, "\\", 1);
		if (*text == '\n')
			bytes_add(json, "\\n", 2);
		else if (*text == '\t')
			bytes_add(json, "\\t", 2);
		else
			bytes_add(json, text, 1);
	}
	bytes_add(json, "\"", 1);
}

struct arg
desk_job_text(struct desk *desk, const struct element *posting)
{
	const struct element *field = element_first(posting, NULL);
	struct bytes json;

	bytes_init(&json, desk->arena, 4096);
	bytes_add(&json, "{", 1);
	for (; field != NULL; field = element_next(field, NULL)) {
		if (json.length > 1)
			bytes_add(&json, ",", 1);
		desk_json_text(&json, element_name(field));
		bytes_add(&json, ":", 1);
		desk_json_text(&json, element_string(field));
	}
	bytes_add(&json, "}", 2);
	return arg_text(json.data);
}

_Bool
desk_job_complete(const struct element *posting)
{
	return posting_complete(posting_get, posting);
}

enum outcome
desk_job_add(struct desk *desk, const unsigned char *id,
    const struct element *posting, _Bool submitted, const char *answer)
{
	enum job_state state = JOB_DRAFT;

	if (submitted && !desk_job_complete(posting))
		return OUTCOME_INVALID;
	if (submitted)
		state = job_next(state, JOB_SUBMIT);
	return desk_act(desk, &add, answer, ARGS(arg_id(id),
	    arg_text(job_state_name(state)), desk_job_text(desk, posting)));
}

static void
facts_read(const struct element *job, struct job_facts *facts)
{
	facts->state = job_state_of(fact_text(job, "state"));
	facts->change = job_change_of(fact_text(job, "changed"));
	facts->valid_until = fact_instant(job, "valid_until");
}

/* What an event on an accepted job means for the change to it. */
static enum job_change_event
change_event(enum job_event event)
{
	static const enum job_change_event events[JOB_EVENTS] = {
		[JOB_EDIT] = JOB_CHANGE_EDIT,
		[JOB_SUBMIT] = JOB_CHANGE_SUBMIT,
		[JOB_ACCEPT] = JOB_CHANGE_ACCEPT,
		[JOB_RETURN] = JOB_CHANGE_RETURN,
		[JOB_REFUSE] = JOB_CHANGE_REFUSE
	};

	return events[event];
}

/* Events that end a job concern the job itself, whatever its text. */
static _Bool
ends(enum job_event event)
{
	return event == JOB_WITHDRAW || event == JOB_FILL;
}

/* May it happen? If so, `facts` become what they then are. */
static enum verdict
step(struct job_facts *facts, enum job_event event, instant now)
{
	enum job_change_event change = change_event(event);
	enum verdict verdict;

	if (facts->state == JOB_ACCEPTED && !ends(event)) {
		verdict = job_check_change(facts, change, now);
		if (verdict == VERDICT_OK)
			facts->change = job_change_next(facts->change, change);
		return verdict;
	}
	verdict = job_check(facts, event, now);
	if (verdict == VERDICT_OK)
		facts->state = job_next(facts->state, event);
	return verdict;
}

_Bool
desk_job_may(const struct desk *desk, const struct element *job,
    enum job_event event)
{
	struct job_facts facts = { .reason = 1 };

	facts_read(job, &facts);
	return step(&facts, event, desk->now) == VERDICT_OK;
}

/* What the page says besides: since when, until when, whom to ask. */
static enum outcome
refused(struct desk *desk, const struct job_act *act, enum outcome outcome)
{
	static const char *const names[] = { "submitted_at", "valid_until",
	    "ended_at" };
	size_t count = sizeof names / sizeof names[0];

	if (outcome != OUTCOME_CONFLICT)
		return outcome;
	if (desk->door == DESK_EMPLOYER)
		desk_say_grounds(desk->refusal, act->facts, names, count);
	else
		desk_say_facts(desk->refusal, act->facts, names, count);
	return outcome;
}

static enum outcome
check_state(struct desk *desk, struct job_act *act)
{
	enum verdict verdict;

	facts_read(act->facts, &act->from);
	act->from.reason = act->reason != NULL && *act->reason != '\0';
	act->to = act->from;
	verdict = step(&act->to, act->event, desk->now);
	if (verdict == VERDICT_OK && act->submit)
		verdict = step(&act->to, JOB_SUBMIT, desk->now);
	TRY(refused(desk, act, desk_verdict(desk, verdict)));
	if (!ends(act->event) &&
	    act->version != fact_number(act->facts, "version"))
		return refused(desk, act,
		    desk_refuse(desk, "job_version", NULL));
	return OUTCOME_OK;
}

/* Only staff of its own office act on a job. */
static enum outcome
check(struct desk *desk, void *data)
{
	struct job_act *act = data;
	const struct element *posting = act->posting;
	struct element *facts;

	TRY(desk_facts(desk, &one[desk->door], "job", &facts,
	    ARGS(arg_id(act->job.id), arg_text(act->job.number))));
	act->facts = facts;
	if (desk->door == DESK_STAFF && fact_number(facts, "mine") != 1)
		return OUTCOME_NOT_FOUND;
	TRY(check_state(desk, act));
	if (act->event == JOB_SUBMIT)
		posting = element_next(facts, "posting");
	if ((act->submit || act->event == JOB_SUBMIT) &&
	    !desk_job_complete(posting))
		return OUTCOME_INVALID;
	return OUTCOME_OK;
}

static enum outcome
proceed_ending(struct desk *desk, const struct job_act *act)
{
	return desk_act(desk, &invalidate[desk->door], act->answer,
	    ARGS(arg_id(fact_id(act->facts, "id")),
	    arg_text(job_state_name(act->from.state)),
	    arg_text(job_state_name(act->to.state)),
	    arg_text(act->event == JOB_FILL ? "filled" : "withdrawn"),
	    arg_instant(desk->now - 1),
	    arg_instant(job_open_until(desk->now))));
}

/* What every review has first: which text, from where to where. */
#define REVIEW(act) arg_id(fact_id((act)->facts, "id")),		\
	arg_number(fact_number((act)->facts, "version")),		\
	arg_text(job_state_name((act)->from.state)),			\
	arg_text(job_state_name((act)->to.state)),			\
	arg_text(job_change_name((act)->from.change)),			\
	arg_text(job_change_name((act)->to.change))

static enum outcome
proceed(struct desk *desk, void *data)
{
	const struct job_act *act = data;
	instant valid = job_valid_until(desk->now);

	switch (act->event) {
	case JOB_EDIT:
		return desk_act(desk, &edit, act->answer, ARGS(REVIEW(act),
		    desk_job_text(desk, act->posting)));
	case JOB_SUBMIT:
		return desk_act(desk, &submit, act->answer,
		    ARGS(REVIEW(act)));
	case JOB_ACCEPT:
		return desk_act(desk, &accept, act->answer, ARGS(REVIEW(act),
		    arg_instant(valid), arg_instant(job_open_until(valid))));
	case JOB_RETURN:
		return desk_act(desk, &send_back, act->answer,
		    ARGS(REVIEW(act), arg_text(act->reason)));
	case JOB_REFUSE:
		return desk_act(desk, &refuse, act->answer, ARGS(REVIEW(act),
		    arg_text(act->reason)));
	default:
		return proceed_ending(desk, act);
	}
}

enum outcome
desk_job_do(struct desk *desk, struct job_act *act)
{
	static const struct desk_pair pair = { check, proceed };

	return desk_do(desk, &pair, act);
}
