/* What the key daemon answers to one message. */
#ifndef KEYD_ANSWER_H
#define KEYD_ANSWER_H

#include "keyd/keyd.h"

/*
 * Answer the message of `length` bytes in vault->ask by vault->reply and say
 * so in the log. Returns the bytes of the reply; 0 when it was no message.
 */
size_t answer_make(struct keyd *keyd, enum role role, size_t length);

/* Wipe the message and its answer. */
void answer_forget(struct keyd *keyd);

#endif
