/* The first page of the site. */
#ifndef PUBLIC_HOME_H
#define PUBLIC_HOME_H

#include "web/route.h"

handler get_home;

#endif
