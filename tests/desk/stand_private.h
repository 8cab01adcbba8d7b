/* What the parts of a stand share. */
#ifndef TESTS_DESK_STAND_PRIVATE_H
#define TESTS_DESK_STAND_PRIVATE_H

#include "stand.h"

extern struct arena stand_arena;	/* of the whole run */
extern char stand_socket[256];		/* the database's */

/* A variable that tests/run sets. */
const char *stand_environment(const char *name);

#endif
