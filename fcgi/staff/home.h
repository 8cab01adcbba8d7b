/* What waits for the staff of an office. */
#ifndef STAFF_HOME_H
#define STAFF_HOME_H

#include "web/route.h"

handler get_home;

#endif
