/* Digests and random bytes by OpenSSL. None of these can be refused. */
#ifndef PORT_DIGEST_H
#define PORT_DIGEST_H

#include <stddef.h>

enum { DIGEST_BYTES = 32 };

/* SHA-256 (FIPS 180-4). */
void digest_of(unsigned char out[DIGEST_BYTES], const void *data,
    size_t length);

/* SHA-256 of what comes in pieces; digest_end() also closes the run. */
struct digest;

struct digest *digest_begin(void);
void digest_add(struct digest *digest, const void *data, size_t length);
void digest_end(struct digest *digest, unsigned char out[DIGEST_BYTES]);

/* HMAC-SHA-256 (RFC 2104) of a text under a key. */
void digest_keyed(unsigned char out[DIGEST_BYTES], const void *key,
    size_t key_length, const char *text);

/* Whether two runs of bytes are equal, in constant time. */
_Bool digest_equal(const void *a, const void *b, size_t length);

/* Write `length` bytes as base64 (RFC 4648 §4) with a NUL behind. */
void digest_base64(char *out, const void *data, size_t length);

/* Fill with bytes from the system's generator; ends the program if none. */
void digest_random(void *out, size_t length);

#endif
