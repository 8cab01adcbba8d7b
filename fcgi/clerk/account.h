/* Accounts that the operator makes. */
#ifndef CLERK_ACCOUNT_H
#define CLERK_ACCOUNT_H

#include "clerk/clerk.h"

struct account {
	const char *door;	/* seeker, employer or staff */
	const char *number;	/* of the seeker, employer or office */
	const char *mail;
	const char *name;	/* shown on its pages */
	const char *password;
};

/* Make the account; one whose address is taken is left as it is. */
enum outcome account_add(struct clerk *clerk, const struct account *account)
    MUST_USE;

#endif
