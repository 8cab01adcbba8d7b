/* Who the system is here. */
#ifndef PARTNER_HOME_H
#define PARTNER_HOME_H

#include "web/route.h"

handler get_home;

#endif
