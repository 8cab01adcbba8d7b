/* Signing in and out, the same at each door with a My Page. */
#ifndef COMMON_ACCOUNT_H
#define COMMON_ACCOUNT_H

#include "web/route.h"

handler get_login;
handler post_login;
handler post_logout;

#endif
