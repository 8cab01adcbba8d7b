#include "model/job.h"

#include "model/name.h"

static const char *const states[JOB_STATES] = {
	[JOB_DRAFT] = "draft",
	[JOB_SUBMITTED] = "submitted",
	[JOB_RETURNED] = "returned",
	[JOB_REFUSED] = "refused",
	[JOB_ACCEPTED] = "accepted",
	[JOB_INVALID] = "invalid",
};

static const char *const changes[JOB_CHANGES] = {
	[JOB_CHANGE_NONE] = "none",
	[JOB_CHANGE_DRAFT] = "draft",
	[JOB_CHANGE_SUBMITTED] = "submitted",
	[JOB_CHANGE_RETURNED] = "returned",
};

/* R1. What is left out is JOB_NOWHERE. */
static const enum job_state next[JOB_STATES][JOB_EVENTS] = {
	[JOB_DRAFT] = {
		[JOB_EDIT] = JOB_DRAFT,
		[JOB_SUBMIT] = JOB_SUBMITTED,
	},
	[JOB_SUBMITTED] = {
		[JOB_ACCEPT] = JOB_ACCEPTED,
		[JOB_RETURN] = JOB_RETURNED,
		[JOB_REFUSE] = JOB_REFUSED,
	},
	[JOB_RETURNED] = {
		[JOB_EDIT] = JOB_RETURNED,
		[JOB_SUBMIT] = JOB_SUBMITTED,
	},
	[JOB_ACCEPTED] = {
		[JOB_WITHDRAW] = JOB_INVALID,
		[JOB_FILL] = JOB_INVALID,
		[JOB_RUN_OUT] = JOB_INVALID,
	},
};

/* R1. What is left out is JOB_CHANGE_NOWHERE. */
static const enum job_change change_next[JOB_CHANGES][JOB_CHANGE_EVENTS] = {
	[JOB_CHANGE_NONE] = {
		[JOB_CHANGE_EDIT] = JOB_CHANGE_DRAFT,
	},
	[JOB_CHANGE_DRAFT] = {
		[JOB_CHANGE_EDIT] = JOB_CHANGE_DRAFT,
		[JOB_CHANGE_SUBMIT] = JOB_CHANGE_SUBMITTED,
	},
	[JOB_CHANGE_SUBMITTED] = {
		[JOB_CHANGE_ACCEPT] = JOB_CHANGE_NONE,
		[JOB_CHANGE_RETURN] = JOB_CHANGE_RETURNED,
		[JOB_CHANGE_REFUSE] = JOB_CHANGE_NONE,
	},
	[JOB_CHANGE_RETURNED] = {
		[JOB_CHANGE_EDIT] = JOB_CHANGE_RETURNED,
		[JOB_CHANGE_SUBMIT] = JOB_CHANGE_SUBMITTED,
	},
};

/* R1, by visibility and viewer. What is left out is JOB_VIEW_NOTHING. */
static const enum job_view views[][JOB_VIEWERS] = {
	[JOB_SHOWN] = {
		[JOB_ANYONE] = JOB_VIEW_NAMED,
		[JOB_SEEKER] = JOB_VIEW_NAMED,
		[JOB_REFERRED] = JOB_VIEW_NAMED,
		[JOB_STAFF] = JOB_VIEW_NAMED,
		[JOB_OWNER] = JOB_VIEW_NAMED,
	},
	[JOB_SHOWN_TO_SEEKERS] = {
		[JOB_ANYONE] = JOB_VIEW_NAMELESS,
		[JOB_SEEKER] = JOB_VIEW_NAMED,
		[JOB_REFERRED] = JOB_VIEW_NAMED,
		[JOB_STAFF] = JOB_VIEW_NAMED,
		[JOB_OWNER] = JOB_VIEW_NAMED,
	},
	[JOB_SHOWN_NAMELESS] = {
		[JOB_ANYONE] = JOB_VIEW_NAMELESS,
		[JOB_SEEKER] = JOB_VIEW_NAMELESS,
		[JOB_REFERRED] = JOB_VIEW_NAMED,
		[JOB_STAFF] = JOB_VIEW_NAMED,
		[JOB_OWNER] = JOB_VIEW_NAMED,
	},
	[JOB_SHOWN_TO_REFERRED] = {
		[JOB_REFERRED] = JOB_VIEW_NAMED,
		[JOB_STAFF] = JOB_VIEW_NAMED,
		[JOB_OWNER] = JOB_VIEW_NAMED,
	},
};

