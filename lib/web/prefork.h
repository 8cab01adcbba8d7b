/*
 * A door's process: a parent that keeps its workers alive and ends those
 * that are stuck, and workers of one request at a time.
 *
 * SIGTERM lets each worker finish its request and ends; SIGHUP replaces the
 * workers one by one.
 */
#ifndef WEB_PREFORK_H
#define WEB_PREFORK_H

#include "web/route.h"

/* Run a door with the settings file in argv[1]; returns an exit status. */
int prefork_run(const struct door *door, int argc, char **argv);

#endif
