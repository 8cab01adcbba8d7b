/*
 * Partners: systems known by their certificate. A partner speaks at the desk
 * as an account of the employer or the office for which it acts: then all that
 * holds for these holds for it.
 */
#ifndef DESK_PARTNER_H
#define DESK_PARTNER_H

#include "desk/desk.h"

/* What a partner names: whose it is decides as whom it acts. */
enum partner_noun {
	PARTNER_EMPLOYER,	/* its number */
	PARTNER_OFFICE,		/* its code, or "" for the only one */
	PARTNER_JOB,		/* an id as in addresses; so the others */
	PARTNER_APPLICATION,
	PARTNER_REFERRAL
};

/*
 * Who speaks: `viewer` (id, code, name, scopes) into `into`. DENIED when
 * nobody has this certificate.
 */
enum outcome desk_partner(struct desk *desk, struct element *into) MUST_USE;

/* The same, and for whom it acts: each `employer` and `office`. */
enum outcome desk_partner_home(struct desk *desk, struct element *into)
    MUST_USE;

/*
 * Go on as the account of whom this thing is: at the desk of an employer or an
 * office. NOT_FOUND when there is no such thing, the partner does not act for
 * them, or lacks the scope.
 */
enum outcome desk_partner_enter(struct desk *desk, const char *scope,
    enum partner_noun noun, const char *key) MUST_USE;

/* Go on as the partner itself. */
void desk_partner_leave(struct desk *desk);

/* A message that wants something done, and what is answered to it. */
struct partner_message {
	const char *method, *path;
	const char *key;	/* once it has acted; or NULL */
	int status;
	const char *code;	/* of the problem, or NULL */
	const char *location;	/* or NULL */
	const char *act;	/* that was done, or NULL */
};

/*
 * What was answered to a message with this key that acted. OK with *found, or
 * NULL in it when there was none; CONFLICT, key_reused, when something else
 * was sent with it.
 */
enum outcome desk_partner_repeat(struct desk *desk, const char *key,
    const struct partner_message **found) MUST_USE;

/* Keep what was sent and answered. */
enum outcome desk_partner_note(struct desk *desk,
    const struct partner_message *message) MUST_USE;

#endif
