#include "port/key.h"

#include "base/address.h"
#include "base/log.h"
#include "port/key_wire.h"
#include "port/seal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { TIMEOUT_SECONDS = 2 };

_Static_assert((int)KEY_WRAP_BYTES == (int)SEAL_WRAP_BYTES &&
    (int)KEY_SECRET_BYTES == (int)SEAL_KEY_BYTES, "one wrap");

struct keys {
	struct sockaddr_un address;
	int socket;		/* -1 when there is no connection */
	_Bool away;
	struct key_ask ask;
	struct key_reply reply;
};

enum outcome
keys_open(struct keys **out, const char *socket)
{
	struct keys *keys = calloc(1, sizeof *keys);

	*out = keys;
	if (keys == NULL)
		return OUTCOME_FAULT;
	keys->socket = -1;
	if (address_set(&keys->address, socket))
		return OUTCOME_OK;
	log_line("key: %s: %s", socket, strerror(errno));
	return OUTCOME_FAULT;
}

static void
hang_up(struct keys *keys)
{
	int error = errno;

	if (keys->socket >= 0)
		close(keys->socket);
	keys->socket = -1;
	errno = error;
}

void
keys_close(struct keys *keys)
{
	if (keys == NULL)
		return;
	hang_up(keys);
	free(keys);
}

/* ---- one message and its answer ----------------------------------------- */

static _Bool
connected(struct keys *keys)
{
	const struct timeval most = { .tv_sec = TIMEOUT_SECONDS };
	const struct sockaddr *address = (const void *)&keys->address;
	int fd;

	if (keys->socket >= 0)
		return 1;
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	keys->socket = fd;
	return fd >= 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof most) == 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most) == 0 &&
	    connect(fd, address, sizeof keys->address) == 0;
}

static _Bool
sent(struct keys *keys)
{
	size_t length = KEY_ASK_HEAD +
	    keys->ask.count * sizeof keys->ask.keys[0];
	ssize_t done;

	do
		done = send(keys->socket, &keys->ask, length, MSG_NOSIGNAL);
	while (done < 0 && errno == EINTR);
	return done == (ssize_t)length;
}

static _Bool
received(struct keys *keys)
{
	const struct key_reply *reply = &keys->reply;
	ssize_t done;

	do
		done = recv(keys->socket, &keys->reply, sizeof keys->reply, 0);
	while (done < 0 && errno == EINTR);
	if (done == 0)
		errno = ECONNRESET;
	if (done <= 0)
		return 0;
	errno = EPROTO;
	return (size_t)done >= KEY_REPLY_HEAD &&
	    reply->version == KEY_WIRE_VERSION &&
	    reply->answer < KEY_ANSWERS &&
	    reply->count == (reply->answer == KEY_DONE ?
	    keys->ask.count : 0) &&
	    (size_t)done == KEY_REPLY_HEAD +
	    reply->count * sizeof reply->keys[0];
}

/* A connection that was lost meanwhile shows only now: once more, then. */
static enum outcome
exchange(struct keys *keys)
{
	_Bool had, again;

	do {
		had = keys->socket >= 0;
		if (connected(keys) && sent(keys) && received(keys))
			return OUTCOME_OK;
		again = had && errno != EAGAIN;
		hang_up(keys);
	} while (again);
	log_line("key: the daemon does not answer: %s", strerror(errno));
	keys->away = 1;
	return OUTCOME_FAULT;
}

static enum outcome
answered(struct keys *keys)
{
	static const enum outcome outcomes[KEY_ANSWERS] = {
		[KEY_DONE] = OUTCOME_OK,
		[KEY_FALSE] = OUTCOME_INVALID,
		[KEY_DENIED] = OUTCOME_DENIED,
		[KEY_BUSY] = OUTCOME_FAULT,
		[KEY_CONFLICT] = OUTCOME_CONFLICT,
		[KEY_UNKNOWN] = OUTCOME_NOT_FOUND,
		[KEY_FAILED] = OUTCOME_FAULT
	};

	TRY(exchange(keys));
	keys->away = keys->reply.answer == KEY_BUSY;
	if (outcomes[keys->reply.answer] == OUTCOME_FAULT)
		log_line("key: the daemon %s", keys->away ? "is busy" :
		    "has failed");
	return outcomes[keys->reply.answer];
}

/* The message, and what the last left in it, hold secrets. */
static void
forget(struct keys *keys)
{
	seal_wipe(&keys->ask, KEY_ASK_HEAD +
	    keys->ask.count * sizeof keys->ask.keys[0]);
	seal_wipe(&keys->reply, sizeof keys->reply);
}

