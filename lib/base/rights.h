/* Giving up rights that a program needed only to start. */
#ifndef BASE_RIGHTS_H
#define BASE_RIGHTS_H

#include "base/outcome.h"

/* Close what a caller left open, but standard input and outputs. */
void rights_close(void);

/*
 * Become the user and group `user` (when root, and `user` is above 0), for
 * good; leave no core dump and let nobody trace, for memory holds what
 * people entrusted. A fault is logged.
 */
enum outcome rights_drop(long user) MUST_USE;

#endif
