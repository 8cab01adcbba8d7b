#include "port/intake.h"

#include "base/log.h"
#include "port/intake_private.h"

#include <stdlib.h>
#include <string.h>

/* ---- to the parser ------------------------------------------------------ */

static unsigned long
line_of(const struct intake *intake, size_t at)
{
	return intake_line_at(&intake->reading, at);
}

/* Why a run may not go to the parser, or NULL. */
static const char *
token_refused(const struct intake *intake, enum intake_token token,
    size_t length, unsigned attributes)
{
	if (token == TOKEN_DOCTYPE)
		return "xml_doctype";
	if (token == TOKEN_BROKEN)
		return "xml_syntax";
	if (attributes > intake->limits.attributes)
		return "xml_attributes";
	if (length > INTAKE_UNFINISHED && token != TOKEN_TEXT)
		return "xml_large";
	if (length > intake->limits.record - intake->written)
		return "xml_large";
	return NULL;
}

/*
 * Count what goes to the parser. True where it must stop: behind the root's
 * start tag, and behind each of its children.
 */
static _Bool
token_count(struct intake *intake, enum intake_token token, const char *at,
    size_t length)
{
	_Bool stop = 0;

	intake->written += length;
	if (token == TOKEN_CDATA)
		intake->in_cdata = 1;
	else if (intake->in_cdata)
		intake->in_cdata = length < 3 ||
		    memcmp(at + length - 3, "]]>", 3) != 0;
	if (token == TOKEN_OPEN)
		stop = ++intake->open == 1;
	else if (token == TOKEN_CLOSE && intake->open > 0)
		stop = --intake->open <= 1;
	else if (token == TOKEN_EMPTY)
		stop = intake->open <= 1;
	if (stop && !intake->whole)
		intake->written = 0;
	return stop && !intake->whole;
}

/*
 * Refuse what comes next. The parser keeps a little text until it sees what
 * follows; what is wrong in that was there before.
 */
static void
refuse_next(struct intake *intake, const char *code, unsigned long line)
{
	intake->flushing = 1;
	xmlParseChunk(intake->parser, "", 0, 1);
	intake->flushing = 0;
	intake_refuse(intake, code, line);
}

/*
 * How many bytes at the buffer's start may go to the parser now. What is to
 * be refused is so when all before it was parsed.
 */
static size_t
gate(struct intake *intake)
{
	struct intake_reading *reading = &intake->reading;
	size_t at = reading->start;

	for (;;) {
		const char *refused, *data = reading->data + at;
		size_t length;
		unsigned attributes;
		enum intake_token token = intake_token(data,
		    reading->end - at, intake->in_cdata, &length,
		    &attributes);

		if (token == TOKEN_UNFINISHED)
			break;
		refused = token_refused(intake, token, length, attributes);
		if (refused != NULL) {
			if (at == reading->start)
				refuse_next(intake, refused,
				    line_of(intake, at));
			break;
		}
		at += length;
		if (token_count(intake, token, data, length))
			break;
	}
	return at - reading->start;
}

static void
parse(struct intake *intake, size_t length, _Bool end)
{
	struct intake_reading *reading = &intake->reading;
	xmlParserCtxt *parser = intake->parser;

	xmlParseChunk(parser, reading->data + reading->start, (int)length, end);
	reading->start += length;
	if (intake->outcome != OUTCOME_OK)
		return;
	if (!parser->wellFormed)
		intake_refuse(intake, "xml_syntax", 0);
	else if (xmlDictGetUsage(parser->dict) > INTAKE_NAMES ||
	    parser->input->end - parser->input->cur > INTAKE_BUFFER)
		intake_refuse(intake, "xml_large", 0);
	intake->finished = end;
}

/* All was read: what is left can be no more than a tag that was cut off. */
static void
finish(struct intake *intake)
{
	struct intake_reading *reading = &intake->reading;

	if (reading->outcome == OUTCOME_INVALID)
		refuse_next(intake, reading->code, reading->line);
	else if (reading->outcome != OUTCOME_OK)
		intake->outcome = reading->outcome;
	else
		parse(intake, reading->end - reading->start, 1);
}

