/* Everything that the partner door can be asked. */
#ifndef PARTNER_ROUTES_H
#define PARTNER_ROUTES_H

#include "web/route.h"

extern const struct door partner_door;

#endif
