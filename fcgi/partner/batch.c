#include "partner/batch.h"

#include "base/text.h"
#include "common/batch.h"
#include "desk/batch.h"
#include "model/limits.h"
#include "web/message.h"
#include "web/page.h"
#include "web/problem.h"
#include "web/reply.h"

#include <stdlib.h>
#include <string.h>

static const char *const states[] = { "created", "changed", "unchanged",
	"renewed", "withdrawn", "refused", NULL };

/* A body on its way through the intake into the database. */
struct coming {
	struct request *request;
	struct arena records;		/* of one record */
	struct digest *running;
	unsigned char digest[DIGEST_BYTES];
	const unsigned char *id;	/* NULL: it is only compared */
	size_t bytes, left;
	char *chunk;			/* what is not stored yet */
	size_t used;
	long place;
};

static const char *
path(struct request *request, const char *id)
{
	return arena_text(request->arena, "/partner/v1/batches/%s", id);
}

static enum outcome
chunk_store(struct coming *coming)
{
	enum outcome outcome = OUTCOME_OK;

	if (coming->id != NULL && coming->used > 0)
		outcome = desk_batch_chunk(&coming->request->desk, coming->id,
		    coming->place++, coming->chunk, coming->used);
	coming->used = 0;
	return outcome;
}

/* What the intake reads is kept as it came. */
static enum outcome
give(void *from, char *into, size_t capacity, size_t *length)
{
	struct coming *coming = from;
	enum outcome outcome;

	*length = 0;
	if (coming->left == 0)
		return OUTCOME_OK;
	if (capacity > BATCH_CHUNK_BYTES - coming->used)
		capacity = BATCH_CHUNK_BYTES - coming->used;
	outcome = wire_piece(coming->request->wire, into, capacity,
	    coming->left, length);
	if (outcome != OUTCOME_OK) {
		coming->request->code = "body";
		return outcome;
	}
	coming->left -= *length;
	digest_add(coming->running, into, *length);
	memcpy(coming->chunk + coming->used, into, *length);
	coming->used += *length;
	return coming->used == BATCH_CHUNK_BYTES || coming->left == 0 ?
	    chunk_store(coming) : OUTCOME_OK;
}

/* Is all of it XML that can be worked? What its records say comes later. */
static enum outcome
walk(struct coming *coming, struct intake *intake)
{
	struct request *request = coming->request;
	struct element *element;
	enum outcome outcome = intake_root(intake, request->arena, &element);

	if (outcome == OUTCOME_OK &&
	    strcmp(element_name(element), "jobs") != 0) {
		message_fault(request, "schema", intake_line(element), "jobs",
		    "/");
		return request_refuse(request, 422, "schema");
	}
	while (outcome == OUTCOME_OK) {
		arena_clear(&coming->records);
		coming->records.escape = request->arena->escape;
		outcome = intake_next(intake, &coming->records, &element);
		if (outcome == OUTCOME_OK && element == NULL)
			return OUTCOME_OK;
	}
	return outcome == OUTCOME_INVALID ? message_unreadable(request,
	    intake_fault(intake)) : outcome;
}

static void
close_intake(void *intake)
{
	intake_close(intake);
}

static void
close_records(void *records)
{
	arena_finish(records);
}

static enum outcome
receive(struct coming *coming, const char *charset, _Bool gzip)
{
	struct request *request = coming->request;
	const struct intake_source source = { coming, give };
	struct intake *intake;
	enum outcome outcome;

	coming->chunk = arena_alloc(request->arena, BATCH_CHUNK_BYTES);
	coming->running = digest_begin();
	arena_init(&coming->records, BATCH_RECORD_ARENA);
	arena_defer(request->arena, close_records, &coming->records);
	TRY(intake_open(&intake, &batch_limits, &source, gzip, charset));
	arena_defer(request->arena, close_intake, intake);
	outcome = walk(coming, intake);
	digest_end(coming->running, coming->digest);
	/* The source's trouble is the client's when it broke off. */
	if (outcome == OUTCOME_FAULT && request->code != NULL)
		return request_refuse(request, 400, request->code);
	return outcome;
}

static enum outcome
length_take(struct request *request, size_t *length)
{
	const char *text = wire_param(request->wire, "CONTENT_LENGTH");
	char *end;

	if (text == NULL || *text < '0' || *text > '9')
		return request_refuse(request, 411, "length");
	*length = strtoul(text, &end, 10);
	if (*end != '\0')
		return request_refuse(request, 400, "body");
	if (*length > request->route->body)
		return request_refuse(request, 413, "body_large");
	return *length == 0 ? request_refuse(request, 400, "xml_syntax") :
	    OUTCOME_OK;
}

