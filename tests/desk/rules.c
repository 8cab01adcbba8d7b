/*
 * Rules that the database says once more, so that it gives no door what its
 * viewers may not see: each cell against lib/model's tables.
 */
#include "base/text.h"
#include "desk/application.h"
#include "desk/job.h"
#include "desk/referral.h"
#include "desk/result.h"
#include "model/application.h"
#include "model/document.h"
#include "model/job.h"
#include "model/referral.h"
#include "paper.h"

#include <string.h>

/* A deadline, and where the clock may stand beside it. */
static const instant until = 1000000;
static const instant beside[] = { -1, 0, 1 };

static const char *
quoted(const char *text)
{
	return text == NULL ? "NULL" : sql_print("'%s'", text);
}

/* R15. */
static void
application_is_seen(void **state)
{
	(void)state;
	for (unsigned i = APPLICATION_SELECTING; i < APPLICATION_STATES; i++)
		for (int told = 0; told < 2; told++)
			assert_string_equal(sql_text("SELECT own_seen(%s, %s)",
			    quoted(application_state_name(i)),
			    told ? sql_instant(until) : "NULL"),
			    application_seen_name(application_seen(i, told)));
}

static const char *
state_in_sql(const char *function, const char *name, instant now)
{
	return sql_text("SELECT %s(%s, %s, %s)", function, quoted(name),
	    sql_instant(until), sql_instant(now));
}

/* R1, R6: the clock alone ends a job, and the time to apply. */
static void
states_at_an_instant(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(beside); i++) {
		instant now = until + beside[i];

		for (unsigned s = JOB_DRAFT; s < JOB_STATES; s++)
			assert_string_equal(state_in_sql("own_job_state",
			    job_state_name(s), now),
			    job_state_name(job_state_at(s, until, now)));
		for (unsigned s = REFERRAL_DRAFT; s < REFERRAL_STATES; s++)
			assert_string_equal(state_in_sql("own_referral_state",
			    referral_state_name(s), now), referral_state_name(
			    referral_state_at(s, until, now)));
	}
	assert_string_equal(sql_text("SELECT own_job_state('draft', NULL, %s)",
	    sql_instant(until)), "draft");
	assert_string_equal(sql_text("SELECT own_referral_state('draft', "
	    "NULL, %s)", sql_instant(until)), "draft");
}

static const char *const views[] = {
	[JOB_VIEW_NOTHING] = "nothing",
	[JOB_VIEW_NAMELESS] = "nameless",
	[JOB_VIEW_NAMED] = "named"
};

/* R1, with values of the column that are none of the four. */
static void
job_is_viewed(void **state)
{
	(void)state;
	for (int visibility = 0; visibility < 6; visibility++)
		for (unsigned viewer = JOB_ANYONE; viewer <= JOB_REFERRED;
		    viewer++)
			assert_string_equal(sql_text("SELECT own_job_view("
			    "%d, %d, %d)", visibility, viewer != JOB_ANYONE,
			    viewer == JOB_REFERRED),
			    views[job_view(visibility, viewer)]);
}

/* What someone's page of a job holds. */
static const char *
view(struct stand *stand, const unsigned char *id, const char *number)
{
	const struct desk_job job = { id, number };
	struct element *rows = stand_get(stand);

	assert_int_equal(desk_job(&stand->desk, rows, &job), OUTCOME_OK);
	if (element_first(rows, "job") == NULL)
		return "nothing";
	return fact_has(element_first(rows, "employer"), "name") ?
	    "named" : "nameless";
}

/* R1 through the doors: what each viewer's own procedure gives. */
static void
job_at_each_door(void **state)
{
	struct stand viewers[JOB_VIEWERS];
	unsigned char job[ID_BYTES], referral[ID_BYTES];
	const char *number;

	(void)state;
	stand_nobody(&viewers[JOB_ANYONE], DESK_PUBLIC);
	stand_new(&viewers[JOB_SEEKER], DESK_SEEKER);
	stand_new(&viewers[JOB_REFERRED], DESK_SEEKER);
	stand_new(&viewers[JOB_STAFF], DESK_STAFF);
	stand_new(&viewers[JOB_OWNER], DESK_EMPLOYER);
	make_job(job, &viewers[JOB_OWNER], at("2030-05-20T10:00:00"));
	make_referral(referral, &viewers[JOB_REFERRED], job,
	    at("2030-05-21T10:00:00"));
	number = sql_text("SELECT number FROM job WHERE id = %s",
	    sql_id(job));
	for (int visibility = JOB_SHOWN; visibility <= JOB_SHOWN_TO_REFERRED;
	    visibility++) {
		sql("UPDATE posting SET visibility = %d WHERE job_id = %s",
		    visibility, sql_id(job));
		for (unsigned i = 0; i < JOB_VIEWERS; i++) {
			viewers[i].desk.now = at("2030-05-22T10:00:00");
			assert_string_equal(view(&viewers[i], job, number),
			    views[job_view(visibility, i)]);
		}
	}
	for (unsigned i = 0; i < JOB_VIEWERS; i++)
		stand_close(&viewers[i]);
}