/* Give the parser something more, or read it. */
static void
step(struct intake *intake)
{
	struct intake_reading *reading = &intake->reading;
	size_t length = gate(intake);

	if (intake->outcome != OUTCOME_OK)
		return;
	if (length > 0)
		parse(intake, length, 0);
	else if (reading->end - reading->start > INTAKE_UNFINISHED)
		refuse_next(intake, "xml_large",
		    line_of(intake, reading->start));
	else if (reading->ended)
		finish(intake);
	else
		intake_fill(reading, &intake->limits);
}

/* Go on until what was asked for is complete. */
static enum outcome
run(struct intake *intake, struct arena *arena)
{
	intake->arena = arena;
	intake->complete = 0;
	while (intake->outcome == OUTCOME_OK && !intake->complete &&
	    !intake->finished)
		step(intake);
	return intake->outcome;
}

/* ---- the way in --------------------------------------------------------- */

static enum outcome
parser_open(struct intake *intake)
{
	xmlSAXHandler handlers;

	intake_handlers(&handlers);
	intake->parser = xmlCreatePushParserCtxt(&handlers, intake, NULL, 0,
	    NULL);
	if (intake->parser == NULL) {
		log_line("intake: no memory");
		return OUTCOME_FAULT;
	}
	xmlCtxtUseOptions(intake->parser, XML_PARSE_NONET |
	    XML_PARSE_IGNORE_ENC);
	/* What it is given is UTF-8, whatever the document says of itself. */
	intake->parser->charset = XML_CHAR_ENCODING_UTF8;
	return OUTCOME_OK;
}

static char *
label_copy(const char *charset)
{
	char *label = strdup(charset);

	if (label == NULL)
		abort();
	return label;
}

enum outcome
intake_open(struct intake **out, const struct intake_limits *limits,
    const struct intake_source *source, _Bool gzip, const char *charset)
{
	struct intake *intake = calloc(1, sizeof *intake);
	enum outcome outcome = OUTCOME_OK;

	*out = NULL;
	if (intake == NULL)
		abort();
	intake->limits = *limits;
	intake->reading.source = *source;
	intake->reading.piece = INTAKE_PIECE;
	intake->reading.line = 1;
	if (charset != NULL)
		intake->reading.label = intake->label = label_copy(charset);
	if (gzip)
		outcome = inflate_open(&intake->reading.inflate);
	if (outcome == OUTCOME_OK)
		outcome = parser_open(intake);
	if (outcome != OUTCOME_OK) {
		intake_close(intake);
		return outcome;
	}
	*out = intake;
	return OUTCOME_OK;
}

void
intake_close(struct intake *intake)
{
	if (intake == NULL)
		return;
	xmlFreeParserCtxt(intake->parser);
	inflate_close(intake->reading.inflate);
	charset_close(intake->reading.charset);
	intake_text_free(intake);
	free(intake->label);
	free(intake->path);
	explicit_bzero(intake, sizeof *intake);
	free(intake);
}

enum outcome
intake_root(struct intake *intake, struct arena *arena, struct element **root)
{
	*root = NULL;
	TRY(run(intake, arena));
	*root = intake->root;
	return OUTCOME_OK;
}

enum outcome
intake_next(struct intake *intake, struct arena *arena,
    struct element **record)
{
	*record = NULL;
	if (intake->outcome != OUTCOME_OK)
		return intake->outcome;
	intake->record = NULL;
	intake->nodes = 0;
	TRY(run(intake, arena));
	if (intake->complete)
		*record = intake->record;
	return OUTCOME_OK;
}

enum outcome
intake_whole(struct intake *intake, struct arena *arena,
    struct element **root)
{
	*root = NULL;
	intake->whole = 1;
	TRY(run(intake, arena));
	*root = intake->root;
	return OUTCOME_OK;
}

const struct intake_fault *
intake_fault(const struct intake *intake)
{
	return &intake->fault;
}

unsigned long
intake_place(const struct intake *intake)
{
	return intake->place;
}

const char *
intake_prefix(const struct intake *intake, struct arena *arena)
{
	return arena_text(arena, "/%s/%s[%lu]", intake->root_name,
	    intake->record_name, intake->place);
}

void
intake_piece(struct intake *intake, size_t bytes)
{
	intake->reading.piece = bytes;
}
