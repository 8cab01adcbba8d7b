/*
 * Who may ask the key daemon what, and how fast. Who asks is what the kernel
 * says of the socket's other end; one table says what that role may, for
 * each class of keys.
 */
#ifndef KEYD_PERMIT_H
#define KEYD_PERMIT_H

#include "base/outcome.h"
#include "port/key_wire.h"
#include "port/settings.h"

enum role {
	ROLE_SEEKER,
	ROLE_EMPLOYER,
	ROLE_STAFF,
	ROLE_CLERK,
	ROLE_PARTNER,
	ROLES
};

struct permit {
	long users[ROLES];	/* -1: nobody has this role */
	double rate;		/* keys unwrapped in a second, a role */
	double burst;
	struct bucket {
		double tokens;
		int64_t at;	/* steady time of the last look */
	} buckets[ROLES];
};

/* [peers] and [keyd] rate, burst. A user that is none is a fault. */
enum outcome permit_read(struct permit *permit, struct settings *settings)
    MUST_USE;

/* The role of a user; ROLES for a stranger. */
enum role permit_role(const struct permit *permit, long user);

const char *permit_role_name(enum role role);

/* May the role ask this of every key in the message? */
_Bool permit_allows(enum role role, const struct key_ask *ask);

/* Take tokens for what is unwrapped; false when the role has too few. */
_Bool permit_spend(struct permit *permit, enum role role,
    const struct key_ask *ask);

#endif
