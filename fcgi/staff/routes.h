/* Everything that the staff door can be asked. */
#ifndef STAFF_ROUTES_H
#define STAFF_ROUTES_H

#include "web/route.h"

extern const struct door staff_door;

#endif
