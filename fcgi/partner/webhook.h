/*
 * Where the system is told of events without asking. The settings [webhook]
 * have `key`, the file of the site's key of which each webhook's secret is
 * derived, and perhaps `allow`, exceptions of addresses (port/hook.h).
 */
#ifndef PARTNER_WEBHOOK_H
#define PARTNER_WEBHOOK_H

#include "web/route.h"

handler get_webhooks;
handler post_webhook;		/* a new one */
handler get_webhook;		/* with its secret */
handler delete_webhook;
handler get_deliveries;		/* what was told, and what was answered */
handler post_replay;		/* what failed, or all behind ?after= */

#endif
