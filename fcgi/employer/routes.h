/* Everything that the employer door can be asked. */
#ifndef EMPLOYER_ROUTES_H
#define EMPLOYER_ROUTES_H

#include "web/route.h"

extern const struct door employer_door;

#endif