static enum outcome
coding_take(struct request *request, _Bool *gzip)
{
	const char *coding = wire_param(request->wire,
	    "HTTP_CONTENT_ENCODING");

	*gzip = coding != NULL && strcasecmp(coding, "gzip") == 0;
	return *gzip || coding == NULL || *coding == '\0' ||
	    strcasecmp(coding, "identity") == 0 ? OUTCOME_OK :
	    request_refuse(request, 415, "body_type");
}

/* The same bytes again are the same batch, others are none. */
static enum outcome
compare(struct coming *coming, const char *charset, _Bool gzip)
{
	struct request *request = coming->request;
	const char *id = fact_text(request->desk.refusal, "id");
	const char *fields = fact_text(request->desk.refusal, "fields");
	char digest[2 * DIGEST_BYTES + 1];

	request->desk.refusal = NULL;
	coming->id = NULL;
	TRY(receive(coming, charset, gzip));
	text_hex(coming->digest, DIGEST_BYTES, digest);
	if (strcmp(digest, fields) != 0)
		return request_refuse(request, 422, "key_reused");
	return reply_see(request, path(request, id), "batch");
}

static enum outcome
store(struct coming *coming, const char *charset, _Bool gzip)
{
	struct request *request = coming->request;
	enum outcome outcome = receive(coming, charset, gzip);

	if (outcome == OUTCOME_OK)
		outcome = desk_batch_end(&request->desk, coming->id,
		    coming->digest, coming->bytes);
	else if (desk_batch_drop(&request->desk, coming->id) != OUTCOME_OK)
		return OUTCOME_FAULT;
	TRY(outcome);
	return reply_see(request, path(request,
	    desk_hex(&request->desk, coming->id)), "batch");
}

static enum outcome
busy(struct request *request)
{
	request->desk.refusal = NULL;
	request->retry_after = 10;
	return request_refuse(request, 429, "busy");
}

enum outcome
post_batch(struct request *request)
{
	struct desk *desk = &request->desk;
	struct coming *coming = arena_alloc(request->arena, sizeof *coming);
	struct desk_batch batch = { .id = desk_id(desk), .key = desk->key,
	    .only_check = desk->only_check };
	const char *charset;
	enum outcome outcome;

	coming->request = request;
	coming->id = batch.id;
	if (!message_media(request, &charset))
		return request_refuse(request, 415, "body_type");
	TRY(coding_take(request, &batch.gzip));
	TRY(length_take(request, &coming->bytes));
	coming->left = coming->bytes;
	batch.media = arena_text(request->arena, "%.100s",
	    wire_param(request->wire, "CONTENT_TYPE"));
	desk->only_check = 0;
	outcome = desk_batch_begin(desk, &batch);
	if (outcome == OUTCOME_OK)
		return store(coming, charset, batch.gzip);
	if (outcome != OUTCOME_CONFLICT)
		return outcome;
	return fact_has(desk->refusal, "id") ?
	    compare(coming, charset, batch.gzip) : busy(request);
}

enum outcome
get_batches(struct request *request)
{
	struct element *total;

	TRY(desk_batches(&request->desk, request->root, request_page(request),
	    LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    "/partner/v1/batches?page=");
	return OUTCOME_OK;
}

/* Each error of each record in words. */
static void
errors_say(struct request *request)
{
	struct element *record = element_first(request->root, "record");

	for (; record != NULL; record = element_next(record, "record")) {
		struct element *error = element_first(record, "error");

		for (; error != NULL; error = element_next(error, "error"))
			problem_words(request, error,
			    fact_text(error, "code"));
	}
}

enum outcome
get_batch(struct request *request)
{
	const char *state = request_choice(request, "state", states);
	struct element *batch, *total;

	TRY(desk_batch(&request->desk, request->root, request->ids[0], state,
	    request_page(request), LIMIT_PAGE_MOST));
	TRY(page_need(request, "batch", &batch));
	TRY(page_need(request, "total", &total));
	batch_errors_show(request->root);
	errors_say(request);
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE_MOST,
	    arena_text(request->arena, "%s?state=%s&page=", path(request,
	    desk_hex(&request->desk, request->ids[0])),
	    state == NULL ? "" : state));
	if (strcmp(fact_text(batch, "state"), "done") != 0 &&
	    strcmp(fact_text(batch, "state"), "failed") != 0)
		request->retry_after = 2;
	return OUTCOME_OK;
}
