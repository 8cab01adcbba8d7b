/* One request on its way, and what will be answered. */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include "base/arena.h"
#include "base/bytes.h"
#include "desk/desk.h"
#include "port/query.h"
#include "port/tree.h"
#include "port/wire.h"
#include "web/route.h"

struct form;
struct program;

enum method {
	METHOD_GET,		/* and HEAD */
	METHOD_POST,
	METHOD_PUT,
	METHOD_DELETE,
	METHOD_OTHER
};

/* What a form brought: a value and perhaps an error for each field. */
struct heard {
	const struct form *form;	/* NULL: none was heard */
	const char **values;
	const char **errors;
};

/* A file that is sent to be kept, not shown. */
struct attachment {
	const char *name;	/* for display; any text */
	const char *media;	/* its type */
	const char *data;
	size_t length;		/* bytes */
};

/* The file that a POST brought. */
struct upload {
	const char *field;		/* NULL: none was sent */
	const char *name;		/* for display; "": none was chosen */
	const unsigned char *data;
	size_t length;			/* bytes */
};

struct request {
	struct arena *arena;
	struct wire *wire;
	const struct program *program;
	const struct door *door;
	struct desk desk;

	/* asked */
	enum method method;
	_Bool head;			/* HEAD: no body goes out */
	_Bool secure;			/* came by TLS */
	_Bool wants_xml;		/* the document itself */
	const char *path;
	const char *id;			/* of nginx, for the log */
	struct query query;
	struct query body;
	struct upload file;
	const struct route *route;
	const unsigned char *ids[2];	/* the path's {id}s */
	const char *number;		/* the path's {number} */
	const char *letter_code;	/* the path's {code} */
	const char *session_token;	/* from the cookie, or NULL */
	const char *visit_token;	/* of one not signed in, or NULL */
	const char *done;		/* act of the page before, or NULL */
	struct heard heard;
	struct element *message;	/* what a system sent, or NULL */
	const char *prefix;		/* its XPath in a larger document */
	struct element *faults;		/* what is wrong in it, or NULL */
	const char *message_key;	/* the system's own id of it, or NULL */
	_Bool known;			/* the system is an admitted partner */

	/* answered */
	struct tree *page;
	struct element *root;
	int status;			/* 0: as the outcome says */
	const char *code;		/* of a refusal that has no facts */
	const char *text;		/* instead of a page, for machines */
	const struct attachment *attachment;	/* or a file to keep */
	const char *location;		/* after an act */
	const char *act;		/* the act done, for the next page */
	const char *media;		/* type of the answer, or NULL */
	const char *etag;		/* RFC 9110 §8.8.3, quoted; or NULL */
	long retry_after;		/* seconds; 0: not said */
	struct bytes cookies;		/* Set-Cookie lines */
};

/* Read method, path, query, cookies and what the client would like. */
enum outcome request_head(struct request *request) MUST_USE;

/*
 * Read the body of a POST into fields, and, where the route takes documents,
 * into a file. INVALID with status 413 before a byte is read when it is over
 * the route's limit, 415 for another type, 400 for one that is broken off,
 * can't be decoded or brings a second file.
 */
enum outcome request_body(struct request *request) MUST_USE;

/* A value of the query, or "". */
const char *request_query(const struct request *request, const char *name);

/* That one of the choices (NULL at the end) which the query has, or NULL. */
const char *request_choice(const struct request *request, const char *name,
    const char *const choices[]);

/* A whole number of the query from 1 up, else 1. */
long request_page(const struct request *request);

/*
 * Set or (with "" and 0) clear a cookie of this door; max_age in seconds,
 * 0 with a value: until the browser closes.
 */
void request_cookie(struct request *request, const char *name,
    const char *value, long max_age);

/* Refuse with a status that no outcome has; returns INVALID. */
enum outcome request_refuse(struct request *request, int status,
    const char *code) MUST_USE;

#endif
