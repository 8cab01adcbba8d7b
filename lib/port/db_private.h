/* What the parts of the port share: a question on its way. */
#ifndef PORT_DB_PRIVATE_H
#define PORT_DB_PRIVATE_H

#include "port/db.h"

#include <mysql.h>

struct column;

/* A question on its way. */
struct question {
	struct db *db;
	const struct statement *statement;
	MYSQL_STMT *prepared;
	struct element *into;
	struct arena *arena;
	instant now;
	const char *rows;		/* names not yet used */
	struct bytes *data;		/* for rows that are bytes, or NULL */
	struct column *columns;
	unsigned count;
};

/* Log what went wrong and keep its number; FAULT. */
enum outcome db_question_fault(struct question *question, const char *step)
    MUST_USE;

/* A connection, and the question's statement prepared on it. */
enum outcome db_question_open(struct question *question) MUST_USE;

/* Run the statement with these arguments. */
enum outcome db_question_put(struct question *question,
    const struct arg *args, size_t count) MUST_USE;

/* What went wrong leaves the connection as it was, or is dropped with it. */
void db_question_drop(struct question *question);

/* Append the rows of the result set at hand to the question's `into`. */
enum outcome db_rows(struct question *question) MUST_USE;

#endif
