/*
 * The clerk: what the site's operator asks for once (migrate, demo,
 * add-staff, replay, verify), and what time does by itself (run).
 */
#ifndef CLERK_CLERK_H
#define CLERK_CLERK_H

#include "base/outcome.h"
#include "port/db.h"
#include "port/key.h"
#include "port/settings.h"

/* Seconds for what goes through all rows there are. */
enum { CLERK_PATIENCE = 60 * 60 };

struct clerk {
	struct settings *settings;
	struct db *db;		/* as the clerk's own user */
	struct keys *keys;	/* to the key daemon */
	int ledger;		/* file of deletions, or -1 */
	_Bool more;		/* the duty at hand has more to do at once */
	int argc;		/* words behind the command */
	char **argv;
};

/* Each command: OK, or a fault that was logged. */

/* Bring schema, procedures and grants to this program's state. */
enum outcome clerk_migrate(struct clerk *clerk) MUST_USE;

/* Load the demonstration's people, jobs and referrals, once. */
enum outcome clerk_demo(struct clerk *clerk) MUST_USE;

/* add-staff OFFICE-CODE MAIL NAME: an account; its password from stdin. */
enum outcome clerk_add_staff(struct clerk *clerk) MUST_USE;

/*
 * Delete again what the ledger outside says was deleted: after a restore,
 * before a door opens.
 */
enum outcome clerk_replay(struct clerk *clerk) MUST_USE;

/* Check what must hold, and print what was found; CONFLICT: not all does. */
enum outcome clerk_verify(struct clerk *clerk) MUST_USE;

/* Do what time does, until told to stop. */
enum outcome clerk_run(struct clerk *clerk) MUST_USE;

#endif
