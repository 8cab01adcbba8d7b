/*
 * A page of sealed messages: opened under one key that the key daemon is asked
 * for once, as a thread's page is; under keys of their own, each asked for by
 * itself; and under keys of their own, asked for together.
 *
 * open SOCKET USER PAGES. USER, a number, is one that may wrap and unwrap keys
 * of texts: the seekers' door. Prints microseconds a page in each way.
 */
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "desk/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	MESSAGES = 50,
	TEXT_BYTES = 300,	/* a hundred characters */
	CEILING_BYTES = 16 * 1024 * 1024
};

/* A message and its key, as the database would answer them. */
struct letter {
	struct seal seal;
	char subject[2 * ID_BYTES + 1];
	char id[2 * ID_BYTES + 1];
	char shared[4 * TEXT_BYTES];	/* under the first one's key */
	char own[4 * TEXT_BYTES];
	unsigned char bytes[TEXT_BYTES + 2 * SEAL_HEADER_BYTES];
	size_t length;
	char wrap[2 * KEY_WRAP_BYTES + 1];
	char salt[2 * SEAL_SALT_BYTES + 1];
	char commitment[2 * SEAL_COMMITMENT_BYTES + 1];
};

static struct letter letters[MESSAGES];
static struct arena arena;
static struct desk desk = { .arena = &arena, .door = DESK_SEEKER };

static void
need(_Bool good)
{
	if (!good)
		exit(1);
}

/* ---- the page ------------------------------------------------------------ */

static void
key_say(struct element *row, const struct letter *letter)
{
	static const char *const others[] = { "referral", "seeker",
	    "employer" };

	element_set(row, "class", "text");
	element_set(row, "subject", letter->subject);
	for (size_t i = 0; i < 3; i++)
		element_set(row, others[i], letter->subject);
	element_set(row, "version", "0");
	element_set(row, "wrap", letter->wrap);
	element_set(row, "salt", letter->salt);
	element_set(row, "commitment", letter->commitment);
}

static void
message_say(struct element *root, const struct letter *letter,
    const char *sealed)
{
	struct element *row = element_add(root, "message");

	element_set(row, "id", letter->id);
	element_set(row, "sender", "seeker");
	element_say(row, "sealed_text", sealed);
}

static struct element *
page_new(void)
{
	return tree_root(tree_open(&arena, "thread"));
}

/* All under the first one's key. */
static void
one_key(void)
{
	struct element *root = page_new();

	key_say(element_add(root, "key"), &letters[0]);
	for (size_t i = 0; i < MESSAGES; i++)
		message_say(root, &letters[i], letters[i].shared);
	need(desk_seal_open(&desk, root, NULL) == OUTCOME_OK);
}

static void
keys_apart(void)
{
	for (size_t i = 0; i < MESSAGES; i++) {
		struct element *root = page_new();

		key_say(element_add(root, "key"), &letters[i]);
		message_say(root, &letters[i], letters[i].own);
		need(desk_seal_open(&desk, root, NULL) == OUTCOME_OK);
	}
}

/* What a page that shows many referrals would do. */
static void
keys_together(void)
{
	static struct key asked[MESSAGES];
	unsigned char commitment[SEAL_COMMITMENT_BYTES], text[TEXT_BYTES];
	size_t length;

	for (size_t i = 0; i < MESSAGES; i++) {
		asked[i].class = KEY_TEXT;
		asked[i].bound = letters[i].seal.bound;
		asked[i].bound_length = SEAL_BOUND_BYTES;
		memcpy(asked[i].wrap, letters[i].seal.wrap, KEY_WRAP_BYTES);
	}
	need(keys_unwrap(desk.keys, asked, MESSAGES) == OUTCOME_OK);
	for (size_t i = 0; i < MESSAGES; i++) {
		const struct letter *letter = &letters[i];

		seal_commit(commitment, asked[i].secret, letter->seal.salt,
		    letter->seal.bound, SEAL_BOUND_BYTES);
		need(digest_equal(commitment, letter->seal.commitment,
		    sizeof commitment));
		need(seal_open(&seal_form, asked[i].secret, KEY_SECRET_BYTES,
		    letter->seal.bound, SEAL_BOUND_BYTES, letter->bytes,
		    letter->length, text, &length) == OUTCOME_OK);
	}
	seal_wipe(asked, sizeof asked);
}

