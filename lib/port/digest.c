#include "port/digest.h"

#include "base/log.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

/* A machine whose OpenSSL can't hash or draw must not serve anyone. */
static void
need(_Bool good, const char *what)
{
	if (good)
		return;
	log_line("digest: OpenSSL refuses %s", what);
	abort();
}

void
digest_of(unsigned char out[DIGEST_BYTES], const void *data, size_t length)
{
	need(EVP_Digest(data, length, out, NULL, EVP_sha256(), NULL) == 1,
	    "SHA-256");
}

struct digest *
digest_begin(void)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();

	need(context != NULL && EVP_DigestInit_ex(context, EVP_sha256(),
	    NULL) == 1, "SHA-256");
	return (struct digest *)(void *)context;
}

void
digest_add(struct digest *digest, const void *data, size_t length)
{
	need(EVP_DigestUpdate((EVP_MD_CTX *)(void *)digest, data, length) ==
	    1, "SHA-256");
}

void
digest_end(struct digest *digest, unsigned char out[DIGEST_BYTES])
{
	EVP_MD_CTX *context = (EVP_MD_CTX *)(void *)digest;

	need(EVP_DigestFinal_ex(context, out, NULL) == 1, "SHA-256");
	EVP_MD_CTX_free(context);
}

void
digest_keyed(unsigned char out[DIGEST_BYTES], const void *key,
    size_t key_length, const char *text)
{
	need(HMAC(EVP_sha256(), key, (int)key_length,
	    (const unsigned char *)text, strlen(text), out, NULL) != NULL,
	    "HMAC");
}

_Bool
digest_equal(const void *a, const void *b, size_t length)
{
	return CRYPTO_memcmp(a, b, length) == 0;
}

void
digest_base64(char *out, const void *data, size_t length)
{
	EVP_EncodeBlock((unsigned char *)out, data, (int)length);
}

void
digest_random(void *out, size_t length)
{
	need(RAND_bytes(out, (int)length) == 1, "random bytes");
}
