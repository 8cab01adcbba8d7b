/*
 * Races for a referral: of applying, taking it back, ending its job and the
 * clock one comes first; and of two referrals of one seeker to one job one
 * is sent.
 */
#include "stage.h"

#include "desk/application.h"
#include "desk/job.h"
#include "desk/message.h"
#include "desk/referral.h"
#include "desk/result.h"

/* The last instant to apply, and the one after it. */
#define LAST "2030-05-28T23:59:59.999999"
#define LATE "2030-05-29T00:00:00"

static enum outcome
apply(struct desk *desk, const struct stage *stage)
{
	return desk_application_apply(desk, stage->referral, "motivation");
}

static enum outcome
withdraw(struct desk *desk, const struct stage *stage)
{
	return desk_referral_withdraw(desk, stage->referral, 1, "reason",
	    "/withdraw");
}

static enum outcome
end(struct desk *desk, const struct stage *stage)
{
	struct job_act act = { .job = { stage->job, NULL },
	    .event = JOB_WITHDRAW, .answer = "/end" };

	return desk_job_do(desk, &act);
}

static enum outcome
fill(struct desk *desk, const struct stage *stage)
{
	struct job_act act = { .job = { stage->job, NULL },
	    .event = JOB_FILL, .answer = "/fill" };

	return desk_job_do(desk, &act);
}

static enum outcome
send(struct desk *desk, const struct stage *stage)
{
	return desk_referral_send(desk, stage->referral, 1, "/send");
}

static enum outcome
send_second(struct desk *desk, const struct stage *stage)
{
	return desk_referral_send(desk, stage->second, 1, "/second");
}

static enum outcome
draft(struct desk *desk, const struct stage *stage)
{
	return desk_referral_draft(desk, stage->referral, "motivation",
	    "/draft");
}

#define APPLY { "CALL seeker_apply(", DESK_SEEKER, apply, NULL, 0, NULL }
#define WITHDRAW { "CALL staff_withdraw(", DESK_STAFF, withdraw, NULL, 0, NULL }
#define END { "CALL employer_job_invalidate(", DESK_EMPLOYER, end, NULL, 0, \
	    NULL }
#define FILL { "CALL staff_job_invalidate(", DESK_STAFF, fill, NULL, 0, NULL }
#define SEND { "CALL staff_send(", DESK_STAFF, send, NULL, 0, NULL }
#define SECOND { "CALL staff_send(", DESK_STAFF, send_second, NULL, 0, NULL }
#define APPLY_LAST { "CALL seeker_apply(", DESK_SEEKER, apply, LAST, 0, NULL }
#define APPLY_LATE { "CALL seeker_apply(", DESK_SEEKER, apply, LATE, 0, NULL }
#define APPLY_ONE_KEY { "CALL seeker_apply(", DESK_SEEKER, apply, NULL, 1, \
	    NULL }
#define SEND_ANEW { "CALL staff_send(", DESK_STAFF, send_second, LATE, 0, NULL }
#define DRAFT { "CALL seeker_draft(", DESK_SEEKER, draft, NULL, 0, NULL }

/* How what stands begins. */
#define VALID "job accepted; "
#define APPLIED VALID "referral applied 1; application selecting; " \
	"notices applied; "

