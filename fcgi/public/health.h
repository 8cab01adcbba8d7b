/* For machines that watch the site; nginx lets only the loopback ask. */
#ifndef PUBLIC_HEALTH_H
#define PUBLIC_HEALTH_H

#include "web/route.h"

handler get_healthz;	/* this process answers */
handler get_readyz;	/* and so does what it depends on */

#endif
