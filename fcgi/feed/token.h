/* Tokens: for a partner's code and password, until the day in Japan ends. */
#ifndef FEED_TOKEN_H
#define FEED_TOKEN_H

#include "web/route.h"

handler post_token;
handler post_token_end;	/* before its time */

#endif
