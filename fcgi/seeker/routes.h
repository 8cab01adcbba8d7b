/* Everything that the seeker door can be asked. */
#ifndef SEEKER_ROUTES_H
#define SEEKER_ROUTES_H

#include "web/route.h"

extern const struct door seeker_door;

#endif
