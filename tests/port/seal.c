/*
 * lib/port/seal.c: what was sealed comes back whole, and nothing comes back
 * that is not as it was sealed. tests/port/vectors.py has the vectors of
 * others, seal_wrap.c what is our own.
 */
#include "port/seal.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const unsigned char key[SEAL_KEY_BYTES] = { 1, 2, 3 };
static const unsigned char bound[] = "a bound";

/* Segments so small that each bit of several can be turned. */
static const struct seal_form small = { "SHA256", 16, 64 };
enum { SMALL_HEADER = 24, SMALL_FIRST = 24, SMALL_NEXT = 48 };

/* A sealing of its own allocation, so that reading past it is seen. */
struct sealing {
	const struct seal_form *form;
	unsigned char *plain, *sealed;
	size_t plain_length, length;
};

static struct sealing
sealing_made(const struct seal_form *form, size_t length)
{
	struct sealing s = { .form = form, .plain_length = length };

	s.length = seal_length(form, length);
	s.plain = malloc(length + 1);
	s.sealed = malloc(s.length);
	assert_non_null(s.plain);
	assert_non_null(s.sealed);
	for (size_t i = 0; i < length; i++)
		s.plain[i] = (unsigned char)(i * 31 + i / 251);
	seal_make(form, key, sizeof key, bound, sizeof bound, s.plain, length,
	    s.sealed);
	return s;
}

static void
sealing_end(struct sealing *s)
{
	free(s->plain);
	free(s->sealed);
}

static void
opens(const struct sealing *s)
{
	unsigned char *out = malloc(s->plain_length + 1);
	size_t length;

	assert_non_null(out);
	assert_int_equal(seal_open(s->form, key, sizeof key, bound,
	    sizeof bound, s->sealed, s->length, out, &length), OUTCOME_OK);
	assert_int_equal(length, s->plain_length);
	assert_memory_equal(out, s->plain, length);
	free(out);
}

/* Refused, and nothing of it given. */
static void
refused(const struct seal_form *form, const void *by, size_t by_length,
    const void *to, size_t to_length, const unsigned char *sealed,
    size_t length)
{
	size_t room = seal_plain_length(form, length), got = 7;
	unsigned char *exact = malloc(length > 0 ? length : 1);
	unsigned char *out;

	if (room == SEAL_IMPOSSIBLE)
		room = 0;
	out = malloc(room > 0 ? room : 1);
	assert_non_null(exact);
	assert_non_null(out);
	memcpy(exact, sealed, length);
	memset(out, 0xaa, room);
	assert_int_equal(seal_open(form, by, by_length, to, to_length, exact,
	    length, out, &got), OUTCOME_INVALID);
	assert_int_equal(got, 0);
	for (size_t i = 0; i < room; i++)
		assert_int_equal(out[i], 0);
	free(exact);
	free(out);
}

static void
refused_here(const struct seal_form *form, const unsigned char *sealed,
    size_t length)
{
	refused(form, key, sizeof key, bound, sizeof bound, sealed, length);
}

/* ---- what comes back ---------------------------------------------------- */

static void
comes_back(void **state)
{
	const size_t next = 64 * 1024 - SEAL_TAG_BYTES;
	const size_t first = next - SEAL_HEADER_BYTES;
	const size_t lengths[] = { 0, 1, 15, 16, 17, first - 1, first,
	    first + 1, first + next - 1, first + next, first + next + 1,
	    first + 2 * next, first + 4 * next + 1000 };

	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct sealing s = sealing_made(&seal_form, lengths[i]);

		assert_int_equal(seal_plain_length(&seal_form, s.length),
		    lengths[i]);
		opens(&s);
		sealing_end(&s);
	}
	assert_int_equal(seal_length(&seal_form, 0), 56);
	assert_int_equal(seal_length(&seal_form, first), 64 * 1024);
	assert_int_equal(seal_length(&seal_form, first + 1),
	    64 * 1024 + 1 + SEAL_TAG_BYTES);
}

static void
every_small_length(void **state)
{
	(void)state;
	for (size_t length = 0; length < 200; length++) {
		struct sealing s = sealing_made(&small, length);

		opens(&s);
		sealing_end(&s);
	}
}

/* A length is possible when it is the sealing of the one that it says. */
static void
lengths_agree(void **state)
{
	size_t possible = 0;

	(void)state;
	for (size_t sealed = 0; sealed < 1000; sealed++) {
		size_t plain = seal_plain_length(&small, sealed);

		if (plain == SEAL_IMPOSSIBLE)
			continue;
		assert_int_equal(seal_length(&small, plain), sealed);
		assert_int_equal(plain, possible);
		possible++;
	}
	assert_int_equal(seal_plain_length(&small, 39), SEAL_IMPOSSIBLE);
	assert_int_equal(seal_plain_length(&small, 40), 0);
	assert_int_equal(seal_plain_length(&small, 64), SMALL_FIRST);
	assert_int_equal(seal_plain_length(&small, 80), SEAL_IMPOSSIBLE);
	assert_int_equal(seal_plain_length(&small, 81), SMALL_FIRST + 1);
}

