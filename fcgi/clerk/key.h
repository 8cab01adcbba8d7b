/* Wrapped keys as the database tells them, for the key daemon. */
#ifndef CLERK_KEY_H
#define CLERK_KEY_H

#include "desk/seal.h"

struct key_batch {
	struct key *keys;
	const char **class;	/* as the database names it */
	const char **subject;	/* id in hexadecimal */
	size_t count;
};

/* The rows `key` of `root`, which outlive it not. A fault is logged. */
enum outcome key_batch_read(struct key_batch *batch, struct arena *arena,
    const struct element *root) MUST_USE;

#endif
