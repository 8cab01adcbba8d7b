/*
 * A place for a body that is too large for an arena: memory behind a file
 * descriptor, so that nothing of an applicant's ever lies on a disk.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include "base/arena.h"
#include "base/outcome.h"

#include <stddef.h>

/*
 * Open one of exactly `length` bytes, as yet zero, sealed against growing and
 * shrinking (memfd_create(2)); no program that is started inherits it. Closed
 * when the arena is cleared.
 */
enum outcome spool_open(int *out, struct arena *arena, size_t length)
    MUST_USE;

#endif
