/* What waits for the employer. */
#ifndef EMPLOYER_HOME_H
#define EMPLOYER_HOME_H

#include "web/route.h"

handler get_home;

#endif
