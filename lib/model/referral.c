#include "model/referral.h"

#include "model/name.h"
#include "model/seeker.h"

static const char *const states[REFERRAL_STATES] = {
	[REFERRAL_DRAFT] = "draft",
	[REFERRAL_SENT] = "sent",
	[REFERRAL_APPLIED] = "applied",
	[REFERRAL_LAPSED] = "lapsed",
	[REFERRAL_WITHDRAWN] = "withdrawn",
};

/* What is left out is REFERRAL_NOWHERE. */
static const enum referral_state next[REFERRAL_STATES][REFERRAL_EVENTS] = {
	[REFERRAL_DRAFT] = {
		[REFERRAL_EDIT] = REFERRAL_DRAFT,
		[REFERRAL_SEND] = REFERRAL_SENT,
		[REFERRAL_HAND] = REFERRAL_APPLIED,
		[REFERRAL_WITHDRAW] = REFERRAL_WITHDRAWN,
	},
	[REFERRAL_SENT] = {
		[REFERRAL_APPLY] = REFERRAL_APPLIED,
		[REFERRAL_LAPSE] = REFERRAL_LAPSED,
		[REFERRAL_WITHDRAW] = REFERRAL_WITHDRAWN,
	},
};

/* Why an event finds a referral in a state that has no way on. */
static const enum verdict forbids[REFERRAL_STATES] = {
	[REFERRAL_NOWHERE] = VERDICT_REFERRAL_UNSENT,
	[REFERRAL_DRAFT] = VERDICT_REFERRAL_UNSENT,
	[REFERRAL_SENT] = VERDICT_REFERRAL_SENT,
	[REFERRAL_APPLIED] = VERDICT_REFERRAL_APPLIED,
	[REFERRAL_LAPSED] = VERDICT_REFERRAL_LAPSED,
	[REFERRAL_WITHDRAWN] = VERDICT_REFERRAL_WITHDRAWN,
};

const char *
referral_state_name(enum referral_state state)
{
	return name_at(NAME_LIST(states), state);
}

enum referral_state
referral_state_of(const char *name)
{
	return (enum referral_state)name_place(NAME_LIST(states), name);
}

enum referral_state
referral_next(enum referral_state state, enum referral_event event)
{
	if (state >= REFERRAL_STATES || event >= REFERRAL_EVENTS)
		return REFERRAL_NOWHERE;
	return next[state][event];
}

enum referral_state
referral_state_at(enum referral_state state, instant apply_until,
    instant now)
{
	if (state == REFERRAL_SENT && now > apply_until)
		return REFERRAL_LAPSED;
	return state;
}

instant
referral_apply_until(instant sent, int days, instant job_until)
{
	instant until;

	if (days < REFERRAL_DAYS_LEAST)
		days = REFERRAL_DAYS_LEAST;
	if (days > REFERRAL_DAYS_MOST)
		days = REFERRAL_DAYS_MOST;
	until = day_end(instant_day(sent) + days);
	return until < job_until ? until : job_until;
}

enum referral_event
referral_sending(_Bool mypage)
{
	return mypage ? REFERRAL_SEND : REFERRAL_HAND;
}

_Bool
referral_open(enum referral_state state, enum application_state application)
{
	return state == REFERRAL_SENT || (state == REFERRAL_APPLIED &&
	    application == APPLICATION_SELECTING);
}

static enum verdict
check_state(const struct referral_facts *facts, enum referral_event event,
    instant now)
{
	enum referral_state state = referral_state_at(facts->state,
	    facts->apply_until, now);

	if (referral_next(state, event) != REFERRAL_NOWHERE)
		return VERDICT_OK;
	return forbids[state < REFERRAL_STATES ? state : REFERRAL_NOWHERE];
}

/* Sending and applying both need a job that is valid at that instant. */
static enum verdict
check_job(const struct referral_facts *facts, instant now)
{
	if (job_state_at(facts->job, facts->job_until, now) != JOB_ACCEPTED)
		return VERDICT_JOB_INVALID;
	return VERDICT_OK;
}

enum verdict
referral_check_edit(const struct referral_facts *facts, instant now)
{
	return check_state(facts, REFERRAL_EDIT, now);
}

enum verdict
referral_check_withdraw(const struct referral_facts *facts, instant now)
{
	return check_state(facts, REFERRAL_WITHDRAW, now);
}

static enum verdict
check_days(const struct referral_facts *facts)
{
	if (facts->days < REFERRAL_DAYS_LEAST ||
	    facts->days > REFERRAL_DAYS_MOST)
		return VERDICT_SEND_DAYS;
	return VERDICT_OK;
}

enum verdict
referral_check_need(const struct referral_facts *facts,
    enum referral_need need, instant now)
{
	switch (need) {
	case REFERRAL_NEEDS_CONSULTATION:
		return facts->consultation ? VERDICT_OK :
		    VERDICT_SEND_CONSULTATION;
	case REFERRAL_NEEDS_REGISTRATION:
		return seeker_may_apply(facts->seeker_until, now) ?
		    VERDICT_OK : VERDICT_SEND_REGISTRATION;
	case REFERRAL_NEEDS_JOB:
		return check_job(facts, now);
	case REFERRAL_NEEDS_NO_OTHER:
		return facts->other_open ? VERDICT_REFERRAL_OPEN : VERDICT_OK;
	case REFERRAL_NEEDS_FIT:
		return facts->fit ? VERDICT_OK : VERDICT_SEND_FIT;
	case REFERRAL_NEEDS_DAYS:
		return check_days(facts);
	default:
		return reach_check(&facts->reach, now);
	}
}

enum verdict
referral_check_send(const struct referral_facts *facts, instant now)
{
	enum verdict verdict = check_state(facts, REFERRAL_SEND, now);

	for (unsigned need = 0; verdict == VERDICT_OK &&
	    need < REFERRAL_NEEDS; need++)
		verdict = referral_check_need(facts, need, now);
	return verdict;
}

enum verdict
referral_check_apply(const struct referral_facts *facts, instant now)
{
	enum verdict verdict = check_state(facts, REFERRAL_APPLY, now);

	if (verdict == VERDICT_REFERRAL_LAPSED && facts->job_ended &&
	    facts->apply_until >= facts->job_until)
		return VERDICT_JOB_INVALID;
	if (verdict != VERDICT_OK)
		return verdict;
	verdict = check_job(facts, now);
	if (verdict != VERDICT_OK)
		return verdict;
	if (!seeker_may_apply(facts->seeker_until, now))
		return VERDICT_APPLY_REGISTRATION;
	return VERDICT_OK;
}
