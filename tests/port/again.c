/*
 * lib/port/db.c when a server is busy, dies or is away: what is asked again
 * as a whole, and that it has then acted and answered once.
 */
#include "asked.h"

#include <pthread.h>
#include <time.h>

enum { CEILING_BYTES = 1024 * 1024 };

static const struct statement itself = { "SELECT ? AS a", "x" };

static const struct statement cross = { "CALL cross_update(?, ?)", "x y" };

struct crossing {
	struct db *db;
	int64_t first, second;
	enum outcome outcome;
	size_t rows;
};

static void *
crossing_run(void *argument)
{
	struct crossing *crossing = argument;
	struct arena own;
	struct element *into;

	arena_init(&own, CEILING_BYTES);
	into = tree_root(tree_open(&own, "page"));
	crossing->outcome = db_ask(crossing->db, &cross,
	    ARGS(arg_number(crossing->first), arg_number(crossing->second)),
	    into, 0);
	crossing->rows = 0;
	for (struct element *e = element_first(into, NULL); e != NULL;
	    e = element_next(e, NULL))
		crossing->rows++;
	arena_finish(&own);
	return NULL;
}

/*
 * Two who write the same two rows in opposite order, and have each answered
 * something before they meet: one is chosen by the server (1213), runs again
 * as a whole, and both have acted once and answered once.
 */
static void
deadlock_again(void **state)
{
	struct db *other;
	struct crossing crossings[2];
	pthread_t thread;

	(void)state;
	assert_int_equal(db_open(&other, &asked_settings), OUTCOME_OK);
	crossings[0] = (struct crossing){ asked_db, 1, 2, OUTCOME_FAULT, 0 };
	crossings[1] = (struct crossing){ other, 2, 1, OUTCOME_FAULT, 0 };
	ask_by(asked_db, &cross, ARGS(arg_number(0), arg_number(0)), OUTCOME_OK);
	for (int round = 1; round <= 2; round++) {
		assert_int_equal(pthread_create(&thread, NULL, crossing_run,
		    &crossings[1]), 0);
		crossing_run(&crossings[0]);
		pthread_join(thread, NULL);
		for (size_t i = 0; i < 2; i++) {
			assert_int_equal(crossings[i].outcome, OUTCOME_OK);
			assert_int_equal(crossings[i].rows, 2);
		}
		assert_int_equal(sql_number("SELECT SUM(n) "
		    "FROM shokai_port.counted"), round * 4);
	}
	/* Two askings a round, and one more for who was chosen. */
	assert_in_range(asked_times, 1 + 6, 1 + 10);
	db_close(other);
}

