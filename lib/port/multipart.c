#include "port/multipart.h"

#include "base/log.h"
#include "base/text.h"
#include "port/multipart_private.h"

#include <errno.h>
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LENGTH_MAX = 1024 * 1024 * 1024 };	/* bytes; GLib counts in int */

/*
 * The body in memory: before it a page whose end is the head that GMime wants
 * to see, behind it a CRLF, without which GMime takes a body that ends with
 * its last delimiter for one that is cut off.
 */
struct view {
	char *base;
	size_t size;
	char *body;
	size_t length;
};

static void
view_undo(void *object)
{
	struct view *view = object;

	if (view->base != NULL)
		munmap(view->base, view->size);
}

/* Over the memory that was reserved goes the file, as pages of our own. */
static _Bool
view_map(struct view *view, int fd, size_t length)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t size = page + (length + 2 + page - 1) / page * page;
	void *base = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct stat stat;

	if (base == MAP_FAILED)
		return 0;
	view->base = base;
	view->size = size;
	view->body = view->base + page;
	view->length = length;
	return fstat(fd, &stat) == 0 && (size_t)stat.st_size >= length &&
	    mmap(view->body, length, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_FIXED, fd, 0) != MAP_FAILED;
}

static enum outcome
view_open(struct view **out, struct arena *arena, int fd, size_t length)
{
	struct view *view = arena_alloc(arena, sizeof *view);

	arena_defer(arena, view_undo, view);
	if (!view_map(view, fd, length)) {
		log_line("multipart: %zu bytes: %s", length, strerror(errno));
		return OUTCOME_FAULT;
	}
	memcpy(view->body + length, "\r\n", 2);
	*out = view;
	return OUTCOME_OK;
}

/* ---- GMime -------------------------------------------------------------- */

struct reading {
	GByteArray *bytes;
	GMimeStream *stream;
	GMimeParserOptions *options;
	GMimeParser *parser;
	GMimeObject *whole;
	size_t head;		/* bytes before the body */
	_Bool warned;
};

static void
reading_undo(void *object)
{
	struct reading *reading = object;

	g_clear_object(&reading->whole);
	g_clear_object(&reading->parser);
	g_clear_object(&reading->stream);
	g_clear_pointer(&reading->options, g_mime_parser_options_free);
	if (reading->bytes != NULL)
		g_byte_array_free(reading->bytes, FALSE);
	reading->bytes = NULL;
}

/* What says that parts were passed over, or may be read otherwise. */
static void
on_warning(gint64 offset, GMimeParserWarning warning, const gchar *item,
    gpointer data)
{
	struct reading *reading = data;

	(void)offset;
	(void)item;
	switch (warning) {
	case GMIME_WARN_TRUNCATED_MESSAGE:
	case GMIME_WARN_MALFORMED_MULTIPART:
	case GMIME_WARN_PART_WITHOUT_CONTENT:
	case GMIME_CRIT_INVALID_HEADER_NAME:
	case GMIME_CRIT_CONFLICTING_HEADER:
	case GMIME_CRIT_CONFLICTING_PARAMETER:
	case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY:
	case GMIME_CRIT_NESTING_OVERFLOW:
	case GMIME_CRIT_PART_WITHOUT_HEADERS_OR_CONTENT:
		reading->warned = 1;
		break;
	default:
		break;
	}
}

/* Let GMime read what is in view, as a message without copying it. */
static struct reading *
reading_open(struct arena *arena, const struct view *view,
    const char *boundary)
{
	struct reading *reading = arena_alloc(arena, sizeof *reading);
	const char *head = arena_text(arena, "Content-Type: "
	    "multipart/form-data; boundary=\"%s\"\r\n\r\n", boundary);

	arena_defer(arena, reading_undo, reading);
	reading->head = strlen(head);
	memcpy(view->body - reading->head, head, reading->head);
	reading->bytes = g_byte_array_new_take(
	    (guint8 *)view->body - reading->head,
	    reading->head + view->length + 2);
	reading->stream = g_mime_stream_mem_new_with_byte_array(
	    reading->bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(reading->stream), FALSE);
	reading->options = g_mime_parser_options_new();
	g_mime_parser_options_set_warning_callback(reading->options,
	    on_warning, reading);
	reading->parser = g_mime_parser_new_with_stream(reading->stream);
	g_mime_parser_set_persist_stream(reading->parser, TRUE);
	g_mime_parser_set_respect_content_length(reading->parser, FALSE);
	reading->whole = g_mime_parser_construct_part(reading->parser,
	    reading->options);
	return reading;
}

/* Whether GMime found the same bytes in the part of this number. */
static _Bool
part_agrees(const struct reading *reading, const struct view *view,
    int number, const struct section *section)
{
	GMimeObject *part = g_mime_multipart_get_part(
	    GMIME_MULTIPART(reading->whole), number);
	size_t start = reading->head +
	    (size_t)(section->data.data - view->body);
	GMimeDataWrapper *content;
	GMimeStream *stream;

	if (!GMIME_IS_PART(part))
		return 0;
	content = g_mime_part_get_content(GMIME_PART(part));
	stream = content == NULL ? NULL :
	    g_mime_data_wrapper_get_stream(content);
	return stream != NULL && stream->bound_start == (gint64)start &&
	    stream->bound_end == (gint64)(start + section->data.length);
}

static enum outcome
reading_agrees(struct arena *arena, const struct view *view,
    const char *boundary, const struct section *sections, size_t count)
{
	struct reading *reading = reading_open(arena, view, boundary);

	if (reading->warned || !GMIME_IS_MULTIPART(reading->whole) ||
	    g_mime_multipart_get_count(GMIME_MULTIPART(reading->whole)) !=
	    (int)count)
		return OUTCOME_INVALID;
	for (size_t i = 0; i < count; i++)
		if (!part_agrees(reading, view, (int)i, &sections[i]))
			return OUTCOME_INVALID;
	reading_undo(reading);
	return OUTCOME_OK;
}

static void
library_open(void)
{
	static _Bool opened;

	if (!opened)
		g_mime_init();
	opened = 1;
}

/* ---- the way in --------------------------------------------------------- */

static enum outcome
part_read(struct part *part, struct arena *arena,
    const struct section *section)
{
	struct span disposition;

	part->data = section->data.data;
	part->length = section->data.length;
	TRY(multipart_head(&disposition, section->head));
	TRY(multipart_disposition(part, arena, disposition));
	return part->file != NULL || text_utf8(part->data, part->length) ?
	    OUTCOME_OK : OUTCOME_INVALID;
}

enum outcome
multipart_read(struct multipart *out, struct arena *arena,
    const char *content_type, int fd, size_t length)
{
	char boundary[MULTIPART_BOUNDARY + 1];
	struct section sections[MULTIPART_PARTS];
	struct view *view;

	TRY(multipart_boundary(boundary, content_type));
	if (length == 0 || length > LENGTH_MAX)
		return OUTCOME_INVALID;
	TRY(view_open(&view, arena, fd, length));
	TRY(multipart_sections(sections, &out->count, boundary,
	    (struct span){ view->body, length }));
	out->parts = arena_alloc(arena, out->count * sizeof *out->parts);
	for (size_t i = 0; i < out->count; i++)
		TRY(part_read(&out->parts[i], arena, &sections[i]));
	library_open();
	return reading_agrees(arena, view, boundary, sections, out->count);
}