static void
apply_or_withdraw(void **state)
{
	static const struct race race = { STAGE_SENT, APPLY, WITHDRAW,
		{ "ok", "referral_applied",
		    APPLIED "acts seeker_apply" },
		{ "ok", "referral_withdrawn",
		    VALID "referral withdrawn; notices withdrawn; "
		    "acts staff_withdraw" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Who applied first stays applied when the job ends. */
static void
apply_or_end(void **state)
{
	static const struct race employer = { STAGE_SENT, APPLY, END,
		{ "ok", "ok",
		    "job invalid withdrawn; referral applied 1; "
		    "application selecting; notices applied job_invalid; "
		    "acts employer_job_invalidate seeker_apply" },
		{ "ok", "job_invalid",
		    "job invalid withdrawn; referral sent 1; "
		    "notices job_invalid job_invalid; "
		    "acts employer_job_invalidate" },
		NULL };
	static const struct race staff = { STAGE_SENT, APPLY, FILL,
		{ "ok", "ok",
		    "job invalid filled; referral applied 1; "
		    "application selecting; notices applied job_invalid; "
		    "acts seeker_apply staff_job_invalidate" },
		{ "ok", "job_invalid",
		    "job invalid filled; referral sent 1; "
		    "notices job_invalid job_invalid; "
		    "acts staff_job_invalidate" },
		NULL };

	(void)state;
	race_run(&employer);
	race_run(&staff);
}

/* A double click: both are told the same, and there is one application. */
static void
apply_by_one_key(void **state)
{
	static const struct race race = { STAGE_SENT, APPLY_ONE_KEY,
		APPLY_ONE_KEY,
		{ "ok", "ok",
		    APPLIED "acts seeker_apply" },
		{ "ok", "ok",
		    APPLIED "acts seeker_apply" },
		NULL };

	(void)state;
	race_run(&race);
}

/* One page posted twice, or two pages of the same form. */
static void
apply_by_two_keys(void **state)
{
	static const struct race race = { STAGE_SENT, APPLY, APPLY,
		{ "ok", "referral_applied",
		    APPLIED "acts seeker_apply" },
		{ "ok", "referral_applied",
		    APPLIED "acts seeker_apply" },
		NULL };

	(void)state;
	race_run(&race);
}

/* What is kept of a motivation does not come back after it was sent. */
static void
apply_or_draft(void **state)
{
	static const struct race race = { STAGE_SENT, APPLY, DRAFT,
		{ "ok", "referral_applied",
		    APPLIED "acts seeker_apply" },
		{ "ok", "ok",
		    APPLIED "acts seeker_apply seeker_draft" },
		NULL };

	(void)state;
	race_run(&race);
}

/*
 * R6: the clock takes a referral that nobody has applied to. Who is late is
 * refused whether or not anything was written about it.
 */
static void
apply_or_lapse(void **state)
{
	static const struct side last = APPLY_LAST, late = APPLY_LATE;
	struct stage stage;

	(void)state;
	stage_set(&stage, STAGE_SENT);
	assert_string_equal(stage_act(&stage, &late), "referral_lapsed");
	assert_string_equal(stage_act(&stage, &last), "ok");
	assert_string_equal(stage_act(&stage, &late), "referral_applied");
	assert_string_equal(stage_tells(&stage),
	    APPLIED "acts seeker_apply");
}

/*
 * Once it has lapsed another may be sent. One who would still apply in the
 * last instant, and one who sends another after it, can't both be first.
 */
static void
apply_or_send_anew(void **state)
{
	static const struct race race = { STAGE_SENT_AND_DRAFT, APPLY_LAST,
		SEND_ANEW,
		{ "ok", "referral_open",
		    VALID "referral applied 1; referral draft; "
		    "application selecting; notices applied; "
		    "acts seeker_apply" },
		{ "ok", "referral_lapsed",
		    VALID "referral lapsed; referral sent 1; notices sent; "
		    "acts staff_send" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
send_or_second(void **state)
{
	static const struct race race = { STAGE_DRAFTS, SEND, SECOND,
		{ "ok", "referral_open",
		    VALID "referral sent 1; referral draft; notices sent; "
		    "acts staff_send" },
		{ "ok", "referral_open",
		    VALID "referral draft; referral sent 1; notices sent; "
		    "acts staff_send" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
send_twice(void **state)
{
	static const struct race race = { STAGE_DRAFTS, SEND, SEND,
		{ "ok", "referral_sent",
		    VALID "referral sent 1; referral draft; notices sent; "
		    "acts staff_send" },
		{ "ok", "referral_sent",
		    VALID "referral sent 1; referral draft; notices sent; "
		    "acts staff_send" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Who takes back a draft does not take back what has been sent. */
static void
send_or_withdraw(void **state)
{
	static const struct race race = { STAGE_DRAFTS, SEND, WITHDRAW,
		{ "ok", "referral_sent",
		    VALID "referral sent 1; referral draft; notices sent; "
		    "acts staff_send" },
		{ "ok", "referral_withdrawn",
		    VALID "referral withdrawn; referral draft; "
		    "acts staff_withdraw" },
		NULL };

	(void)state;
	race_run(&race);
}

/*
 * What is sent goes with its job, and to a job that has ended nothing is
 * sent.
 */
static void
send_or_end(void **state)
{
	static const struct race employer = { STAGE_DRAFTS, SEND, END,
		{ "ok", "ok",
		    "job invalid withdrawn; referral sent 1; referral draft; "
		    "notices job_invalid job_invalid sent; "
		    "acts employer_job_invalidate staff_send" },
		{ "ok", "job_invalid",
		    "job invalid withdrawn; referral draft; referral draft; "
		    "notices job_invalid; acts employer_job_invalidate" },
		NULL };
	static const struct race staff = { STAGE_DRAFTS, SEND, FILL,
		{ "ok", "ok",
		    "job invalid filled; referral sent 1; referral draft; "
		    "notices job_invalid job_invalid sent; "
		    "acts staff_job_invalidate staff_send" },
		{ "ok", "job_invalid",
		    "job invalid filled; referral draft; referral draft; "
		    "notices job_invalid; acts staff_job_invalidate" },
		NULL };

	(void)state;
	race_run(&employer);
	race_run(&staff);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(apply_or_withdraw),
		cmocka_unit_test(apply_or_end),
		cmocka_unit_test(apply_by_one_key),
		cmocka_unit_test(apply_by_two_keys),
		cmocka_unit_test(apply_or_draft),
		cmocka_unit_test(apply_or_lapse),
		cmocka_unit_test(apply_or_send_anew),
		cmocka_unit_test(send_or_second),
		cmocka_unit_test(send_twice),
		cmocka_unit_test(send_or_withdraw),
		cmocka_unit_test(send_or_end),
	};

	return cmocka_run_group_tests_name("race/referral", tests,
	    stage_open, stage_close);
}
