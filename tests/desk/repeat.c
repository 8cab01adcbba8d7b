/*
 * request_key: an act happens once, however often it is posted, and also
 * when it is posted twice at once. What was refused has used nothing up.
 */
#include "desk/account.h"
#include "desk/application.h"
#include "stand.h"

#include <pthread.h>
#include <string.h>

/* A seeker with a referral, to which to apply is the act of these tests. */
struct scene {
	struct stand seeker, employer;
	unsigned char job[ID_BYTES], referral[ID_BYTES];
};

static const char sent[] = "2030-05-20T10:00:00";
static const char in_time[] = "2030-05-21T10:00:00";
static const char too_late[] = "2030-05-28T00:00:00";

static void
scene_open(struct scene *scene)
{
	stand_new(&scene->employer, DESK_EMPLOYER);
	stand_new(&scene->seeker, DESK_SEEKER);
	sql("UPDATE seeker SET valid_until = '2031-01-01' WHERE id = %s",
	    sql_id(scene->seeker.party));
	make_job(scene->job, &scene->employer, at(sent));
	make_referral(scene->referral, &scene->seeker, scene->job, at(sent));
}

static void
scene_close(struct scene *scene)
{
	stand_close(&scene->seeker);
	stand_close(&scene->employer);
}

static enum outcome
apply(struct scene *scene, struct stand *seeker, const char *key,
    const char *motivation, const char *now)
{
	stand_post(seeker, key, motivation);
	seeker->desk.now = at(now);
	return desk_application_apply(&seeker->desk, scene->referral,
	    motivation);
}

static long
applications(const struct scene *scene)
{
	return sql_number("SELECT COUNT(*) FROM application "
	    "WHERE referral_id = %s", sql_id(scene->referral));
}

static long
keys(const struct stand *stand)
{
	return sql_number("SELECT COUNT(*) FROM request_key "
	    "WHERE account_id = %s", sql_id(stand->account));
}

static void
acts_once(void **state)
{
	struct scene scene;
	const char *first;

	(void)state;
	scene_open(&scene);
	assert_int_equal(apply(&scene, &scene.seeker, "k1", "a", in_time),
	    OUTCOME_OK);
	first = sql_text("SELECT '%s'", scene.seeker.desk.answer);
	assert_int_equal(strncmp(first, "/seeker/applications/", 21), 0);
	/* Again: by the key itself, though the state now forbids it. */
	stand_post(&scene.seeker, "k1", "a");
	assert_int_equal(desk_account_repeat(&scene.seeker.desk), OUTCOME_OK);
	assert_string_equal(scene.seeker.desk.answer, first);
	assert_int_equal(applications(&scene), 1);
	assert_int_equal(keys(&scene.seeker), 1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM audit "
	    "WHERE act = 'seeker_apply' AND account_id = %s",
	    sql_id(scene.seeker.account)), 1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM notification "
	    "WHERE party_id = %s", sql_id(scene.employer.party)), 1);
	scene_close(&scene);
}

/* Acts that any state allows are settled by the act itself. */
static void
same_answer(void **state)
{
	struct stand person;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	stand_post(&person, "k1", "a");
	assert_int_equal(stand_read(&person, "/one"), OUTCOME_OK);
	stand_post(&person, "k1", "a");
	assert_int_equal(stand_read(&person, "/two"), OUTCOME_OK);
	assert_string_equal(person.desk.answer, "/one");
	/* The rule clock and the real one may have gone on. */
	stand_post(&person, "k1", "a");
	person.desk.now += 1000 * INSTANT_DAY;
	person.desk.real += 30 * INSTANT_MINUTE;
	assert_int_equal(stand_read(&person, "/three"), OUTCOME_OK);
	assert_string_equal(person.desk.answer, "/one");
	stand_close(&person);
}

static void
other_fields(void **state)
{
	struct stand person;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	stand_post(&person, "k1", "a");
	assert_int_equal(stand_read(&person, "/one"), OUTCOME_OK);
	stand_post(&person, "k1", "b");
	assert_int_equal(stand_read(&person, "/two"), OUTCOME_CONFLICT);
	assert_string_equal(stand_refusal(&person), "key_reused");
	stand_post(&person, "k1", "b");
	assert_int_equal(desk_account_repeat(&person.desk), OUTCOME_CONFLICT);
	assert_string_equal(stand_refusal(&person), "key_reused");
	stand_post(&person, "k1", "a");
	assert_int_equal(desk_account_repeat(&person.desk), OUTCOME_OK);
	assert_string_equal(person.desk.answer, "/one");
	stand_close(&person);
}

