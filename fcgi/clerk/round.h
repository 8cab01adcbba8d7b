/* One round of one of the clerk's duties, with an arena of its own. */
#ifndef CLERK_ROUND_H
#define CLERK_ROUND_H

#include "clerk/clerk.h"

struct round {
	struct clerk *clerk;
	struct arena arena;
	struct element *root;	/* what the database answers */
};

/* Ask, as the clerk; rows go to the round's root. */
enum outcome round_ask(struct round *round, const struct statement *statement,
    const struct arg *args, size_t count) MUST_USE;

/* The same, answered in a tree of its own. */
enum outcome round_ask_apart(struct round *round,
    const struct statement *statement, struct element **root,
    const struct arg *args, size_t count) MUST_USE;

/*
 * Run a round that is not one of many: a command. An arena that is full is a
 * fault.
 */
enum outcome round_run(struct clerk *clerk,
    enum outcome (*run)(struct round *round)) MUST_USE;

/* Open the ledger's file, while the clerk may still reach its folder. */
enum outcome ledger_open(struct clerk *clerk) MUST_USE;

/* Duties of other files. */

/*
 * The ledger's rows get their places in the chain, and are appended to the
 * copy outside the database.
 */
enum outcome ledger_keep(struct round *round) MUST_USE;

/*
 * Turn the epoch when it is old enough, wrap keys anew, and destroy the epochs
 * that no key is left in.
 */
enum outcome epoch_keep(struct round *round) MUST_USE;

/* For webhooks: the key, while the clerk may still read it. */
enum outcome webhook_open(struct clerk *clerk) MUST_USE;

/* Give events their places; forget those that are old. */
enum outcome event_keep(struct round *round) MUST_USE;
enum outcome event_forget(struct round *round) MUST_USE;

/* Note which posts to webhooks have ended, and begin those that are due. */
enum outcome webhook_keep(struct round *round) MUST_USE;

/* Wait so long, in which posts go on. */
void webhook_pause(struct clerk *clerk, int milliseconds);

#endif
