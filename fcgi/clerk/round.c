#include "clerk/round.h"

#include "base/clock.h"
#include "base/log.h"

enum { CEILING_BYTES = 16 * 1024 * 1024 };

enum outcome
round_ask(struct round *round, const struct statement *statement,
    const struct arg *args, size_t count)
{
	return db_ask(round->clerk->db, statement, args, count, round->root,
	    clock_now());
}

enum outcome
round_ask_apart(struct round *round, const struct statement *statement,
    struct element **root, const struct arg *args, size_t count)
{
	*root = tree_root(tree_open(&round->arena, "facts"));
	return db_ask(round->clerk->db, statement, args, count, *root,
	    clock_now());
}

/* An arena that is full comes back here. */
static enum outcome
round_do(struct round *round, enum outcome (*run)(struct round *round))
{
	jmp_buf escape;

	round->arena.escape = &escape;
	if (setjmp(escape) != 0) {
		log_line("clerk: more than there is room for");
		return OUTCOME_FAULT;
	}
	round->root = tree_root(tree_open(&round->arena, "facts"));
	return run(round);
}

enum outcome
round_run(struct clerk *clerk, enum outcome (*run)(struct round *round))
{
	struct round round = { .clerk = clerk };
	enum outcome outcome;

	arena_init(&round.arena, CEILING_BYTES);
	outcome = round_do(&round, run);
	arena_finish(&round.arena);
	return outcome;
}