/* Does the column say what the model does of such a referral? */
static void
open_is(const unsigned char *referral, enum referral_state state,
    enum application_state application)
{
	assert_string_equal(sql_text("SELECT state FROM referral "
	    "WHERE id = %s", sql_id(referral)), referral_state_name(state));
	assert_int_equal(sql_number("SELECT COALESCE(open, 0) FROM referral "
	    "WHERE id = %s", sql_id(referral)),
	    referral_open(state, application));
}

static void
apply(struct stand *seeker, const unsigned char *referral,
    unsigned char application[ID_BYTES])
{
	stand_post(seeker, NULL, "apply");
	assert_int_equal(desk_application_apply(&seeker->desk, referral,
	    "motivation"), OUTCOME_OK);
	assert_true(text_unhex(strrchr(seeker->desk.answer, '/') + 1,
	    application, ID_BYTES));
	open_is(referral, REFERRAL_APPLIED, APPLICATION_SELECTING);
}

/* What stands in the way of another, after each act that changes it. */
static void
referral_stands_in_the_way(void **state)
{
	struct stand staff, seeker, employer;
	unsigned char job[ID_BYTES], referral[ID_BYTES], application[ID_BYTES];

	(void)state;
	stand_new(&staff, DESK_STAFF);
	stand_new(&seeker, DESK_SEEKER);
	stand_new(&employer, DESK_EMPLOYER);
	staff.desk.now = seeker.desk.now = employer.desk.now =
	    at("2030-05-21T10:00:00");
	sql("UPDATE seeker SET valid_until = '2031-01-01' WHERE id = %s",
	    sql_id(seeker.party));
	make_job(job, &employer, at("2030-05-20T10:00:00"));

	make_draft(referral, &seeker, job, at("2030-05-21T09:00:00"));
	open_is(referral, REFERRAL_DRAFT, APPLICATION_NOWHERE);
	stand_post(&staff, NULL, "send");
	assert_int_equal(desk_referral_send(&staff.desk, referral, 1, "/"),
	    OUTCOME_OK);
	open_is(referral, REFERRAL_SENT, APPLICATION_NOWHERE);
	stand_post(&staff, NULL, "withdraw");
	assert_int_equal(desk_referral_withdraw(&staff.desk, referral, 2,
	    "reason", "/"), OUTCOME_OK);
	open_is(referral, REFERRAL_WITHDRAWN, APPLICATION_NOWHERE);

	make_referral(referral, &seeker, job, at("2030-05-21T09:00:00"));
	apply(&seeker, referral, application);
	stand_post(&seeker, NULL, "cancel");
	assert_int_equal(desk_application_cancel(&seeker.desk, application,
	    "/"), OUTCOME_OK);
	open_is(referral, REFERRAL_APPLIED, APPLICATION_CANCELLED);

	make_referral(referral, &seeker, job, at("2030-05-21T09:00:00"));
	apply(&seeker, referral, application);
	stand_post(&employer, NULL, "result");
	assert_int_equal(desk_result_register(&employer.desk,
	    &(const struct desk_result){ .application = application,
	    .outcome = "rejected", .reason = 1, .terms_differ = "",
	    .terms_note = "", .note = "", .why = "", .answer = "/" }),
	    OUTCOME_OK);
	open_is(referral, REFERRAL_APPLIED, APPLICATION_REJECTED);

	stand_close(&employer);
	stand_close(&seeker);
	stand_close(&staff);
}

/* R9: by its clock, or by what ended it. */
static void
document_at_an_instant(void **state)
{
	struct document_facts facts = { .held_until = until };

	(void)state;
	for (size_t i = 0; i < COUNT(beside); i++)
		for (facts.state = DOCUMENT_RECEIVING;
		    facts.state < DOCUMENT_STATES; facts.state++)
			for (facts.ends = DOCUMENT_CANCELLED;
			    facts.ends < DOCUMENT_ENDS; facts.ends++)
				assert_string_equal(sql_text("SELECT "
				    "own_document_state(%s, %s, %s, %s)",
				    quoted(document_state_name(facts.state)),
				    quoted(document_end_name(facts.ends)),
				    sql_instant(until),
				    sql_instant(until + beside[i])),
				    document_state_name(document_state_at(
				    &facts, until + beside[i])));
}

