/*
 * A job posting: its life from draft to invalid, the review of changes to it,
 * how long it is valid, and who sees it (R1, R2, R9b, R16).
 *
 * A job becomes invalid by the clock, not by a sweep: job_state_at() says
 * what it is now, whatever the row still says. Two deadlines stand beside
 * it: valid_until, and open_until, to which results and messages of its
 * applications are taken. Both are known from acceptance on, as if the job
 * will run out; when it ends early at `now` they become now - 1 and
 * job_open_until(now).
 */
#ifndef MODEL_JOB_H
#define MODEL_JOB_H

#include "base/instant.h"
#include "model/verdict.h"

enum { JOB_RENEW_DAYS = 7 };

enum job_state {
	JOB_NOWHERE,		/* no state: what an event may not do */
	JOB_DRAFT,
	JOB_SUBMITTED,		/* staff check it */
	JOB_RETURNED,		/* sent back with a reason */
	JOB_REFUSED,		/* with a reason, for good */
	JOB_ACCEPTED,		/* has its number, and is valid */
	JOB_INVALID,		/* ran out, withdrawn or filled */
	JOB_STATES
};

enum job_event {
	JOB_EDIT,
	JOB_SUBMIT,
	JOB_ACCEPT,
	JOB_RETURN,
	JOB_REFUSE,
	JOB_WITHDRAW,		/* by the employer or by staff */
	JOB_FILL,		/* staff mark it filled */
	JOB_RUN_OUT,		/* by the clock */
	JOB_EVENTS
};

/*
 * The review of a change to an accepted job. The job itself stays accepted,
 * and what was accepted stays shown until the change is accepted too.
 */
enum job_change {
	JOB_CHANGE_NOWHERE,
	JOB_CHANGE_NONE,	/* nothing to review */
	JOB_CHANGE_DRAFT,
	JOB_CHANGE_SUBMITTED,
	JOB_CHANGE_RETURNED,
	JOB_CHANGES
};

enum job_change_event {
	JOB_CHANGE_EDIT,
	JOB_CHANGE_SUBMIT,
	JOB_CHANGE_ACCEPT,	/* the change becomes the job */
	JOB_CHANGE_RETURN,
	JOB_CHANGE_REFUSE,	/* the change is dropped, the job stays */
	JOB_CHANGE_EVENTS
};

/* R1: to whom the employer wishes the job to be shown. */
enum job_visibility {
	JOB_SHOWN = 1,		/* everyone, with the employer's name */
	JOB_SHOWN_TO_SEEKERS,	/* everyone, the name only to seekers */
	JOB_SHOWN_NAMELESS,	/* everyone, without the name */
	JOB_SHOWN_TO_REFERRED	/* nobody but staff and those referred */
};

enum job_viewer {
	JOB_ANYONE,
	JOB_SEEKER,		/* signed in */
	JOB_REFERRED,		/* a seeker whom staff referred to this job */
	JOB_STAFF,
	JOB_OWNER,		/* the employer whose job it is */
	JOB_VIEWERS
};

enum job_view {
	JOB_VIEW_NOTHING,
	JOB_VIEW_NAMELESS,	/* all but who the employer is */
	JOB_VIEW_NAMED
};

/* What a check asks about a job. */
struct job_facts {
	enum job_state state;	/* as the row says */
	enum job_change change;
	instant valid_until;	/* read of accepted jobs only */
	_Bool reason;		/* staff have written one */
};

/* The code of a state, as database and pages have it, and the way back. */
const char *job_state_name(enum job_state state);
enum job_state job_state_of(const char *name);
const char *job_change_name(enum job_change change);
enum job_change job_change_of(const char *name);

/* R1: where an event leads, or JOB_NOWHERE. */
enum job_state job_next(enum job_state state, enum job_event event);

/* R1: where the review goes, or JOB_CHANGE_NOWHERE. */
enum job_change job_change_next(enum job_change change,
    enum job_change_event event);

/* The state at `now`: an accepted job past valid_until is invalid. */
enum job_state job_state_at(enum job_state state, instant valid_until,
    instant now);

/*
 * May this happen now? Sending back and refusing need a reason (R1). An
 * accepted job is not edited but changed, which is reviewed.
 */
enum verdict job_check(const struct job_facts *job, enum job_event event,
    instant now);

/* The same of the review: only of a job that is accepted and valid. */
enum verdict job_check_change(const struct job_facts *job,
    enum job_change_event event, instant now);

/*
 * May it be begun anew? A renewal is another job with a number of its own.
 * Decision: from JOB_RENEW_DAYS before the end of its last valid day on, and
 * when it has run out.
 */
enum verdict job_check_renew(const struct job_facts *job, instant now);

/* The last instant of the second month after the one of acceptance. */
instant job_valid_until(instant accepted);

/*
 * R9b, R16: the last instant of the third month after the one in which the
 * job became invalid. `at` lies in the month that counts: for a job that runs
 * out it is valid_until, its last valid instant; for one ended early it is
 * the instant of the ending itself, not the one before it.
 */
instant job_open_until(instant at);

/*
 * R1: what a viewer sees of an accepted job. Those to whom the office
 * referred it see the name whatever the employer wished, for the letter in
 * their hands bears it. A visibility that is none of the four hides as the
 * fourth.
 */
enum job_view job_view(int visibility, enum job_viewer viewer);

/*
 * R2: do documents come through the site? Only when the job has
 * registering them from the seeker's My Page ticked, and the seeker has a My
 * Page to register them from.
 */
_Bool job_documents_online(_Bool ticked, _Bool mypage);

#endif
