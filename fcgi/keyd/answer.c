#include "keyd/answer.h"

#include "base/log.h"
#include "base/text.h"
#include "port/digest.h"
#include "port/seal.h"

#include <string.h>

/* ---- doing what was asked ----------------------------------------------- */

static void
wrap(struct vault *vault, const struct key_asked *asked,
    const unsigned char *secret, struct key_given *given)
{
	const struct epoch *newest = epoch_newest(&vault->epochs);

	seal_wrap(given->wrap, newest->kek, newest->number,
	    (unsigned char)asked->class, asked->bound, asked->bound_length,
	    secret);
}

static _Bool
unwrap(const struct vault *vault, const struct key_asked *asked,
    unsigned char *secret)
{
	const struct epoch *epoch = epoch_find(&vault->epochs,
	    seal_wrap_epoch(asked->wrap));

	return epoch != NULL && seal_unwrap(secret, epoch->kek,
	    (unsigned char)asked->class, asked->bound, asked->bound_length,
	    asked->wrap) == OUTCOME_OK;
}

static _Bool
key_do(struct vault *vault, const struct key_asked *asked,
    struct key_given *given)
{
	switch (vault->ask.operation) {
	case KEY_WRAP:
		wrap(vault, asked, asked->secret, given);
		return 1;
	case KEY_UNWRAP:
		return unwrap(vault, asked, given->secret);
	case KEY_REWRAP:
		if (!unwrap(vault, asked, vault->secret))
			return 0;
		wrap(vault, asked, vault->secret, given);
		return 1;
	default:
		given->good = unwrap(vault, asked, vault->secret);
		return 1;
	}
}

static enum key_answer
keys_do(struct vault *vault)
{
	for (uint32_t i = 0; i < vault->ask.count; i++)
		if (!key_do(vault, &vault->ask.keys[i],
		    &vault->reply.keys[i]))
			return KEY_FALSE;
	return KEY_DONE;
}

static enum key_answer
answer_of(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_OK:
		return KEY_DONE;
	case OUTCOME_CONFLICT:
		return KEY_CONFLICT;
	case OUTCOME_NOT_FOUND:
		return KEY_UNKNOWN;
	default:
		return KEY_FAILED;
	}
}

static enum key_answer
message_do(struct vault *vault)
{
	struct epochs *epochs = &vault->epochs;

	switch (vault->ask.operation) {
	case KEY_EPOCHS:
		return KEY_DONE;
	case KEY_TURN:
		return answer_of(epoch_turn(epochs, vault->ask.epoch));
	case KEY_DESTROY:
		return answer_of(epoch_destroy(epochs, vault->ask.epoch));
	default:
		return keys_do(vault);
	}
}

/* ---- the message and the log -------------------------------------------- */

static size_t
ask_length(const struct key_ask *ask)
{
	return KEY_ASK_HEAD + ask->count * sizeof ask->keys[0];
}

/* Nothing that a peer sends is looked at before this has passed. */
static _Bool
well_formed(const struct key_ask *ask, size_t length)
{
	if (length < KEY_ASK_HEAD || ask->version != KEY_WIRE_VERSION ||
	    ask->operation >= KEY_OPERATIONS || ask->count > KEYS_MOST ||
	    length != ask_length(ask) ||
	    (ask->count > 0) != (ask->operation < KEY_EPOCHS))
		return 0;
	for (uint32_t i = 0; i < ask->count; i++)
		if (ask->keys[i].class >= KEY_CLASSES ||
		    ask->keys[i].bound_length > KEY_BOUND_MAX)
			return 0;
	return 1;
}

static const char *
class_name(const struct key_ask *ask)
{
	static const char *const names[KEY_CLASSES] = {
		[KEY_DOCUMENT] = "document",
		[KEY_TEXT] = "text",
		[KEY_RESULT] = "result"
	};

	if (ask->count == 0)
		return "none";
	for (uint32_t i = 1; i < ask->count; i++)
		if (ask->keys[i].class != ask->keys[0].class)
			return "mixed";
	return names[ask->keys[0].class];
}

/* The epoch of the first key as it came, or the one that was asked about. */
static uint32_t
epoch_asked(const struct vault *vault)
{
	const struct key_ask *ask = &vault->ask;

	if (ask->operation == KEY_WRAP || ask->operation == KEY_EPOCHS)
		return epoch_newest(&vault->epochs)->number;
	return ask->count > 0 ? seal_wrap_epoch(ask->keys[0].wrap) :
	    ask->epoch;
}

/* The ids in what a key is bound to stay out of the log; their digest ties
 * together the lines about one key. */
static void
audit(const struct vault *vault, enum role role, enum key_answer answer)
{
	static const char *const operations[KEY_OPERATIONS] = { "wrap",
	    "unwrap", "rewrap", "check", "epochs", "turn", "destroy" };
	static const char *const answers[KEY_ANSWERS] = { "done", "false",
	    "denied", "busy", "conflict", "unknown", "failed" };
	const struct key_ask *ask = &vault->ask;
	unsigned char digest[DIGEST_BYTES];
	char bound[9] = "-";

	if (ask->count > 0) {
		digest_of(digest, ask->keys[0].bound,
		    ask->keys[0].bound_length);
		text_hex(digest, 4, bound);
	}
	log_line("%s %s class %s count %u epoch %u bound %s: %s",
	    permit_role_name(role), operations[ask->operation],
	    class_name(ask), ask->count, epoch_asked(vault), bound,
	    answers[answer]);
}

static enum key_answer
decide(struct keyd *keyd, enum role role)
{
	const struct key_ask *ask = &keyd->vault->ask;

	if (!permit_allows(role, ask))
		return KEY_DENIED;
	if (!permit_spend(&keyd->permit, role, ask))
		return KEY_BUSY;
	return message_do(keyd->vault);
}

size_t
answer_make(struct keyd *keyd, enum role role, size_t length)
{
	struct vault *vault = keyd->vault;
	struct key_reply *reply = &vault->reply;
	const struct epochs *epochs = &vault->epochs;

	if (!well_formed(&vault->ask, length)) {
		log_line("%s sent no message: %zu bytes",
		    permit_role_name(role), length);
		return 0;
	}
	reply->version = KEY_WIRE_VERSION;
	reply->answer = decide(keyd, role);
	audit(vault, role, reply->answer);
	reply->count = reply->answer == KEY_DONE ? vault->ask.count : 0;
	if (reply->answer == KEY_DONE && vault->ask.count == 0) {
		reply->oldest = epochs->epochs[0].number;
		reply->newest = epoch_newest(epochs)->number;
		reply->since = epochs->since;
	}
	return KEY_REPLY_HEAD + reply->count * sizeof reply->keys[0];
}

void
answer_forget(struct keyd *keyd)
{
	struct vault *vault = keyd->vault;

	seal_wipe(&vault->ask, sizeof vault->ask);
	seal_wipe(&vault->reply, sizeof vault->reply);
	seal_wipe(vault->secret, sizeof vault->secret);
}