const char *
job_state_name(enum job_state state)
{
	return name_at(NAME_LIST(states), state);
}

enum job_state
job_state_of(const char *name)
{
	return (enum job_state)name_place(NAME_LIST(states), name);
}

const char *
job_change_name(enum job_change change)
{
	return name_at(NAME_LIST(changes), change);
}

enum job_change
job_change_of(const char *name)
{
	return (enum job_change)name_place(NAME_LIST(changes), name);
}

enum job_state
job_next(enum job_state state, enum job_event event)
{
	if (state >= JOB_STATES || event >= JOB_EVENTS)
		return JOB_NOWHERE;
	return next[state][event];
}

enum job_change
job_change_next(enum job_change change, enum job_change_event event)
{
	if (change >= JOB_CHANGES || event >= JOB_CHANGE_EVENTS)
		return JOB_CHANGE_NOWHERE;
	return change_next[change][event];
}

enum job_state
job_state_at(enum job_state state, instant valid_until, instant now)
{
	if (state == JOB_ACCEPTED && now > valid_until)
		return JOB_INVALID;
	return state;
}

/* Running out is what the clock has done already; the row only follows. */
static enum verdict
job_check_run_out(const struct job_facts *job, instant now)
{
	if (job->state == JOB_ACCEPTED && now > job->valid_until)
		return VERDICT_OK;
	return VERDICT_JOB_STATE;
}

enum verdict
job_check(const struct job_facts *job, enum job_event event, instant now)
{
	enum job_state state = job_state_at(job->state, job->valid_until, now);

	if (event == JOB_RUN_OUT)
		return job_check_run_out(job, now);
	if (state == JOB_INVALID)
		return VERDICT_JOB_INVALID;
	if (job_next(state, event) == JOB_NOWHERE)
		return VERDICT_JOB_STATE;
	if ((event == JOB_RETURN || event == JOB_REFUSE) && !job->reason)
		return VERDICT_JOB_REASON;
	return VERDICT_OK;
}

enum verdict
job_check_change(const struct job_facts *job, enum job_change_event event,
    instant now)
{
	enum job_state state = job_state_at(job->state, job->valid_until, now);

	if (state == JOB_INVALID)
		return VERDICT_JOB_INVALID;
	if (state != JOB_ACCEPTED ||
	    job_change_next(job->change, event) == JOB_CHANGE_NOWHERE)
		return VERDICT_JOB_STATE;
	if ((event == JOB_CHANGE_RETURN || event == JOB_CHANGE_REFUSE) &&
	    !job->reason)
		return VERDICT_JOB_REASON;
	return VERDICT_OK;
}

enum verdict
job_check_renew(const struct job_facts *job, instant now)
{
	if (job->state != JOB_ACCEPTED && job->state != JOB_INVALID)
		return VERDICT_JOB_STATE;
	return now <= job->valid_until - JOB_RENEW_DAYS * INSTANT_DAY ?
	    VERDICT_JOB_EARLY : VERDICT_OK;
}

instant
job_valid_until(instant accepted)
{
	return day_end(month_end(instant_day(accepted), 2));
}

instant
job_open_until(instant at)
{
	return day_end(month_end(instant_day(at), 3));
}

enum job_view
job_view(int visibility, enum job_viewer viewer)
{
	if (viewer >= JOB_VIEWERS)
		return JOB_VIEW_NOTHING;
	if (visibility < JOB_SHOWN || visibility > JOB_SHOWN_TO_REFERRED)
		visibility = JOB_SHOWN_TO_REFERRED;
	return views[visibility][viewer];
}

_Bool
job_documents_online(_Bool ticked, _Bool mypage)
{
	return ticked && mypage;
}
