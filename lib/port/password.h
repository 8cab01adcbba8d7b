/* Passwords by libsodium: Argon2id (RFC 9106), 19 MiB and two passes. */
#ifndef PORT_PASSWORD_H
#define PORT_PASSWORD_H

#include "base/outcome.h"

enum { PASSWORD_TEXT = 128 };

/* Hash a password for keeping; about 50 ms. */
enum outcome password_hash(char out[PASSWORD_TEXT], const char *password)
    MUST_USE;

/*
 * Whether the password belongs to the hash. With a NULL hash the same time
 * is spent and the answer is no, so that a stranger can't tell which
 * addresses exist.
 */
_Bool password_verify(const char *hash, const char *password);

#endif