/* ---- making -------------------------------------------------------------- */

static void
seal_new(struct letter *letter)
{
	struct seal *seal = &letter->seal;
	struct key key = { .class = KEY_TEXT, .bound = seal->bound,
	    .bound_length = SEAL_BOUND_BYTES };
	struct element *row = page_new();

	text_hex(desk_id(&desk), ID_BYTES, letter->subject);
	text_hex(desk_id(&desk), ID_BYTES, letter->id);
	key_say(row, letter);
	seal->class = KEY_TEXT;
	need(seal_bound(seal->bound, KEY_TEXT, row));
	digest_random(seal->secret, sizeof seal->secret);
	digest_random(seal->salt, sizeof seal->salt);
	seal_commit(seal->commitment, seal->secret, seal->salt, seal->bound,
	    SEAL_BOUND_BYTES);
	memcpy(key.secret, seal->secret, sizeof key.secret);
	need(keys_wrap(desk.keys, &key, 1) == OUTCOME_OK);
	memcpy(seal->wrap, key.wrap, sizeof seal->wrap);
	text_hex(seal->wrap, sizeof seal->wrap, letter->wrap);
	text_hex(seal->salt, sizeof seal->salt, letter->salt);
	text_hex(seal->commitment, sizeof seal->commitment,
	    letter->commitment);
}

static void
text_seal(char *out, const struct letter *letter, const struct seal *seal,
    const char *text)
{
	unsigned char id[ID_BYTES];
	struct arg sealed;

	need(text_unhex(letter->id, id, sizeof id));
	sealed = desk_seal_text(&desk, seal, SEAL_SEEKER_MESSAGE, id, 0, text);
	text_hex(sealed.data, sealed.length, out);
}

static void
letters_make(void)
{
	char text[TEXT_BYTES + 1];

	memset(text, 'x', TEXT_BYTES);
	text[TEXT_BYTES] = '\0';
	for (size_t i = 0; i < MESSAGES; i++) {
		struct letter *letter = &letters[i];

		seal_new(letter);
		text_seal(letter->shared, letter, &letters[0].seal, text);
		text_seal(letter->own, letter, &letter->seal, text);
		letter->length = seal_length(&seal_form, TEXT_BYTES);
		seal_make(&seal_form, letter->seal.secret, SEAL_KEY_BYTES,
		    letter->seal.bound, SEAL_BOUND_BYTES, text, TEXT_BYTES,
		    letter->bytes);
	}
	arena_clear(&arena);
}

static double
microseconds(void (*page)(void), long pages)
{
	int64_t began = clock_steady();

	for (long i = 0; i < pages; i++) {
		page();
		arena_clear(&arena);
	}
	return (double)(clock_steady() - began) / (double)pages;
}

int
main(int argc, char **argv)
{
	long pages;

	log_open("open");
	if (argc != 4 || setuid((uid_t)strtoul(argv[2], NULL, 10)) != 0)
		return 2;
	pages = strtol(argv[3], NULL, 10);
	arena_init(&arena, CEILING_BYTES);
	if (keys_open(&desk.keys, argv[1]) != OUTCOME_OK)
		return 1;
	letters_make();
	printf("%.1f ", microseconds(one_key, pages));
	printf("%.1f ", microseconds(keys_apart, pages));
	printf("%.1f\n", microseconds(keys_together, pages));
	keys_close(desk.keys);
	arena_finish(&arena);
	return 0;
}
