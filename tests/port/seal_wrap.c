/*
 * lib/port/seal.c: our own form, commitment and wrap, by examples that
 * python3-cryptography made from what the header says; and which wraps open.
 */
#include "port/seal.h"

#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char sealed_text[] =
    "286465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f80818283"
    "00010203040506262d9eb0079c578326061250f4b70235c78e967af903";
static const char commitment_text[] =
    "67e7ff2f030707beb63afbf6c83a7e757d37f2f4c3f8d561475edcb25cadcf2b";
static const char wrap_text[] =
    "0101020304000102030405060708090a0b0c0d0e0f32333435363738393a3b3c3d"
    "5307ec1ccb9618e86180365c5399db476c2062f6ae0d454df38c912f7f1a90b7"
    "e0feb76c10c3912370eefca7a4fba60e";
static const unsigned char place[] = "a bound";
enum { PLACE = sizeof place - 1, EPOCH = 0x01020304 };

/* `first`, and each byte one more. */
static void
count_up(unsigned char *out, size_t length, unsigned first)
{
	for (size_t i = 0; i < length; i++)
		out[i] = (unsigned char)(first + i);
}

static void
as_written(void **state)
{
	unsigned char sealed[62], out[6], counted[32], salt[32];
	unsigned char commitment[SEAL_COMMITMENT_BYTES], made[32];
	size_t length;

	(void)state;
	assert_true(text_unhex(sealed_text, sealed, sizeof sealed));
	assert_true(text_unhex(commitment_text, commitment, 32));
	count_up(counted, sizeof counted, 0);
	count_up(salt, sizeof salt, 100);
	assert_int_equal(seal_open(&seal_form, counted, 32, place, PLACE,
	    sealed, sizeof sealed, out, &length), OUTCOME_OK);
	assert_int_equal(length, 6);
	assert_memory_equal(out, "Shokai", 6);
	seal_commit(made, counted, salt, place, PLACE);
	assert_memory_equal(made, commitment, 32);
	seal_commit(made, counted, salt, place, PLACE - 1);
	assert_memory_not_equal(made, commitment, 32);
	salt[31] ^= 1;
	seal_commit(made, counted, salt, place, PLACE);
	assert_memory_not_equal(made, commitment, 32);
}

static void
wrap_refused(const unsigned char *kek, unsigned char class,
    const unsigned char *to, size_t to_length, const unsigned char *wrap)
{
	static const unsigned char nothing[SEAL_KEY_BYTES];
	unsigned char secret[SEAL_KEY_BYTES];

	memset(secret, 0xaa, sizeof secret);
	assert_int_equal(seal_unwrap(secret, kek, class, to, to_length, wrap),
	    OUTCOME_INVALID);
	assert_memory_equal(secret, nothing, sizeof secret);
}

static void
wraps(void **state)
{
	unsigned char wrap[SEAL_WRAP_BYTES], again[SEAL_WRAP_BYTES];
	unsigned char kek[32], secret[32], counted[32];

	(void)state;
	count_up(counted, sizeof counted, 0);
	count_up(kek, sizeof kek, 200);
	assert_true(text_unhex(wrap_text, wrap, sizeof wrap));
	assert_int_equal(seal_wrap_epoch(wrap), EPOCH);
	assert_int_equal(seal_unwrap(secret, kek, 1, place, PLACE, wrap),
	    OUTCOME_OK);
	assert_memory_equal(secret, counted, sizeof secret);

	seal_wrap(again, kek, EPOCH, 1, place, PLACE, counted);
	assert_memory_equal(again, wrap, 5);
	assert_memory_not_equal(again + 5, wrap + 5, 16);
	assert_memory_not_equal(again + 21, wrap + 21, 12);
	memset(secret, 0, sizeof secret);
	assert_int_equal(seal_unwrap(secret, kek, 1, place, PLACE, again),
	    OUTCOME_OK);
	assert_memory_equal(secret, counted, sizeof secret);
}

static void
wraps_refused(void **state)
{
	unsigned char wrap[SEAL_WRAP_BYTES], kek[32];

	(void)state;
	count_up(kek, sizeof kek, 200);
	assert_true(text_unhex(wrap_text, wrap, sizeof wrap));
	for (size_t i = 0; i < 8 * sizeof wrap; i++) {
		wrap[i / 8] ^= (unsigned char)(1 << i % 8);
		wrap_refused(kek, 1, place, PLACE, wrap);
		assert_true(i >= 8 || seal_wrap_epoch(wrap) == 0);
		wrap[i / 8] ^= (unsigned char)(1 << i % 8);
	}
	wrap_refused(kek, 0, place, PLACE, wrap);
	wrap_refused(kek, 2, place, PLACE, wrap);
	wrap_refused(kek, 1, place, PLACE - 1, wrap);
	wrap_refused(kek, 1, place, PLACE + 1, wrap);
	wrap_refused(kek, 1, NULL, 0, wrap);
	for (size_t i = 0; i < 8 * sizeof kek; i++) {
		kek[i / 8] ^= (unsigned char)(1 << i % 8);
		wrap_refused(kek, 1, place, PLACE, wrap);
		kek[i / 8] ^= (unsigned char)(1 << i % 8);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_written),
		cmocka_unit_test(wraps),
		cmocka_unit_test(wraps_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
