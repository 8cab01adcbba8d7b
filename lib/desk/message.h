/*
 * Messages between employer and applicant, on one application (R11, R13,
 * R16). Both doors read and write here; which side it is, the door says.
 */
#ifndef DESK_MESSAGE_H
#define DESK_MESSAGE_H

#include "desk/desk.h"

/*
 * One page of the thread, the newest page first, in it the oldest message
 * first: `viewer`, for the employer `application` and `office`, then `total`
 * (count) and `message`: id, state (new: the other side has not seen it),
 * sender, mine, withdraws; sent_at, text, read_at. What the other side wrote
 * counts as read from now on. There is no total for another's application,
 * nor for the employer when the thread is closed to them (R9).
 */
enum outcome desk_messages(struct desk *desk, struct element *into,
    const unsigned char *application, long page, long size) MUST_USE;

/*
 * Send `text`. `withdraws`: the seeker says by it that they withdraw (R13),
 * and the employer's page of the result suggests reason 8. CONFLICT:
 * message_paper, message_cancelled, message_result, message_late, with what
 * the rule rests on and the office to call.
 */
enum outcome desk_message_send(struct desk *desk,
    const unsigned char *application, const char *text, _Bool withdraws,
    const char *answer) MUST_USE;

#endif
