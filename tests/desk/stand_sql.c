/* Asking the database as root. */
#include "stand_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena stand_arena;
char stand_socket[256];

const char *
stand_environment(const char *name)
{
	const char *value = getenv(name);

	if (value == NULL)
		fail_msg("%s is not set: run tests/run", name);
	return value;
}

static void
root_open(struct db **db)
{
	const struct db_settings settings = { stand_socket, "shokai", "root",
	    "", 0 };

	assert_int_equal(db_open(db, &settings), OUTCOME_OK);
}

static const char *
print(const char *format, va_list arguments)
{
	char text[8192];

	vsnprintf(text, sizeof text, format, arguments);
	return arena_copy(&stand_arena, text, strlen(text));
}

const char *
sql_print(const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return text;
}

void
sql(const char *format, ...)
{
	va_list arguments;
	const char *text;
	struct db *db;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	root_open(&db);
	if (db_run(db, text, strlen(text)) != OUTCOME_OK)
		fail_msg("%s", text);
	db_close(db);
}

static const char *
value(const char *text)
{
	struct element *rows = tree_root(tree_open(&stand_arena, "rows"));
	const struct statement statement = { text, "row" };
	const struct element *row;
	struct db *db;

	root_open(&db);
	if (db_ask(db, &statement, NO_ARGS, rows, 0) != OUTCOME_OK)
		fail_msg("%s", text);
	db_close(db);
	row = element_first(rows, "row");
	row = row == NULL ? NULL : element_first(row, NULL);
	return row == NULL ? "" : element_string(row);
}

const char *
sql_text(const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return value(text);
}

long
sql_number(const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return strtol(value(text), NULL, 10);
}

const char *
sql_id(const unsigned char id[ID_BYTES])
{
	char text[2 * ID_BYTES + 1];

	for (size_t i = 0; i < ID_BYTES; i++)
		snprintf(text + 2 * i, 3, "%02x", id[i]);
	return arena_text(&stand_arena, "X'%s'", text);
}

const char *
sql_next(const char *table, const char *begin, int digits)
{
	return arena_text(&stand_arena, "(SELECT CONCAT('%s', LPAD(COALESCE("
	    "MAX(CAST(SUBSTR(number, %zu, %d) AS UNSIGNED)), 0) + 1, %d, '0')) "
	    "FROM %s WHERE number LIKE '%s%%')", begin, strlen(begin) + 1,
	    digits, digits, table, begin);
}

const char *
sql_instant(instant when)
{
	return arena_text(&stand_arena, "TIMESTAMPADD(MICROSECOND, %lld, "
	    "'1970-01-01 00:00:00.000000')", (long long)when);
}

instant
at(const char *text)
{
	instant when = 0;

	if (!instant_parse(arena_text(&stand_arena, "%s+09:00", text), &when))
		fail_msg("%s", text);
	return when;
}

void
sql_copy(const char *table, const char *of, const char *changes)
{
	sql("CREATE TEMPORARY TABLE one SELECT * FROM %s WHERE %s;"
	    "UPDATE one SET %s;"
	    "INSERT INTO %s SELECT * FROM one", table, of, changes, table);
}
