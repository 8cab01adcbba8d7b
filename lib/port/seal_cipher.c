#include "port/seal_private.h"

#include "base/log.h"
#include "port/seal.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void
seal_need(_Bool good, const char *what)
{
	if (good)
		return;
	log_line("seal: OpenSSL refuses %s", what);
	abort();
}

/* Fetched once: to fetch takes longer than to seal a message. */
static const EVP_CIPHER *
cipher_of(size_t key_bytes)
{
	static const char *const names[] = { "AES-128-GCM", "AES-192-GCM",
	    "AES-256-GCM" };
	static EVP_CIPHER *fetched[3];
	size_t at = key_bytes / 8 - 2;

	seal_need(key_bytes % 8 == 0 && at < 3, "a key of such length");
	if (fetched[at] == NULL)
		fetched[at] = EVP_CIPHER_fetch(NULL, names[at], NULL);
	seal_need(fetched[at] != NULL, names[at]);
	return fetched[at];
}

static EVP_KDF *
hkdf(void)
{
	static EVP_KDF *fetched;

	if (fetched == NULL)
		fetched = EVP_KDF_fetch(NULL, "HKDF", NULL);
	seal_need(fetched != NULL, "HKDF");
	return fetched;
}

/* OpenSSL's parameters are not const, though it only reads them. */
static OSSL_PARAM
octets(const char *name, const void *data, size_t length)
{
	return OSSL_PARAM_construct_octet_string(name,
	    (void *)(uintptr_t)data, length);
}

_Bool
seal_derive(const struct seal_origin *origin, unsigned char *out, size_t size)
{
	EVP_KDF_CTX *context = EVP_KDF_CTX_new(hkdf());
	OSSL_PARAM parameters[5], *next = parameters;
	_Bool good;

	seal_need(context != NULL, "HKDF");
	*next++ = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST,
	    (char *)(uintptr_t)origin->hash, 0);
	*next++ = octets(OSSL_KDF_PARAM_KEY, origin->key, origin->key_length);
	if (origin->salt_length > 0)
		*next++ = octets(OSSL_KDF_PARAM_SALT, origin->salt,
		    origin->salt_length);
	if (origin->info_length > 0)
		*next++ = octets(OSSL_KDF_PARAM_INFO, origin->info,
		    origin->info_length);
	*next = OSSL_PARAM_construct_end();
	good = EVP_KDF_derive(context, out, size, parameters) == 1;
	EVP_KDF_CTX_free(context);
	return good;
}

EVP_CIPHER_CTX *
seal_gcm_open(const unsigned char *key, size_t key_bytes, _Bool making)
{
	EVP_CIPHER_CTX *gcm = EVP_CIPHER_CTX_new();

	seal_need(gcm != NULL && EVP_CipherInit_ex2(gcm,
	    cipher_of(key_bytes), key, NULL, making, NULL) == 1, "a key");
	return gcm;
}

/* OpenSSL overwrites the key that it held. */
void
seal_gcm_close(EVP_CIPHER_CTX *gcm)
{
	EVP_CIPHER_CTX_free(gcm);
}

#ifndef UNSEALED

/* A new nonce under the same key, and what is bound. */
static _Bool
begun(EVP_CIPHER_CTX *gcm, const unsigned char *nonce, const void *bound,
    size_t bound_length)
{
	int done;

	return EVP_CipherInit_ex2(gcm, NULL, NULL, nonce, -1, NULL) == 1 &&
	    (bound_length == 0 || EVP_CipherUpdate(gcm, NULL, &done, bound,
	    (int)bound_length) == 1);
}

static _Bool
filled(EVP_CIPHER_CTX *gcm, const void *data, size_t length,
    unsigned char *out)
{
	int done = 0;

	return length == 0 || (EVP_CipherUpdate(gcm, out, &done, data,
	    (int)length) == 1 && (size_t)done == length);
}

void
seal_gcm_make(EVP_CIPHER_CTX *gcm,
    const unsigned char nonce[SEAL_NONCE_BYTES], const void *bound,
    size_t bound_length, const void *data, size_t length, unsigned char *out)
{
	int done;

	seal_need(begun(gcm, nonce, bound, bound_length) &&
	    filled(gcm, data, length, out) &&
	    EVP_CipherFinal_ex(gcm, out + length, &done) == 1 &&
	    EVP_CIPHER_CTX_ctrl(gcm, EVP_CTRL_AEAD_GET_TAG, SEAL_TAG_BYTES,
	    out + length) == 1, "to seal");
}

_Bool
seal_gcm_prove(EVP_CIPHER_CTX *gcm,
    const unsigned char nonce[SEAL_NONCE_BYTES], const void *bound,
    size_t bound_length, const unsigned char *sealed, size_t length,
    unsigned char *out)
{
	unsigned char rest[SEAL_TAG_BYTES];	/* GCM leaves nothing in it */
	size_t plain = length - SEAL_TAG_BYTES;
	int done;

	seal_need(begun(gcm, nonce, bound, bound_length) &&
	    EVP_CIPHER_CTX_ctrl(gcm, EVP_CTRL_AEAD_SET_TAG, SEAL_TAG_BYTES,
	    (void *)(uintptr_t)(sealed + plain)) == 1 &&
	    filled(gcm, sealed, plain, out), "to open");
	return EVP_CipherFinal_ex(gcm, rest, &done) == 1;
}

#elif !defined DEMONSTRATION
#error "UNSEALED is for a test, never for use"
#else

/*
 * For tests: tests/seal/plain.py must see that it would find what is not
 * sealed, and tests/bench what sealing costs. Copies, under a tag of zeros.
 */
void
seal_gcm_make(EVP_CIPHER_CTX *gcm,
    const unsigned char nonce[SEAL_NONCE_BYTES], const void *bound,
    size_t bound_length, const void *data, size_t length, unsigned char *out)
{
	(void)gcm, (void)nonce, (void)bound, (void)bound_length;
	if (length > 0)
		memcpy(out, data, length);
	memset(out + length, 0, SEAL_TAG_BYTES);
}

_Bool
seal_gcm_prove(EVP_CIPHER_CTX *gcm,
    const unsigned char nonce[SEAL_NONCE_BYTES], const void *bound,
    size_t bound_length, const unsigned char *sealed, size_t length,
    unsigned char *out)
{
	(void)gcm, (void)nonce, (void)bound, (void)bound_length;
	memcpy(out, sealed, length - SEAL_TAG_BYTES);
	return 1;
}

#endif

void
seal_wipe(void *secret, size_t length)
{
	OPENSSL_cleanse(secret, length);
}
