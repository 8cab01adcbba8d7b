/* What goes to the database: arguments of one question, or many rows. */
#include "port/db_private.h"

#include "base/log.h"

#include <string.h>

enum { ARGS_MAX = 48 };

static void
time_fill(MYSQL_TIME *time, const struct arg *arg)
{
	int64_t within = arg->type == ARG_DAY ? 0 :
	    (arg->number % INSTANT_DAY + INSTANT_DAY) % INSTANT_DAY;
	int32_t days = (int32_t)(arg->type == ARG_DAY ? arg->number :
	    (arg->number - within) / INSTANT_DAY);
	int year, month, of_month;

	memset(time, 0, sizeof *time);
	day_to_civil(days, &year, &month, &of_month);
	time->year = (unsigned)year;
	time->month = (unsigned)month;
	time->day = (unsigned)of_month;
	time->hour = (unsigned)(within / INSTANT_HOUR);
	time->minute = (unsigned)(within / INSTANT_MINUTE % 60);
	time->second = (unsigned)(within / INSTANT_SECOND % 60);
	time->second_part = (unsigned long)(within % INSTANT_SECOND);
	time->time_type = arg->type == ARG_DAY ?
	    MYSQL_TIMESTAMP_DATE : MYSQL_TIMESTAMP_DATETIME;
}

static void
arg_bind(MYSQL_BIND *bind, const struct arg *arg, MYSQL_TIME *time)
{
	static const enum enum_field_types types[] = {
		[ARG_NULL] = MYSQL_TYPE_NULL,
		[ARG_TEXT] = MYSQL_TYPE_STRING,
		[ARG_BYTES] = MYSQL_TYPE_BLOB,
		[ARG_NUMBER] = MYSQL_TYPE_LONGLONG,
		[ARG_INSTANT] = MYSQL_TYPE_DATETIME,
		[ARG_DAY] = MYSQL_TYPE_DATE
	};

	bind->buffer_type = types[arg->type];
	if (arg->type == ARG_INSTANT || arg->type == ARG_DAY) {
		time_fill(time, arg);
		bind->buffer = time;
	} else if (arg->type == ARG_NUMBER) {
		bind->buffer = (void *)(uintptr_t)&arg->number;
	} else {
		bind->buffer = (void *)(uintptr_t)arg->data;
		bind->buffer_length = arg->length;
	}
}

enum outcome
db_question_put(struct question *question, const struct arg *args, size_t count)
{
	MYSQL_BIND binds[ARGS_MAX];
	MYSQL_TIME times[ARGS_MAX];

	if (count > ARGS_MAX ||
	    mysql_stmt_param_count(question->prepared) != count) {
		log_line("db: %s: %zu arguments", question->statement->sql,
		    count);
		return OUTCOME_FAULT;
	}
	memset(binds, 0, sizeof binds);
	for (size_t i = 0; i < count; i++)
		arg_bind(&binds[i], &args[i], &times[i]);
	if (count > 0 && mysql_stmt_bind_param(question->prepared, binds))
		return db_question_fault(question, "bind");
	if (mysql_stmt_execute(question->prepared) != 0)
		return db_question_fault(question, "execute");
	return OUTCOME_OK;
}

/* Column by column, as the Connector reads it. */
struct bulk {
	struct arena *arena;
	size_t columns, most, count;
	const void **data;
	unsigned long *lengths;
	char *indicators;
};

struct bulk *
bulk_open(struct arena *arena, size_t columns, size_t most)
{
	struct bulk *bulk = arena_alloc(arena, sizeof *bulk);
	size_t cells = columns * most;

	bulk->arena = arena;
	bulk->columns = columns;
	bulk->most = most;
	bulk->data = arena_alloc(arena, cells * sizeof *bulk->data);
	bulk->lengths = arena_alloc(arena, cells * sizeof *bulk->lengths);
	bulk->indicators = arena_alloc(arena, cells);
	memset(bulk->indicators, STMT_INDICATOR_NULL, cells);
	return bulk;
}

void
bulk_row(struct bulk *bulk)
{
	bulk->count++;
}

void
bulk_put(struct bulk *bulk, size_t column, const void *data, size_t length)
{
	size_t cell = column * bulk->most + bulk->count - 1;

	bulk->data[cell] = data;
	bulk->lengths[cell] = length;
	bulk->indicators[cell] = STMT_INDICATOR_NONE;
}

size_t
bulk_count(const struct bulk *bulk)
{
	return bulk->count;
}

static enum outcome
rows_put(struct question *question, const struct bulk *bulk)
{
	MYSQL_BIND *binds = arena_alloc(bulk->arena,
	    bulk->columns * sizeof *binds);
	unsigned rows = (unsigned)bulk->count;

	for (size_t i = 0; i < bulk->columns; i++) {
		binds[i].buffer_type = MYSQL_TYPE_STRING;
		binds[i].buffer = (void *)&bulk->data[i * bulk->most];
		binds[i].length = &bulk->lengths[i * bulk->most];
		binds[i].u.indicator = &bulk->indicators[i * bulk->most];
	}
	if (mysql_stmt_attr_set(question->prepared, STMT_ATTR_ARRAY_SIZE,
	    &rows) || mysql_stmt_bind_param(question->prepared, binds))
		return db_question_fault(question, "bind");
	return mysql_stmt_execute(question->prepared) != 0 ?
	    db_question_fault(question, "execute") : OUTCOME_OK;
}

enum outcome
db_put(struct db *db, const struct statement *statement,
    const struct bulk *bulk, size_t *affected)
{
	struct question question = { .db = db, .statement = statement };
	enum outcome outcome;

	*affected = 0;
	if (bulk->count == 0)
		return OUTCOME_OK;
	if (db_before != NULL)
		db_before(statement);
	outcome = db_question_open(&question);
	if (outcome == OUTCOME_OK)
		outcome = rows_put(&question, bulk);
	if (outcome == OUTCOME_OK)
		*affected =
		    (size_t)mysql_stmt_affected_rows(question.prepared);
	else
		db_question_drop(&question);
	return outcome;
}