/* ---- askings of keys ---------------------------------------------------- */

static enum outcome
keys_put(struct keys *keys, enum key_operation operation,
    const struct key *key, size_t count)
{
	struct key_ask *ask = &keys->ask;

	ask->count = 0;
	for (size_t i = 0; i < count; i++)
		if (i >= KEYS_MOST || key[i].bound_length > KEY_BOUND_MAX) {
			log_line("key: more than one message holds");
			return OUTCOME_FAULT;
		}
	ask->version = KEY_WIRE_VERSION;
	ask->operation = operation;
	ask->count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		struct key_asked *asked = &ask->keys[i];

		asked->class = key[i].class;
		asked->bound_length = (uint32_t)key[i].bound_length;
		if (key[i].bound_length > 0)
			memcpy(asked->bound, key[i].bound,
			    key[i].bound_length);
		if (operation == KEY_WRAP)
			memcpy(asked->secret, key[i].secret,
			    KEY_SECRET_BYTES);
		else
			memcpy(asked->wrap, key[i].wrap, KEY_WRAP_BYTES);
	}
	return OUTCOME_OK;
}

static void
keys_take(const struct keys *keys, struct key *key)
{
	for (size_t i = 0; i < keys->ask.count; i++)
		if (keys->ask.operation == KEY_UNWRAP)
			memcpy(key[i].secret, keys->reply.keys[i].secret,
			    KEY_SECRET_BYTES);
		else
			memcpy(key[i].wrap, keys->reply.keys[i].wrap,
			    KEY_WRAP_BYTES);
}

static enum outcome
keys_ask(struct keys *keys, enum key_operation operation, struct key *key,
    size_t count)
{
	enum outcome outcome;

	keys->away = 0;
	if (count == 0)
		return OUTCOME_OK;
	outcome = keys_put(keys, operation, key, count);
	if (outcome == OUTCOME_OK)
		outcome = answered(keys);
	if (outcome == OUTCOME_OK)
		keys_take(keys, key);
	forget(keys);
	return outcome;
}

enum outcome
keys_wrap(struct keys *keys, struct key *key, size_t count)
{
	return keys_ask(keys, KEY_WRAP, key, count);
}

enum outcome
keys_unwrap(struct keys *keys, struct key *key, size_t count)
{
	enum outcome outcome = keys_ask(keys, KEY_UNWRAP, key, count);

	if (outcome != OUTCOME_OK)
		for (size_t i = 0; i < count; i++)
			seal_wipe(key[i].secret, KEY_SECRET_BYTES);
	return outcome;
}

enum outcome
keys_rewrap(struct keys *keys, struct key *key, size_t count)
{
	return keys_ask(keys, KEY_REWRAP, key, count);
}

enum outcome
keys_check(struct keys *keys, const struct key *key, size_t count,
    _Bool good[])
{
	enum outcome outcome;

	keys->away = 0;
	if (count == 0)
		return OUTCOME_OK;
	outcome = keys_put(keys, KEY_CHECK, key, count);
	if (outcome == OUTCOME_OK)
		outcome = answered(keys);
	for (size_t i = 0; i < count && outcome == OUTCOME_OK; i++)
		good[i] = keys->reply.keys[i].good == 1;
	forget(keys);
	return outcome;
}

/* ---- epochs ------------------------------------------------------------- */

static enum outcome
epochs_ask(struct keys *keys, enum key_operation operation, uint32_t epoch)
{
	keys->ask.version = KEY_WIRE_VERSION;
	keys->ask.operation = operation;
	keys->ask.count = 0;
	keys->ask.epoch = epoch;
	keys->away = 0;
	return answered(keys);
}

enum outcome
keys_epochs(struct keys *keys, uint32_t *oldest, uint32_t *newest,
    instant *since)
{
	TRY(epochs_ask(keys, KEY_EPOCHS, 0));
	*oldest = keys->reply.oldest;
	*newest = keys->reply.newest;
	*since = keys->reply.since;
	return OUTCOME_OK;
}

enum outcome
keys_turn(struct keys *keys, uint32_t from)
{
	return epochs_ask(keys, KEY_TURN, from);
}

enum outcome
keys_destroy(struct keys *keys, uint32_t epoch)
{
	return epochs_ask(keys, KEY_DESTROY, epoch);
}

_Bool
keys_away(const struct keys *keys)
{
	return keys->away;
}

uint32_t
key_epoch(const struct key *key)
{
	return seal_wrap_epoch(key->wrap);
}
