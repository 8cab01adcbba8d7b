/* What sealing is made of: HKDF (RFC 5869) and AES-GCM (NIST SP 800-38D). */
#ifndef PORT_SEAL_PRIVATE_H
#define PORT_SEAL_PRIVATE_H

#include <openssl/evp.h>
#include <stddef.h>

enum { SEAL_NONCE_BYTES = 12 };

/* What HKDF makes a key of; a length of 0 leaves salt or info out. */
struct seal_origin {
	const char *hash;
	const void *key;
	size_t key_length;
	const void *salt;
	size_t salt_length;
	const void *info;
	size_t info_length;
};

/* False when HKDF gives no key so long; else `size` bytes in `out`. */
_Bool seal_derive(const struct seal_origin *origin, unsigned char *out,
    size_t size);

/* End the program, saying what OpenSSL refuses, unless it is good. */
void seal_need(_Bool good, const char *what);

/* AES-GCM under a key of 16, 24 or 32 bytes, for making or for opening. */
EVP_CIPHER_CTX *seal_gcm_open(const unsigned char *key, size_t key_bytes,
    _Bool making);
void seal_gcm_close(EVP_CIPHER_CTX *gcm);

/* Write `length` bytes and the tag, 16 more. */
void seal_gcm_make(EVP_CIPHER_CTX *gcm,
    const unsigned char nonce[SEAL_NONCE_BYTES], const void *bound,
    size_t bound_length, const void *data, size_t length,
    unsigned char *out);

/*
 * Open `length` bytes, of which the last 16 are the tag. False when it is
 * not theirs: what was written then is worth nothing and to be wiped.
 */
_Bool seal_gcm_prove(EVP_CIPHER_CTX *gcm,
    const unsigned char nonce[SEAL_NONCE_BYTES], const void *bound,
    size_t bound_length, const unsigned char *sealed, size_t length,
    unsigned char *out);

#endif
