/* What happened, as each My Page tells it. */
#ifndef COMMON_NOTIFICATION_H
#define COMMON_NOTIFICATION_H

#include "web/route.h"

handler get_notifications;
handler post_notifications;

#endif
