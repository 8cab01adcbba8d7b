#include "model/application.h"

#include "model/name.h"

static const char *const states[APPLICATION_STATES] = {
	[APPLICATION_SELECTING] = "selecting",
	[APPLICATION_CANCELLED] = "cancelled",
	[APPLICATION_HIRED] = "hired",
	[APPLICATION_REJECTED] = "rejected",
};

static const char *const seens[APPLICATION_SEENS] = {
	[APPLICATION_SEEN_SELECTING] = "selecting",
	[APPLICATION_SEEN_CANCELLED] = "cancelled",
	[APPLICATION_SEEN_ENDED] = "ended",
	[APPLICATION_SEEN_HIRED] = "hired",
	[APPLICATION_SEEN_REJECTED] = "rejected",
};

/* What is left out is APPLICATION_NOWHERE. */
static const enum application_state
next[APPLICATION_STATES][APPLICATION_EVENTS] = {
	[APPLICATION_SELECTING] = {
		[APPLICATION_CANCEL] = APPLICATION_CANCELLED,
		[APPLICATION_READ] = APPLICATION_SELECTING,
		[APPLICATION_MESSAGE] = APPLICATION_SELECTING,
		[APPLICATION_TELL] = APPLICATION_SELECTING,
		[APPLICATION_HIRE] = APPLICATION_HIRED,
		[APPLICATION_REJECT] = APPLICATION_REJECTED,
	},
	[APPLICATION_HIRED] = {
		[APPLICATION_READ] = APPLICATION_HIRED,
		[APPLICATION_TELL] = APPLICATION_HIRED,
		[APPLICATION_CORRECT_HIRE] = APPLICATION_HIRED,
		[APPLICATION_CORRECT_REJECT] = APPLICATION_REJECTED,
	},
	[APPLICATION_REJECTED] = {
		[APPLICATION_READ] = APPLICATION_REJECTED,
		[APPLICATION_TELL] = APPLICATION_REJECTED,
		[APPLICATION_CORRECT_HIRE] = APPLICATION_HIRED,
		[APPLICATION_CORRECT_REJECT] = APPLICATION_REJECTED,
	},
};

const char *
application_state_name(enum application_state state)
{
	return name_at(NAME_LIST(states), state);
}

enum application_state
application_state_of(const char *name)
{
	return (enum application_state)name_place(NAME_LIST(states), name);
}

const char *
application_seen_name(enum application_seen seen)
{
	return name_at(NAME_LIST(seens), seen);
}

enum application_state
application_next(enum application_state state, enum application_event event)
{
	if (state >= APPLICATION_STATES || event >= APPLICATION_EVENTS)
		return APPLICATION_NOWHERE;
	return next[state][event];
}

instant
application_cancel_until(instant applied)
{
	return instant_add(applied, 24 * INSTANT_HOUR);
}

/* An event that the state forbids: was it a cancel that came first? */
static enum verdict
check_state(const struct application_facts *facts,
    enum application_event event, enum verdict cancelled,
    enum verdict otherwise)
{
	if (application_next(facts->state, event) != APPLICATION_NOWHERE)
		return VERDICT_OK;
	return facts->state == APPLICATION_CANCELLED ? cancelled : otherwise;
}

enum verdict
application_check_cancel(const struct application_facts *facts, instant now)
{
	enum verdict verdict = check_state(facts, APPLICATION_CANCEL,
	    VERDICT_CANCEL_TWICE, VERDICT_CANCEL_RESULT);

	if (verdict != VERDICT_OK)
		return verdict;
	return now <= facts->cancel_until ? VERDICT_OK : VERDICT_CANCEL_LATE;
}

enum verdict
application_check_read(const struct application_facts *facts, instant now)
{
	enum verdict verdict = check_state(facts, APPLICATION_READ,
	    VERDICT_READ_CANCELLED, VERDICT_READ_LATE);

	if (verdict != VERDICT_OK)
		return verdict;
	return now <= facts->open_until ? VERDICT_OK : VERDICT_READ_LATE;
}

