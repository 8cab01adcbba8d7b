/*
 * Procedures against statements, both through lib/port/db: what a page and
 * an act cost by one CALL, and by prepared statements under column grants.
 *
 * call list|apply procedure|statements CONNECTIONS SECONDS FILE
 *
 * FILE has a line for each thing to do: the session's hash, account, party,
 * a referral and the application to be, all in hexadecimal. A page is made
 * again and again from the first line of each connection's share. Prints how
 * many were done and in how many microseconds.
 */
#include "call.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CONNECTIONS_MAX = 64,
	LINES_MAX = 200000,
	CEILING_BYTES = 32 * 1024 * 1024
};

static struct call_thing *things;
static size_t things_count;

static void
things_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char part[5][2 * DIGEST_BYTES + 1];

	things = calloc(LINES_MAX, sizeof *things);
	if (file == NULL || things == NULL)
		exit(2);
	while (things_count < LINES_MAX && fscanf(file,
	    "%64s %32s %32s %32s %32s", part[0], part[1], part[2], part[3],
	    part[4]) == 5) {
		struct call_thing *thing = &things[things_count++];

		if (!text_unhex(part[0], thing->session, DIGEST_BYTES) ||
		    !text_unhex(part[1], thing->account, ID_BYTES) ||
		    !text_unhex(part[2], thing->party, ID_BYTES) ||
		    !text_unhex(part[3], thing->referral, ID_BYTES) ||
		    !text_unhex(part[4], thing->application, ID_BYTES))
			exit(2);
	}
	fclose(file);
}

/* The user that may do this in this way. */
static struct db_settings
settings(const char *what, const char *way)
{
	static char socket_path[256], user[64];
	const char *door = strcmp(what, "list") == 0 ? "employer" : "seeker";

	snprintf(socket_path, sizeof socket_path, "%s/mariadb/mariadb.sock",
	    getenv("RUN"));
	snprintf(user, sizeof user, "%s_%s",
	    strcmp(way, "procedure") == 0 ? "bench_call" : "bench_columns",
	    door);
	return (struct db_settings){ socket_path, "shokai", user, "bench" };
}

/* Do one after another until the time is over; how many were done. */
static long
work(call_do *act, const struct db_settings *where, size_t place,
    size_t connections, long seconds, _Bool again)
{
	struct call call = { .now = clock_real() };
	instant end = call.now + seconds * INSTANT_SECOND;
	struct arena arena;
	long done = 0;

	arena_init(&arena, CEILING_BYTES);
	call.arena = &arena;
	if (db_open(&call.db, where) != OUTCOME_OK)
		return -1;
	for (size_t i = place; i < things_count && clock_real() < end; done++) {
		if (!act(&call, &things[i]))
			return -1;
		arena_clear(&arena);
		if (!again)
			i += connections;
	}
	db_close(call.db);
	arena_finish(&arena);
	return done;
}

int
main(int argc, char **argv)
{
	struct db_settings where;
	int pipes[2];
	long connections, done = 0, one;
	call_do *act;
	instant began;

	log_open("call");
	if (argc != 6 || pipe(pipes) != 0)
		return 2;
	act = call_find(argv[1], argv[2]);
	where = settings(argv[1], argv[2]);
	connections = strtol(argv[3], NULL, 10);
	if (act == NULL || connections < 1 || connections > CONNECTIONS_MAX)
		return 2;
	things_read(argv[5]);
	began = clock_real();
	for (long i = 0; i < connections; i++)
		if (fork() == 0) {
			one = work(act, &where, (size_t)i,
			    (size_t)connections, strtol(argv[4], NULL, 10),
			    strcmp(argv[1], "list") == 0);
			_exit(write(pipes[1], &one, sizeof one) !=
			    sizeof one);
		}
	for (long i = 0; i < connections; i++) {
		if (read(pipes[0], &one, sizeof one) != sizeof one || one < 0)
			return 1;
		done += one;
	}
	while (wait(NULL) > 0)
		continue;
	printf("%ld %lld\n", done, (long long)(clock_real() - began));
	return 0;
}
