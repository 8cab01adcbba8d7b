/*
 * Jobs (R1, R2): as each door shows them, and what employers and staff do to
 * them. The text of a job is an element `posting` whose children are named
 * as the fields of the form and the columns of the table are.
 */
#ifndef DESK_JOB_H
#define DESK_JOB_H

#include "desk/desk.h"
#include "model/job.h"

/* How a job is addressed: one of the two, the other is NULL. */
struct desk_job {
	const unsigned char *id;
	const char *number;
};

/*
 * One page of the jobs that this door's viewer can see, newest first: those
 * that are shown to anyone, or to the seeker; or the employer's own. Elements
 * `viewer` (not at the public door), `total` (count) and `job`.
 */
enum outcome desk_jobs(struct desk *desk, struct element *into, long page,
    long size) MUST_USE;

/*
 * One page of the office's jobs in a state; "" are those that wait to be
 * checked, jobs and changes, the longest waiting first.
 */
enum outcome desk_jobs_office(struct desk *desk, struct element *into,
    const char *state, long page, long size) MUST_USE;

/*
 * One job: `job`, `employer`, `office` and `posting`; to employer and staff
 * also `shown`, the posting that others see while a change is under way; to a
 * seeker perhaps their `referral`. No `job` when the viewer may not see it.
 */
enum outcome desk_job(struct desk *desk, struct element *into,
    const struct desk_job *job) MUST_USE;

/* What an employer needs to begin one: `viewer`, `employer` and `office`. */
enum outcome desk_job_new(struct desk *desk, struct element *into) MUST_USE;

/* lib/model/posting.h's answer about one field of a text. */
const char *desk_job_error(const struct element *posting, const char *field);

/* A text between quotes, as JSON has it (RFC 8259 §7). */
void desk_json_text(struct bytes *json, const char *text);

/* The whole text as one argument: a JSON object of texts by field. */
struct arg desk_job_text(struct desk *desk, const struct element *posting);

/* Is it complete (R1)? */
_Bool desk_job_complete(const struct element *posting);

/*
 * The employer begins a job with this new id. With `submit` it is submitted
 * at once; INVALID when its text is not complete.
 */
enum outcome desk_job_add(struct desk *desk, const unsigned char *id,
    const struct element *posting, _Bool submit, const char *answer)
    MUST_USE;

/* What else is done to a job. */
struct job_act {
	struct desk_job job;
	enum job_event event;
	long version;		/* of the text that was seen */
	const struct element *posting;	/* written by JOB_EDIT */
	_Bool submit;		/* by JOB_EDIT: and submit it at once */
	const char *reason;	/* of JOB_RETURN and JOB_REFUSE */
	const char *answer;	/* path to go to */

	/* found by checking */
	const struct element *facts;
	struct job_facts from, to;
};

/*
 * Do JOB_EDIT, JOB_SUBMIT, JOB_ACCEPT, JOB_RETURN, JOB_REFUSE, JOB_WITHDRAW
 * or JOB_FILL; to an accepted job the first five mean a change to it. INVALID:
 * what should be submitted is not complete, or a reason is missing. CONFLICT:
 * job_state, job_invalid, or job_version: the text is another by now (the
 * last two events ask for no version).
 */
enum outcome desk_job_do(struct desk *desk, struct job_act *act) MUST_USE;

/* Would the model let that happen now, as far as the state goes? */
_Bool desk_job_may(const struct desk *desk, const struct element *job,
    enum job_event event);

#endif
