/*
 * Sealing by OpenSSL: what is entrusted is stored only as this makes of it.
 *
 * The body is Google Tink's AES-GCM-HKDF streaming format, whose forms differ
 * in hash, key and segment; ours is fixed. From the key, a salt drawn for
 * each sealing and the bound data, HKDF (RFC 5869) makes the key that seals
 * the segments by AES-GCM (NIST SP 800-38D); number and last one stand in
 * their nonces. So nothing opens that was changed, cut, extended, put in
 * another order, or belongs elsewhere than the bound data say.
 *
 * OpenSSL has no leave to fail here: a machine on which it does must not
 * serve anyone, and the program ends.
 */
#ifndef PORT_SEAL_H
#define PORT_SEAL_H

#include "base/outcome.h"

#include <stddef.h>
#include <stdint.h>

struct seal_form {
	const char *hash;	/* of HKDF, as OpenSSL names it */
	size_t key_bytes;	/* of AES, and of the salt: 16, 24 or 32 */
	size_t segment_bytes;	/* sealed, the header within the first */
};

/* SHA-256, 32 bytes, 64 KiB. */
extern const struct seal_form seal_form;

/* Of our form. */
enum {
	SEAL_KEY_BYTES = 32,
	SEAL_TAG_BYTES = 16,
	SEAL_SALT_BYTES = 32,		/* from the header's second byte on */
	SEAL_COMMITMENT_BYTES = 32,
	SEAL_HEADER_BYTES = 40
};

/* Bound data may have so many bytes; more ends the program. */
enum { SEAL_BOUND_MAX = 256 };

/* What seal_plain_length says of a length that no sealing makes. */
#define SEAL_IMPOSSIBLE SIZE_MAX

/* Bytes that `plain` bytes take when they are sealed. */
size_t seal_length(const struct seal_form *form, size_t plain);

/* Bytes that are sealed in so many, or SEAL_IMPOSSIBLE. */
size_t seal_plain_length(const struct seal_form *form, size_t sealed);

/*
 * Seal `length` bytes, which may be none, under a key and to what they are
 * bound to; `out` has room for seal_length() bytes and lies apart from them.
 */
void seal_make(const struct seal_form *form, const void *key,
    size_t key_length, const void *bound, size_t bound_length,
    const void *data, size_t length, unsigned char *out);

/*
 * Open what was sealed into `out`, which has room for seal_plain_length()
 * bytes and lies apart. All of it is proved before any of it is given:
 * INVALID, `out` wiped and *length 0, when one bit is not as it was made.
 */
enum outcome seal_open(const struct seal_form *form, const void *key,
    size_t key_length, const void *bound, size_t bound_length,
    const void *sealed, size_t sealed_length, unsigned char *out,
    size_t *length) MUST_USE;

/*
 * A commitment to the key: AES-GCM alone lets one text open under two keys.
 * HKDF-SHA256 of the key, with the header's salt, over "shokai commit 1" and
 * the bound data; compare by digest_equal.
 */
void seal_commit(unsigned char out[SEAL_COMMITMENT_BYTES],
    const unsigned char key[SEAL_KEY_BYTES],
    const unsigned char salt[SEAL_SALT_BYTES], const void *bound,
    size_t bound_length);

/*
 * A wrap: a key of 32 bytes sealed under a key-encryption key (KEK) of an
 * epoch, to its class and to the bound data.
 *
 *	0x01 | epoch, 4 bytes, big end first | salt, 16 | nonce, 12 |
 *	AES-256-GCM of the key, additional data: the bound, 32 + 16
 *
 * under HKDF-SHA256(KEK, salt, "shokai wrap 1" | class, 1 | epoch, 4).
 */
enum { SEAL_WRAP_BYTES = 81 };

void seal_wrap(unsigned char wrap[SEAL_WRAP_BYTES],
    const unsigned char kek[SEAL_KEY_BYTES], uint32_t epoch,
    unsigned char class, const void *bound, size_t bound_length,
    const unsigned char secret[SEAL_KEY_BYTES]);

/* INVALID, `secret` wiped, when the wrap is not of this KEK, class, bound. */
enum outcome seal_unwrap(unsigned char secret[SEAL_KEY_BYTES],
    const unsigned char kek[SEAL_KEY_BYTES], unsigned char class,
    const void *bound, size_t bound_length,
    const unsigned char wrap[SEAL_WRAP_BYTES]) MUST_USE;

/* The epoch that a wrap names; 0, which is none, for what is no wrap. */
uint32_t seal_wrap_epoch(const unsigned char wrap[SEAL_WRAP_BYTES]);

/* Overwrite a secret so that no compiler leaves it out. */
void seal_wipe(void *secret, size_t length);

#endif
