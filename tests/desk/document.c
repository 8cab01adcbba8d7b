/*
 * Documents at the desk: what may be added and to what, and what replacing
 * and removing leave behind.
 */
#include "paper.h"

static void
so_many(void **state)
{
	struct paper scene;

	(void)state;
	paper_open(&scene);
	for (int i = 0; i < 10; i++)
		assert_string_equal(paper_add(&scene, 1), "ok");
	assert_string_equal(paper_add(&scene, 1), "file files");
	/* One in the place of another is not one more. */
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 1,
	    paper_latest(&scene), paper_plenty, NULL), "ok");
	assert_string_equal(paper_remove(&scene.seeker, scene.referral,
	    paper_latest(&scene)), "ok");
	assert_string_equal(paper_add(&scene, 1), "ok");
	assert_string_equal(paper_add(&scene, 1), "file files");
	paper_close(&scene);
}

static void
so_large(void **state)
{
	struct paper scene;
	const char *first;

	(void)state;
	paper_open(&scene);
	assert_string_equal(paper_add(&scene, 1001), "file bytes");
	first = paper_added(&scene, 600);
	assert_string_equal(paper_add(&scene, 401), "file bytes");
	assert_string_equal(paper_add(&scene, 400), "ok");
	assert_string_equal(paper_add(&scene, 1), "file bytes");
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 601, first,
	    paper_plenty, NULL), "file bytes");
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 600, first,
	    paper_plenty, NULL), "ok");
	assert_int_equal(sql_number("SELECT SUM(bytes) FROM document "
	    "WHERE referral_id = %s AND state = 'stored'",
	    sql_id(scene.referral)), 1000);
	paper_close(&scene);
}

/* R2: the job wants them another way, or there is no My Page. */
static void
only_online(void **state)
{
	struct paper scene;

	(void)state;
	paper_open(&scene);
	sql("UPDATE posting SET online_papers = 0 WHERE job_id = %s",
	    sql_id(scene.job));
	assert_string_equal(paper_add(&scene, 1), "document_offline");
	assert_string_equal(fact_text(scene.seeker.desk.refusal, "rule"),
	    "R2");
	sql("UPDATE posting SET online_papers = 1 WHERE job_id = %s",
	    sql_id(scene.job));
	assert_string_equal(paper_add(&scene, 1), "ok");
	sql("UPDATE seeker SET mypage = 0 WHERE id = %s",
	    sql_id(scene.seeker.party));
	assert_string_equal(paper_add(&scene, 1), "document_offline");
	paper_close(&scene);
}

/* One post that comes twice adds once, and leaves nothing half. */
static void
once(void **state)
{
	struct paper scene;

	(void)state;
	paper_open(&scene);
	for (int i = 0; i < 2; i++) {
		assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 9,
		    "", paper_plenty, "key"), "ok");
		assert_string_equal(scene.seeker.desk.answer, "/add");
	}
	assert_int_equal(sql_number("SELECT COUNT(*) FROM document "
	    "WHERE referral_id = %s AND state <> 'deleted'",
	    sql_id(scene.referral)), 1);
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 9, "",
	    (struct desk_document_limits){ 2, 18 }, NULL), "ok");
	paper_close(&scene);
}

static void
in_place_of(void **state)
{
	struct paper scene;
	const char *first, *second;

	(void)state;
	paper_open(&scene);
	first = paper_added(&scene, 9);
	assert_string_equal(paper_stands(first), "stored 1 lapsed 1 1 1");
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 9, first,
	    paper_plenty, NULL), "ok");
	second = paper_latest(&scene);
	assert_string_equal(paper_stands(first),
	    "deleted 1 replaced 0 0 0 replaced by seeker");
	assert_string_equal(paper_stands(second), "stored 2 lapsed 1 1 1");
	/* Neither what is gone nor what never was can be replaced. */
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 9, first,
	    paper_plenty, NULL), "replaces choice");
	assert_string_equal(paper_add_by(&scene.seeker, scene.referral, 9,
	    "00112233445566778899aabbccddeeff", paper_plenty, NULL),
	    "replaces choice");
	assert_string_equal(paper_remove(&scene.seeker, scene.referral, second),
	    "ok");
	assert_string_equal(paper_stands(second),
	    "deleted 2 removed 0 0 0 removed by seeker");
	assert_string_equal(paper_remove(&scene.seeker, scene.referral, second),
	    "not found");
	paper_close(&scene);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(so_many),
		cmocka_unit_test(so_large),
		cmocka_unit_test(only_online),
		cmocka_unit_test(once),
		cmocka_unit_test(in_place_of),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
