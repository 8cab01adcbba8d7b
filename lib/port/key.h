/*
 * The key daemon's client. shokai-keyd alone holds the keys under which
 * others are wrapped; a program sends it a secret and stores the wrap that
 * comes back, or a wrap and what it is bound to. Who may ask what stands in
 * fcgi/keyd/permit.c.
 *
 * A program connects when it first asks, and again after a loss; no asking
 * takes longer than some seconds. A connection is of one process: open it
 * before a fork, if you like, but ask only behind it.
 */
#ifndef PORT_KEY_H
#define PORT_KEY_H

#include "base/instant.h"
#include "base/outcome.h"

#include <stddef.h>
#include <stdint.h>

/* What a secret seals; a wrap of one class opens as no other. */
enum key_class { KEY_DOCUMENT, KEY_TEXT, KEY_RESULT, KEY_CLASSES };

enum {
	KEY_SECRET_BYTES = 32,
	KEY_WRAP_BYTES = 81,
	KEY_BOUND_MAX = 128,
	KEYS_MOST = 256		/* in one asking */
};

struct key {
	enum key_class class;
	const unsigned char *bound;	/* what it belongs to */
	size_t bound_length;		/* at most KEY_BOUND_MAX */
	unsigned char secret[KEY_SECRET_BYTES];
	unsigned char wrap[KEY_WRAP_BYTES];
};

struct keys;

/* The daemon's socket; nothing is asked yet. A fault is logged. */
enum outcome keys_open(struct keys **out, const char *socket) MUST_USE;
void keys_close(struct keys *keys);

/*
 * Each of these asks once for all `count` keys, at most KEYS_MOST, and does
 * all or nothing. DENIED when this user may not; FAULT, logged, when the
 * daemon can't be asked or is too busy (see keys_away). Nothing is changed
 * but on OK, save that an unwrap that fails wipes all secrets.
 */

/* Secrets become wraps under the newest epoch. */
enum outcome keys_wrap(struct keys *keys, struct key *key, size_t count)
    MUST_USE;

/* Wraps become secrets; INVALID when one is not authentic. */
enum outcome keys_unwrap(struct keys *keys, struct key *key, size_t count)
    MUST_USE;

/* Wraps become wraps under the newest epoch; INVALID as above. */
enum outcome keys_rewrap(struct keys *keys, struct key *key, size_t count)
    MUST_USE;

/* Whether each wrap is authentic; gives no secret. */
enum outcome keys_check(struct keys *keys, const struct key *key,
    size_t count, _Bool good[]) MUST_USE;

/* The oldest epoch that is left, the newest, and when that was made. */
enum outcome keys_epochs(struct keys *keys, uint32_t *oldest,
    uint32_t *newest, instant *since) MUST_USE;

/*
 * Make the epoch that follows `from`, the newest; OK as well when it has
 * been made, so that a lost answer does no harm. CONFLICT when there are as
 * many epochs as the daemon can hold; NOT_FOUND when `from` is yet to come.
 */
enum outcome keys_turn(struct keys *keys, uint32_t from) MUST_USE;

/*
 * Destroy an epoch: its wraps open nevermore. OK as well when it is gone;
 * CONFLICT for the newest; NOT_FOUND for one that never was.
 */
enum outcome keys_destroy(struct keys *keys, uint32_t epoch) MUST_USE;

/*
 * Whether the last asking failed because the daemon was not to be reached or
 * too busy: that passes, and is no fault of what was asked.
 */
_Bool keys_away(const struct keys *keys);

/* The epoch that a key's wrap names; 0 when it is none. */
uint32_t key_epoch(const struct key *key);

#endif
