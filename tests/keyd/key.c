/*
 * lib/port/key.c and the key daemon: who may ask what, what opens and what
 * does not, epochs, haste, and a daemon that is lost or says nonsense.
 */
#include "keyd/daemon.h"

#include "base/clock.h"
#include "port/key_wire.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const unsigned char nothing[KEY_SECRET_BYTES];

/* A wrap of this key, made by whom that class is. */
static void
wrapped(struct key *key)
{
	struct keys *keys = keys_of(key->class == KEY_RESULT ? STAFF :
	    SEEKER);

	assert_int_equal(keys_wrap(keys, key, 1), OUTCOME_OK);
	keys_close(keys);
}

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
	{ CLERK, { "..rc", "..rc", "..rc" }, 1 }
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

			wrapped(&key);
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
	wrapped(&keys_both[0]);
	wrapped(&keys_both[1]);
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

	wrapped(&key[0]);
	wrapped(&key[1]);
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
	wrapped(&key);
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
		wrapped(&key[i]);
	key[1].wrap[80] ^= 1;
	assert_int_equal(keys_check(keys, key, 3, good), OUTCOME_OK);
	assert_true(good[0] && !good[1] && good[2]);
	assert_int_equal(keys_check(keys, key, 0, good), OUTCOME_OK);
	/* What can't be opened can't be wrapped anew, nor what is with it. */
	assert_int_equal(keys_rewrap(keys, key, 3), OUTCOME_INVALID);
	assert_int_equal(key_epoch(&key[0]), 1);
	keys_close(keys);
}

/* ---- epochs ------------------------------------------------------------- */

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
	wrapped(&kept);
	wrapped(&lost);
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

/* ---- a daemon that is lost ---------------------------------------------- */

/* The same connection asks on, as if nothing had been. */
static void
killed(void **state)
{
	struct keys *keys = keys_of(SEEKER);
	struct key key = key_made(KEY_TEXT, "a");
	unsigned char secret[KEY_SECRET_BYTES];

	(void)state;
	memcpy(secret, key.secret, sizeof secret);
	become(SEEKER);
	assert_int_equal(keys_wrap(keys, &key, 1), OUTCOME_OK);
	become(ROOT);
	assert_int_equal(daemon_stop(SIGKILL), SIGKILL);
	become(SEEKER);
	assert_int_equal(keys_unwrap(keys, &key, 1), OUTCOME_FAULT);
	assert_true(keys_away(keys));
	assert_memory_equal(key.secret, nothing, sizeof nothing);
	become(ROOT);
	daemon_start("");
	become(SEEKER);
	assert_int_equal(keys_unwrap(keys, &key, 1), OUTCOME_OK);
	assert_false(keys_away(keys));
	assert_memory_equal(key.secret, secret, sizeof secret);
	become(ROOT);
	assert_int_equal(daemon_stop(SIGTERM), 0);
	daemon_start("");
	become(SEEKER);
	assert_int_equal(keys_unwrap(keys, &key, 1), OUTCOME_OK);
	become(ROOT);
	keys_close(keys);
}

/* A process that takes one message and answers `length` bytes, or never. */
static pid_t
liar(const void *answer, size_t length)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_SEQPACKET, 0), client;
	static struct key_ask ask;
	pid_t pid;

	strcpy(address.sun_path, daemon_path("liar.sock"));
	unlink(address.sun_path);
	assert_int_equal(bind(fd, (struct sockaddr *)&address,
	    sizeof address), 0);
	assert_int_equal(listen(fd, 1), 0);
	pid = fork();
	if (pid > 0)
		close(fd);
	if (pid != 0)
		return pid;
	client = accept(fd, NULL, NULL);
	if (recv(client, &ask, sizeof ask, 0) > 0 && length > 0)
		send(client, answer, length, 0);
	pause();
	_exit(0);
}

static void
lied_to(const void *answer, size_t length)
{
	pid_t pid = liar(answer, length);
	struct key key = key_made(KEY_TEXT, "a");
	struct keys *keys;
	int64_t begun = clock_steady(), spent;

	assert_int_equal(keys_open(&keys, daemon_path("liar.sock")),
	    OUTCOME_OK);
	assert_int_equal(keys_unwrap(keys, &key, 1), OUTCOME_FAULT);
	assert_true(keys_away(keys));
	assert_memory_equal(key.secret, nothing, sizeof nothing);
	spent = clock_steady() - begun;
	assert_true(spent < (length > 0 ? 1 : 4) * INSTANT_SECOND);
	assert_true(length > 0 || spent > INSTANT_SECOND);
	keys_close(keys);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void
nonsense(void **state)
{
	struct key_reply reply = { .version = KEY_WIRE_VERSION, .count = 1 };
	const size_t one = KEY_REPLY_HEAD + sizeof reply.keys[0];

	(void)state;
	lied_to("", 0);
	lied_to("?", 1);
	lied_to(&reply, KEY_REPLY_HEAD);
	lied_to(&reply, one - 1);
	lied_to(&reply, one + 1);
	lied_to(&reply, sizeof reply);
	reply.count = 2;
	lied_to(&reply, one + sizeof reply.keys[0]);
	reply.count = 1;
	reply.answer = KEY_ANSWERS;
	lied_to(&reply, KEY_REPLY_HEAD);
	reply.answer = KEY_DONE;
	reply.version++;
	lied_to(&reply, one);
}

static void
path_too_long(void **state)
{
	char path[200];
	struct keys *keys;

	(void)state;
	memset(path, 'a', sizeof path);
	path[sizeof path - 1] = '\0';
	assert_int_equal(keys_open(&keys, path), OUTCOME_FAULT);
	keys_close(keys);
}

static int
begin(void **state)
{
	(void)state;
	daemon_begin();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	daemon_end();
	return 0;
}

/* Each test has a daemon that has just made its first key. */
static int
fresh(void **state)
{
	(void)state;
	daemon_stop(SIGTERM);
	daemon_forget();
	daemon_start("");
	return 0;
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
		cmocka_unit_test_setup(who_may, fresh),
		cmocka_unit_test_setup(who_may_turn, fresh),
		cmocka_unit_test(one_denies_all),
		cmocka_unit_test(strangers),
		cmocka_unit_test_setup(as_many_as_fit, fresh),
		cmocka_unit_test(not_authentic),
		cmocka_unit_test(checked),
		cmocka_unit_test_setup(epochs_turn, fresh),
		cmocka_unit_test_setup(epochs_full, fresh),
		cmocka_unit_test_setup(haste, hasty),
		cmocka_unit_test_setup(killed, fresh),
		cmocka_unit_test(nonsense),
		cmocka_unit_test(path_too_long),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
