/*
 * Races for a job: what staff accept is the text that they have read, and
 * a job that ends is not accepted.
 */
#include "stage.h"

#include "desk/job.h"

/* Both doors saw the version with which the stage was set. */
static enum outcome
act(struct desk *desk, const struct stage *stage, enum job_event event,
    _Bool submit)
{
	struct job_act job = { .job = { stage->job, NULL }, .event = event,
	    .submit = submit, .version = 1, .reason = "reason",
	    .answer = "/job" };
	struct element *rows = tree_root(tree_open(desk->arena, "rows"));

	/* An edit leaves all as it was, which makes a version of its own. */
	TRY(desk_job(desk, rows, &job.job));
	job.posting = element_first(rows, "posting");
	return desk_job_do(desk, &job);
}

static enum outcome
accept(struct desk *desk, const struct stage *stage)
{
	return act(desk, stage, JOB_ACCEPT, 0);
}

static enum outcome
send_back(struct desk *desk, const struct stage *stage)
{
	return act(desk, stage, JOB_RETURN, 0);
}

static enum outcome
edit(struct desk *desk, const struct stage *stage)
{
	return act(desk, stage, JOB_EDIT, 0);
}

static enum outcome
edit_and_submit(struct desk *desk, const struct stage *stage)
{
	return act(desk, stage, JOB_EDIT, 1);
}

static enum outcome
end(struct desk *desk, const struct stage *stage)
{
	return act(desk, stage, JOB_WITHDRAW, 0);
}

static enum outcome
fill(struct desk *desk, const struct stage *stage)
{
	return act(desk, stage, JOB_FILL, 0);
}

#define ACCEPT { "CALL staff_job_accept(", DESK_STAFF, accept, NULL, 0, NULL }
#define RETURN { "CALL staff_job_return(", DESK_STAFF, send_back, NULL, 0, \
	    NULL }
#define EDIT { "CALL employer_job_edit(", DESK_EMPLOYER, edit, NULL, 0, NULL }
#define END { "CALL employer_job_invalidate(", DESK_EMPLOYER, end, NULL, 0, \
	    NULL }
#define FILL { "CALL staff_job_invalidate(", DESK_STAFF, fill, NULL, 0, NULL }

static void
accept_or_return(void **state)
{
	static const struct race race = { STAGE_SUBMITTED, ACCEPT, RETURN,
		{ "ok", "job_state",
		    "job accepted; notices job_accepted; "
		    "acts staff_job_accept" },
		{ "ok", "job_state",
		    "job returned; notices job_returned; "
		    "acts staff_job_return" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
accept_twice(void **state)
{
	static const struct race race = { STAGE_SUBMITTED, ACCEPT, ACCEPT,
		{ "ok", "job_state",
		    "job accepted; notices job_accepted; "
		    "acts staff_job_accept" },
		{ "ok", "job_state",
		    "job accepted; notices job_accepted; "
		    "acts staff_job_accept" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
accept_change_or_return(void **state)
{
	static const struct race race = { STAGE_CHANGED, ACCEPT, RETURN,
		{ "ok", "job_state",
		    "job accepted; notices job_change_accepted; "
		    "acts staff_job_accept" },
		{ "ok", "job_state",
		    "job accepted change returned; notices job_change_returned; "
		    "acts staff_job_return" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
accept_change_or_end(void **state)
{
	static const struct race race = { STAGE_CHANGED, ACCEPT, END,
		{ "ok", "ok",
		    "job invalid withdrawn; "
		    "notices job_change_accepted job_invalid; "
		    "acts employer_job_invalidate staff_job_accept" },
		{ "ok", "job_invalid",
		    "job invalid withdrawn; notices job_invalid; "
		    "acts employer_job_invalidate" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Two windows of one employer: the second to write would undo the first. */
static void
edit_twice(void **state)
{
	static const struct side before = RETURN;
	static const struct race race = { STAGE_SUBMITTED, EDIT, EDIT,
		{ "ok", "job_version",
		    "job returned; notices job_returned; "
		    "acts employer_job_edit staff_job_return" },
		{ "ok", "job_version",
		    "job returned; notices job_returned; "
		    "acts employer_job_edit staff_job_return" },
		&before };

	(void)state;
	race_run(&race);
}

static void
end_or_fill(void **state)
{
	static const struct race race = { STAGE_SENT, END, FILL,
		{ "ok", "job_invalid",
		    "job invalid withdrawn; referral sent 1; "
		    "notices job_invalid job_invalid; "
		    "acts employer_job_invalidate" },
		{ "ok", "job_invalid",
		    "job invalid filled; referral sent 1; "
		    "notices job_invalid job_invalid; "
		    "acts staff_job_invalidate" },
		NULL };

	(void)state;
	race_run(&race);
}

/*
 * Staff have read a text, on the page or just before they accept it;
 * meanwhile it is sent back, written anew and submitted again. The state is
 * what it was, the text is not.
 */
static void
accept_unread(void **state)
{
	static const struct side edits = { "", DESK_EMPLOYER, edit_and_submit,
	    NULL, 0, NULL };
	static const struct side renewed = { "", DESK_STAFF, send_back, NULL,
	    0, &edits };
	static const struct side accepts = ACCEPT;
	static const struct race race = { .until = STAGE_SUBMITTED };
	static const struct ending ending = { "ok", "job_version",
	    "job submitted; notices job_returned job_submitted; "
	    "acts employer_job_edit staff_job_return" };
	struct stage stage;

	(void)state;
	stage_set(&stage, STAGE_SUBMITTED);
	assert_string_equal(stage_act(&stage, &renewed), "ok");
	assert_string_equal(stage_act(&stage, &accepts), "job_version");
	race_in_order(&race, &renewed, &accepts, &ending);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accept_or_return),
		cmocka_unit_test(accept_twice),
		cmocka_unit_test(accept_change_or_return),
		cmocka_unit_test(accept_change_or_end),
		cmocka_unit_test(edit_twice),
		cmocka_unit_test(end_or_fill),
		cmocka_unit_test(accept_unread),
	};

	return cmocka_run_group_tests_name("race/job", tests, stage_open,
	    stage_close);
}