/* A key is an account's own, and each byte of it counts. */
static void
keys_apart(void **state)
{
	static const char *const others[] = { "K1", "k1 ", "k", "k11",
	    "k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1-k1"
	};
	struct stand person, other;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	stand_new(&other, DESK_SEEKER);
	stand_post(&person, "k1", "a");
	assert_int_equal(stand_read(&person, "/one"), OUTCOME_OK);
	for (size_t i = 0; i < COUNT(others) - 1; i++) {
		stand_post(&person, others[i], "a");
		assert_int_equal(desk_account_repeat(&person.desk),
		    OUTCOME_NOT_FOUND);
		stand_post(&person, others[i], "a");
		assert_int_equal(stand_read(&person, "/other"), OUTCOME_OK);
		assert_string_equal(person.desk.answer, "/other");
	}
	stand_post(&other, "k1", "b");
	assert_int_equal(desk_account_repeat(&other.desk), OUTCOME_NOT_FOUND);
	assert_int_equal(stand_read(&other, "/theirs"), OUTCOME_OK);
	assert_string_equal(other.desk.answer, "/theirs");
	/* One that is too long is never cut to another. */
	stand_post(&person, others[COUNT(others) - 1], "a");
	assert_int_equal(stand_read(&person, "/long"), OUTCOME_FAULT);
	stand_close(&other);
	stand_close(&person);
}

static void
no_key(void **state)
{
	struct stand person;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	stand_post(&person, NULL, "a");
	person.desk.key = NULL;
	assert_int_equal(stand_read(&person, "/"), OUTCOME_INVALID);
	assert_int_equal(desk_account_repeat(&person.desk),
	    OUTCOME_NOT_FOUND);
	assert_int_equal(keys(&person), 0);
	stand_close(&person);
}

/* Refused at the check: the key is free, for the same and other fields. */
static void
refused_burns_nothing(void **state)
{
	struct scene scene;

	(void)state;
	scene_open(&scene);
	assert_int_equal(apply(&scene, &scene.seeker, "k1", "a", too_late),
	    OUTCOME_CONFLICT);
	assert_string_equal(stand_refusal(&scene.seeker), "referral_lapsed");
	assert_int_equal(desk_account_repeat(&scene.seeker.desk),
	    OUTCOME_NOT_FOUND);
	assert_int_equal(keys(&scene.seeker), 0);
	assert_int_equal(applications(&scene), 0);
	assert_int_equal(apply(&scene, &scene.seeker, "k1", "b", in_time),
	    OUTCOME_OK);
	assert_int_equal(applications(&scene), 1);
	scene_close(&scene);
}

/* The referral is gone between check and act: the key is free too. */
static struct scene *hook_scene;

static void
withdraw_before(const struct statement *statement)
{
	if (strncmp(statement->sql, "CALL seeker_apply(", 18) != 0)
		return;
	db_before = NULL;
	sql("UPDATE referral SET state = 'withdrawn', open = NULL "
	    "WHERE id = %s", sql_id(hook_scene->referral));
}

static void
lost_burns_nothing(void **state)
{
	struct scene scene;

	(void)state;
	scene_open(&scene);
	hook_scene = &scene;
	db_before = withdraw_before;
	assert_int_equal(apply(&scene, &scene.seeker, "k1", "a", in_time),
	    OUTCOME_CONFLICT);
	db_before = NULL;
	assert_string_equal(stand_refusal(&scene.seeker),
	    "referral_withdrawn");
	assert_int_equal(keys(&scene.seeker), 0);
	assert_int_equal(applications(&scene), 0);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM audit "
	    "WHERE account_id = %s", sql_id(scene.seeker.account)), 0);
	sql("UPDATE referral SET state = 'sent', open = 1 WHERE id = %s",
	    sql_id(scene.referral));
	assert_int_equal(apply(&scene, &scene.seeker, "k1", "a", in_time),
	    OUTCOME_OK);
	scene_close(&scene);
}

/* ---- two connections at once -------------------------------------------- */

struct poster {
	struct stand *stand;
	struct scene *scene;	/* NULL: only reads notifications */
	enum outcome outcome;
	const char *key, *fields;
};

