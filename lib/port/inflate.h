/*
 * Data that comes compressed as gzip (RFC 1952), undone piece by piece with
 * memory of some 50 KiB, however much there is. Several members, one behind
 * the other, are one stream (RFC 1952 §2.2); anything else behind a member,
 * zeros too, is refused. A member's checksum and length must be right.
 */
#ifndef PORT_INFLATE_H
#define PORT_INFLATE_H

#include "base/outcome.h"

#include <stddef.h>

struct inflate;

/* Begin a stream. FAULT when there is no memory (logged). */
MUST_USE enum outcome inflate_open(struct inflate **out);

void inflate_close(struct inflate *inflate);

/*
 * Undo what can be of the `length` bytes at `in`: *taken says how many were
 * used, *made how many came of them at `out`, which has room for `capacity`
 * (at least 1). When *taken is less than `length`, or *made is `capacity`,
 * call again with what is left. INVALID: this is not gzip, or broken; FAULT:
 * no memory (logged).
 */
MUST_USE enum outcome inflate_run(struct inflate *inflate, const char *in,
    size_t length, size_t *taken, char *out, size_t capacity, size_t *made);

/* Nothing more comes: was at least one member there, and the last whole? */
_Bool inflate_whole(const struct inflate *inflate);

#endif
