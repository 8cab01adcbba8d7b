/* Secrets and signatures of webhooks. */
#include "port/hook.h"

#include "port/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
hook_secret(unsigned char out[HOOK_SECRET_BYTES], const char *key,
    const char *id)
{
	digest_keyed(out, key, strlen(key), id);
}

void
hook_secret_text(char out[HOOK_SECRET_TEXT],
    const unsigned char secret[HOOK_SECRET_BYTES])
{
	strcpy(out, "whsec_");
	digest_base64(out + strlen(out), secret, HOOK_SECRET_BYTES);
}

void
hook_sign(char out[HOOK_SIGNATURE_TEXT], const unsigned char *secret,
    size_t secret_length, const char *id, long long seconds,
    const char *body)
{
	size_t size = strlen(id) + strlen(body) + 32;
	unsigned char digest[DIGEST_BYTES];
	char *text = malloc(size);

	/* Without memory nothing is signed as if it were. */
	if (text == NULL)
		abort();
	snprintf(text, size, "%s.%lld.%s", id, seconds, body);
	digest_keyed(digest, secret, secret_length, text);
	free(text);
	strcpy(out, "v1,");
	digest_base64(out + strlen(out), digest, sizeof digest);
}
