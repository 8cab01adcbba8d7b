#include "sent.h"

#include "base/log.h"
#include "port/intake_private.h"
#include "port/tree_private.h"
#include "sent_tree.h"

#include <malloc.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

enum {
	CEILING = 64 * MEBI,
	PACKED = 4 * MEBI,
	HEAP_MAX = 2 * MEBI		/* bytes, whatever comes */
};
#define SECONDS 5.0			/* of CPU, with sanitizers */

struct intake_limits sent_limits = {
	.bytes = 64 * 1024 * 1024, .text = 64 * 1024, .depth = 32,
	.attributes = 16, .nodes = 2000, .record = 256 * 1024,
	.records = 200000, .ratio = 250
};

static struct arena kept, arena;
static struct bytes text;

/* Of the sanitizer, when there is one. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static size_t
heap_now(void)
{
	return __sanitizer_get_current_allocated_bytes != NULL ?
	    __sanitizer_get_current_allocated_bytes() : mallinfo2().uordblks;
}

static double
cpu_now(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

int
sent_begin(void **state)
{
	(void)state;
	log_open("test");
	arena_init(&kept, CEILING);
	/* As intake.h says. */
	arena_init(&arena, 2 * sent_limits.record + 512 * sent_limits.nodes +
	    128 * 1024);
	return 0;
}

int
sent_end(void **state)
{
	(void)state;
	arena_finish(&arena);
	arena_finish(&kept);
	return 0;
}

struct sent
sent_text(const char *given)
{
	return (struct sent){ .head = given };
}

/* Where the next bytes are, and how many: they lie in one part. */
static const char *
part_next(struct sent *sent, size_t *length)
{
	for (;;) {
		const char *part = sent->part == 0 ? sent->head :
		    sent->part <= sent->times ? sent->unit : sent->tail;
		size_t whole = part == NULL ? 0 :
		    sent->part == 0 && sent->length > 0 ? sent->length :
		    strlen(part);

		if (sent->at < whole) {
			*length = whole - sent->at;
			return part + sent->at;
		}
		if (sent->part > sent->times) {
			*length = 0;
			return NULL;
		}
		sent->part++;
		sent->at = 0;
	}
}

enum outcome
sent_give(void *from, char *into, size_t capacity, size_t *length)
{
	struct sent *sent = from;
	size_t heap = heap_now(), n;

	if (heap > sent->most)
		sent->most = heap;
	if (sent->fault_after > 0 && sent->given >= sent->fault_after)
		return OUTCOME_FAULT;
	if (sent->piece > 0 && capacity > sent->piece)
		capacity = sent->piece;
	*length = 0;
	while (capacity > 0) {
		const char *part = part_next(sent, &n);

		if (n == 0)
			break;
		n = n < capacity ? n : capacity;
		memcpy(into, part, n);
		into += n;
		capacity -= n;
		sent->at += n;
		*length += n;
	}
	sent->given += *length;
	return OUTCOME_OK;
}

static struct intake *
begin(struct sent *sent, struct got *got)
{
	const struct intake_source source = { sent, sent_give };
	struct intake *intake;

	*got = (struct got){ .seconds = -cpu_now() };
	arena_clear(&arena);
	arena_clear(&kept);
	bytes_init(&text, &kept, 256);
	sent->before = sent->most = heap_now();
	if (intake_open(&intake, &sent_limits, &source, sent->gzip,
	    sent->charset) != OUTCOME_OK)
		abort();
	if (sent->parsed > 0)
		intake_piece(intake, sent->parsed);
	return intake;
}

static void
end(struct sent *sent, struct intake *intake, struct got *got,
    enum outcome outcome)
{
	const struct intake_fault *fault = intake_fault(intake);

	got->outcome = outcome;
	if (outcome == OUTCOME_INVALID) {
		got->code = fault->code;
		got->line = fault->line;
		got->path = arena_text(&kept, "%s", fault->path);
	}
	got->seconds += cpu_now();
	got->heap = sent->most - sent->before;
	bytes_add(&text, "", 1);
	got->text = text.data;
	intake_close(intake);
}

struct got
got_whole(struct sent sent)
{
	struct got got;
	struct intake *intake = begin(&sent, &got);
	struct element *root;
	enum outcome outcome = intake_whole(intake, &arena, &root);

	if (outcome == OUTCOME_OK)
		sent_tree(&text, tree_node(root), 1);
	end(&sent, intake, &got, outcome);
	return got;
}

struct got
got_records(struct sent sent)
{
	struct got got;
	struct intake *intake = begin(&sent, &got);
	struct element *element;
	enum outcome outcome = intake_root(intake, &arena, &element);

	if (outcome == OUTCOME_OK)
		sent_tree(&text, tree_node(element), 0);
	while (outcome == OUTCOME_OK) {
		arena_clear(&arena);
		outcome = intake_next(intake, &arena, &element);
		if (element == NULL)
			break;
		got.records++;
		if (text.length < CEILING / 8)
			sent_tree(&text, tree_node(element), 1);
	}
	bytes_text(&text, "</>");
	end(&sent, intake, &got, outcome);
	return got;
}

void
sent_cheap(const struct got *got, const char *name)
{
	if (got->heap > HEAP_MAX)
		fail_msg("%s: %zu bytes", name, got->heap);
	if (got->seconds > SECONDS)
		fail_msg("%s: %.1f s", name, got->seconds);
}

void
sent_refused(struct sent sent, const char *code, unsigned long line)
{
	for (int i = 0; i < 2; i++) {
		struct got got = i == 0 ? got_whole(sent) : got_records(sent);

		if (got.outcome != OUTCOME_INVALID)
			fail_msg("%.60s: taken", sent.head);
		if (strcmp(got.code, code) != 0 ||
		    (line > 0 && got.line != line))
			fail_msg("%.60s: %s, line %lu", sent.head, got.code,
			    got.line);
		sent_cheap(&got, sent.head);
	}
}

struct sent
packed(const char *given, size_t length)
{
	static char out[PACKED];
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)given,
	    .avail_in = (uInt)length, .next_out = (Bytef *)out,
	    .avail_out = sizeof out };

	if (deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8,
	    Z_DEFAULT_STRATEGY) != Z_OK ||
	    deflate(&stream, Z_FINISH) != Z_STREAM_END)
		abort();
	deflateEnd(&stream);
	return (struct sent){ .head = out, .length = stream.total_out,
	    .gzip = 1 };
}
