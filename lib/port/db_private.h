/* What the two halves of the port share: a question on its way. */
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

/* Append the rows of the result set at hand to the question's `into`. */
enum outcome db_rows(struct question *question) MUST_USE;

#endif
