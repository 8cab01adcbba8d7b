/*
 * vectors: tries lib/port/seal.c by vectors from standard input, for
 * tests/port/vectors.py, and answers each line by one: good, or what is not.
 * Bytes are in hexadecimal digits, - for none.
 *
 *	tink HASH KEY-BYTES SEGMENT-BYTES KEY PLAIN BOUND SEALED
 *	gcm KEY NONCE BOUND PLAIN SEALED valid|invalid
 *	hkdf KEY SALT INFO SIZE DERIVED valid|invalid
 */
#include "base/log.h"
#include "base/text.h"
#include "port/seal.h"
#include "port/seal_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 256 * 1024, WORDS = 8, DERIVED_MAX = 64 * 1024 };

struct word {
	const char *text;
	unsigned char *bytes;	/* what its digits say */
	size_t length;
};

static void
word_read(struct word *word, const char *text)
{
	word->text = text;
	word->length = text[0] == '-' ? 0 : strlen(text) / 2;
	word->bytes = malloc(word->length + 1);
	if (word->bytes == NULL)
		abort();
	/* Names and numbers are no digits; nobody asks for their bytes. */
	if (!text_unhex(text, word->bytes, word->length))
		word->length = 0;
}

static const char *
tink(const struct word *w)
{
	const struct seal_form form = { w[1].text,
	    strtoul(w[2].text, NULL, 10), strtoul(w[3].text, NULL, 10) };
	const struct word *key = &w[4], *plain = &w[5], *bound = &w[6];
	const struct word *sealed = &w[7];
	unsigned char *out = malloc(plain->length + 1);
	unsigned char *again = malloc(seal_length(&form, plain->length));
	size_t length = 0;
	const char *said = "good";

	if (seal_length(&form, plain->length) != sealed->length ||
	    seal_plain_length(&form, sealed->length) != plain->length)
		said = "another length";
	else if (seal_open(&form, key->bytes, key->length, bound->bytes,
	    bound->length, sealed->bytes, sealed->length, out, &length) !=
	    OUTCOME_OK || length != plain->length ||
	    memcmp(out, plain->bytes, length) != 0)
		said = "does not open";
	seal_make(&form, key->bytes, key->length, bound->bytes, bound->length,
	    plain->bytes, plain->length, again);
	if (again[0] != sealed->bytes[0] || seal_open(&form, key->bytes,
	    key->length, bound->bytes, bound->length, again, sealed->length,
	    out, &length) != OUTCOME_OK)
		said = "does not open when sealed anew";
	free(again);
	free(out);
	return said;
}

static const char *
gcm(const struct word *w)
{
	const struct word *key = &w[1], *nonce = &w[2], *bound = &w[3];
	const struct word *plain = &w[4], *sealed = &w[5];
	_Bool valid = strcmp(w[6].text, "valid") == 0, opened, made;
	unsigned char *out = malloc(sealed->length + 1);
	EVP_CIPHER_CTX *open = seal_gcm_open(key->bytes, key->length, 0);
	EVP_CIPHER_CTX *make = seal_gcm_open(key->bytes, key->length, 1);

	opened = seal_gcm_prove(open, nonce->bytes, bound->bytes,
	    bound->length, sealed->bytes, sealed->length, out) &&
	    memcmp(out, plain->bytes, plain->length) == 0;
	seal_gcm_make(make, nonce->bytes, bound->bytes, bound->length,
	    plain->bytes, plain->length, out);
	made = memcmp(out, sealed->bytes, sealed->length) == 0;
	seal_gcm_close(open);
	seal_gcm_close(make);
	free(out);
	return opened != valid ? "opens or does not" :
	    made != valid ? "another sealing" : "good";
}

static const char *
hkdf(const struct word *w)
{
	const struct seal_origin origin = { "SHA256", w[1].bytes,
	    w[1].length, w[2].bytes, w[2].length, w[3].bytes, w[3].length };
	_Bool valid = strcmp(w[6].text, "valid") == 0, same;
	size_t size = strtoul(w[4].text, NULL, 10);
	unsigned char *out = malloc(DERIVED_MAX);

	same = size <= DERIVED_MAX && seal_derive(&origin, out, size) &&
	    size == w[5].length && memcmp(out, w[5].bytes, size) == 0;
	free(out);
	return same == valid ? "good" : "another key";
}

static const char *
tried(char *line)
{
	static const struct {
		const char *name;
		const char *(*run)(const struct word *words);
	} kinds[] = { { "tink", tink }, { "gcm", gcm }, { "hkdf", hkdf } };
	struct word words[WORDS] = { 0 };
	const char *said = "unknown";
	char *rest = NULL, *text = strtok_r(line, " \n", &rest);

	for (size_t i = 0; i < WORDS; i++) {
		word_read(&words[i], text == NULL ? "-" : text);
		text = text == NULL ? NULL : strtok_r(NULL, " \n", &rest);
	}
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].name, words[0].text) == 0)
			said = kinds[i].run(words);
	for (size_t i = 0; i < WORDS; i++)
		free(words[i].bytes);
	return said;
}

int
main(void)
{
	static char line[LINE_BYTES];

	log_open("vectors");
	while (fgets(line, sizeof line, stdin) != NULL) {
		puts(tried(line));
		fflush(stdout);
	}
	return 0;
}
