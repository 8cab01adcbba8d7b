/*
 * Races for an application: its cancel, its result, messages on it. Of two
 * that exclude each other one happens, and the other is told why not.
 */
#include "stage.h"

#include "desk/application.h"
#include "desk/message.h"
#include "desk/result.h"
#include "model/application.h"

static enum outcome
cancel(struct desk *desk, const struct stage *stage)
{
	return desk_application_cancel(desk, stage->application, "/cancel");
}

static enum outcome
hire(struct desk *desk, const struct stage *stage)
{
	const struct desk_result result = { .application = stage->application,
	    .outcome = "hired", .hired_on = instant_day(desk->now),
	    .terms_differ = "no", .terms_note = "", .note = "", .why = "",
	    .answer = "/hire" };

	return desk_result_register(desk, &result);
}

static enum outcome
reject(struct desk *desk, const struct stage *stage)
{
	const struct desk_result result = { .application = stage->application,
	    .outcome = "rejected", .terms_differ = "", .terms_note = "",
	    .reason = 1, .note = "", .why = "", .answer = "/reject" };

	return desk_result_register(desk, &result);
}

static enum outcome
correct(struct desk *desk, const struct stage *stage)
{
	const struct desk_result result = { .application = stage->application,
	    .outcome = "rejected", .terms_differ = "", .terms_note = "",
	    .reason = 2, .note = "", .version = 1, .why = "misheard",
	    .answer = "/correct" };

	return desk_result_correct(desk, &result);
}

static enum outcome
message(struct desk *desk, const struct stage *stage)
{
	return desk_message_send(desk, stage->application, "text", 0,
	    "/message");
}

static enum outcome
tell(struct desk *desk, const struct stage *stage)
{
	const struct desk_told told = { stage->application, "phone", "",
	    "/tell" };

	return desk_result_tell(desk, &told);
}

#define CANCEL { "CALL seeker_cancel(", DESK_SEEKER, cancel, NULL, 0, NULL }
#define HIRE { "CALL employer_register(", DESK_EMPLOYER, hire, NULL, 0, NULL }
#define REJECT { "CALL employer_register(", DESK_EMPLOYER, reject, NULL, 0, \
	    NULL }
#define HEAR { "CALL staff_hear(", DESK_STAFF, reject, NULL, 0, NULL }
#define CORRECT { "CALL staff_correct(", DESK_STAFF, correct, NULL, 0, NULL }
#define WRITE { "CALL employer_message(", DESK_EMPLOYER, message, NULL, 0, \
	    NULL }
#define ANSWER { "CALL seeker_message(", DESK_SEEKER, message, NULL, 0, NULL }
#define TELL { "CALL employer_tell(", DESK_EMPLOYER, tell, NULL, 0, NULL }

/* What stands: nothing in the way of another referral, or still this one. */
#define OVER "job accepted; referral applied; "
#define OPEN "job accepted; referral applied 1; "

