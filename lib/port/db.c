#include "port/db.h"

#include "base/log.h"
#include "port/db_private.h"
#include "port/digest.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	STATEMENTS_MAX = 96,	/* prepared at once on one connection */
	TRIES_MAX = 5,
	ANSWER_SECONDS = 5
};

struct db {
	struct db_settings settings;
	MYSQL *connection;		/* NULL when there is none */
	struct {
		const struct statement *statement;
		MYSQL_STMT *prepared;
	} known[STATEMENTS_MAX];
	size_t known_count;
	unsigned error;			/* of the last call, 0 for none */
	_Bool asking;			/* an escape may leave it so */
};

void (*db_before)(const struct statement *statement);

enum outcome
db_open(struct db **out, const struct db_settings *settings)
{
	struct db *db = calloc(1, sizeof *db);

	*out = db;
	if (db == NULL || mysql_library_init(0, NULL, NULL) != 0) {
		log_line("db: no memory");
		return OUTCOME_FAULT;
	}
	db->settings = *settings;
	return OUTCOME_OK;
}

/* The connection first: a statement would wait for the rest of its rows. */
static void
db_drop(struct db *db)
{
	if (db->connection != NULL)
		mysql_close(db->connection);
	db->connection = NULL;
	for (size_t i = 0; i < db->known_count; i++)
		mysql_stmt_close(db->known[i].prepared);
	db->known_count = 0;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	db_drop(db);
	free(db);
}

static _Bool
error_lost(unsigned error)
{
	return error == CR_SERVER_GONE_ERROR || error == CR_SERVER_LOST ||
	    error == CR_CONNECTION_ERROR || error == CR_CONN_HOST_ERROR ||
	    error == CR_SERVER_LOST_EXTENDED ||
	    error == CR_COMMANDS_OUT_OF_SYNC ||
	    error == ER_SERVER_SHUTDOWN || error == ER_CON_COUNT_ERROR ||
	    error == ER_CONNECTION_KILLED || error == ER_UNKNOWN_COM_ERROR ||
	    error == ER_UNKNOWN_STMT_HANDLER;
}

static _Bool
error_again(unsigned error)
{
	return error == ER_LOCK_DEADLOCK || error == ER_LOCK_WAIT_TIMEOUT ||
	    error == ER_CHECKREAD || error == ER_NEED_REPREPARE;
}

_Bool
db_away(const struct db *db)
{
	return error_lost(db->error) || error_again(db->error);
}

/*
 * Procedures keep the mode they were made with; this is for what is asked
 * directly, and a wrong server is better refused than believed.
 */
static enum outcome
connection_check(struct db *db)
{
	static const char question[] =
	    "SELECT @@sql_mode LIKE '%STRICT_ALL_TABLES%'";
	MYSQL_RES *result;
	MYSQL_ROW row;
	_Bool strict;

	if (mysql_real_query(db->connection, question, sizeof question - 1))
		return OUTCOME_FAULT;
	result = mysql_store_result(db->connection);
	row = result == NULL ? NULL : mysql_fetch_row(result);
	strict = row != NULL && row[0] != NULL && row[0][0] == '1';
	mysql_free_result(result);
	if (!strict)
		log_line("db: sql_mode lacks STRICT_ALL_TABLES");
	return strict ? OUTCOME_OK : OUTCOME_FAULT;
}

