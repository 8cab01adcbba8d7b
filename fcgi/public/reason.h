/* The reasons for not hiring, for machines. */
#ifndef PUBLIC_REASON_H
#define PUBLIC_REASON_H

#include "web/route.h"

handler get_reasons;

#endif
