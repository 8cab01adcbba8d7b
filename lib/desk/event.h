/*
 * Events: what happened to those for whom a partner acts. They say ids and
 * codes, nothing of people.
 */
#ifndef DESK_EVENT_H
#define DESK_EVENT_H

#include "desk/desk.h"

/*
 * The partner's events behind a place in its order, or (`noun`) those of a
 * noun: `viewer`; `end` (place: how far the order has come; after: behind
 * which these are; at; title); each `event` (id, code, noun, subject, place,
 * at, real, title), first those that have a place, at most `size`, then those
 * that have none yet, at most `size`.
 */
enum outcome desk_events(struct desk *desk, struct element *into,
    const char *noun, int64_t after, long size) MUST_USE;

/* An event's id as it is known outside (RFC 9562): 8-4-4-4-12 digits. */
const char *desk_event_uuid(struct arena *arena, const char *id);

/* Where its subject is found: a path. */
const char *desk_event_path(struct arena *arena,
    const struct element *event);

#endif
