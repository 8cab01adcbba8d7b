/*
 * Documents at the desk: whose one is, what is applied with, and what is
 * said of one that is gone.
 */
#include "paper.h"

#include "desk/application.h"
#include "desk/referral.h"
#include "desk/result.h"
#include "port/seal.h"

/* ---- whose it is -------------------------------------------------------- */

static void
of_another(void **state)
{
	struct paper one, other;
	const char *document;
	unsigned char application[ID_BYTES], theirs[ID_BYTES];

	(void)state;
	paper_open(&one);
	paper_open(&other);
	document = paper_added(&one, 9);
	assert_string_equal(paper_add_by(&other.seeker, one.referral, 9,
	    "", paper_plenty, NULL), "not found");
	assert_string_equal(paper_add_by(&other.seeker, other.referral, 9, document,
	    paper_plenty, NULL), "replaces choice");
	assert_string_equal(paper_remove(&other.seeker, one.referral, document),
	    "not found");
	assert_string_equal(paper_remove(&other.seeker, other.referral,
	    document), "not found");
	assert_reads(&other.seeker, one.referral, document, "not found", 0);
	assert_reads(&other.seeker, other.referral, document, "not found", 0);
	paper_apply(&one, application);
	paper_apply(&other, theirs);
	assert_reads(&other.seeker, application, document, "not found", 0);
	assert_reads(&other.employer, application, document, "not found", 0);
	assert_reads(&other.employer, theirs, document, "not found", 0);
	assert_reads(&one.employer, one.referral, document, "not found", 0);
	assert_reads(&one.employer, application, document, "ok", 0);
	paper_close(&other);
	paper_close(&one);
}

/* What came in and was not applied with is not the employer's. */
static void
what_is_applied_with(void **state)
{
	static const struct statement scanned = {
		"CALL seeker_document_scanned(?,?,?,?,?)", "act"
	};
	struct paper scene;
	const char *kept, *removed, *found;
	unsigned char application[ID_BYTES], id[ID_BYTES];

	(void)state;
	paper_open(&scene);
	kept = paper_added(&scene, 9);
	assert_string_equal(paper_add(&scene, 9), "ok");
	removed = paper_added(&scene, 9);
	assert_string_equal(paper_remove(&scene.seeker, scene.referral, removed),
	    "ok");
	found = paper_added(&scene, 9);
	sql("UPDATE document SET state = 'scanning' WHERE id = UNHEX('%s')",
	    found);
	paper_id(id, found);
	stand_post(&scene.seeker, NULL, "");
	assert_int_equal(desk_step(&scene.seeker.desk, &scanned,
	    ARGS(arg_id(id), arg_text("quarantined"))), OUTCOME_OK);
	assert_string_equal(paper_stands(found), "quarantined 1 lapsed 0 0 1");
	assert_reads(&scene.seeker, scene.referral, found,
	    "document_quarantined", 0);
	paper_apply(&scene, application);
	assert_int_equal(sql_number("SELECT LENGTH(sealed) FROM manifest "
	    "WHERE application_id = %s", sql_id(application)),
	    (long)seal_length(&seal_form, 2 + 2 * (ID_BYTES + 1 + 4 + 4 + 16)));
	assert_reads(&scene.employer, application, kept, "ok", 0);
	assert_reads(&scene.employer, application, found, "not found", 0);
	assert_reads(&scene.employer, application, removed, "not found", 0);
	paper_close(&scene);
}

#define TURN "UPDATE manifest SET sealed = REVERSE(sealed) " \
	"WHERE application_id = %s"

/* The manifest is what was applied with: another opens for nobody. */
static void
by_the_manifest(void **state)
{
	struct paper scene;
	const char *document;
	unsigned char application[ID_BYTES];

	(void)state;
	paper_open(&scene);
	document = paper_added(&scene, 9);
	paper_apply(&scene, application);
	sql(TURN, sql_id(application));
	assert_reads(&scene.employer, application, document, "fault", 0);
	sql(TURN, sql_id(application));
	assert_reads(&scene.employer, application, document, "ok", 0);
	sql("UPDATE document SET version = 2 WHERE id = UNHEX('%s')",
	    document);
	assert_reads(&scene.employer, application, document, "fault", 0);
	sql("UPDATE document SET version = 1 WHERE id = UNHEX('%s')",
	    document);
	paper_close(&scene);
}

