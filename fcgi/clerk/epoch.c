/*
 * Epochs of keys: what was deleted stays in logs, backups and free pages, and
 * becomes unreadable there when the epoch key under which its key was wrapped
 * is destroyed. An epoch lasts six days, so that none outlives a deletion by
 * more than seven.
 */
#include "clerk/round.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "clerk/key.h"

#include <string.h>

enum {
	EPOCH_SECONDS = 6 * 24 * 60 * 60,
	/* What a door wrapped or read before the last rewrap is done by then. */
	GRACE_SECONDS = 10 * 60,
	/* So long the other duties wait; then it goes on at once. */
	ROUND_SECONDS = 2
};

static const struct statement old = { "CALL clerk_key_old(?,?,?)", "key" };
static const struct statement rewrap = {
	"CALL clerk_key_rewrap(?,?)", "left"
};

static instant
seconds(struct round *round, const char *key, long otherwise)
{
	return settings_number(round->clerk->settings, "epoch", key,
	    otherwise) * INSTANT_SECOND;
}

/* The list that clerk_key_rewrap takes. */
static const char *
batch_list(struct round *round, const struct key_batch *before,
    const struct key_batch *after)
{
	char was[2 * KEY_WRAP_BYTES + 1], is[2 * KEY_WRAP_BYTES + 1];
	struct bytes list;

	bytes_init(&list, &round->arena, before->count * 400 + 8);
	for (size_t i = 0; i < before->count; i++) {
		text_hex(before->keys[i].wrap, KEY_WRAP_BYTES, was);
		text_hex(after->keys[i].wrap, KEY_WRAP_BYTES, is);
		bytes_print(&list, "%c{\"c\":\"%s\",\"i\":\"%s\","
		    "\"o\":\"%s\",\"n\":\"%s\"}", i == 0 ? '[' : ',',
		    before->class[i], before->subject[i], was, is);
	}
	bytes_add(&list, "]", 2);
	return list.data;
}

/*
 * One wrap that is not authentic must not keep the others from the newest
 * epoch: it stays as it is, counts as done, and is found by verify.
 */
static enum outcome
keys_anew(struct round *round, struct key_batch *batch)
{
	struct keys *keys = round->clerk->keys;
	_Bool good[KEYS_MOST];
	enum outcome outcome = keys_rewrap(keys, batch->keys, batch->count);

	if (outcome != OUTCOME_INVALID)
		return outcome;
	TRY(keys_check(keys, batch->keys, batch->count, good));
	for (size_t i = 0; i < batch->count; i++)
		if (!good[i])
			log_line("epoch: a key that is not authentic");
		else if (keys_rewrap(keys, &batch->keys[i], 1) != OUTCOME_OK)
			return OUTCOME_FAULT;
	return OUTCOME_OK;
}

/* Some of the keys of older epochs; *left says whether there are more. */
static enum outcome
batch_rewrap(struct round *round, uint32_t oldest, uint32_t newest,
    _Bool *left)
{
	struct key_batch before, after;
	struct element *root;

	TRY(round_ask_apart(round, &old, &root, ARGS(arg_number(oldest),
	    arg_number(newest), arg_number(KEYS_MOST))));
	*left = element_first(root, "key") != NULL;
	if (!*left)
		return OUTCOME_OK;
	TRY(key_batch_read(&before, &round->arena, root));
	after = before;
	after.keys = arena_alloc(&round->arena,
	    before.count * sizeof *after.keys);
	memcpy(after.keys, before.keys, before.count * sizeof *after.keys);
	TRY(keys_anew(round, &after));
	return round_ask_apart(round, &rewrap, &root,
	    ARGS(arg_number(newest),
	    arg_text(batch_list(round, &before, &after))));
}

/* *found becomes true when there were keys of older epochs. */
static enum outcome
all_rewrap(struct round *round, uint32_t oldest, uint32_t newest,
    _Bool *found)
{
	const int64_t end = clock_steady() + ROUND_SECONDS * INSTANT_SECOND;
	_Bool left = 1;

	while (left && clock_steady() < end) {
		TRY(batch_rewrap(round, oldest, newest, &left));
		*found = *found || left;
		/* One batch at a time: there may be a million keys. */
		arena_clear(&round->arena);
	}
	round->clerk->more = left;
	return OUTCOME_OK;
}

static enum outcome
all_destroy(struct round *round, uint32_t oldest, uint32_t newest)
{
	for (uint32_t epoch = oldest; epoch < newest; epoch++) {
		if (keys_destroy(round->clerk->keys, epoch) != OUTCOME_OK)
			return OUTCOME_FAULT;
		log_line("epoch: %u is destroyed", (unsigned)epoch);
	}
	return OUTCOME_OK;
}

/*
 * A door may still hold a wrap that it read before the last rewrap, or bring
 * one that it asked for before the turn: older epochs go when for the grace's
 * time no key was found in them.
 */
static enum outcome
older_keep(struct round *round, uint32_t oldest, uint32_t newest,
    instant age, _Bool *found)
{
	static instant found_at;
	instant grace = seconds(round, "grace", GRACE_SECONDS);
	instant now = clock_real();

	TRY(all_rewrap(round, oldest, newest, found));
	if (*found || found_at == 0)
		found_at = now;
	return age < grace || now - found_at < grace ? OUTCOME_OK :
	    all_destroy(round, oldest, newest);
}

static enum outcome
epoch_turn(struct round *round, uint32_t newest)
{
	log_line("epoch: %u begins", (unsigned)newest + 1);
	return keys_turn(round->clerk->keys, newest) == OUTCOME_OK ?
	    OUTCOME_OK : OUTCOME_FAULT;
}

/* What can't be wrapped anew keeps no epoch from its turn. */
enum outcome
epoch_keep(struct round *round)
{
	enum outcome outcome = OUTCOME_OK;
	uint32_t oldest, newest;
	instant since, age;
	_Bool busy = 0;

	if (keys_epochs(round->clerk->keys, &oldest, &newest, &since) !=
	    OUTCOME_OK)
		return OUTCOME_FAULT;
	age = clock_real() - since;
	if (oldest < newest)
		outcome = older_keep(round, oldest, newest, age, &busy);
	if (!busy && age >= seconds(round, "seconds", EPOCH_SECONDS))
		TRY(epoch_turn(round, newest));
	return outcome;
}
