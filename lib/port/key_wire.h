/*
 * What is said between a program and the key daemon, over a SOCK_SEQPACKET
 * socket: one message asks, one answers, both as these structs lie in the
 * machine's memory, for both ends are of one build on one machine. A message
 * ends behind the last of the `count` keys that it says it has.
 *
 * lib/port/key.c and fcgi/keyd alone include this.
 */
#ifndef PORT_KEY_WIRE_H
#define PORT_KEY_WIRE_H

#include "port/key.h"

#include <stdint.h>

enum { KEY_WIRE_VERSION = 1 };

enum key_operation {
	KEY_WRAP,
	KEY_UNWRAP,
	KEY_REWRAP,
	KEY_CHECK,
	KEY_EPOCHS,		/* these three have no keys */
	KEY_TURN,
	KEY_DESTROY,
	KEY_OPERATIONS
};

enum key_answer {
	KEY_DONE,
	KEY_FALSE,		/* a wrap is not authentic */
	KEY_DENIED,		/* not for this user to ask */
	KEY_BUSY,		/* this user asks too fast */
	KEY_CONFLICT,		/* the state of the epochs forbids it */
	KEY_UNKNOWN,		/* there is no such epoch */
	KEY_FAILED,		/* the daemon's fault, in its log */
	KEY_ANSWERS
};

struct key_asked {
	uint32_t class;
	uint32_t bound_length;
	unsigned char bound[KEY_BOUND_MAX];
	unsigned char secret[KEY_SECRET_BYTES];		/* of a wrap */
	unsigned char wrap[KEY_WRAP_BYTES];		/* of all others */
	unsigned char none[3];
};

struct key_ask {
	uint32_t version;
	uint32_t operation;
	uint32_t count;
	uint32_t epoch;		/* to turn from, or to destroy */
	struct key_asked keys[KEYS_MOST];
};

struct key_given {
	unsigned char secret[KEY_SECRET_BYTES];		/* of an unwrap */
	unsigned char wrap[KEY_WRAP_BYTES];		/* of wrap, rewrap */
	unsigned char good;				/* of a check */
	unsigned char none[2];
};

struct key_reply {
	uint32_t version;
	uint32_t answer;
	uint32_t count;		/* as asked when done, else 0 */
	uint32_t oldest;	/* the epochs, when done without keys */
	uint32_t newest;
	uint32_t none;
	int64_t since;		/* real time the newest was made */
	struct key_given keys[KEYS_MOST];
};

/* Bytes in front of the keys. */
#define KEY_ASK_HEAD offsetof(struct key_ask, keys)
#define KEY_REPLY_HEAD offsetof(struct key_reply, keys)

#endif
