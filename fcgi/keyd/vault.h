/*
 * Whatever is secret in the key daemon lies here, in memory that is never
 * swapped out, stands in no core dump and is empty in a child: the epochs'
 * keys, and the message at hand with its answer. (OpenSSL keeps the key that
 * it works with in memory of its own and overwrites it after each use.)
 */
#ifndef KEYD_VAULT_H
#define KEYD_VAULT_H

#include "keyd/epoch.h"
#include "port/key_wire.h"

struct vault {
	struct epochs epochs;
	struct key_ask ask;
	struct key_reply reply;
	unsigned char secret[KEY_SECRET_BYTES];	/* between two wraps */
};

/* A machine that refuses to lock it is a fault. */
enum outcome vault_open(struct vault **out) MUST_USE;
void vault_close(struct vault *vault);

#endif
