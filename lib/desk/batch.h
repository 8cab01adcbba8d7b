/*
 * Batches: many jobs in one message of a partner. It is stored as it comes and
 * worked by the clerk; the partner asks how far it is. All as the partner.
 */
#ifndef DESK_BATCH_H
#define DESK_BATCH_H

#include "desk/desk.h"

enum {
	BATCH_CHUNK_BYTES = 1024 * 1024,
	BATCH_OPEN_MOST = 4	/* of a partner, not yet done */
};

struct desk_batch {
	const unsigned char *id;
	const char *key;	/* Idempotency-Key */
	const char *media;	/* Content-Type */
	_Bool gzip;
	_Bool only_check;
};

/*
 * A batch begins to come. OK: store it. CONFLICT with code `known`, and in the
 * refusal its id and the digest of its bytes (fields): there is one with this
 * key; with code `busy`: too many are not yet done.
 */
enum outcome desk_batch_begin(struct desk *desk,
    const struct desk_batch *batch) MUST_USE;

/* One chunk of it, from place 0. NOT_FOUND when it no longer comes. */
enum outcome desk_batch_chunk(struct desk *desk, const unsigned char *id,
    long place, const void *data, size_t length) MUST_USE;

/* It has come whole: `bytes` of this digest. Now it waits for the clerk. */
enum outcome desk_batch_end(struct desk *desk, const unsigned char *id,
    const unsigned char digest[DIGEST_BYTES], size_t bytes) MUST_USE;

/* It is not wanted: forget what was stored. */
enum outcome desk_batch_drop(struct desk *desk, const unsigned char *id)
    MUST_USE;

/* `viewer`, `total` (count), each `batch`, the last first. */
enum outcome desk_batches(struct desk *desk, struct element *into, long page,
    long size) MUST_USE;

/*
 * `viewer`, `batch`, `total`, and a page of each `record` (place, line, ref,
 * state, job; errors, a line each of code, line, field and path between
 * tabs): all, or those in one state.
 */
enum outcome desk_batch(struct desk *desk, struct element *into,
    const unsigned char *id, const char *state, long page, long size)
    MUST_USE;

#endif