/* The same twice is not the same sealed: salt and nonces are drawn. */
static void
drawn_anew(void **state)
{
	struct sealing a = sealing_made(&seal_form, 100);
	struct sealing b = sealing_made(&seal_form, 100);

	(void)state;
	assert_int_equal(a.sealed[0], SEAL_HEADER_BYTES);
	assert_memory_not_equal(a.sealed + 1, b.sealed + 1, SEAL_SALT_BYTES);
	assert_memory_not_equal(a.sealed + 33, b.sealed + 33, 7);
	assert_memory_not_equal(a.sealed + 40, b.sealed + 40, 100);
	sealing_end(&a);
	sealing_end(&b);
}

/* ---- what does not ------------------------------------------------------ */

static void
bits_turned(void **state)
{
	struct sealing s = sealing_made(&small, SMALL_FIRST + SMALL_NEXT + 9);

	(void)state;
	for (size_t i = 0; i < 8 * s.length; i++) {
		s.sealed[i / 8] ^= (unsigned char)(1 << i % 8);
		refused_here(&small, s.sealed, s.length);
		s.sealed[i / 8] ^= (unsigned char)(1 << i % 8);
	}
	opens(&s);
	sealing_end(&s);
}

static void
bits_turned_far_in(void **state)
{
	struct sealing s = sealing_made(&seal_form, 300000);

	(void)state;
	for (size_t i = 0; i < s.length; i += 9973) {
		s.sealed[i] ^= 0x10;
		refused_here(&seal_form, s.sealed, s.length);
		s.sealed[i] ^= 0x10;
	}
	s.sealed[s.length - 1] ^= 1;
	refused_here(&seal_form, s.sealed, s.length);
	sealing_end(&s);
}

static void
cut_and_extended(void **state)
{
	struct sealing s = sealing_made(&small, SMALL_FIRST + 2 * SMALL_NEXT);
	unsigned char longer[3 * 64 + 64] = { 0 };

	(void)state;
	assert_int_equal(s.length, 3 * 64);
	for (size_t length = 0; length < s.length; length++)
		refused_here(&small, s.sealed, length);
	memcpy(longer, s.sealed, s.length);
	for (size_t more = 1; more <= 64; more++)
		refused_here(&small, longer, s.length + more);
	/* The last segment once more. */
	memcpy(longer + s.length, s.sealed + 2 * 64, 64);
	refused_here(&small, longer, sizeof longer);
	sealing_end(&s);
}

/* Segments of two sealings in any order but their own. */
static void
segments_moved(void **state)
{
	struct sealing a = sealing_made(&small, SMALL_FIRST + 3 * SMALL_NEXT);
	struct sealing b = sealing_made(&small, SMALL_FIRST + 3 * SMALL_NEXT);
	unsigned char moved[4 * 64];

	(void)state;
	for (unsigned order = 0; order < 8 * 8 * 8; order++) {
		memcpy(moved, a.sealed, 64);
		for (unsigned i = 1; i < 4; i++) {
			unsigned from = order >> 3 * (i - 1) & 7;

			memcpy(moved + i * 64ULL, (from < 4 ? a : b).sealed +
			    from % 4 * 64ULL, 64);
		}
		if (memcmp(moved, a.sealed, sizeof moved) == 0)
			continue;
		refused_here(&small, moved, sizeof moved);
		/* Without the last, or the last two. */
		refused_here(&small, moved, 3 * 64ULL);
		refused_here(&small, moved, 2 * 64ULL);
	}
	/* A header of another sealing. */
	memcpy(moved, a.sealed, sizeof moved);
	memcpy(moved, b.sealed, SMALL_HEADER);
	refused_here(&small, moved, sizeof moved);
	sealing_end(&a);
	sealing_end(&b);
}

static void
elsewhere(void **state)
{
	struct sealing s = sealing_made(&seal_form, 100);
	unsigned char other[SEAL_KEY_BYTES], place[sizeof bound + 1] = { 0 };
	struct seal_form form = seal_form;

	(void)state;
	for (size_t i = 0; i < 8 * sizeof key; i++) {
		memcpy(other, key, sizeof other);
		other[i / 8] ^= (unsigned char)(1 << i % 8);
		refused(&seal_form, other, sizeof other, bound, sizeof bound,
		    s.sealed, s.length);
	}
	for (size_t i = 0; i < 8 * sizeof bound; i++) {
		memcpy(place, bound, sizeof bound);
		place[i / 8] ^= (unsigned char)(1 << i % 8);
		refused(&seal_form, key, sizeof key, place, sizeof bound,
		    s.sealed, s.length);
	}
	memcpy(place, bound, sizeof bound);
	refused(&seal_form, key, sizeof key, place, sizeof place, s.sealed,
	    s.length);
	refused(&seal_form, key, sizeof key, bound, sizeof bound - 1,
	    s.sealed, s.length);
	refused(&seal_form, key, sizeof key, NULL, 0, s.sealed, s.length);
	form.hash = "SHA512";
	refused_here(&form, s.sealed, s.length);
	sealing_end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back),
		cmocka_unit_test(every_small_length),
		cmocka_unit_test(lengths_agree),
		cmocka_unit_test(drawn_anew),
		cmocka_unit_test(bits_turned),
		cmocka_unit_test(bits_turned_far_in),
		cmocka_unit_test(cut_and_extended),
		cmocka_unit_test(segments_moved),
		cmocka_unit_test(elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
