/*
 * A referral: staff introduce one seeker to one job (R3-R6). It comes into
 * being when the seeker applies; let alone, it lapses by the clock, so
 * referral_state_at() says what it is now, whatever the row still says.
 *
 * A seeker without My Page is referred on paper: sending makes the
 * application at once, dated the day of referral, for there is no page on
 * which the seeker could apply. The same conditions hold.
 *
 * Decisions: a draft is dropped by withdrawing it. A referral that has become
 * an application is no longer withdrawn. A job shown to nobody but those
 * referred can be referred like any other.
 */
#ifndef MODEL_REFERRAL_H
#define MODEL_REFERRAL_H

#include "base/instant.h"
#include "model/application.h"
#include "model/job.h"
#include "model/reach.h"
#include "model/verdict.h"

enum {
	/* R6: days to apply. */
	REFERRAL_DAYS = 7,
	REFERRAL_DAYS_LEAST = 1,
	REFERRAL_DAYS_MOST = 31
};

enum referral_state {
	REFERRAL_NOWHERE,	/* no state: what an event may not do */
	REFERRAL_DRAFT,
	REFERRAL_SENT,		/* waits on the seeker's My Page */
	REFERRAL_APPLIED,	/* is an application now */
	REFERRAL_LAPSED,	/* the deadline passed */
	REFERRAL_WITHDRAWN,	/* the office took it back */
	REFERRAL_STATES
};

enum referral_event {
	REFERRAL_EDIT,		/* fit, days, a call, an exemption */
	REFERRAL_SEND,		/* to the seeker's My Page */
	REFERRAL_HAND,		/* send on paper: applied at once */
	REFERRAL_APPLY,
	REFERRAL_LAPSE,		/* by the clock */
	REFERRAL_WITHDRAW,
	REFERRAL_EVENTS
};

/* What the checks ask. */
struct referral_facts {
	enum referral_state state;	/* as the row says */
	instant apply_until;		/* read when sent */
	instant seeker_until;		/* the registration's valid_until */
	enum job_state job;		/* as the row says */
	instant job_until;		/* the job's valid_until */
	_Bool job_ended;		/* early: withdrawn or filled */
	/* for sending only */
	_Bool consultation;		/* of this seeker; R4 */
	_Bool fit;			/* the judgement is written; R4 */
	_Bool other_open;		/* referral_open() of another */
	int days;			/* to apply */
	struct reach_facts reach;	/* R3 */
};

/* The code of a state, as database and pages have it, and the way back. */
const char *referral_state_name(enum referral_state state);
enum referral_state referral_state_of(const char *name);

/* Where an event leads, or REFERRAL_NOWHERE; deadlines apart. */
enum referral_state referral_next(enum referral_state state,
    enum referral_event event);

/* R6: the state at `now`; a sent one past apply_until has lapsed. */
enum referral_state referral_state_at(enum referral_state state,
    instant apply_until, instant now);

/*
 * R6: the last instant to apply: the end of the day `days` after the day of
 * sending, or the job's last valid instant when that is earlier. Days out of
 * bounds are taken as the nearest bound.
 */
instant referral_apply_until(instant sent, int days, instant job_until);

/* The event that sending is: to a My Page, or on paper. */
enum referral_event referral_sending(_Bool mypage);

/*
 * Does this referral stand in the way of another of the same seeker and job?
 * `state` is the one at now; `application` is none until it is applied.
 * Sent and waiting it does, and applied until cancelled or a result.
 */
_Bool referral_open(enum referral_state state,
    enum application_state application);

/* May the draft be worked on, or the referral be taken back? */
enum verdict referral_check_edit(const struct referral_facts *facts,
    instant now);
enum verdict referral_check_withdraw(const struct referral_facts *facts,
    instant now);

/* What sending needs, in the order in which staff work. */
enum referral_need {
	REFERRAL_NEEDS_CONSULTATION,
	REFERRAL_NEEDS_REGISTRATION,
	REFERRAL_NEEDS_JOB,
	REFERRAL_NEEDS_NO_OTHER,
	REFERRAL_NEEDS_FIT,
	REFERRAL_NEEDS_DAYS,
	REFERRAL_NEEDS_REACH,
	REFERRAL_NEEDS
};

/* Is this need met at `now`? So that a page can tell of each by itself. */
enum verdict referral_check_need(const struct referral_facts *facts,
    enum referral_need need, instant now);

/*
 * R3, R4, R6: may it be sent, on paper too, at `now`? The first need that
 * is not met.
 */
enum verdict referral_check_send(const struct referral_facts *facts,
    instant now);

/*
 * R5, R6: may the seeker apply at `now`? When the job ended early, and the
 * referral's deadline was moved with it, it is the job that is said to be
 * over, not the time to apply.
 */
enum verdict referral_check_apply(const struct referral_facts *facts,
    instant now);

#endif
