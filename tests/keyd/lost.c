/*
 * lib/port/key.c when the key daemon is lost for a while, or is none: what
 * it says then is believed in nothing.
 */
#include "keyd/daemon.h"

#include "base/clock.h"
#include "port/key_wire.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static const unsigned char nothing[KEY_SECRET_BYTES];

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
	prctl(PR_SET_PDEATHSIG, SIGKILL);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(killed, daemon_fresh),
		cmocka_unit_test(nonsense),
		cmocka_unit_test(path_too_long),
	};

	return cmocka_run_group_tests(tests, daemon_begin, daemon_end);
}
