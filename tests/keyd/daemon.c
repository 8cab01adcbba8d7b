#include "keyd/daemon.h"

#include "port/digest.h"

#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATH_BYTES = 256, TRIES = 300 };

static char folder[PATH_BYTES];
static pid_t daemon_pid;

const char *
daemon_path(const char *name)
{
	static char path[2 * PATH_BYTES];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

const char *
daemon_socket(void)
{
	return daemon_path("keyd.sock");
}

int
daemon_begin(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/shokai-keyd.XXXXXX");
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chmod(folder, 0711), 0);
	assert_int_equal(mkdir(daemon_path("keys"), 0700), 0);
	assert_int_equal(chown(daemon_path("keys"), KEYD, KEYD), 0);
	return 0;
}

static void
remove_all(const char *pattern)
{
	glob_t found;

	if (glob(daemon_path(pattern), 0, NULL, &found) != 0)
		return;
	for (size_t i = 0; i < found.gl_pathc; i++)
		assert_int_equal(remove(found.gl_pathv[i]), 0);
	globfree(&found);
}

void
daemon_forget(void)
{
	remove_all("keys/*");
}

int
daemon_end(void **state)
{
	(void)state;
	daemon_stop(SIGTERM);
	daemon_forget();
	remove_all("*");
	assert_int_equal(rmdir(folder), 0);
	return 0;
}

int
daemon_fresh(void **state)
{
	(void)state;
	daemon_stop(SIGTERM);
	daemon_forget();
	daemon_start("");
	return 0;
}

static void
settings_write(const char *more)
{
	FILE *file = fopen(daemon_path("keyd.conf"), "w");

	assert_non_null(file);
	fprintf(file, "[keyd]\nsocket=%s\n", daemon_socket());
	fprintf(file, "keys=%s\nuser=%d\n%s\n", daemon_path("keys"), KEYD,
	    more);
	fprintf(file, "[peers]\nseeker=%d\nemployer=%d\nstaff=%d\nclerk=%d\n"
	    "partner=%d\n", SEEKER, EMPLOYER, STAFF, CLERK, PARTNER);
	fclose(file);
}

/* A program that gave up root can't be looked at for leaks. */
static _Noreturn void
daemon_run(void)
{
	const char *build = getenv("BUILD");
	const char *options = getenv("ASAN_OPTIONS");
	char program[2 * PATH_BYTES], more[2 * PATH_BYTES];

	snprintf(program, sizeof program, "%s/bin/shokai-keyd",
	    build == NULL ? "build/test" : build);
	snprintf(more, sizeof more, "%s%sdetect_leaks=0",
	    options == NULL ? "" : options, options == NULL ? "" : ":");
	setenv("ASAN_OPTIONS", more, 1);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (freopen(daemon_path("keyd.log"), "a", stderr) != NULL)
		execl(program, program, daemon_path("keyd.conf"),
		    (char *)NULL);
	_exit(127);
}

static void
pause_a_little(void)
{
	const struct timespec pause = { 0, 20 * 1000 * 1000 };

	nanosleep(&pause, NULL);
}

void
daemon_start(const char *settings)
{
	struct keys *keys;
	uint32_t oldest, newest;
	instant since;
	enum outcome outcome = OUTCOME_FAULT;

	settings_write(settings);
	unlink(daemon_socket());
	daemon_pid = fork();
	assert_true(daemon_pid >= 0);
	if (daemon_pid == 0)
		daemon_run();
	assert_int_equal(keys_open(&keys, daemon_socket()), OUTCOME_OK);
	become(CLERK);
	for (int i = 0; i < TRIES && outcome != OUTCOME_OK; i++) {
		pause_a_little();
		if (access(daemon_socket(), F_OK) == 0)
			outcome = keys_epochs(keys, &oldest, &newest, &since);
	}
	become(ROOT);
	assert_int_equal(outcome, OUTCOME_OK);
	keys_close(keys);
}

int
daemon_stop(int signal)
{
	int status = 0;

	if (daemon_pid <= 0)
		return 0;
	kill(daemon_pid, signal);
	assert_int_equal(waitpid(daemon_pid, &status, 0), daemon_pid);
	daemon_pid = 0;
	return status;
}

/* Another user's process may not be looked at; root's may. */
void
become(uid_t user)
{
	if (geteuid() != ROOT)
		assert_int_equal(seteuid(ROOT), 0);
	if (user != ROOT)
		assert_int_equal(seteuid(user), 0);
	prctl(PR_SET_DUMPABLE, 1);
}

struct keys *
keys_of(uid_t user)
{
	struct keys *keys;
	uint32_t oldest, newest;
	instant since;
	enum outcome outcome;

	assert_int_equal(keys_open(&keys, daemon_socket()), OUTCOME_OK);
	become(user);
	outcome = keys_epochs(keys, &oldest, &newest, &since);
	become(ROOT);
	assert_int_equal(outcome, user == CLERK ? OUTCOME_OK :
	    (user >= SEEKER && user <= STAFF) || user == PARTNER ?
	    OUTCOME_DENIED :
	    OUTCOME_FAULT);
	return keys;
}

struct key
key_made(enum key_class class, const char *bound)
{
	struct key key = { .class = class,
	    .bound = (const unsigned char *)bound,
	    .bound_length = strlen(bound) };

	digest_random(key.secret, sizeof key.secret);
	return key;
}

void
key_wrapped(struct key *key)
{
	struct keys *keys = keys_of(key->class == KEY_RESULT ? STAFF :
	    SEEKER);

	assert_int_equal(keys_wrap(keys, key, 1), OUTCOME_OK);
	keys_close(keys);
}
