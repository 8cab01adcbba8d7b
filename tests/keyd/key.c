/*
 * lib/port/key.c and the key daemon: who may ask what and how fast, what
 * opens and what does not.
 */
#include "keyd/daemon.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const unsigned char nothing[KEY_SECRET_BYTES];

/* ---- who may ------------------------------------------------------------ */

/* For document, text and result: wrap, unwrap, rewrap, check. */
static const struct {
	uid_t user;
	const char *may[KEY_CLASSES];
	_Bool epochs;
} roles[] = {
	{ SEEKER, { "wu..", "wu..", "...." }, 0 },
	{ EMPLOYER, { ".u..", ".u..", "wu.." }, 0 },
	{ STAFF, { "....", "....", "wu.." }, 0 },
	{ CLERK, { "..rc", "w.rc", "w.rc" }, 1 },
	{ PARTNER, { "....", ".u..", "wu.." }, 0 }
};

static enum outcome
asked(struct keys *keys, char operation, struct key *key, size_t count)
{
	_Bool good[2];

	switch (operation) {
	case 'w':
		return keys_wrap(keys, key, count);
	case 'u':
		return keys_unwrap(keys, key, count);
	case 'r':
		return keys_rewrap(keys, key, count);
	default:
		return keys_check(keys, key, count, good);
	}
}

static void
who_may(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(roles); i++) {
		struct keys *keys = keys_of(roles[i].user);

		for (int at = 0; at < KEY_CLASSES * 4; at++) {
			struct key key = key_made((enum key_class)(at / 4), "a");

			key_wrapped(&key);
			assert_int_equal(asked(keys, "wurc"[at % 4], &key, 1),
			    roles[i].may[at / 4][at % 4] == '.' ?
			    OUTCOME_DENIED : OUTCOME_OK);
			assert_false(keys_away(keys));
		}
		keys_close(keys);
	}
}

static void
who_may_turn(void **state)
{
	uint32_t oldest, newest;
	instant since;

	(void)state;
	for (size_t i = 0; i < COUNT(roles); i++) {
		struct keys *keys = keys_of(roles[i].user);
		const enum outcome denied = roles[i].epochs ? OUTCOME_OK :
		    OUTCOME_DENIED;

		assert_int_equal(keys_epochs(keys, &oldest, &newest, &since),
		    denied);
		assert_int_equal(keys_turn(keys, 1), denied);
		assert_int_equal(keys_destroy(keys, 1), denied);
		keys_close(keys);
	}
}

/* One key that is not for this user denies the message. */
static void
one_denies_all(void **state)
{
	struct key keys_both[] = { key_made(KEY_TEXT, "a"),
	    key_made(KEY_RESULT, "a") };
	struct keys *keys = keys_of(SEEKER);

	(void)state;
	key_wrapped(&keys_both[0]);
	key_wrapped(&keys_both[1]);
	assert_int_equal(keys_unwrap(keys, keys_both, 2), OUTCOME_DENIED);
	assert_memory_equal(keys_both[0].secret, nothing, sizeof nothing);
	assert_int_equal(keys_wrap(keys, keys_both, 2), OUTCOME_DENIED);
	assert_int_equal(keys_wrap(keys, keys_both, 1), OUTCOME_OK);
	keys_close(keys);
}

/* Nobody speaks to those who have no role, be it root. */
static void
strangers(void **state)
{
	static const uid_t users[] = { ROOT, PUBLIC, KEYD, STRANGER };

	(void)state;
	for (size_t i = 0; i < COUNT(users); i++) {
		struct keys *keys = keys_of(users[i]);

		assert_true(keys_away(keys));
		keys_close(keys);
	}
}

/* ---- what opens --------------------------------------------------------- */

static void
as_many_as_fit(void **state)
{
	static struct key key[KEYS_MOST + 1];
	static unsigned char secrets[KEYS_MOST][KEY_SECRET_BYTES];
	static char bounds[KEYS_MOST][KEY_BOUND_MAX + 1];
	struct keys *keys = keys_of(SEEKER);

	(void)state;
	for (size_t i = 0; i < KEYS_MOST; i++) {
		snprintf(bounds[i], sizeof bounds[i], "%0*zu",
		    (int)(i % KEY_BOUND_MAX + 1), i);
		key[i] = key_made(i % 2 ? KEY_TEXT : KEY_DOCUMENT, bounds[i]);
		memcpy(secrets[i], key[i].secret, KEY_SECRET_BYTES);
	}
	assert_int_equal(keys_wrap(keys, key, KEYS_MOST), OUTCOME_OK);
	for (size_t i = 0; i < KEYS_MOST; i++) {
		assert_memory_equal(key[i].secret, secrets[i],
		    KEY_SECRET_BYTES);
		assert_int_equal(key_epoch(&key[i]), 1);
		memset(key[i].secret, 0, KEY_SECRET_BYTES);
	}
	assert_memory_not_equal(key[0].wrap, key[1].wrap, KEY_WRAP_BYTES);
	assert_int_equal(keys_unwrap(keys, key, KEYS_MOST), OUTCOME_OK);
	for (size_t i = 0; i < KEYS_MOST; i++)
		assert_memory_equal(key[i].secret, secrets[i],
		    KEY_SECRET_BYTES);
	assert_int_equal(keys_wrap(keys, key, 0), OUTCOME_OK);
	/* More is our own fault, and none of the daemon's. */
	assert_int_equal(keys_wrap(keys, key, KEYS_MOST + 1), OUTCOME_FAULT);
	assert_false(keys_away(keys));
	key[0].bound_length = KEY_BOUND_MAX + 1;
	assert_int_equal(keys_wrap(keys, key, 1), OUTCOME_FAULT);
	keys_close(keys);
}

