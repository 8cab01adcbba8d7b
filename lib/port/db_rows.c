/*
 * What the database answers, as elements: a row of a result set becomes one,
 * its columns attributes and children.
 */
#include "port/db_private.h"

#include "base/log.h"

#include <string.h>

enum { COLUMNS_MAX = 128, TEXT_MAX_BYTES = 256 * 1024 };

/* One column of the result set at hand. */
struct column {
	const char *name;
	_Bool attribute;
	_Bool until;			/* its name ends in _until */
	enum enum_field_types type;
	char *buffer;
	unsigned long length;
	my_bool null;
	my_bool cut;
	MYSQL_TIME time;
};

static _Bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void
column_bind(struct question *question, struct column *column,
    const MYSQL_FIELD *field, MYSQL_BIND *bind)
{
	unsigned long room = field->length + 1;

	column->attribute = field->name[0] == '@';
	column->name = arena_copy(question->arena,
	    field->name + column->attribute,
	    strlen(field->name) - column->attribute);
	column->until = ends_with(column->name, "_until");
	column->type = field->type;
	bind->is_null = &column->null;
	bind->length = &column->length;
	bind->error = &column->cut;
	if (field->type == MYSQL_TYPE_DATETIME) {
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		bind->buffer = &column->time;
		return;
	}
	if (room > TEXT_MAX_BYTES)
		room = TEXT_MAX_BYTES;
	if (room < 32)
		room = 32;
	column->buffer = arena_alloc(question->arena, room);
	bind->buffer_type = MYSQL_TYPE_STRING;
	bind->buffer = column->buffer;
	bind->buffer_length = room;
}

static enum outcome
columns_bind(struct question *question)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(question->prepared);
	MYSQL_BIND binds[COLUMNS_MAX];

	if (meta == NULL || question->count > COLUMNS_MAX) {
		mysql_free_result(meta);
		return db_question_fault(question, "metadata");
	}
	memset(binds, 0, question->count * sizeof *binds);
	question->columns = arena_alloc(question->arena,
	    question->count * sizeof *question->columns);
	for (unsigned i = 0; i < question->count; i++)
		column_bind(question, &question->columns[i],
		    mysql_fetch_field_direct(meta, i), &binds[i]);
	mysql_free_result(meta);
	if (mysql_stmt_bind_result(question->prepared, binds) != 0)
		return db_question_fault(question, "bind result");
	return OUTCOME_OK;
}

static instant
column_instant(const struct column *column)
{
	const MYSQL_TIME *t = &column->time;

	return day_from_civil((int)t->year, (int)t->month, (int)t->day) *
	    INSTANT_DAY + t->hour * INSTANT_HOUR + t->minute *
	    INSTANT_MINUTE + t->second * INSTANT_SECOND +
	    (instant)t->second_part;
}

static const char *
column_text(const struct question *question, const struct column *column)
{
	size_t length = column->length;
	char text[INSTANT_TEXT];

	if (column->type == MYSQL_TYPE_DATETIME) {
		instant_format(column_instant(column), text);
		return arena_copy(question->arena, text, strlen(text));
	}
	if (column->type == MYSQL_TYPE_TIME && length > 5)
		length = 5;
	return arena_copy(question->arena, column->buffer, length);
}

/* What a page needs to say an instant or a day in words. */
static void
column_time_marks(const struct question *question,
    const struct column *column, struct element *element)
{
	int32_t days;

	if (column->type == MYSQL_TYPE_DATETIME) {
		instant at = column_instant(column);

		element_set_number(element, "weekday",
		    day_weekday(instant_day(at)));
		if (column->until)
			element_set_number(element, "left", at < question->now
			    ? -1 : (at - question->now) / 1000000);
	} else if (column->type == MYSQL_TYPE_DATE &&
	    day_parse(element_string(element), &days)) {
		element_set_number(element, "weekday", day_weekday(days));
	}
}

static void
row_add(struct question *question, const char *name)
{
	struct element *row = element_add(question->into, name);

	for (unsigned i = 0; i < question->count; i++) {
		const struct column *column = &question->columns[i];

		if (column->null)
			continue;
		if (column->attribute)
			element_set(row, column->name,
			    column_text(question, column));
		else
			column_time_marks(question, column,
			    element_say(row, column->name,
			    column_text(question, column)));
	}
}

/* The next of the statement's names; "row" when it has too few. */
static const char *
rows_name(struct question *question)
{
	size_t length = strcspn(question->rows, " ");
	const char *name = length == 0 ? "row" :
	    arena_copy(question->arena, question->rows, length);

	question->rows += length;
	question->rows += strspn(question->rows, " ");
	return name;
}

static enum outcome
bytes_too_many(const struct question *question)
{
	log_line("db: %s: more bytes than there may be",
	    question->statement->sql);
	return OUTCOME_FAULT;
}

/* Rows of one column go where the caller wants them, without a copy. */
static enum outcome
rows_bytes(struct question *question)
{
	struct bytes *data = question->data;
	MYSQL_BIND bind = { .buffer_type = MYSQL_TYPE_BLOB };
	unsigned long length = 0;
	my_bool cut = 0;
	int fetched;

	bind.length = &length;
	bind.error = &cut;
	for (;;) {
		bind.buffer = data->data + data->length;
		bind.buffer_length = data->capacity - data->length;
		if (mysql_stmt_bind_result(question->prepared, &bind) != 0)
			return db_question_fault(question, "bind result");
		fetched = mysql_stmt_fetch(question->prepared);
		if (fetched == MYSQL_NO_DATA)
			return OUTCOME_OK;
		if (fetched == MYSQL_DATA_TRUNCATED)
			return bytes_too_many(question);
		if (fetched != 0)
			return db_question_fault(question, "fetch");
		data->length += length;
	}
}

enum outcome
db_rows(struct question *question)
{
	const char *name = rows_name(question);
	int fetched;

	if (strcmp(name, "*") == 0 && question->data != NULL &&
	    question->count == 1)
		return rows_bytes(question);
	TRY(columns_bind(question));
	while ((fetched = mysql_stmt_fetch(question->prepared)) == 0)
		row_add(question, name);
	if (fetched == MYSQL_NO_DATA)
		return OUTCOME_OK;
	return db_question_fault(question,
	    fetched == MYSQL_DATA_TRUNCATED ? "truncated" : "fetch");
}