/* Errors that a procedure makes itself: which are tried again, how often. */
static void
tries(void **state)
{
	static const struct statement signal = { "CALL signals(?)", "x" };
	static const struct {
		int error;
		_Bool away;
	} errors[] = {
		{ 1213, 1 }, { 1205, 1 }, { 1020, 1 }, { 1317, 0 },
		{ 1062, 0 }, { 1644, 0 }, { 1406, 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(errors); i++) {
		struct element *into = ask_by(asked_db, &signal,
		    ARGS(arg_number(errors[i].error)), OUTCOME_FAULT);

		assert_null(element_first(into, NULL));
		assert_int_equal(asked_times, errors[i].away ? 5 : 1);
		assert_int_equal(db_away(asked_db), errors[i].away);
	}
	ask_by(asked_db, &signal, ARGS(arg_number(0)), OUTCOME_OK);
	assert_false(db_away(asked_db));
}

/* ---- lost connections --------------------------------------------------- */

static long
connection_of(struct db *by)
{
	static const struct statement id = {
		"SELECT CONNECTION_ID() AS a", "x"
	};

	return fact_number(element_first(ask_by(by, &id, NO_ARGS, OUTCOME_OK),
	    "x"), "a");
}

/* Killed while idle: the next question finds a new connection. */
static void
killed_idle(void **state)
{
	static const struct statement one = { "SELECT 1 AS a", "x" };

	(void)state;
	sql("KILL %ld", connection_of(asked_db));
	assert_string_equal(fact_text(ask(&itself, ARGS(arg_text("a"))), "a"),
	    "a");
	assert_int_equal(asked_times, 2);
	sql("KILL %ld", connection_of(asked_db));
	assert_string_equal(written(ask(&one, NO_ARGS)),
	    "<x><a>1</a></x>");
}

struct killing {
	long connection;
	const char *when;	/* SQL that tells whether to kill now */
};

static void *
killing_run(void *argument)
{
	const struct killing *killing = argument;

	for (int i = 0; i < 500; i++) {
		if (sql_number("SELECT %s", killing->when) > 0) {
			sql("KILL %ld", killing->connection);
			return NULL;
		}
		nanosleep(&(struct timespec){ 0, 10000000 }, NULL);
	}
	return NULL;
}

/* Run while another waits for the moment to kill the connection. */
static struct element *
ask_killed(const struct statement *statement, const char *when)
{
	struct killing killing = { connection_of(asked_db), when };
	struct element *into;
	pthread_t thread;

	assert_int_equal(pthread_create(&thread, NULL, killing_run,
	    &killing), 0);
	into = ask_by(asked_db, statement, NO_ARGS, OUTCOME_OK);
	pthread_join(thread, NULL);
	return into;
}

/* Killed before its commit: it runs again, and has acted once. */
static void
killed_before_commit(void **state)
{
	static const struct statement slow = { "CALL slow_before()", "x" };
	struct element *into;

	(void)state;
	into = ask_killed(&slow, "COUNT(*) FROM information_schema.processlist "
	    "WHERE state = 'User sleep' AND info LIKE '%SLEEP(0.8)%'");
	assert_int_equal(asked_times, 2);
	assert_string_equal(written(into), "<page><x verdict=\"done\"/></page>");
	assert_int_equal(sql_number("SELECT COUNT(*) FROM shokai_port.acted "
	    "WHERE what = 'before'"), 1);
}

/*
 * Killed behind its commit, so that the answer is lost: it runs again and
 * learns by its key that it has acted.
 */
static void
killed_after_commit(void **state)
{
	static const struct statement slow = { "CALL slow_after()", "x" };
	struct element *into;

	(void)state;
	into = ask_killed(&slow, "COUNT(*) FROM shokai_port.acted "
	    "WHERE what = 'after'");
	assert_int_equal(asked_times, 2);
	assert_string_equal(written(into),
	    "<page><x verdict=\"repeated\"/></page>");
	assert_int_equal(sql_number("SELECT COUNT(*) FROM shokai_port.acted "
	    "WHERE what = 'after'"), 1);
}

static void
out_of_reach(void **state)
{
	struct db_settings nowhere = asked_settings;
	struct db *lost;

	(void)state;
	nowhere.socket = "/nowhere/mariadb.sock";
	assert_int_equal(db_open(&lost, &nowhere), OUTCOME_OK);
	ask_by(lost, &itself, ARGS(arg_number(1)), OUTCOME_FAULT);
	assert_true(db_away(lost));
	assert_int_equal(asked_times, 5);
	db_close(lost);
	nowhere = asked_settings;
	nowhere.user = "shokai_seeker";
	nowhere.password = "wrong";
	assert_int_equal(db_open(&lost, &nowhere), OUTCOME_OK);
	ask_by(lost, &itself, ARGS(arg_number(1)), OUTCOME_FAULT);
	assert_int_equal(asked_times, 1);
	db_close(lost);
	db_close(NULL);
}

static void
patience(void **state)
{
	static const struct statement slow = {
		"SELECT SLEEP(?) AS `@n`", "row"
	};
	struct db_settings settings = asked_settings;
	struct db *hasty;

	(void)state;
	settings.seconds = 1;
	assert_int_equal(db_open(&hasty, &settings), OUTCOME_OK);
	ask_by(hasty, &slow, ARGS(arg_number(0)), OUTCOME_OK);
	ask_by(hasty, &slow, ARGS(arg_number(2)), OUTCOME_FAULT);
	assert_true(db_away(hasty));
	db_close(hasty);
	ask_by(asked_db, &slow, ARGS(arg_number(2)), OUTCOME_OK);
}

static const char schema[] =
    "CREATE TABLE counted (id INT PRIMARY KEY, n INT);"
    "INSERT INTO counted VALUES (1, 0), (2, 0);"
    "CREATE TABLE acted (what VARCHAR(20) PRIMARY KEY);"
    "CREATE PROCEDURE signals(p_error INT) BEGIN SELECT 1 AS n;"
    " IF p_error > 0 THEN SIGNAL SQLSTATE '40001'"
    "  SET MYSQL_ERRNO = p_error; END IF; END;"
    "CREATE PROCEDURE cross_update(p_first INT, p_second INT) BEGIN"
    " DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;"
    " START TRANSACTION; SELECT 1 AS n;"
    " UPDATE counted SET n = n + 1 WHERE id = p_first; DO SLEEP(0.3);"
    " UPDATE counted SET n = n + 1 WHERE id = p_second; COMMIT;"
    " SELECT 2 AS n; END;"
    "CREATE PROCEDURE slow_before() BEGIN START TRANSACTION;"
    " INSERT INTO acted VALUES ('before'); DO SLEEP(0.8); COMMIT;"
    " SELECT 'done' AS `@verdict`; END;"
    "CREATE PROCEDURE slow_after() act: BEGIN START TRANSACTION;"
    " INSERT IGNORE INTO acted VALUES ('after');"
    " IF ROW_COUNT() = 0 THEN ROLLBACK;"
    "  SELECT 'repeated' AS `@verdict`; LEAVE act; END IF;"
    " COMMIT; DO SLEEP(0.8); SELECT 'done' AS `@verdict`; END";

static int
begin(void **state)
{
	(void)state;
	asked_begin(schema);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	asked_end();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deadlock_again),
		cmocka_unit_test(tries),
		cmocka_unit_test(killed_idle),
		cmocka_unit_test(killed_before_commit),
		cmocka_unit_test(killed_after_commit),
		cmocka_unit_test(out_of_reach),
		cmocka_unit_test(patience),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
