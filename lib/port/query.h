/*
 * Queries and form bodies (application/x-www-form-urlencoded, WHATWG URL
 * §5.1), decoded by GLib. What a value holds is not judged here.
 */
#ifndef PORT_QUERY_H
#define PORT_QUERY_H

#include "base/arena.h"
#include "base/outcome.h"

#include <stddef.h>

struct pair {
	const char *name;
	const char *value;	/* NUL-terminated */
	size_t length;		/* bytes; more than strlen: it holds a NUL */
};

struct query {
	struct pair *pairs;	/* in the order sent */
	size_t count;
};

/*
 * Decode `text` of `length` bytes. INVALID when there are more than 512
 * pairs or a percent sign is not followed by two digits.
 */
enum outcome query_parse(struct query *out, struct arena *arena,
    const char *text, size_t length) MUST_USE;

/* The first value of that name; NULL when none, or when it holds a NUL. */
const char *query_get(const struct query *query, const char *name);

/* Append `text` percent-encoded for use as a value in a query. */
char *query_escape(struct arena *arena, const char *text);

#endif
