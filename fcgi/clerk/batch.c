#include "clerk/batch.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "common/batch.h"
#include "port/sheet.h"

#include <stdio.h>
#include <string.h>

enum {
	/*
	 * Of a slice: the trees of its records, a few MiB at most each, and
	 * what is made of them.
	 */
	SLICE_BYTES = 64 * 1024 * 1024,
	SLICE_FULL = SLICE_BYTES / 2,
	PATH_BYTES = 4096,
	CHUNK_BYTES = 1024 * 1024
};

static const struct statement take = { "CALL clerk_batch_take(?)", "batch" };
static const struct statement chunk = {
	"CALL clerk_batch_chunk(?,?)", "*"
};
static const struct statement end = {
	"CALL clerk_batch_end(?,?,?,?,?,?)", ""
};

/* The chunks as one run of bytes. */
struct chunks {
	struct batch *batch;
	struct arena arena;	/* of one chunk */
	struct bytes data;
	size_t at;
	long place;
};

static enum outcome
chunk_next(struct chunks *chunks)
{
	struct element *root;

	arena_clear(&chunks->arena);
	root = tree_root(tree_open(&chunks->arena, "facts"));
	bytes_init(&chunks->data, &chunks->arena, CHUNK_BYTES);
	chunks->at = 0;
	return db_ask_bytes(chunks->batch->round->clerk->db, &chunk,
	    ARGS(arg_id(chunks->batch->id), arg_number(chunks->place++)),
	    root, &chunks->data, 0);
}

static enum outcome
give(void *from, char *into, size_t capacity, size_t *length)
{
	struct chunks *chunks = from;

	if (chunks->at == chunks->data.length)
		TRY(chunk_next(chunks));
	*length = chunks->data.length - chunks->at;
	if (*length > capacity)
		*length = capacity;
	memcpy(into, chunks->data.data + chunks->at, *length);
	chunks->at += *length;
	return OUTCOME_OK;
}

/* How the document ended, or why it can't be read on. */
static enum outcome
finish(struct batch *batch, const char *load, const struct intake_fault *fault)
{
	return round_ask(batch->round, &end, ARGS(arg_id(batch->id),
	    arg_instant(clock_real()), arg_text(load),
	    arg_text(fault == NULL ? NULL : fault->code),
	    fault == NULL ? arg_null() : arg_number((int64_t)fault->line),
	    arg_text(fault == NULL ? NULL : fault->path)));
}

static enum outcome
slice_end(struct batch *batch)
{
	enum outcome outcome = OUTCOME_OK;

	if (batch->count > 0)
		outcome = batch_slice_work(batch);
	batch->count = 0;
	batch->entered = NULL;
	arena_clear(&batch->slice);
	return outcome;
}

/* Records that have their answer are passed over, when it was broken off. */
static enum outcome
records_work(struct batch *batch, struct intake *intake, _Bool *stopped)
{
	struct element *record;
	enum outcome outcome;

	for (;;) {
		outcome = intake_next(intake, &batch->slice, &record);
		if (outcome != OUTCOME_OK || record == NULL)
			break;
		if (intake_place(intake) <= batch->worked) {
			arena_clear(&batch->slice);
			continue;
		}
		TRY(batch_record_read(batch, &batch->records[batch->count++],
		    record, intake_prefix(intake, &batch->slice)));
		batch->records[batch->count - 1].place = intake_place(intake);
		if (batch->count < BATCH_SLICE &&
		    batch->slice.used < SLICE_FULL)
			continue;
		TRY(slice_end(batch));
		*stopped = run_between(batch->round->clerk);
		if (*stopped)
			return OUTCOME_OK;
	}
	if (outcome == OUTCOME_FAULT)
		return outcome;
	TRY(slice_end(batch));
	return outcome;
}

/* What a full load leaves out goes only when its sender says so. */
static _Bool
drops_missing(const struct element *root)
{
	return strcmp(fact_text(root, "load"), "full") == 0 &&
	    strcmp(fact_text(root, "missing"), "withdraw") == 0;
}

static enum outcome
document_work(struct batch *batch, struct intake *intake)
{
	struct element *root = NULL;
	enum outcome outcome = intake_root(intake, &batch->round->arena,
	    &root);
	_Bool stopped = 0;
	const char *load;

	if (outcome == OUTCOME_OK)
		outcome = records_work(batch, intake, &stopped);
	if (outcome == OUTCOME_FAULT || stopped)
		return outcome;
	load = root != NULL && strcmp(fact_text(root, "load"), "full") == 0 ?
	    "full" : "delta";
	if (outcome == OUTCOME_INVALID)
		return finish(batch, load, intake_fault(intake));
	if (drops_missing(root) && !batch->only_check)
		TRY(batch_left_withdraw(batch));
	return finish(batch, load, NULL);
}

enum outcome
batch_open(struct clerk *clerk)
{
	char path[PATH_BYTES];
	const char *folder;

	TRY(settings_need(clerk->settings, "partner", "schema", &folder));
	snprintf(path, sizeof path, "%s/job.xsd", folder);
	TRY(schema_open(&clerk->job, path));
	sheet_seal();
	return OUTCOME_OK;
}

/* The charset of a Content-Type, or NULL. */
static const char *
charset_of(struct arena *arena, const char *media)
{
	const char *at = strcasestr(media, "charset=");

	if (at == NULL)
		return NULL;
	at += strlen("charset=");
	at += *at == '"';
	return arena_copy(arena, at, strcspn(at, "\"; "));
}

static enum outcome
stream_work(struct batch *batch, const struct element *row,
    struct chunks *chunks)
{
	const struct intake_source source = { chunks, give };

	TRY(intake_open(&batch->intake, &batch_limits, &source,
	    strcmp(fact_text(row, "coding"), "gzip") == 0,
	    charset_of(&batch->round->arena, fact_text(row, "media"))));
	return document_work(batch, batch->intake);
}

/* A slice that takes more than its arena comes back here. */
static enum outcome
work(struct batch *batch, const struct element *row)
{
	static const struct intake_fault unfit = { "xml_large", 0, "/" };
	struct chunks chunks = { .batch = batch };
	jmp_buf escape;
	enum outcome outcome;

	arena_init(&chunks.arena, 2 * CHUNK_BYTES);
	arena_init(&batch->slice, SLICE_BYTES);
	batch->slice.escape = &escape;
	if (setjmp(escape) == 0) {
		outcome = stream_work(batch, row, &chunks);
	} else {
		log_line("clerk: a slice of a batch would not fit");
		outcome = finish(batch, "delta", &unfit);
	}
	intake_close(batch->intake);
	arena_finish(&batch->slice);
	arena_finish(&chunks.arena);
	return outcome;
}

enum outcome
batch_work(struct round *round)
{
	static struct batch batch;
	const struct element *row;

	TRY(round_ask(round, &take, ARGS(arg_instant(clock_real()))));
	row = element_first(round->root, "batch");
	if (row == NULL)
		return OUTCOME_OK;
	memset(&batch, 0, sizeof batch);
	batch.round = round;
	batch.only_check = fact_number(row, "validate") == 1;
	batch.worked = (unsigned long)fact_number(row, "worked");
	batch.resumed = 1;
	round->clerk->more = 1;
	if (!text_unhex(fact_text(row, "id"), batch.id, sizeof batch.id))
		return OUTCOME_FAULT;
	return work(&batch, row);
}
