/*
 * The keys under which others are wrapped, one an epoch: files of 32 random
 * bytes in a folder that is the key daemon's alone, epoch-NUMBER.key, and the
 * same in memory. What is wrapped is wrapped under the newest; an older one
 * is destroyed when everything that should live has been wrapped anew, and
 * takes with it whatever else it had wrapped, in any copy anywhere.
 */
#ifndef KEYD_EPOCH_H
#define KEYD_EPOCH_H

#include "base/instant.h"
#include "base/outcome.h"

#include <stddef.h>
#include <stdint.h>

enum { KEK_BYTES = 32, EPOCHS_MOST = 64 };

struct epoch {
	uint32_t number;	/* from 1 on; none is ever given twice */
	unsigned char kek[KEK_BYTES];
};

struct epochs {
	int folder;
	instant since;		/* real time the newest was made */
	size_t count;		/* at least one when loaded */
	struct epoch epochs[EPOCHS_MOST];	/* oldest first */
};

/*
 * Open the folder of the keys and hold it: no second daemon may change it.
 * The descriptor passes folders above it that the daemon's user may not.
 */
enum outcome epoch_folder(int *out, const char *path) MUST_USE;

/*
 * Read every epoch's key; make the first when there is none yet. What a
 * crash left half made or half destroyed is brought to an end. A file that
 * should be a key and is not, or that others may read, is a fault.
 */
enum outcome epoch_load(struct epochs *epochs, int folder) MUST_USE;

/* The epoch of a number, NULL when there is none. */
const struct epoch *epoch_find(const struct epochs *epochs, uint32_t number);

const struct epoch *epoch_newest(const struct epochs *epochs);

/* As keys_turn() and keys_destroy() in port/key.h say. */
enum outcome epoch_turn(struct epochs *epochs, uint32_t from) MUST_USE;
enum outcome epoch_destroy(struct epochs *epochs, uint32_t number) MUST_USE;

#endif
