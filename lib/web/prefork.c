#include "web/prefork.h"

#include "base/clock.h"
#include "base/instant.h"
#include "base/log.h"
#include "base/rights.h"
#include "web/program.h"
#include "web/serve.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	WORKERS_MAX = 64,
	/* Of one request: a page, and a document sealed or opened. */
	CEILING_BYTES = 16 * 1024 * 1024,
	DOCUMENT_TIMES = 4,
	ADDRESS_BYTES = 1024 * 1024 * 1024,
	WATCH_MILLISECONDS = 250
};

/* One worker as the parent sees it; `busy` lies in shared memory. */
struct place {
	pid_t pid;
	_Atomic int64_t *busy;	/* steady time its request began, or 0 */
	int64_t filled_at;	/* steady time of the last fork */
	_Bool leaving;		/* was told to end, for a replacement */
};

struct parent {
	struct program *program;
	struct place places[WORKERS_MAX];
	long count;
};

static volatile sig_atomic_t told_stop, told_roll;

static void
on_stop(int signal)
{
	(void)signal;
	told_stop = 1;
}

static void
on_roll(int signal)
{
	(void)signal;
	told_roll = 1;
}

static void
on_child(int signal)
{
	(void)signal;
}

/* Without SA_RESTART: an idle worker must notice that it is told to stop. */
static void
handler_set(int signal, void (*action)(int))
{
	struct sigaction act = { .sa_handler = action };

	sigemptyset(&act.sa_mask);
	sigaction(signal, &act, NULL);
}

/* Hold back what would tear a request; *waiting is for between them. */
static void
signals_hold(sigset_t *waiting)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, waiting);
}

/*
 * Twenty hostile bytes on the socket make libfcgi ask for gigabytes; a
 * sanitizer maps its shadow beyond any such limit.
 */
static void
memory_limit(void)
{
#ifndef ARENA_DEBUG
	const struct rlimit most = { ADDRESS_BYTES, ADDRESS_BYTES };

	if (setrlimit(RLIMIT_AS, &most) != 0)
		log_line("prefork: no limit of memory");
#endif
}

/*
 * The database answers in several parts. A worker that did not wake for each,
 * while the database still works on the same processor, answers a tenth more.
 */
static void
patience(void)
{
	const struct sched_param none = { 0 };

	if (sched_setscheduler(0, SCHED_BATCH, &none) != 0)
		log_line("prefork: %s", strerror(errno));
}

static int
worker_run(const struct program *program, _Atomic int64_t *busy,
    pid_t parent)
{
	struct worker worker = { .program = program };
	sigset_t waiting;

	handler_set(SIGHUP, SIG_IGN);
	handler_set(SIGCHLD, SIG_DFL);
	signals_hold(&waiting);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		return 0;
	memory_limit();
	patience();
	arena_init(&worker.arena, CEILING_BYTES +
	    DOCUMENT_TIMES * program->limits.file_bytes +
	    (program->door->manner == NULL ? 0 :
	    program->door->manner->memory));
	if (db_open(&worker.db, &program->database) != OUTCOME_OK ||
	    (program->keyd != NULL &&
	    keys_open(&worker.keys, program->keyd) != OUTCOME_OK) ||
	    wire_open(&worker.wire, program->listener) != OUTCOME_OK)
		return 1;
	while (!told_stop) {
		if (!wire_accept(worker.wire, &waiting))
			continue;
		*busy = clock_steady();
		serve(&worker);
		*busy = 0;
	}
	db_close(worker.db);
	keys_close(worker.keys);
	wire_close(worker.wire);
	arena_finish(&worker.arena);
	return 0;
}

/* At most once a second: a worker that can't begin must not whirl. */
static void
place_fill(struct parent *parent, struct place *place)
{
	pid_t self = getpid(), pid;

	if (place->filled_at != 0 &&
	    clock_steady() < place->filled_at + INSTANT_SECOND)
		return;
	place->filled_at = clock_steady();
	*place->busy = 0;
	pid = fork();
	if (pid < 0) {
		log_line("prefork: no worker: %s", strerror(errno));
		return;
	}
	place->leaving = 0;
	place->pid = pid;
	if (pid == 0) {
		int status = worker_run(parent->program, place->busy, self);

		program_close(parent->program);
		exit(status);
	}
}

