/*
 * The key daemon's loop: who connects is admitted or sent away, whoever has
 * sent a message gets its answer. No peer can hold it: it never waits for
 * one, and one that does not take its answer is hung up on.
 */
#ifndef KEYD_SERVE_H
#define KEYD_SERVE_H

#include "keyd/keyd.h"

/* Listen at a path; anyone may connect, for the kernel says who it is. */
enum outcome serve_listen(struct keyd *keyd, const char *path) MUST_USE;

/* Serve until SIGTERM; what had arrived by then is still answered. */
void serve_run(struct keyd *keyd);

#endif