/* The columns know the model's codes, and no other. */
static void
document_codes(void **state)
{
	const char *states = "", *ends = "";

	(void)state;
	for (unsigned s = DOCUMENT_RECEIVING; s < DOCUMENT_STATES; s++)
		states = sql_print("%s,'%s'", states, document_state_name(s));
	for (unsigned e = DOCUMENT_CANCELLED; e < DOCUMENT_ENDS; e++)
		ends = sql_print("%s,'%s'", ends, document_end_name(e));
	assert_string_equal(sql_text("SELECT column_type "
	    "FROM information_schema.columns WHERE table_name = 'document' "
	    "AND column_name = 'state'"), sql_print("enum(%s)", states + 1));
	assert_string_equal(sql_text("SELECT column_type "
	    "FROM information_schema.columns WHERE table_name = 'document' "
	    "AND column_name = 'ends'"), sql_print("enum(%s)", ends + 1));
}

/* Does the row say when it ends, and by what? */
static void
ends_at(const char *id, enum document_end end, instant held_until)
{
	assert_string_equal(sql_text("SELECT ends FROM document "
	    "WHERE id = UNHEX('%s')", id), document_end_name(end));
	assert_int_equal(sql_number("SELECT TIMESTAMPDIFF(MICROSECOND, "
	    "'1970-01-01', held_until) FROM document WHERE id = UNHEX('%s')",
	    id), held_until);
}

/* R9: the deadlines that acts write are the model's. */
static void
document_ends(void **state)
{
	instant now = at(paper_now), sent = at("2030-05-20T11:00:00");
	instant valid = job_valid_until(at("2030-05-20T10:00:00"));
	instant lapses = referral_apply_until(sent, REFERRAL_DAYS, valid);
	struct job_act ending = { .event = JOB_WITHDRAW, .answer = "/" };
	struct paper paper;
	const char *removed, *kept;
	unsigned char application[ID_BYTES];

	(void)state;
	paper_open(&paper);
	removed = paper_added(&paper, 9);
	kept = paper_added(&paper, 9);
	ends_at(removed, DOCUMENT_LAPSED, lapses);
	assert_string_equal(paper_remove(&paper.seeker, paper.referral,
	    removed), "ok");
	ends_at(removed, DOCUMENT_REMOVED, now - 1);
	paper_apply(&paper, application);
	ends_at(kept, DOCUMENT_LATE, job_open_until(valid));
	stand_post(&paper.employer, NULL, "end");
	ending.job.id = paper.job;
	assert_int_equal(desk_job_do(&paper.employer.desk, &ending),
	    OUTCOME_OK);
	ends_at(kept, DOCUMENT_LATE, job_open_until(now));
	stand_post(&paper.seeker, NULL, "cancel");
	assert_int_equal(desk_application_cancel(&paper.seeker.desk,
	    application, "/"), OUTCOME_OK);
	ends_at(kept, DOCUMENT_CANCELLED, now - 1);
	paper_close(&paper);
}

/* The employer is told of those alone that were applied with. */
static void
document_is_listed(void **state)
{
	static const _Bool applied_with[DOCUMENT_ENDS] = {
		[DOCUMENT_CANCELLED] = 1, [DOCUMENT_LATE] = 1,
		[DOCUMENT_RESULT] = 1
	};
	struct paper paper;
	unsigned char application[ID_BYTES];
	const char *digits;
	_Bool gone;

	(void)state;
	paper_open(&paper);
	digits = paper_added(&paper, 9);
	paper_apply(&paper, application);
	for (unsigned e = DOCUMENT_CANCELLED; e < DOCUMENT_ENDS; e++) {
		sql("UPDATE document SET ends = '%s' WHERE id = UNHEX('%s')",
		    document_end_name(e), digits);
		assert_int_equal(strcmp(paper_reads(&paper.employer,
		    application, digits, &gone),
		    "not found") != 0, applied_with[e]);
	}
	sql("UPDATE document SET ends = 'late' WHERE id = UNHEX('%s')",
	    digits);
	paper_close(&paper);
}

/* R13: whoever tends the table of reasons must leave these. */
static void
reasons_that_stay(void **state)
{
	(void)state;
	for (int reason = 0; reason < 256; reason++)
		if (application_reason_fixed(reason))
			assert_int_equal(sql_number("SELECT COUNT(*) "
			    "FROM reason WHERE code = %d", reason), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(application_is_seen),
		cmocka_unit_test(states_at_an_instant),
		cmocka_unit_test(job_is_viewed),
		cmocka_unit_test(job_at_each_door),
		cmocka_unit_test(referral_stands_in_the_way),
		cmocka_unit_test(document_at_an_instant),
		cmocka_unit_test(document_codes),
		cmocka_unit_test(document_ends),
		cmocka_unit_test(document_is_listed),
		cmocka_unit_test(reasons_that_stay),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
