/* The office's side of lib/desk/referral.h, but for sending. */
#include "desk/referral.h"

#include "desk/reach.h"

#include <string.h>

static const struct statement list = {
	"CALL staff_referrals(?,?,?,?,?,?)", "viewer total referral"
};
static const struct statement page = {
	"CALL staff_referral(?,?,?,?,?)", "viewer seeker consultation job "
	"employer office referral exemption call other holiday"
};
static const struct statement parts = {
	"CALL staff_referral_new(?,?,?,?,?)",
	"viewer seeker consultation job employer office"
};
static const struct statement letter = {
	"CALL staff_letter(?,?,?,?)", "viewer referral letter"
};
static const struct statement begin = {
	"CALL staff_referral_begin(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement edit = {
	"CALL staff_referral_edit(?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement withdraw = {
	"CALL staff_withdraw(?,?,?,?,?,?,?,?,?,?,?)", "act"
};

/* The needs by the names that a page's checks have. */
static const char *const needs[REFERRAL_NEEDS] = {
	[REFERRAL_NEEDS_CONSULTATION] = "consultation",
	[REFERRAL_NEEDS_REGISTRATION] = "registration",
	[REFERRAL_NEEDS_JOB] = "job",
	[REFERRAL_NEEDS_NO_OTHER] = "other",
	[REFERRAL_NEEDS_FIT] = "fit",
	[REFERRAL_NEEDS_DAYS] = "days",
	[REFERRAL_NEEDS_REACH] = "reach"
};

/* What the model asks, of rows that have a referral. */
static struct referral_facts
facts_of(struct desk *desk, const struct element *rows)
{
	const struct element *referral = element_first(rows, "referral");
	const struct element *job = element_first(rows, "job");
	const struct element *seeker = element_first(rows, "seeker");

	return (struct referral_facts){
		.state = referral_state_of(fact_text(referral, "state")),
		.apply_until = fact_instant(referral, "apply_until"),
		.seeker_until = fact_instant(seeker, "valid_until"),
		.job = job_state_of(fact_text(job, "state")),
		.job_until = fact_instant(job, "valid_until"),
		.job_ended = fact_has(job, "ended"),
		.consultation = element_first(rows, "consultation") != NULL,
		.fit = *fact_text(referral, "fit") != '\0',
		.other_open = element_first(rows, "other") != NULL,
		.days = (int)fact_number(referral, "days"),
		.reach = desk_reach_facts(desk, rows)
	};
}

enum verdict
desk_referral_may(struct desk *desk, const struct element *rows,
    enum referral_event event)
{
	const struct referral_facts facts = facts_of(desk, rows);

	if (event == REFERRAL_WITHDRAW)
		return referral_check_withdraw(&facts, desk->now);
	if (event == REFERRAL_EDIT)
		return referral_check_edit(&facts, desk->now);
	return referral_check_send(&facts, desk->now);
}

/* The state in which the referral was found. */
static enum referral_state
state_of(const struct element *rows)
{
	return referral_state_of(fact_text(element_first(rows, "referral"),
	    "state"));
}

/* Of each thing that sending needs: is it there? */
static void
checks_add(struct desk *desk, struct element *rows)
{
	const struct referral_facts facts = facts_of(desk, rows);

	if (referral_check_edit(&facts, desk->now) != VERDICT_OK)
		return;
	for (unsigned need = 0; need < REFERRAL_NEEDS; need++) {
		struct element *check = element_add(rows, "check");
		enum verdict verdict = referral_check_need(&facts, need,
		    desk->now);

		element_set(check, "name", needs[need]);
		if (verdict == VERDICT_OK)
			continue;
		element_set(check, "code", verdict_code(verdict));
		element_set(check, "rule", verdict_rule(verdict));
	}
}

enum outcome
desk_referrals(struct desk *desk, struct element *into, const char *state,
    long number, long size)
{
	return desk_read(desk, &list, into, ARGS(arg_text(state),
	    arg_number((number - 1) * size), arg_number(size)));
}

static enum outcome
rows_read(struct desk *desk, struct element *into, const unsigned char *id)
{
	return desk_read(desk, &page, into, ARGS(arg_id(id),
	    arg_day(instant_day(desk->now))));
}