enum verdict
application_check_message(const struct application_facts *facts, instant now)
{
	enum verdict verdict = check_state(facts, APPLICATION_MESSAGE,
	    VERDICT_MESSAGE_CANCELLED, VERDICT_MESSAGE_RESULT);

	if (verdict != VERDICT_OK)
		return verdict;
	if (!facts->mypage)
		return VERDICT_MESSAGE_PAPER;
	return now <= facts->open_until ? VERDICT_OK : VERDICT_MESSAGE_LATE;
}

enum verdict
application_check_told(const struct application_facts *facts)
{
	enum verdict verdict = check_state(facts, APPLICATION_TELL,
	    VERDICT_TOLD_CANCELLED, VERDICT_TOLD_TWICE);

	if (verdict != VERDICT_OK)
		return verdict;
	return facts->told ? VERDICT_TOLD_TWICE : VERDICT_OK;
}

enum verdict
application_check_result(const struct application_facts *facts, instant now)
{
	enum verdict verdict = application_check_phone_result(facts);

	if (verdict != VERDICT_OK)
		return verdict;
	return now <= facts->open_until ? VERDICT_OK : VERDICT_RESULT_LATE;
}

enum verdict
application_check_phone_result(const struct application_facts *facts)
{
	/* Where one result may come, so may the other. */
	return check_state(facts, APPLICATION_HIRE,
	    VERDICT_RESULT_CANCELLED, VERDICT_RESULT_TWICE);
}

enum verdict
application_check_correct(const struct application_facts *facts,
    _Bool reason)
{
	enum verdict verdict = check_state(facts, APPLICATION_CORRECT_HIRE,
	    VERDICT_CORRECT_CANCELLED, VERDICT_CORRECT_NOTHING);

	if (verdict != VERDICT_OK)
		return verdict;
	return reason ? VERDICT_OK : VERDICT_CORRECT_REASON;
}

static enum verdict
check_hired(const struct application_result *result)
{
	if (!result->hired_on)
		return VERDICT_HIRED_ON_MISSING;
	if (result->terms == TERMS_UNSAID)
		return VERDICT_TERMS_DIFFER_MISSING;
	if (result->terms == TERMS_DIFFER && !result->terms_note)
		return VERDICT_TERMS_NOTE_MISSING;
	return VERDICT_OK;
}

static enum verdict
check_rejected(const struct application_result *result)
{
	if (result->reason == 0)
		return VERDICT_REASON_MISSING;
	if (result->reason == APPLICATION_REASON_OTHER && !result->note)
		return VERDICT_RESULT_NOTE_MISSING;
	return VERDICT_OK;
}

static enum verdict
check_outcome(const struct application_result *result)
{
	switch (result->outcome) {
	case APPLICATION_HIRED:
		return check_hired(result);
	case APPLICATION_REJECTED:
		return check_rejected(result);
	default:
		return VERDICT_OUTCOME_MISSING;
	}
}

enum verdict
application_check_statement(const struct application_result *result)
{
	enum verdict verdict = check_outcome(result);

	if (verdict != VERDICT_OK)
		return verdict;
	return result->readings && !result->disposed ?
	    VERDICT_DISPOSED_MISSING : VERDICT_OK;
}

instant
application_late(instant now)
{
	return instant_add(now, -14 * INSTANT_DAY);
}

enum application_seen
application_seen(enum application_state state, _Bool told)
{
	switch (state) {
	case APPLICATION_SELECTING:
		return APPLICATION_SEEN_SELECTING;
	case APPLICATION_CANCELLED:
		return APPLICATION_SEEN_CANCELLED;
	case APPLICATION_HIRED:
		return told ? APPLICATION_SEEN_HIRED : APPLICATION_SEEN_ENDED;
	case APPLICATION_REJECTED:
		return told ? APPLICATION_SEEN_REJECTED :
		    APPLICATION_SEEN_ENDED;
	default:
		return APPLICATION_SEEN_NOTHING;
	}
}

_Bool
application_reason_fixed(int reason)
{
	return reason == APPLICATION_REASON_WITHDREW;
}