static struct place *
place_of(struct parent *parent, pid_t pid)
{
	for (long i = 0; i < parent->count; i++)
		if (parent->places[i].pid == pid)
			return &parent->places[i];
	return NULL;
}

/* Take leave of the dead; whoever was not told to go is missed aloud. */
static void
reap(struct parent *parent)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		struct place *place = place_of(parent, pid);

		if (place == NULL)
			continue;
		if (WIFSIGNALED(status))
			log_line("prefork: worker %ld ended by signal %d",
			    (long)pid, WTERMSIG(status));
		else if (WEXITSTATUS(status) != 0)
			log_line("prefork: worker %ld ended with %d",
			    (long)pid, WEXITSTATUS(status));
		place->pid = 0;
	}
}

/* A request that outlives its limit takes its worker with it. */
static void
watch(struct parent *parent)
{
	int64_t oldest = clock_steady() -
	    parent->program->limit * INSTANT_SECOND;

	for (long i = 0; i < parent->count; i++) {
		struct place *place = &parent->places[i];
		int64_t busy = *place->busy;

		if (place->pid > 0 && busy != 0 && busy < oldest) {
			log_line("prefork: worker %ld is stuck",
			    (long)place->pid);
			kill(place->pid, SIGKILL);
		}
	}
}

/* Tell one worker at a time to leave, so that the door stays open. */
static void
roll(struct parent *parent)
{
	for (long i = 0; i < parent->count; i++)
		if (parent->places[i].leaving && parent->places[i].pid > 0) {
			kill(parent->places[i].pid, SIGTERM);
			return;
		}
}

static void
places_fill(struct parent *parent)
{
	for (long i = 0; i < parent->count; i++)
		if (parent->places[i].pid == 0)
			place_fill(parent, &parent->places[i]);
}

static long
living(const struct parent *parent)
{
	long count = 0;

	for (long i = 0; i < parent->count; i++)
		count += parent->places[i].pid > 0;
	return count;
}

static void
pause_a_little(void)
{
	const struct timespec pause = { 0, WATCH_MILLISECONDS * 1000000L };

	nanosleep(&pause, NULL);	/* any signal ends it early */
}

static void
keep(struct parent *parent)
{
	while (!told_stop) {
		reap(parent);
		if (told_roll)
			for (long i = 0; i < parent->count; i++)
				parent->places[i].leaving = 1;
		told_roll = 0;
		places_fill(parent);
		roll(parent);
		watch(parent);
		pause_a_little();
	}
	while (living(parent) > 0) {
		for (long i = 0; i < parent->count; i++)
			if (parent->places[i].pid > 0)
				kill(parent->places[i].pid, SIGTERM);
		pause_a_little();
		watch(parent);
		reap(parent);
	}
}

static enum outcome
parent_open(struct parent *parent, struct program *program)
{
	_Atomic int64_t *shared;

	parent->program = program;
	parent->count = program->workers < 1 ? 1 :
	    program->workers > WORKERS_MAX ? WORKERS_MAX : program->workers;
	shared = mmap(NULL, WORKERS_MAX * sizeof *shared,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return OUTCOME_FAULT;
	for (long i = 0; i < parent->count; i++)
		parent->places[i].busy = &shared[i];
	return OUTCOME_OK;
}

int
prefork_run(const struct door *door, int argc, char **argv)
{
	struct program program;
	struct parent parent = { 0 };
	int status = 1;

	log_open(door->name);
	rights_close();
	if (argc != 2) {
		log_line("usage: shokai-%s SETTINGS", door->name);
		return 2;
	}
	handler_set(SIGTERM, on_stop);
	handler_set(SIGINT, on_stop);
	handler_set(SIGHUP, on_roll);
	handler_set(SIGCHLD, on_child);
	handler_set(SIGPIPE, SIG_IGN);
	if (program_open(&program, door, argv[1]) == OUTCOME_OK &&
	    rights_drop(program.user) == OUTCOME_OK &&
	    parent_open(&parent, &program) == OUTCOME_OK) {
		log_line("open, %ld workers", parent.count);
		keep(&parent);
		log_line("closed");
		status = 0;
	}
	program_close(&program);
	return status;
}
