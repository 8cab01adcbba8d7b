/* Everything that the feed can be asked. */
#ifndef FEED_ROUTES_H
#define FEED_ROUTES_H

#include "web/route.h"

extern const struct door feed_door;

#endif