enum outcome
desk_referral(struct desk *desk, struct element *into,
    const unsigned char *id)
{
	TRY(rows_read(desk, into, id));
	if (element_first(into, "referral") == NULL)
		return OUTCOME_OK;
	desk_reach_hours(desk, element_first(into, "employer"));
	checks_add(desk, into);
	return OUTCOME_OK;
}

enum outcome
desk_referral_new(struct desk *desk, struct element *into,
    const char *seeker_number, const char *job_number)
{
	return desk_read(desk, &parts, into,
	    ARGS(arg_text(seeker_number), arg_text(job_number)));
}

/* R3: the employer is whom to call, and when. */
static void
refusal_employer(struct desk *desk, struct element *rows)
{
	static const char *const hours[] = { "reach_from", "reach_to" };
	struct element *employer = element_first(rows, "employer");

	desk_reach_hours(desk, employer);
	element_say(desk->refusal, "employer_name",
	    fact_text(employer, "name"));
	element_say(desk->refusal, "contact_phone",
	    fact_text(employer, "phone"));
	desk_say_facts(desk->refusal, employer, hours, 2);
}

enum outcome
desk_referral_refuse(struct desk *desk, enum verdict verdict,
    struct element *rows)
{
	static const char *const job[] = { "valid_until", "ended_at" };
	static const char *const own[] = { "sent_at", "apply_until",
	    "ended_at" };
	enum outcome outcome = desk_verdict(desk, verdict);

	if (outcome != OUTCOME_CONFLICT)
		return outcome;
	if (verdict == VERDICT_JOB_INVALID) {
		desk_say_grounds(desk->refusal, element_first(rows, "job"),
		    job, 2);
	} else if (verdict == VERDICT_SEND_REGISTRATION) {
		desk_say_facts(desk->refusal, element_first(rows, "seeker"),
		    (const char *const[]){ "valid_until", "phone" }, 2);
	} else if (verdict == VERDICT_REFERRAL_OPEN) {
		desk_say_facts(desk->refusal, element_first(rows, "other"),
		    own, 2);
	} else if (strcmp(verdict_rule(verdict), "R3") == 0) {
		refusal_employer(desk, rows);
	} else {
		desk_say_facts(desk->refusal, element_first(rows, "referral"),
		    own, 3);
	}
	return outcome;
}

enum outcome
desk_referral_letter(struct desk *desk, struct element *into,
    const unsigned char *id)
{
	const struct element *referral;

	TRY(desk_read(desk, &letter, into, ARGS(arg_id(id))));
	if (element_first(into, "letter") != NULL)
		return OUTCOME_OK;
	referral = element_first(into, "referral");
	if (referral == NULL || fact_number(referral, "mypage") == 1 ||
	    state_of(into) != REFERRAL_DRAFT)
		return OUTCOME_NOT_FOUND;
	return desk_referral_refuse(desk, VERDICT_REFERRAL_UNSENT, into);
}

/* An act on its way. */
struct referral_act {
	const unsigned char *id;
	long version;			/* as it was seen */
	const char *seeker_number;
	const char *job_number;
	const struct desk_referral_text *text;
	const char *reason;
	const char *answer;
	struct element *rows;		/* as they were found */
};

static const char *
state_after(const struct element *rows, enum referral_event event)
{
	return referral_state_name(referral_next(state_of(rows), event));
}

enum outcome
desk_referral_check(struct desk *desk, const unsigned char *id,
    enum referral_event event, struct element **rows)
{
	*rows = tree_root(tree_open(desk->arena, "facts"));
	TRY(rows_read(desk, *rows, id));
	if (element_first(*rows, "referral") == NULL)
		return OUTCOME_NOT_FOUND;
	return desk_referral_refuse(desk,
	    desk_referral_may(desk, *rows, event), *rows);
}

/* What was seen as a draft is not taken back once it has been sent. */
static enum outcome
version_refuse(struct desk *desk, struct element *rows)
{
	static const char *const names[] = { "saved_at" };
	enum outcome outcome;

	if (state_of(rows) == REFERRAL_SENT)
		return desk_referral_refuse(desk, VERDICT_REFERRAL_SENT, rows);
	outcome = desk_refuse(desk, "referral_version", NULL);
	desk_say_facts(desk->refusal, element_first(rows, "referral"), names,
	    1);
	return outcome;
}

enum outcome
desk_referral_check_seen(struct desk *desk, const unsigned char *id,
    enum referral_event event, long version, struct element **rows)
{
	TRY(desk_referral_check(desk, id, event, rows));
	if (fact_number(element_first(*rows, "referral"), "version") !=
	    version)
		return version_refuse(desk, *rows);
	return OUTCOME_OK;
}

