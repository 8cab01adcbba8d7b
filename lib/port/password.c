#include "port/password.h"

#include "base/log.h"

#include <sodium.h>
#include <string.h>

enum { PASSES = 2 };
static const size_t memory_bytes = 19u * 1024 * 1024;

_Static_assert(PASSWORD_TEXT >= crypto_pwhash_STRBYTES, "room for a hash");

enum outcome
password_hash(char out[PASSWORD_TEXT], const char *password)
{
	if (sodium_init() < 0 ||
	    crypto_pwhash_str_alg(out, password, strlen(password), PASSES,
	    memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
		log_line("password: libsodium has no memory");
		return OUTCOME_FAULT;
	}
	return OUTCOME_OK;
}

_Bool
password_verify(const char *hash, const char *password)
{
	char wasted[PASSWORD_TEXT];

	if (hash == NULL) {
		if (password_hash(wasted, password) != OUTCOME_OK)
			log_line("password: no time wasted");
		return 0;
	}
	return sodium_init() >= 0 &&
	    crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
}