static void
connection_limits(MYSQL *connection, unsigned seconds)
{
	const unsigned transfer = seconds > 0 ? seconds : ANSWER_SECONDS;
	const unsigned connect = 2, none = 0;
	const my_bool no = 0;

	mysql_options(connection, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
	mysql_options(connection, MYSQL_OPT_READ_TIMEOUT, &transfer);
	mysql_options(connection, MYSQL_OPT_WRITE_TIMEOUT, &transfer);
	mysql_options(connection, MYSQL_OPT_LOCAL_INFILE, &none);
	mysql_options(connection, MYSQL_OPT_RECONNECT, &no);
	mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(connection, MYSQL_INIT_COMMAND,
	    "SET SESSION time_zone = '+00:00', "
	    "innodb_lock_wait_timeout = 2, "	/* below the read timeout */
	    "tx_isolation = 'READ-COMMITTED', "
	    "sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
	    "NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'");
}

static enum outcome
connection_need(struct db *db)
{
	if (db->connection != NULL)
		return OUTCOME_OK;
	db->connection = mysql_init(NULL);
	if (db->connection == NULL)
		return OUTCOME_FAULT;
	connection_limits(db->connection, db->settings.seconds);
	if (mysql_real_connect(db->connection, NULL, db->settings.user,
	    db->settings.password, db->settings.name, 0,
	    db->settings.socket, 0) != NULL &&
	    connection_check(db) == OUTCOME_OK)
		return OUTCOME_OK;
	db->error = mysql_errno(db->connection);
	log_line("db: no connection as %s: error %u", db->settings.user,
	    db->error);
	db_drop(db);
	return OUTCOME_FAULT;
}

enum outcome
db_question_fault(struct question *question, const char *step)
{
	unsigned error = mysql_stmt_errno(question->prepared);

	if (error == 0)
		error = mysql_errno(question->db->connection);
	question->db->error = error;
	log_line("db: %s: %s: error %u %s", question->statement->sql, step,
	    error, mysql_stmt_sqlstate(question->prepared));
	return OUTCOME_FAULT;
}

static enum outcome
question_prepare(struct question *question)
{
	struct db *db = question->db;
	const char *sql = question->statement->sql;

	for (size_t i = 0; i < db->known_count; i++)
		if (db->known[i].statement == question->statement) {
			question->prepared = db->known[i].prepared;
			return OUTCOME_OK;
		}
	if (db->known_count == STATEMENTS_MAX) {
		log_line("db: more than %d statements", STATEMENTS_MAX);
		return OUTCOME_FAULT;
	}
	question->prepared = mysql_stmt_init(db->connection);
	if (question->prepared == NULL)
		return OUTCOME_FAULT;
	if (mysql_stmt_prepare(question->prepared, sql, strlen(sql)) != 0) {
		enum outcome outcome = db_question_fault(question, "prepare");

		mysql_stmt_close(question->prepared);
		question->prepared = NULL;
		return outcome;
	}
	db->known[db->known_count].statement = question->statement;
	db->known[db->known_count++].prepared = question->prepared;
	return OUTCOME_OK;
}

static enum outcome
question_get(struct question *question)
{
	int more;

	do {
		question->count = mysql_stmt_field_count(question->prepared);
		if (question->count > 0)
			TRY(db_rows(question));
		mysql_stmt_free_result(question->prepared);
		more = mysql_stmt_next_result(question->prepared);
	} while (more == 0);
	return more > 0 ? db_question_fault(question, "next result") :
	    OUTCOME_OK;
}

enum outcome
db_question_open(struct question *question)
{
	TRY(connection_need(question->db));
	return question_prepare(question);
}

void
db_question_drop(struct question *question)
{
	if (error_again(question->db->error) && question->prepared != NULL)
		mysql_stmt_reset(question->prepared);
	else
		db_drop(question->db);
}

static enum outcome
question_ask(struct question *question, const struct arg *args, size_t count)
{
	question->rows = question->statement->rows;
	TRY(db_question_open(question));
	TRY(db_question_put(question, args, count));
	return question_get(question);
}

/* Wait a little longer each time: 20, 40, 80, 160 ms, and some chance. */
static void
wait_a_little(unsigned try)
{
	unsigned char chance;
	struct timespec pause = { 0, 0 };

	digest_random(&chance, sizeof chance);
	pause.tv_nsec = ((20L << try) + chance % 16) * 1000000;
	nanosleep(&pause, NULL);
}

/* Once; what was half read goes, from the tree and from the connection. */
static enum outcome
ask_once(struct question *question, const struct arg *args, size_t count)
{
	struct db *db = question->db;
	struct element *mark = tree_mark(question->into);
	size_t length = question->data == NULL ? 0 : question->data->length;

	db->error = 0;
	question->prepared = NULL;
	if (db_before != NULL)
		db_before(question->statement);
	if (question_ask(question, args, count) == OUTCOME_OK)
		return OUTCOME_OK;
	tree_cut(question->into, mark);
	if (question->data != NULL)
		question->data->length = length;
	db_question_drop(question);
	return OUTCOME_FAULT;
}

enum outcome
db_ask(struct db *db, const struct statement *statement,
    const struct arg *args, size_t count, struct element *into, instant now)
{
	return db_ask_bytes(db, statement, args, count, into, NULL, now);
}

enum outcome
db_ask_bytes(struct db *db, const struct statement *statement,
    const struct arg *args, size_t count, struct element *into,
    struct bytes *data, instant now)
{
	struct question question = { .db = db, .statement = statement,
	    .into = into, .arena = element_arena(into), .data = data,
	    .now = now };
	enum outcome outcome;

	/* The arena's escape left a question of before half answered. */
	if (db->asking)
		db_drop(db);
	db->asking = 1;
	for (unsigned try = 0; ; try++) {
		outcome = ask_once(&question, args, count);
		if (outcome == OUTCOME_OK || !db_away(db) ||
		    try + 1 == TRIES_MAX)
			break;
		wait_a_little(try);
	}
	db->asking = 0;
	return outcome;
}

enum outcome
db_run(struct db *db, const char *text, size_t length)
{
	int more = 1;

	TRY(connection_need(db));
	if (mysql_set_server_option(db->connection,
	    MYSQL_OPTION_MULTI_STATEMENTS_ON) == 0 &&
	    mysql_real_query(db->connection, text, length) == 0) {
		do {
			MYSQL_RES *result = mysql_use_result(db->connection);

			mysql_free_result(result);
			more = mysql_next_result(db->connection);
		} while (more == 0);
	}
	if (more < 0 && mysql_set_server_option(db->connection,
	    MYSQL_OPTION_MULTI_STATEMENTS_OFF) == 0)
		return OUTCOME_OK;
	db->error = mysql_errno(db->connection);
	log_line("db: error %u: %s", db->error,
	    mysql_error(db->connection));
	db_drop(db);
	return OUTCOME_FAULT;
}
