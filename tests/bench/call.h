/* What tests/bench/call.c does, in one way or another. */
#ifndef TESTS_BENCH_CALL_H
#define TESTS_BENCH_CALL_H

#include "port/db.h"
#include "port/digest.h"

/* One connection and its memory. */
struct call {
	struct db *db;
	struct arena *arena;
	instant now;
};

/* For whom, and on what. */
struct call_thing {
	unsigned char session[DIGEST_BYTES];
	unsigned char account[ID_BYTES];
	unsigned char party[ID_BYTES];
	unsigned char referral[ID_BYTES];
	unsigned char application[ID_BYTES];
};

/* Do it once; false when it was not done. */
typedef _Bool call_do(struct call *call, const struct call_thing *thing);

/* "list" or "apply" by "procedure" or "statements"; else NULL. */
call_do *call_find(const char *what, const char *way);

#endif
