/* The first page of the site, and how to use it. */
#ifndef PUBLIC_HOME_H
#define PUBLIC_HOME_H

#include "web/route.h"

handler get_home;
handler get_help;	/* R17 */

#endif
