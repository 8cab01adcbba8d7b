/*
 * For tests of the key daemon: one of their own in a temporary folder, and
 * connections to it by whom they like. They run as root.
 */
#ifndef TESTS_KEYD_DAEMON_H
#define TESTS_KEYD_DAEMON_H

#include "port/key.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <sys/types.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The users of the doors, and of nobody who has business with it. */
enum {
	ROOT = 0,
	PUBLIC = 61100,
	SEEKER = 61101,
	EMPLOYER = 61102,
	STAFF = 61103,
	CLERK = 61104,
	KEYD = 61107,
	PARTNER = 61108,
	STRANGER = 61199
};

/* The daemon's socket, and a path beside it. */
const char *daemon_socket(void);
const char *daemon_path(const char *name);

/* A folder; a group's fixtures. */
int daemon_begin(void **state);
int daemon_end(void **state);

/* A test's setup: a daemon that has just made its first key. */
int daemon_fresh(void **state);

/* Start it with these lines more below [keyd]; it answers when this is done. */
void daemon_start(const char *settings);

/* Send a signal and wait for the end: what waitpid says. */
int daemon_stop(int signal);

/* Forget all keys, whether it runs or not. */
void daemon_forget(void);

/* A new connection of this user, who has asked once. */
struct keys *keys_of(uid_t user);

/* The process of a test becomes this user as others see it, or root again. */
void become(uid_t user);

/* A key of this class, bound to a text; its secret is drawn. */
struct key key_made(enum key_class class, const char *bound);

/* Have it wrapped by one who may wrap its class. */
void key_wrapped(struct key *key);

#endif
