/* The way of a request, from the wire to the last byte. */
#ifndef WEB_SERVE_H
#define WEB_SERVE_H

#include "base/arena.h"
#include "port/db.h"
#include "port/key.h"
#include "port/wire.h"
#include "web/program.h"

/* What a worker has for all its requests. */
struct worker {
	const struct program *program;
	struct wire *wire;
	struct db *db;
	struct keys *keys;
	struct arena arena;
};

/*
 * Answer the request that the wire has accepted. Whatever happens in it, the
 * worker is as before when this returns.
 */
void serve(struct worker *worker);

#endif
