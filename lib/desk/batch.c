#include "desk/batch.h"

#include <string.h>

static const struct statement begin = {
	"CALL partner_batch_begin(?,?,?,?,?,?,?,?,?)", "viewer batch"
};
static const struct statement chunk = {
	"CALL partner_batch_chunk(?,?,?,?,?,?)", "viewer chunk"
};
static const struct statement end = {
	"CALL partner_batch_end(?,?,?,?,?,?)", "viewer ended"
};
static const struct statement list = {
	"CALL partner_batches(?,?,?,?,?)", "viewer total batch"
};
static const struct statement one = {
	"CALL partner_batch(?,?,?,?,?,?,?)", "viewer batch total record"
};

enum outcome
desk_batch_begin(struct desk *desk, const struct desk_batch *batch)
{
	struct element *row;
	enum outcome outcome;
	const char *verdict;

	TRY(desk_facts(desk, &begin, "batch", &row, ARGS(arg_id(batch->id),
	    arg_text(batch->key), arg_text(batch->media),
	    arg_text(batch->gzip ? "gzip" : "plain"),
	    arg_number(batch->only_check), arg_number(BATCH_OPEN_MOST))));
	verdict = fact_text(row, "verdict");
	if (strcmp(verdict, "new") == 0)
		return OUTCOME_OK;
	outcome = desk_refuse(desk, verdict, NULL);
	if (fact_has(row, "id")) {
		element_say(desk->refusal, "id", fact_text(row, "id"));
		element_say(desk->refusal, "fields",
		    fact_text(row, "fields"));
	}
	return outcome;
}

enum outcome
desk_batch_chunk(struct desk *desk, const unsigned char *id, long place,
    const void *data, size_t length)
{
	struct element *row;

	return desk_facts(desk, &chunk, "chunk", &row, ARGS(arg_id(id),
	    arg_number(place), arg_bytes(data, length)));
}

enum outcome
desk_batch_end(struct desk *desk, const unsigned char *id,
    const unsigned char digest[DIGEST_BYTES], size_t bytes)
{
	struct element *row;

	return desk_facts(desk, &end, "ended", &row, ARGS(arg_id(id),
	    arg_bytes(digest, DIGEST_BYTES), arg_number((int64_t)bytes)));
}

enum outcome
desk_batch_drop(struct desk *desk, const unsigned char *id)
{
	struct element *row;

	return desk_facts(desk, &end, "ended", &row, ARGS(arg_id(id),
	    arg_null(), arg_number(0)));
}

enum outcome
desk_batches(struct desk *desk, struct element *into, long page, long size)
{
	return desk_read(desk, &list, into, ARGS(arg_number((page - 1) *
	    size), arg_number(size)));
}

enum outcome
desk_batch(struct desk *desk, struct element *into, const unsigned char *id,
    const char *state, long page, long size)
{
	return desk_read(desk, &one, into, ARGS(arg_id(id), arg_text(state),
	    arg_number((page - 1) * size), arg_number(size)));
}
