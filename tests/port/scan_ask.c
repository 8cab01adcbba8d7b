/*
 * scan_ask SOCKET SECONDS
 *
 * Has standard input looked at by the clamd at SOCKET; writes clean, found or
 * unknown. For tests/port/scan.py.
 */
#include "base/arena.h"
#include "base/bytes.h"
#include "base/log.h"
#include "port/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { INPUT_CEILING = 64 * 1024 * 1024, PIECE_BYTES = 64 * 1024 };

static const char *const words[] = {
	[SCAN_CLEAN] = "clean",
	[SCAN_FOUND] = "found",
	[SCAN_UNKNOWN] = "unknown"
};

int
main(int argc, char **argv)
{
	struct arena arena;
	struct bytes input;
	ssize_t got;

	if (argc != 3)
		return 2;
	log_open("scan_ask");
	arena_init(&arena, INPUT_CEILING);
	bytes_init(&input, &arena, PIECE_BYTES);
	while ((got = read(STDIN_FILENO, bytes_room(&input, PIECE_BYTES),
	    PIECE_BYTES)) > 0)
		input.length += (size_t)got;
	puts(words[scan_bytes(argv[1], input.data, input.length,
	    atoi(argv[2]))]);
	arena_finish(&arena);
	return 0;
}
