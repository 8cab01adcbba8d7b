/* What waits for the seeker. */
#ifndef SEEKER_HOME_H
#define SEEKER_HOME_H

#include "web/route.h"

handler get_home;

#endif
