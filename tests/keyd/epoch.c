/*
 * Epochs of the key daemon: what was wrapped anew lives on, what was not is
 * gone with its epoch.
 */
#include "keyd/daemon.h"

#include "base/clock.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static void
epochs_are(struct keys *keys, uint32_t first, uint32_t last)
{
	uint32_t oldest, newest;
	instant since;

	assert_int_equal(keys_epochs(keys, &oldest, &newest, &since),
	    OUTCOME_OK);
	assert_int_equal(oldest, first);
	assert_int_equal(newest, last);
	assert_true(since <= clock_real());
	assert_true(since > clock_real() - INSTANT_MINUTE);
}

/* What was wrapped anew lives on, what was not is gone with its epoch. */
static void
epochs_turn(void **state)
{
	struct keys *clerk = keys_of(CLERK), *seeker = keys_of(SEEKER);
	struct key kept = key_made(KEY_TEXT, "kept"), lost = kept, old;
	unsigned char secret[KEY_SECRET_BYTES];

	(void)state;
	memcpy(secret, kept.secret, sizeof secret);
	key_wrapped(&kept);
	key_wrapped(&lost);
	epochs_are(clerk, 1, 1);
	assert_int_equal(keys_destroy(clerk, 1), OUTCOME_CONFLICT);
	assert_int_equal(keys_turn(clerk, 2), OUTCOME_NOT_FOUND);
	assert_int_equal(keys_turn(clerk, 1), OUTCOME_OK);
	assert_int_equal(keys_turn(clerk, 1), OUTCOME_OK);
	epochs_are(clerk, 1, 2);
	assert_int_equal(keys_unwrap(seeker, &kept, 1), OUTCOME_OK);
	old = kept;
	assert_int_equal(keys_rewrap(clerk, &kept, 1), OUTCOME_OK);
	assert_int_equal(key_epoch(&kept), 2);
	assert_int_equal(key_epoch(&lost), 1);
	assert_int_equal(keys_destroy(clerk, 3), OUTCOME_NOT_FOUND);
	assert_int_equal(keys_destroy(clerk, 0), OUTCOME_NOT_FOUND);
	assert_int_equal(keys_destroy(clerk, 2), OUTCOME_CONFLICT);
	assert_int_equal(keys_destroy(clerk, 1), OUTCOME_OK);
	assert_int_equal(keys_destroy(clerk, 1), OUTCOME_OK);
	epochs_are(clerk, 2, 2);
	assert_int_not_equal(access(daemon_path("keys/epoch-1.key"), F_OK), 0);

	memset(kept.secret, 0, sizeof kept.secret);
	assert_int_equal(keys_unwrap(seeker, &kept, 1), OUTCOME_OK);
	assert_memory_equal(kept.secret, secret, sizeof secret);
	assert_int_equal(keys_unwrap(seeker, &lost, 1), OUTCOME_INVALID);
	assert_int_equal(keys_unwrap(seeker, &old, 1), OUTCOME_INVALID);
	assert_int_equal(keys_rewrap(clerk, &old, 1), OUTCOME_INVALID);
	/* The number of an epoch alone brings nothing back. */
	old.wrap[4] = 2;
	assert_int_equal(keys_unwrap(seeker, &old, 1), OUTCOME_INVALID);
	keys_close(clerk);
	keys_close(seeker);
}

static void
epochs_full(void **state)
{
	struct keys *clerk = keys_of(CLERK);
	enum outcome outcome = OUTCOME_OK;
	uint32_t newest = 1;

	(void)state;
	while (outcome == OUTCOME_OK && newest < 1000) {
		outcome = keys_turn(clerk, newest);
		newest += outcome == OUTCOME_OK;
	}
	assert_int_equal(outcome, OUTCOME_CONFLICT);
	assert_int_equal(newest, 64);
	assert_int_equal(keys_destroy(clerk, 33), OUTCOME_OK);
	assert_int_equal(keys_turn(clerk, newest), OUTCOME_OK);
	epochs_are(clerk, 1, 65);
	assert_int_equal(daemon_stop(SIGKILL), SIGKILL);
	daemon_start("");
	keys_close(clerk);
	clerk = keys_of(CLERK);
	epochs_are(clerk, 1, 65);
	keys_close(clerk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(epochs_turn, daemon_fresh),
		cmocka_unit_test_setup(epochs_full, daemon_fresh),
	};

	return cmocka_run_group_tests(tests, daemon_begin, daemon_end);
}