/* Three keys, of which the last was tampered with: nothing comes. */
static void
nothing_opens(struct keys *keys, const struct key *bad)
{
	struct key key[] = { key_made(KEY_TEXT, "one"),
	    key_made(KEY_TEXT, "two"), *bad };

	key_wrapped(&key[0]);
	key_wrapped(&key[1]);
	assert_int_equal(keys_unwrap(keys, key, COUNT(key)), OUTCOME_INVALID);
	assert_false(keys_away(keys));
	for (size_t i = 0; i < COUNT(key); i++)
		assert_memory_equal(key[i].secret, nothing, sizeof nothing);
}

static void
not_authentic(void **state)
{
	struct key key = key_made(KEY_TEXT, "this"), other = key;
	struct keys *keys = keys_of(SEEKER);

	(void)state;
	key_wrapped(&key);
	other = key;
	other.class = KEY_DOCUMENT;
	nothing_opens(keys, &other);
	other = key;
	other.bound = (const unsigned char *)"that";
	nothing_opens(keys, &other);
	other = key;
	other.bound_length--;
	nothing_opens(keys, &other);
	for (size_t i = 0; i < KEY_WRAP_BYTES; i++) {
		other = key;
		other.wrap[i] ^= 0x04;
		nothing_opens(keys, &other);
	}
	assert_int_equal(keys_unwrap(keys, &key, 1), OUTCOME_OK);
	keys_close(keys);
}

static void
checked(void **state)
{
	struct key key[] = { key_made(KEY_TEXT, "a"),
	    key_made(KEY_DOCUMENT, "b"), key_made(KEY_RESULT, "c") };
	struct keys *keys = keys_of(CLERK);
	_Bool good[3] = { 0, 1, 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(key); i++)
		key_wrapped(&key[i]);
	key[1].wrap[80] ^= 1;
	assert_int_equal(keys_check(keys, key, 3, good), OUTCOME_OK);
	assert_true(good[0] && !good[1] && good[2]);
	assert_int_equal(keys_check(keys, key, 0, good), OUTCOME_OK);
	/* What can't be opened can't be wrapped anew, nor what is with it. */
	assert_int_equal(keys_rewrap(keys, key, 3), OUTCOME_INVALID);
	assert_int_equal(key_epoch(&key[0]), 1);
	keys_close(keys);
}

/* ---- haste -------------------------------------------------------------- */

static void
haste(void **state)
{
	static struct key key[KEYS_MOST];
	const struct timespec half = { 0, 500 * 1000 * 1000 };
	struct keys *seeker = keys_of(SEEKER), *employer = keys_of(EMPLOYER);
	struct keys *clerk = keys_of(CLERK);

	(void)state;
	for (size_t i = 0; i < COUNT(key); i++)
		key[i] = key_made(KEY_TEXT, "a");
	assert_int_equal(keys_wrap(seeker, key, 256), OUTCOME_OK);
	assert_int_equal(keys_unwrap(seeker, key, 256), OUTCOME_OK);
	assert_int_equal(keys_unwrap(seeker, key, 100), OUTCOME_FAULT);
	assert_true(keys_away(seeker));
	assert_memory_equal(key[0].secret, nothing, sizeof nothing);
	/* What was refused has taken nothing; one user is not another. */
	assert_int_equal(keys_unwrap(seeker, key, 40), OUTCOME_OK);
	assert_false(keys_away(seeker));
	assert_int_equal(keys_unwrap(employer, key, 256), OUTCOME_OK);
	assert_int_equal(keys_wrap(seeker, key, 256), OUTCOME_OK);
	for (int i = 0; i < 4; i++)
		assert_int_equal(keys_rewrap(clerk, key, 256), OUTCOME_OK);
	assert_int_equal(keys_unwrap(seeker, key, 100), OUTCOME_FAULT);
	nanosleep(&half, NULL);
	assert_int_equal(keys_unwrap(seeker, key, 10), OUTCOME_OK);
	keys_close(clerk);
	keys_close(employer);
	keys_close(seeker);
}

static int
hasty(void **state)
{
	(void)state;
	daemon_stop(SIGTERM);
	daemon_forget();
	daemon_start("rate=40\nburst=300");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(who_may, daemon_fresh),
		cmocka_unit_test_setup(who_may_turn, daemon_fresh),
		cmocka_unit_test(one_denies_all),
		cmocka_unit_test(strangers),
		cmocka_unit_test_setup(as_many_as_fit, daemon_fresh),
		cmocka_unit_test(not_authentic),
		cmocka_unit_test(checked),
		cmocka_unit_test_setup(haste, hasty),
	};

	return cmocka_run_group_tests(tests, daemon_begin, daemon_end);
}
