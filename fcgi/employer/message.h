/* Messages with one applicant (R11). */
#ifndef EMPLOYER_MESSAGE_H
#define EMPLOYER_MESSAGE_H

#include "web/route.h"

handler get_messages;
handler post_message;

/* Put form message into the page of the path's application. */
void message_show(struct request *request);

#endif
