/* Whether a letter of referral is genuine. */
#ifndef PUBLIC_VERIFY_H
#define PUBLIC_VERIFY_H

#include "web/route.h"

handler get_verify;

#endif