static pthread_barrier_t meeting;

/* Post, and then settle as a worker would when it was refused. */
static void *
poster_run(void *argument)
{
	struct poster *poster = argument;
	struct desk *desk = &poster->stand->desk;

	pthread_barrier_wait(&meeting);
	poster->outcome = poster->scene == NULL ?
	    stand_read(poster->stand, poster->fields) :
	    desk_application_apply(desk, poster->scene->referral,
	    poster->fields);
	if (poster->outcome == OUTCOME_CONFLICT)
		poster->outcome = desk_account_repeat(desk);
	return NULL;
}

static void
post_both(struct poster posters[2])
{
	pthread_t other;

	for (size_t i = 0; i < 2; i++) {
		stand_post(posters[i].stand, posters[i].key,
		    posters[i].fields);
		posters[i].stand->desk.now = at(in_time);
	}
	pthread_barrier_init(&meeting, NULL, 2);
	assert_int_equal(pthread_create(&other, NULL, poster_run,
	    &posters[1]), 0);
	poster_run(&posters[0]);
	pthread_join(other, NULL);
	pthread_barrier_destroy(&meeting);
}

static void
twice_at_once(void **state)
{
	(void)state;
	for (int round = 0; round < 10; round++) {
		struct scene scene;
		struct stand again;
		struct poster posters[2];

		scene_open(&scene);
		stand_again(&again, &scene.seeker);
		posters[0] = (struct poster){ &scene.seeker, &scene,
		    OUTCOME_FAULT, "k1", "a" };
		posters[1] = (struct poster){ &again, &scene, OUTCOME_FAULT,
		    "k1", "a" };
		post_both(posters);
		assert_int_equal(posters[0].outcome, OUTCOME_OK);
		assert_int_equal(posters[1].outcome, OUTCOME_OK);
		assert_string_equal(again.desk.answer,
		    scene.seeker.desk.answer);
		assert_int_equal(applications(&scene), 1);
		assert_int_equal(keys(&again), 1);
		stand_close(&again);
		scene_close(&scene);
	}
}

/* The same key for two things at once: one of them is done. */
static void
two_things_at_once(void **state)
{
	struct stand person, again;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	stand_again(&again, &person);
	for (int round = 0; round < 10; round++) {
		const char *key = sql_text("SELECT 'round-%d'", round);
		struct poster posters[2] = {
			{ &person, NULL, OUTCOME_FAULT, key, "/a" },
			{ &again, NULL, OUTCOME_FAULT, key, "/b" }
		};
		size_t first;

		post_both(posters);
		first = posters[0].outcome == OUTCOME_OK ? 0 : 1;
		assert_int_equal(posters[first].outcome, OUTCOME_OK);
		assert_int_equal(posters[1 - first].outcome,
		    OUTCOME_CONFLICT);
		assert_string_equal(stand_refusal(posters[1 - first].stand),
		    "key_reused");
		assert_string_equal(sql_text("SELECT answer FROM request_key "
		    "WHERE account_id = %s AND request_key = '%s'",
		    sql_id(person.account), key), posters[first].fields);
	}
	stand_close(&again);
	stand_close(&person);
}

/* The clerk forgets keys of before a week, and no sooner. */
static void
keys_forgotten(void **state)
{
	struct stand person;
	const char *account;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	account = sql_id(person.account);
	sql("INSERT INTO request_key VALUES "
	    "(%s, 'old', REPEAT('a', 32), '/', '2019-05-13 23:59:59.999999'), "
	    "(%s, 'new', REPEAT('a', 32), '/', '2019-05-14 00:00:00.000000')",
	    account, account);
	sql("CALL clerk_forget('2019-05-21 00:00:00.000000')");
	assert_string_equal(sql_text("SELECT GROUP_CONCAT(request_key) "
	    "FROM request_key WHERE account_id = %s", account), "new");
	stand_close(&person);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(acts_once),
		cmocka_unit_test(same_answer),
		cmocka_unit_test(other_fields),
		cmocka_unit_test(keys_apart),
		cmocka_unit_test(no_key),
		cmocka_unit_test(refused_burns_nothing),
		cmocka_unit_test(lost_burns_nothing),
		cmocka_unit_test(twice_at_once),
		cmocka_unit_test(two_things_at_once),
		cmocka_unit_test(keys_forgotten),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
