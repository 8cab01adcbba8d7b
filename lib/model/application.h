/*
 * An application: what a seeker made of a referral, until a result stands
 * (R9, R11-R13, R15, R16).
 *
 * Two deadlines are stored with it. cancel_until is 24 hours after applying.
 * open_until is its job's: to that instant the employer reads, writes and
 * registers a result; it moves when the job ends early.
 *
 * Telling the applicant and registering the result are two acts, in either
 * order. Telling has no deadline: a page that says only "ended" for ever
 * would serve nobody.
 */
#ifndef MODEL_APPLICATION_H
#define MODEL_APPLICATION_H

#include "base/instant.h"
#include "model/verdict.h"

enum application_state {
	APPLICATION_NOWHERE,	/* no state: what an event may not do */
	APPLICATION_SELECTING,
	APPLICATION_CANCELLED,	/* by the seeker */
	APPLICATION_HIRED,
	APPLICATION_REJECTED,
	APPLICATION_STATES
};

enum application_event {
	APPLICATION_CANCEL,		/* by the seeker */
	APPLICATION_READ,		/* by the employer */
	APPLICATION_MESSAGE,		/* by either */
	APPLICATION_TELL,		/* the employer has told the seeker */
	APPLICATION_HIRE,		/* a result, by employer or staff */
	APPLICATION_REJECT,
	APPLICATION_CORRECT_HIRE,	/* another result instead, by staff */
	APPLICATION_CORRECT_REJECT,
	APPLICATION_EVENTS
};

/* What the seeker's own page calls it (R15). */
enum application_seen {
	APPLICATION_SEEN_NOTHING,
	APPLICATION_SEEN_SELECTING,
	APPLICATION_SEEN_CANCELLED,
	APPLICATION_SEEN_ENDED,		/* there is a result, not yet told */
	APPLICATION_SEEN_HIRED,
	APPLICATION_SEEN_REJECTED,
	APPLICATION_SEENS
};

/*
 * Reasons for not hiring are a table in the database; two of them mean
 * something here. The applicant's own withdrawal is the notice's 8 (R13).
 */
enum {
	APPLICATION_REASON_WITHDREW = 8,	/* can't be removed */
	APPLICATION_REASON_OTHER = 9		/* says more in words */
};

/* What a check asks about an application. */
struct application_facts {
	enum application_state state;
	instant cancel_until;
	instant open_until;
	_Bool mypage;		/* the seeker has a My Page */
	_Bool told;		/* the seeker has been told the result */
};

/* What a result states, as it was typed (R15). */
struct application_result {
	enum application_state outcome;	/* hired or rejected; else none */
	_Bool hired_on;			/* the day is given */
	enum { TERMS_UNSAID, TERMS_SAME, TERMS_DIFFER } terms;
	_Bool terms_note;		/* how they differ */
	int reason;			/* 0 when none is chosen */
	_Bool note;			/* words to the office */
	_Bool readings;			/* R10: documents were read */
	_Bool disposed;			/* R10: what becomes of them is sure */
};

/* The codes that database and pages have, and the way back. */
const char *application_state_name(enum application_state state);
enum application_state application_state_of(const char *name);
const char *application_seen_name(enum application_seen seen);

/* Where an event leads, or APPLICATION_NOWHERE; deadlines apart. */
enum application_state application_next(enum application_state state,
    enum application_event event);

/* R12: 24 hours after applying; at that instant it still holds. */
instant application_cancel_until(instant applied);

/* R12: the seeker's cancel. After it, R13: tell the employer. */
enum verdict application_check_cancel(const struct application_facts *facts,
    instant now);

/* R9: motivation and letter, by the employer. */
enum verdict application_check_read(const struct application_facts *facts,
    instant now);

/* R11, R16: a message, by either side. */
enum verdict application_check_message(const struct application_facts *facts,
    instant now);

/* R15: that the employer has told the applicant; once. */
enum verdict application_check_told(const struct application_facts *facts);

/* R16: a result, by the employer. */
enum verdict application_check_result(const struct application_facts *facts,
    instant now);

/*
 * R16: a result that staff heard by phone. Staff may enter it whenever none
 * stands, not only after the employer's window: who phones early has done
 * what R15 asks, and need not be sent to a page.
 */
enum verdict application_check_phone_result(
    const struct application_facts *facts);

/*
 * R16: another result instead of one registered in error, by staff, with a
 * reason, at any time. It replaces a result by a result; what the first one
 * made vanish stays gone.
 */
enum verdict application_check_correct(const struct application_facts *facts,
    _Bool reason);

/* R15, R13, R10: is the result complete? The first field that is not. */
enum verdict application_check_statement(
    const struct application_result *result);

/*
 * R15: the employer is reminded of what has no result and arrived at or
 * before this instant, two weeks ago (decision).
 */
instant application_late(instant now);

/* R15: what the seeker sees until told, and after. */
enum application_seen application_seen(enum application_state state,
    _Bool told);

/* R13: must this reason stay in the table of reasons? */
_Bool application_reason_fixed(int reason);

#endif
