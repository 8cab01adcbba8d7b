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
struct program;

/*
 * A handler finds and shows (GET), or hears, checks, does and says where to
 * go (POST). It never sends: only when it has returned does the first byte
 * leave, so no answer precedes its commit.
 */
typedef enum outcome handler(struct request *request);

enum who {
	NOBODY,		/* a row that forgot to say: refused at the start */
	ANYONE,		/* signed in or not */
	MEMBER,		/* signed in at this door; else 303 to its login,
			   at the feed 401 */
	PARTNER		/* a system, by its certificate; else 401 */
};

/* Body limits, bytes. A form's text is up to nine bytes a character. */
enum {
	NO_BODY = 0,
	SMALL_BODY = 8 * 1024,
	TEXT_BODY = 64 * 1024,
	JOB_BODY = 128 * 1024,
	MESSAGE_BODY = 256 * 1024,
	/*
	 * A file besides, in multipart/form-data: what the settings allow and
	 * 64 KiB; a form without one up to TEXT_BODY.
	 */
	DOCUMENT_BODY = INT_MAX
};

struct route {
	/*
	 * A path; {id} stands for 32 hexadecimal digits, {number} for a job's
	 * or a seeker's number or that of a page, {code} for a letter's code
	 * or a data_id. At most two of them.
	 */
	const char *path;
	enum who who;
	size_t body;		/* most bytes of a POST's body */
	handler *get;		/* NULL: GET is not allowed */
	handler *post;		/* NULL: POST is not allowed */
	handler *again;		/* the page to show after a refusal */
	const char *sheet;	/* its sheet below fcgi/, without .xsl */

	/* at a partner's row */
	handler *put;		/* NULL: PUT is not allowed */
	handler *remove;	/* NULL: DELETE is not allowed */
	const char *scope;	/* that the partner needs; NULL: any */
	const char *message;	/* root element of what is posted or put */
	const char *act;	/* done by DELETE, or by a POST without one */
	const char *answer;	/* name of what a GET answers */
	int status;		/* of an act that was done; 0: 200 */
};

/* How a door is spoken to: by which steps, and how it answers. */
struct manner {
	/* what it needs of the settings, or NULL; logs what is wrong */
	enum outcome (*open)(struct program *program);
	void (*close)(struct program *program);
	enum outcome (*const *way)(struct request *request);
	size_t count;
	size_t memory;	/* bytes that an answer may take besides */
	void (*answer)(struct request *request, enum outcome outcome);
};

struct door {
	const char *name;	/* "employer": first part of its paths */
	enum desk_door desk;
	const struct route *routes;
	size_t count;
	const struct manner *manner;	/* NULL: people's, by pages */
};

/*
 * Find the row for the request's path, and what {id}, {number} and {code} are.
 * NOT_FOUND when there is none; INVALID with status 405 when it does not
 * take the method.
 */
enum outcome route_find(struct request *request) MUST_USE;

/* The handler of the row for the request's method, or NULL. */
handler *route_handler(const struct request *request);

#endif
