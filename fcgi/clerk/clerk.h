/*
 * The clerk: what the site's operator asks for once (migrate, demo,
 * add-staff, add-partner, feed-password, replay, verify), and what time does by
 * itself (run).
 */
#ifndef CLERK_CLERK_H
#define CLERK_CLERK_H

#include "base/outcome.h"
#include "port/db.h"
#include "port/hook.h"
#include "port/key.h"
#include "port/schema.h"
#include "port/settings.h"

/* Seconds for what goes through all rows there are. */
enum { CLERK_PATIENCE = 60 * 60 };

enum { CLERK_PASSWORD_BYTES = 1024 };

struct clerk {
	struct settings *settings;
	struct db *db;		/* as the clerk's own user */
	struct keys *keys;	/* to the key daemon */
	struct hooks *hooks;	/* posts to webhooks, in `run` */
	const char *webhook_key;	/* of which their secrets are derived */
	int ledger;		/* file of deletions, or -1 */
	struct schema *job;	/* what a job in a batch must be like */
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
 * add-partner CODE NAME SCOPES CERTIFICATE-FILE NUMBER...: who may post XML,
 * and for which employers and offices. Of a code that is there name and scopes
 * become these, certificate and numbers are added; the same again is OK.
 */
enum outcome clerk_add_partner(struct clerk *clerk) MUST_USE;

/* remove-partner CODE: certificates and mandates end; what it did stays. */
enum outcome clerk_remove_partner(struct clerk *clerk) MUST_USE;

/* add-certificate CODE FILE: a second one, so that the first can be renewed. */
enum outcome clerk_add_certificate(struct clerk *clerk) MUST_USE;

/*
 * remove-certificate CODE FILE|FINGERPRINT: who comes with it is refused from
 * now on. A fingerprint is 64 hexadecimal digits, SHA-256 of the DER.
 */
enum outcome clerk_remove_certificate(struct clerk *clerk) MUST_USE;

/* give-mandate, take-mandate CODE NUMBER: for whom a partner acts. */
enum outcome clerk_give_mandate(struct clerk *clerk) MUST_USE;
enum outcome clerk_take_mandate(struct clerk *clerk) MUST_USE;

/*
 * feed-password PARTNER-CODE: by which the partner fetches the feed; from
 * stdin.
 */
enum outcome clerk_feed_password(struct clerk *clerk) MUST_USE;

/* The password of standard input, without its line end. */
enum outcome clerk_password(char password[CLERK_PASSWORD_BYTES]) MUST_USE;

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
