/*
 * Messages between employer and applicant, on one application (R11, R13,
 * R16). Both doors send and read here; which side writes is the door's.
 */
#ifndef DESK_MESSAGE_H
#define DESK_MESSAGE_H

#include "desk/desk.h"

/*
 * One page of the thread into `into`: `viewer`, `application` (id, state,
 * name of the other side, title, job_number, open_until), `total` (count) and
 * `message` (id, state, sender, mine, withdraws; sent_at, text, read_at), the
 * newest page first, in it the oldest message first. What the other side
 * wrote counts as read from now on. NOT_FOUND: another's application, or one
 * that shows no messages to this side any more (R9).
 */
enum outcome desk_messages(struct desk *desk, struct element *into,
    const unsigned char *application, long page, long size) MUST_USE;

/*
 * Send `text`. `withdraws`: the seeker says by it that they withdraw (R13);
 * the employer's result page then suggests reason 8. CONFLICT: message_paper,
 * message_cancelled, message_result, message_late, with the deadline and the
 * office to call.
 */
enum outcome desk_message_send(struct desk *desk,
    const unsigned char *application, const char *text, _Bool withdraws,
    const char *answer) MUST_USE;

#endif
