/*
 * A door's program: what it reads at its start while it still has its
 * rights, and what its workers need of that.
 */
#ifndef WEB_PROGRAM_H
#define WEB_PROGRAM_H

#include "base/arena.h"
#include "base/outcome.h"
#include "desk/document.h"
#include "port/db.h"
#include "port/settings.h"
#include "port/schema.h"
#include "port/sheet.h"
#include "web/route.h"

struct site {
	const char *directory;
	const char *phone;		/* R17: help with using the site */
	const char *hours;
	const char *mail;
	const char *url;		/* scheme and host, for what is printed */
	_Bool demonstration;
};

/* Of an application's documents (settings [document]). */
struct limits {
	size_t file_bytes;		/* of one */
	size_t application_bytes;	/* of all of an application */
	long files;			/* of an application */
};

struct program {
	const struct door *door;
	struct settings *settings;
	struct arena arena;		/* of what lives as long as it */
	struct site site;
	struct limits limits;
	struct db_settings database;
	const char *keyd;		/* the key daemon's socket, or NULL */
	struct desk_scan scan;
	const char *socket;
	long workers;
	long limit;			/* seconds that a request may take */
	long user;			/* to become */
	long group;			/* that may connect: nginx's */
	struct sheet **sheets;		/* one a route, NULL without sheet */
	struct sheet *refused;		/* for what has no page of its own */
	struct schema **schemas;	/* one a route, NULL without message */
	const char *webhook_key;	/* of webhooks' secrets, or NULL */
	struct element *problems;	/* words of what systems are refused */
	int listener;
};

/* Read settings, compile sheets, bind the socket. Logs what is wrong. */
enum outcome program_open(struct program *program, const struct door *door,
    const char *path) MUST_USE;
void program_close(struct program *program);

/* The schema of a route's message. */
struct schema *program_schema(const struct program *program,
    const struct route *route);

/* The sheet for a page of this name shown on this route. */
const struct sheet *program_sheet(const struct program *program,
    const char *name, const struct route *route);

#endif
