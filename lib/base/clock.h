/*
 * The two clocks. Every rule of the domain asks clock_now(), once a request;
 * sessions, rates and retries ask clock_real(). In the demonstration build
 * the file `clock` in the site's directory, when it is there, holds an
 * RFC 3339 instant at which clock_now() stands still; the production build
 * has no such code.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/instant.h"

/*
 * Remember the site's directory by descriptor, so that the clock can still
 * be read when the program has dropped its rights. False when it can't be
 * opened (errno tells why).
 */
_Bool clock_open(const char *directory);

/* The instant at which the rules stand. */
instant clock_now(void);

/* The machine's time. */
instant clock_real(void);

/* Microseconds that only grow, whoever sets the machine's time. */
int64_t clock_steady(void);

#endif
