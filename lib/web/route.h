/*
 * What a door can be asked: one row each, and everything that must hold
 * before a handler runs is a column, so that no handler can forget it.
 */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "base/outcome.h"
#include "desk/desk.h"

#include <limits.h>
#include <stddef.h>

struct request;

/*
 * A handler finds and shows (GET), or hears, checks, does and says where to
 * go (POST). It never sends: only when it has returned does the first byte
 * leave, so no answer precedes its commit.
 */
typedef enum outcome handler(struct request *request);

enum who {
	NOBODY,		/* a row that forgot to say: refused at the start */
	ANYONE,		/* signed in or not */
	MEMBER		/* signed in at this door; else 303 to its login */
};

/* Body limits, bytes. A form's text is up to nine bytes a character. */
enum {
	NO_BODY = 0,
	SMALL_BODY = 8 * 1024,
	TEXT_BODY = 64 * 1024,
	JOB_BODY = 128 * 1024,
	/*
	 * A file besides, in multipart/form-data: what the settings allow and
	 * 64 KiB; a form without one up to TEXT_BODY.
	 */
	DOCUMENT_BODY = INT_MAX
};

struct route {
	/*
	 * A path; {id} stands for 32 hexadecimal digits, {number} for a job's
	 * or a seeker's number, {code} for a letter's code. At most two of
	 * them.
	 */
	const char *path;
	enum who who;
	size_t body;		/* most bytes of a POST's body */
	handler *get;		/* NULL: GET is not allowed */
	handler *post;		/* NULL: POST is not allowed */
	handler *again;		/* the page to show after a refusal */
	const char *sheet;	/* its sheet below fcgi/, without .xsl */
};

struct door {
	const char *name;	/* "employer": first part of its paths */
	enum desk_door desk;
	const struct route *routes;
	size_t count;
};

/*
 * Find the row for the request's path, and what {id}, {number} and {code} are.
 * NOT_FOUND when there is none; INVALID with status 405 when it does not
 * take the method.
 */
enum outcome route_find(struct request *request) MUST_USE;

#endif
