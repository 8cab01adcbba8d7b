/* Everything that the public door can be asked. */
#ifndef PUBLIC_ROUTES_H
#define PUBLIC_ROUTES_H

#include "web/route.h"

extern const struct door public_door;

#endif
