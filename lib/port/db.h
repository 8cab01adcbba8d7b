/*
 * MariaDB through Connector/C: one connection, opened when first asked and
 * again whenever it was lost.
 *
 * One question is one CALL of a stored procedure, which is one transaction
 * at most. Whatever it answers becomes elements: each row of the n-th result
 * set an element with the n-th name of the statement's `rows`; a column
 * named `@x` its attribute x, any other its child element; NULL is left out.
 * A DATETIME is shown in Japan Standard Time; as a child it carries its
 * weekday (1 Monday to 7 Sunday) and, named `…_until`, the seconds that are
 * `left`. A DATE carries its weekday, a TIME is cut to hours and minutes.
 *
 * The rows of the result set named `*` are bytes: one column each, appended
 * to what the caller gave.
 *
 * A deadlock, a lock wait that ran out or a lost connection runs the whole
 * CALL again, five times at most: acts are made repeatable by their
 * request_key, so that a lost reply to COMMIT settles itself.
 */
#ifndef PORT_DB_H
#define PORT_DB_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/outcome.h"
#include "port/tree.h"

#include <stddef.h>
#include <stdint.h>

struct db;

struct db_settings {
	const char *socket;	/* path */
	const char *name;	/* of the database */
	const char *user;
	const char *password;
	unsigned seconds;	/* most that an answer may take; 0: five */
};

struct statement {
	const char *sql;	/* with ? for each argument */
	const char *rows;	/* element names, one a result set */
};

struct arg {
	enum { ARG_NULL, ARG_TEXT, ARG_BYTES, ARG_NUMBER, ARG_INSTANT,
	    ARG_DAY } type;
	const void *data;
	size_t length;		/* bytes of data */
	int64_t number;
};

/* Several arguments as one array and its length, for a call. */
#define ARGS(...)							\
	((const struct arg[]){ __VA_ARGS__ }),				\
	(sizeof((const struct arg[]){ __VA_ARGS__ }) / sizeof(struct arg))
#define NO_ARGS NULL, 0

enum { ID_BYTES = 16 };

static inline struct arg
arg_null(void)
{
	return (struct arg){ .type = ARG_NULL };
}

/* A text; NULL stands for SQL's NULL. */
static inline struct arg
arg_text(const char *text)
{
	size_t length = 0;

	if (text == NULL)
		return arg_null();
	while (text[length] != '\0')
		length++;
	return (struct arg){ ARG_TEXT, text, length, 0 };
}

static inline struct arg
arg_bytes(const void *data, size_t length)
{
	return (struct arg){ ARG_BYTES, data, length, 0 };
}

/* One of our random ids, ID_BYTES long; NULL stands for SQL's NULL. */
static inline struct arg
arg_id(const unsigned char *id)
{
	return id == NULL ? arg_null() : arg_bytes(id, ID_BYTES);
}

static inline struct arg
arg_number(int64_t number)
{
	return (struct arg){ ARG_NUMBER, NULL, 0, number };
}

static inline struct arg
arg_instant(instant at)
{
	return (struct arg){ ARG_INSTANT, NULL, 0, at };
}

static inline struct arg
arg_day(int32_t days)
{
	return (struct arg){ ARG_DAY, NULL, 0, days };
}

/* Prepare for asking; connects at the first question. Texts are kept. */
enum outcome db_open(struct db **out, const struct db_settings *settings)
    MUST_USE;

void db_close(struct db *db);

/*
 * Ask, and append what is answered to `into`; `now` is the int64_t from
 * which `left` is counted. OK or FAULT; after a fault `into` is as before.
 */
enum outcome db_ask(struct db *db, const struct statement *statement,
    const struct arg *args, size_t count, struct element *into, instant now)
    MUST_USE;

/*
 * The same; what the result set named `*` holds is appended to `data`, whose
 * capacity is the most that there may be: more is a fault.
 */
enum outcome db_ask_bytes(struct db *db, const struct statement *statement,
    const struct arg *args, size_t count, struct element *into,
    struct bytes *data, instant now) MUST_USE;

/*
 * Run a text of several statements as it stands, ignoring its results: for
 * migrations only. OK or FAULT.
 */
enum outcome db_run(struct db *db, const char *text, size_t length) MUST_USE;

/*
 * Many rows by one statement, sent at once: the Connector's array binding
 * (STMT_ATTR_ARRAY_SIZE), which the server runs as one.
 */
struct bulk;

/* Room for `most` rows of `columns` values. */
struct bulk *bulk_open(struct arena *arena, size_t columns, size_t most);

/* Begin the next row, all of it NULL. */
void bulk_row(struct bulk *bulk);

/* A value of the row that was begun, kept by pointer. */
void bulk_put(struct bulk *bulk, size_t column, const void *data,
    size_t length);

/* Rows so far. */
size_t bulk_count(const struct bulk *bulk);

/*
 * Run an INSERT, UPDATE or DELETE for each row, in one transaction: *affected
 * says how many rows it touched. OK or FAULT; not tried again.
 */
enum outcome db_put(struct db *db, const struct statement *statement,
    const struct bulk *bulk, size_t *affected) MUST_USE;

/* Whether the last fault was that the database could not be reached. */
_Bool db_away(const struct db *db);

/* For tests: called before each question with its number of the run. */
extern void (*db_before)(const struct statement *statement);

#endif
