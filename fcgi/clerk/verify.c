/*
 * Whether what must hold does: a line a check on standard output, and a
 * status for scripts. It changes nothing.
 */
#include "clerk/round.h"

#include "base/clock.h"
#include "base/rights.h"
#include "base/text.h"
#include "clerk/key.h"

#include <stdio.h>
#include <string.h>

static const struct statement checks = {
	"CALL clerk_verify(?,?)", "check"
};
static const struct statement all = {
	"CALL clerk_key_all(?,?,?)", "key"
};

static void
say(const char *check, long broken, long *bad)
{
	printf("%-8s %-22s %ld\n", broken == 0 ? "holds" : "BROKEN", check,
	    broken);
	*bad += broken;
}

static enum outcome
database_verify(struct round *round, long *bad)
{
	const struct element *row;

	TRY(round_ask(round, &checks, ARGS(arg_instant(clock_real()),
	    arg_instant(clock_now()))));
	for (row = element_first(round->root, "check"); row != NULL;
	    row = element_next(row, "check"))
		say(fact_text(row, "check"), fact_number(row, "count"), bad);
	return OUTCOME_OK;
}

/* One page of a class's keys; *after moves to its last, or *more is false. */
static enum outcome
page_verify(struct round *round, enum key_class class,
    unsigned char after[ID_BYTES], long *broken, _Bool *more)
{
	struct key_batch batch;
	struct element *root;
	_Bool good[KEYS_MOST];

	TRY(round_ask_apart(round, &all, &root, ARGS(arg_id(after),
	    arg_text(seal_class_name(class)), arg_number(KEYS_MOST))));
	TRY(key_batch_read(&batch, &round->arena, root));
	*more = batch.count > 0;
	if (!*more)
		return OUTCOME_OK;
	if (keys_check(round->clerk->keys, batch.keys, batch.count, good) !=
	    OUTCOME_OK)
		return OUTCOME_FAULT;
	for (size_t i = 0; i < batch.count; i++)
		*broken += !good[i];
	return text_unhex(batch.subject[batch.count - 1], after, ID_BYTES) ?
	    OUTCOME_OK : OUTCOME_FAULT;
}

/* Every key opens under the epoch that it names, for what it is bound to. */
static enum outcome
keys_verify(struct round *round, long *bad)
{
	long broken = 0;

	for (enum key_class class = 0; class < KEY_CLASSES; class++) {
		unsigned char after[ID_BYTES] = { 0 };
		_Bool more = 1;

		while (more) {
			TRY(page_verify(round, class, after, &broken, &more));
			/* One page at a time: there may be a million keys. */
			arena_clear(&round->arena);
		}
	}
	say("key_authentic", broken, bad);
	return OUTCOME_OK;
}

static enum outcome
verify_all(struct round *round)
{
	long bad = 0;

	TRY(database_verify(round, &bad));
	TRY(keys_verify(round, &bad));
	return bad == 0 ? OUTCOME_OK : OUTCOME_CONFLICT;
}

enum outcome
clerk_verify(struct clerk *clerk)
{
	TRY(rights_drop(settings_number(clerk->settings, "door", "user",
	    -1)));
	return round_run(clerk, verify_all);
}