/* ---- how it ends -------------------------------------------------------- */

static void
cancel(struct paper *scene, const unsigned char *application)
{
	stand_post(&scene->seeker, NULL, "cancel");
	assert_int_equal(desk_application_cancel(&scene->seeker.desk,
	    application, "/"), OUTCOME_OK);
}

static void
reject(struct paper *scene, const unsigned char *application)
{
	const struct desk_result result = { .application = application,
	    .outcome = "rejected", .terms_differ = "", .terms_note = "",
	    .reason = 1, .note = "", .why = "", .disposed = 1,
	    .answer = "/" };

	stand_post(&scene->employer, NULL, "result");
	assert_int_equal(desk_result_register(&scene->employer.desk, &result),
	    OUTCOME_OK);
}

static void
month_over(struct paper *scene, const unsigned char *application)
{
	(void)application;
	scene->seeker.desk.now = scene->employer.desk.now =
	    at("2030-11-01T00:00:00");
}

/* Of both sides, before the clerk has been there. */
static void
after_applying(void **state)
{
	static const struct {
		void (*end)(struct paper *scene,
		    const unsigned char *application);
		const char *code;
	} ends[] = {
		{ cancel, "document_cancelled" },
		{ reject, "document_result" },
		{ month_over, "document_late" }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct paper scene;
		const char *document;
		unsigned char application[ID_BYTES];

		paper_open(&scene);
		document = paper_added(&scene, 9);
		paper_apply(&scene, application);
		assert_reads(&scene.employer, application, document, "ok", 0);
		assert_reads(&scene.seeker, application, document, "ok", 0);
		assert_reads(&scene.seeker, scene.referral, document, "ok", 0);
		ends[i].end(&scene, application);
		assert_reads(&scene.employer, application, document,
		    ends[i].code, 1);
		assert_string_equal(fact_text(scene.employer.desk.refusal,
		    "rule"), "R9");
		assert_true(fact_has(scene.employer.desk.refusal,
		    "held_until"));
		assert_reads(&scene.seeker, application, document,
		    ends[i].code, 1);
		paper_close(&scene);
	}
}

static void
before_applying(void **state)
{
	struct paper scene;
	const char *removed, *lapsed;

	(void)state;
	paper_open(&scene);
	removed = paper_added(&scene, 9);
	assert_string_equal(paper_remove(&scene.seeker, scene.referral, removed),
	    "ok");
	assert_reads(&scene.seeker, scene.referral, removed,
	    "document_removed", 1);
	lapsed = paper_added(&scene, 9);
	scene.seeker.desk.now = at("2030-05-28T00:00:00");
	assert_reads(&scene.seeker, scene.referral, lapsed,
	    "document_lapsed", 1);
	assert_string_equal(paper_add(&scene, 9), "referral_lapsed");
	assert_string_equal(paper_remove(&scene.seeker, scene.referral, lapsed),
	    "referral_lapsed");
	scene.seeker.desk.now = at(paper_now);
	stand_post(&scene.staff, NULL, "withdraw");
	assert_int_equal(desk_referral_withdraw(&scene.staff.desk,
	    scene.referral, 1, "reason", "/"), OUTCOME_OK);
	assert_reads(&scene.seeker, scene.referral, lapsed,
	    "document_withdrawn", 1);
	assert_string_equal(paper_add(&scene, 9), "referral_withdrawn");
	paper_close(&scene);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_another),
		cmocka_unit_test(what_is_applied_with),
		cmocka_unit_test(by_the_manifest),
		cmocka_unit_test(after_applying),
		cmocka_unit_test(before_applying),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
