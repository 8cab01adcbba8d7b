/* Webhooks of a partner: where it is told of events without asking. */
#ifndef DESK_WEBHOOK_H
#define DESK_WEBHOOK_H

#include "desk/desk.h"

/* `viewer`, each `webhook` (id, state, url, created_at, failing_at). */
enum outcome desk_webhooks(struct desk *desk, struct element *into)
    MUST_USE;

/* One of them; NOT_FOUND. */
enum outcome desk_webhook(struct desk *desk, struct element *into,
    const unsigned char *id) MUST_USE;

/*
 * A new one; *id is then its id, as in addresses. CONFLICT: webhook_most.
 * Of two with one key there is one.
 */
enum outcome desk_webhook_add(struct desk *desk, const char *url,
    const char **id) MUST_USE;

/* Remove one, and what is known of its deliveries. NOT_FOUND. */
enum outcome desk_webhook_remove(struct desk *desk,
    const unsigned char *id) MUST_USE;

/*
 * One page of what was told by it, the newest first: `viewer`, `webhook`,
 * `total` (count), `delivery` (id, code, noun, subject, state, tries, status,
 * fault, tried_at, next_at). NOT_FOUND.
 */
enum outcome desk_deliveries(struct desk *desk, struct element *into,
    const unsigned char *id, long page, long size) MUST_USE;

/*
 * Tell again what was given up, or (after >= 0) all events behind that place.
 * NOT_FOUND; CONFLICT: webhook_gone.
 */
enum outcome desk_webhook_replay(struct desk *desk, const unsigned char *id,
    int64_t after) MUST_USE;

#endif