/* A draft rests on a consultation and on a job that can still be had. */
static enum outcome
begin_check(struct desk *desk, void *data)
{
	struct referral_act *act = data;
	const struct element *job;

	act->rows = tree_root(tree_open(desk->arena, "facts"));
	TRY(desk_referral_new(desk, act->rows, act->seeker_number,
	    act->job_number));
	job = element_first(act->rows, "job");
	if (element_first(act->rows, "seeker") == NULL)
		return desk_wrong(desk, "seeker", "unknown");
	if (job == NULL)
		return desk_wrong(desk, "job", "unknown");
	if (element_first(act->rows, "consultation") == NULL)
		return desk_referral_refuse(desk, VERDICT_SEND_CONSULTATION,
		    act->rows);
	if (job_state_of(fact_text(job, "state")) != JOB_ACCEPTED)
		return desk_referral_refuse(desk, VERDICT_JOB_INVALID,
		    act->rows);
	return OUTCOME_OK;
}

static const unsigned char *
row_id(const struct referral_act *act, const char *noun)
{
	return fact_id(element_first(act->rows, noun), "id");
}

static enum outcome
begin_proceed(struct desk *desk, void *data)
{
	const struct referral_act *act = data;

	return desk_act(desk, &begin, act->answer, ARGS(arg_id(act->id),
	    arg_text(referral_state_name(REFERRAL_DRAFT)),
	    arg_id(row_id(act, "seeker")),
	    arg_id(row_id(act, "consultation")), arg_id(row_id(act, "job")),
	    arg_text(act->text->fit), arg_text(act->text->note),
	    arg_number(act->text->days)));
}

enum outcome
desk_referral_begin(struct desk *desk, const char *seeker_number,
    const char *job_number, const struct desk_referral_text *text,
    const char *answer)
{
	static const struct desk_pair pair = { begin_check, begin_proceed };
	struct referral_act act = { .id = desk_id(desk),
	    .seeker_number = seeker_number, .job_number = job_number,
	    .text = text };

	act.answer = arena_text(desk->arena, "%s%s", answer,
	    desk_hex(desk, act.id));
	return desk_do(desk, &pair, &act);
}

static enum outcome
edit_check(struct desk *desk, void *data)
{
	struct referral_act *act = data;

	return desk_referral_check_seen(desk, act->id, REFERRAL_EDIT,
	    act->version, &act->rows);
}

static enum outcome
edit_proceed(struct desk *desk, void *data)
{
	const struct referral_act *act = data;

	return desk_act(desk, &edit, act->answer, ARGS(arg_id(act->id),
	    arg_number(act->version),
	    arg_text(referral_state_name(state_of(act->rows))),
	    arg_text(state_after(act->rows, REFERRAL_EDIT)),
	    arg_text(act->text->fit), arg_text(act->text->note),
	    arg_number(act->text->days)));
}

enum outcome
desk_referral_edit(struct desk *desk, const unsigned char *id, long version,
    const struct desk_referral_text *text, const char *answer)
{
	static const struct desk_pair pair = { edit_check, edit_proceed };
	struct referral_act act = { .id = id, .version = version, .text = text,
	    .answer = answer };

	return desk_do(desk, &pair, &act);
}

static enum outcome
withdraw_check(struct desk *desk, void *data)
{
	struct referral_act *act = data;

	return desk_referral_check_seen(desk, act->id, REFERRAL_WITHDRAW,
	    act->version, &act->rows);
}

static enum outcome
withdraw_proceed(struct desk *desk, void *data)
{
	const struct referral_act *act = data;

	return desk_act(desk, &withdraw, act->answer, ARGS(arg_id(act->id),
	    arg_number(act->version),
	    arg_text(referral_state_name(state_of(act->rows))),
	    arg_text(state_after(act->rows, REFERRAL_WITHDRAW)),
	    arg_text(act->reason)));
}

enum outcome
desk_referral_withdraw(struct desk *desk, const unsigned char *id,
    long version, const char *reason, const char *answer)
{
	static const struct desk_pair pair = { withdraw_check,
	    withdraw_proceed };
	struct referral_act act = { .id = id, .version = version,
	    .reason = reason, .answer = answer };

	return desk_do(desk, &pair, &act);
}
