#include "clerk/key.h"

#include "base/log.h"
#include "base/text.h"

#include <string.h>

static enum outcome
key_read(struct key_batch *batch, struct arena *arena,
    const struct element *row)
{
	struct key *key = &batch->keys[batch->count];
	unsigned char *bound = arena_alloc(arena, SEAL_BOUND_BYTES);

	batch->class[batch->count] = fact_text(row, "class");
	batch->subject[batch->count] = fact_text(row, "subject");
	key->bound = bound;
	key->bound_length = SEAL_BOUND_BYTES;
	if (!seal_class_of(fact_text(row, "class"), &key->class) ||
	    !seal_bound(bound, (unsigned char)key->class, row) ||
	    !text_unhex(fact_text(row, "wrap"), key->wrap, KEY_WRAP_BYTES)) {
		log_line("key: a row that can't be read");
		return OUTCOME_FAULT;
	}
	batch->count++;
	return OUTCOME_OK;
}

enum outcome
key_batch_read(struct key_batch *batch, struct arena *arena,
    const struct element *root)
{
	const struct element *row;
	size_t count = 0;

	for (row = element_first(root, "key"); row != NULL;
	    row = element_next(row, "key"))
		count++;
	batch->count = 0;
	batch->keys = arena_alloc(arena, (count + 1) * sizeof *batch->keys);
	batch->class = arena_alloc(arena, (count + 1) * sizeof *batch->class);
	batch->subject = arena_alloc(arena,
	    (count + 1) * sizeof *batch->subject);
	for (row = element_first(root, "key"); row != NULL;
	    row = element_next(row, "key"))
		TRY(key_read(batch, arena, row));
	return OUTCOME_OK;
}
