/* What migrating and the demonstration share: the schema owner's work. */
#ifndef CLERK_MIGRATE_H
#define CLERK_MIGRATE_H

#include "clerk/clerk.h"

/* The operator's connection: it owns the schema, no door has its like. */
enum outcome migrate_open(struct clerk *clerk, struct db **out) MUST_USE;

/* Run a file of several statements. */
enum outcome migrate_file(struct db *db, const char *path) MUST_USE;

/* Seal what was written before texts were sealed. */
enum outcome unsealed_seal(struct clerk *clerk, struct db *db) MUST_USE;

/* Ask for one row `version` with a `count`. */
enum outcome migrate_count(struct db *db, const struct statement *statement,
    const struct arg *args, size_t size, long *out) MUST_USE;

#endif