static void
cancel_or_result(void **state)
{
	static const struct race race = { STAGE_APPLIED, CANCEL, HIRE,
		{ "ok", "result_cancelled",
		    OVER "application cancelled; "
		    "notices cancelled cancelled; acts seeker_cancel" },
		{ "ok", "cancel_result",
		    OVER "application hired hired; notices ended result; "
		    "acts employer_register" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
cancel_or_result_heard(void **state)
{
	static const struct race race = { STAGE_APPLIED, CANCEL, HEAR,
		{ "ok", "result_cancelled",
		    OVER "application cancelled; "
		    "notices cancelled cancelled; acts seeker_cancel" },
		{ "ok", "cancel_result",
		    OVER "application rejected rejected; "
		    "notices ended result_phone; acts staff_hear" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
cancel_twice(void **state)
{
	static const struct race race = { STAGE_APPLIED, CANCEL, CANCEL,
		{ "ok", "cancel_twice",
		    OVER "application cancelled; "
		    "notices cancelled cancelled; acts seeker_cancel" },
		{ "ok", "cancel_twice",
		    OVER "application cancelled; "
		    "notices cancelled cancelled; acts seeker_cancel" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
two_results(void **state)
{
	static const struct race race = { STAGE_APPLIED, HIRE, REJECT,
		{ "ok", "result_twice",
		    OVER "application hired hired; notices ended result; "
		    "acts employer_register" },
		{ "ok", "result_twice",
		    OVER "application rejected rejected; "
		    "notices ended result; acts employer_register" },
		NULL };

	(void)state;
	race_run(&race);
}

/* One registered by the employer, one heard by staff. */
static void
two_results_two_doors(void **state)
{
	static const struct race race = { STAGE_APPLIED, HIRE, HEAR,
		{ "ok", "result_twice",
		    OVER "application hired hired; notices ended result; "
		    "acts employer_register" },
		{ "ok", "result_twice",
		    OVER "application rejected rejected; "
		    "notices ended result_phone; acts staff_hear" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Staff correct the version that they saw. */
static void
two_corrections(void **state)
{
	static const struct side before = HIRE;
	static const struct race race = { STAGE_APPLIED, CORRECT, CORRECT,
		{ "ok", "result_version",
		    OVER "application rejected hired rejected; "
		    "notices corrected corrected ended result; "
		    "acts employer_register staff_correct" },
		{ "ok", "result_version",
		    OVER "application rejected hired rejected; "
		    "notices corrected corrected ended result; "
		    "acts employer_register staff_correct" },
		&before };

	(void)state;
	race_run(&race);
}

/* A message before the result is sent; after it, it is not. */
static void
result_or_message(void **state)
{
	static const struct race race = { STAGE_APPLIED, HIRE, WRITE,
		{ "ok", "message_result",
		    OVER "application hired hired; notices ended result; "
		    "acts employer_register" },
		{ "ok", "ok",
		    OVER "application hired hired message 1; "
		    "notices ended message result; "
		    "acts employer_message employer_register" },
		NULL };
	static const struct race from_seeker = { STAGE_APPLIED, REJECT, ANSWER,
		{ "ok", "message_result",
		    OVER "application rejected rejected; "
		    "notices ended result; acts employer_register" },
		{ "ok", "ok",
		    OVER "application rejected rejected message 1; "
		    "notices ended message result; "
		    "acts employer_register seeker_message" },
		NULL };

	(void)state;
	race_run(&race);
	race_run(&from_seeker);
}

static void
cancel_or_message(void **state)
{
	static const struct race race = { STAGE_APPLIED, CANCEL, WRITE,
		{ "ok", "message_cancelled",
		    OVER "application cancelled; "
		    "notices cancelled cancelled; acts seeker_cancel" },
		{ "ok", "ok",
		    OVER "application cancelled message 1; "
		    "notices cancelled cancelled message; "
		    "acts employer_message seeker_cancel" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Two messages at once both arrive, each at its place. */
static void
two_messages(void **state)
{
	static const struct race race = { STAGE_APPLIED, WRITE, ANSWER,
		{ "ok", "ok",
		    OPEN "application selecting message 1 message 2; "
		    "notices message message; "
		    "acts employer_message seeker_message" },
		{ "ok", "ok",
		    OPEN "application selecting message 1 message 2; "
		    "notices message message; "
		    "acts employer_message seeker_message" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Telling and registering are two acts, in either order; telling is once. */
static void
telling(void **state)
{
	static const struct race result = { STAGE_APPLIED, TELL, HIRE,
		{ "ok", "ok",
		    OVER "application hired told hired; "
		    "notices result told told_first; "
		    "acts employer_register employer_tell" },
		{ "ok", "ok",
		    OVER "application hired told hired; "
		    "notices ended result told; "
		    "acts employer_register employer_tell" },
		NULL };
	static const struct race twice = { STAGE_APPLIED, TELL, TELL,
		{ "ok", "told_twice",
		    OPEN "application selecting told; notices told_first; "
		    "acts employer_tell" },
		{ "ok", "told_twice",
		    OPEN "application selecting told; notices told_first; "
		    "acts employer_tell" },
		NULL };
	static const struct race cancelled = { STAGE_APPLIED, TELL, CANCEL,
		{ "ok", "ok",
		    OVER "application cancelled told; "
		    "notices cancelled cancelled told_first; "
		    "acts employer_tell seeker_cancel" },
		{ "ok", "told_cancelled",
		    OVER "application cancelled; "
		    "notices cancelled cancelled; acts seeker_cancel" },
		NULL };

	(void)state;
	race_run(&result);
	race_run(&twice);
	race_run(&cancelled);
}

/* One side at an instant: what it is told. */
static const char *
told(const struct stage *stage, struct side side, const char *now)
{
	side.now = now;
	return stage_act(stage, &side);
}

/*
 * A clock that passes the deadline between page and post: what the page of
 * the last instant offers is refused one microsecond later.
 */
static void
late(void **state)
{
	static const char day[] = "2030-05-22T09:59:00";
	static const char day_over[] = "2030-05-22T09:59:00.000001";
	static const char month[] = "2030-10-31T23:59:59.999999";
	static const char month_over[] = "2030-11-01T00:00:00";
	static const struct side cancels = CANCEL, writes = WRITE,
	    answers = ANSWER, hires = HIRE, hears = HEAR;
	struct stage stage;

	(void)state;
	stage_set(&stage, STAGE_APPLIED);
	assert_string_equal(told(&stage, cancels, day_over), "cancel_late");
	assert_string_equal(told(&stage, writes, month_over), "message_late");
	assert_string_equal(told(&stage, answers, month_over),
	    "message_late");
	assert_string_equal(told(&stage, hires, month_over), "result_late");
	assert_string_equal(stage_tells(&stage),
	    OPEN "application selecting");
	assert_string_equal(told(&stage, writes, month), "ok");
	assert_string_equal(told(&stage, answers, month), "ok");
	assert_string_equal(told(&stage, hears, month_over), "ok");
	stage_set(&stage, STAGE_APPLIED);
	assert_string_equal(told(&stage, cancels, day), "ok");
	stage_set(&stage, STAGE_APPLIED);
	assert_string_equal(told(&stage, hires, month), "ok");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cancel_or_result),
		cmocka_unit_test(cancel_or_result_heard),
		cmocka_unit_test(cancel_twice),
		cmocka_unit_test(two_results),
		cmocka_unit_test(two_results_two_doors),
		cmocka_unit_test(two_corrections),
		cmocka_unit_test(result_or_message),
		cmocka_unit_test(cancel_or_message),
		cmocka_unit_test(two_messages),
		cmocka_unit_test(telling),
		cmocka_unit_test(late),
	};

	return cmocka_run_group_tests_name("race/application", tests,
	    stage_open, stage_close);
}
