/* The handlers of the parser: what it says becomes a tree, within limits. */
#include "port/intake_private.h"

#include "base/log.h"
#include "port/tree_private.h"

#include <stdlib.h>
#include <string.h>

/* As they come from the parser, five to an attribute. */
enum { LOCAL, PREFIX, SPACE, BEGIN, END, FIVE };

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

static _Bool
same(const xmlChar *a, const char *b)
{
	return a != NULL && strcmp((const char *)a, b) == 0;
}

/* ---- how it ends -------------------------------------------------------- */

static const char *
path_now(const struct intake *intake)
{
	if (intake->element != NULL)
		return intake_path(intake->arena, intake->element,
		    intake->whole ? NULL :
		    intake_prefix(intake, intake->arena));
	return intake->depth == 0 ? "/" :
	    arena_text(intake->arena, "/%s", intake->root_name);
}

void
intake_refuse(struct intake *intake, const char *code, unsigned long line)
{
	if (intake->outcome != OUTCOME_OK)
		return;
	intake->outcome = OUTCOME_INVALID;
	intake->fault.code = code;
	intake->fault.line = line;
	/* The arena may be cleared before the fault is told. */
	intake->fault.path = intake->path = strdup(path_now(intake));
	if (intake->path == NULL)
		abort();
	xmlStopParser(intake->parser);
}

static unsigned long
line_now(const struct intake *intake)
{
	return (unsigned long)intake->parser->input->line;
}

void
intake_refuse_here(struct intake *intake, const char *code)
{
	intake_refuse(intake, code, line_now(intake));
}

void
intake_count(struct intake *intake)
{
	if (++intake->nodes > intake->limits.nodes)
		intake_refuse_here(intake, "xml_large");
}

static const char *
code_of(int error)
{
	switch (error) {
	case XML_ERR_INVALID_CHAR:
	case XML_ERR_INVALID_CHARREF:
		return "xml_characters";
	case XML_ERR_NAME_TOO_LONG:
		return "xml_large";
	default:
		return "xml_syntax";
	}
}

/* That there is no more, said when it was made to look at what it has. */
static _Bool
is_end(int error)
{
	return error == XML_ERR_DOCUMENT_EMPTY ||
	    error == XML_ERR_DOCUMENT_END || error == XML_ERR_TAG_NOT_FINISHED;
}

static void
on_error(void *context, xmlError *error)
{
	struct intake *intake = context;

	if (intake->outcome != OUTCOME_OK || error->level != XML_ERR_FATAL ||
	    (intake->flushing && is_end(error->code)))
		return;
	if (error->code == XML_ERR_NO_MEMORY) {
		log_line("intake: no memory");
		intake->outcome = OUTCOME_FAULT;
		return;
	}
	intake_refuse(intake, code_of(error->code),
	    error->line > 0 ? (unsigned long)error->line : 0);
}

/* ---- names -------------------------------------------------------------- */

/*
 * A name in the arena, with a colon when it is of a namespace. NULL when it
 * is too long.
 */
static const char *
name_make(struct intake *intake, const xmlChar *prefix, const xmlChar *local,
    _Bool colon)
{
	const char *before = prefix == NULL ? "" : (const char *)prefix;
	size_t first = strlen(before), second = strlen((const char *)local);
	char *name;

	if (first + 1 + second > INTAKE_NAME) {
		intake_refuse_here(intake, "xml_large");
		return NULL;
	}
	name = arena_alloc(intake->arena, first + colon + second + 1);
	memcpy(name, before, first);
	if (colon)
		name[first] = ':';
	memcpy(name + first + colon, local, second);
	return name;
}

/*
 * A value in the arena. Where entities stay, as here, libxml2 writes each "&"
 * of a value as "&#38;", however it was sent.
 */
static const char *
value_make(struct intake *intake, const xmlChar *from, size_t length)
{
	static const char mark[] = "&#38;";
	char *value = arena_copy(intake->arena, (const char *)from, length);
	char *end = value + length, *to = memchr(value, '&', length);

	if (to == NULL)
		return value;
	for (char *at = to; at < end; to++) {
		*to = *at;
		at += *at == '&' && (size_t)(end - at) >= sizeof mark - 1 &&
		    memcmp(at, mark, sizeof mark - 1) == 0 ?
		    sizeof mark - 1 : 1;
	}
	*to = '\0';
	return value;
}

static void
attribute_add(struct intake *intake, struct element *element,
    const xmlChar **five)
{
	const xmlChar *prefix = five[PREFIX];
	const char *name;

	if (same(five[SPACE], xsi) && (same(five[LOCAL], "schemaLocation") ||
	    same(five[LOCAL], "noNamespaceSchemaLocation")))
		return;
	name = name_make(intake, prefix, five[LOCAL], prefix != NULL);
	if (name == NULL)
		return;
	intake_count(intake);
	element_set(element, name, value_make(intake, five[BEGIN],
	    (size_t)(five[END] - five[BEGIN])));
}

/* A declaration, but of xsi: no message has one. */
static void
space_add(struct intake *intake, struct element *element,
    const xmlChar *prefix, const xmlChar *space)
{
	const char *name;

	if (same(prefix, "xsi") && same(space, xsi))
		return;
	if (space == NULL)
		space = (const xmlChar *)"";
	name = name_make(intake, (const xmlChar *)"xmlns",
	    prefix == NULL ? (const xmlChar *)"" : prefix, 1);
	if (name == NULL)
		return;
	intake_count(intake);
	element_set(element, name, arena_copy(intake->arena,
	    (const char *)space, strlen((const char *)space)));
}

/* ---- elements ----------------------------------------------------------- */

/* The line of the "<": no other one stands in a start tag. */
static unsigned long
tag_line(const struct intake *intake)
{
	const xmlParserInput *input = intake->parser->input;
	unsigned long line = line_now(intake);

	for (const xmlChar *at = input->cur; at > input->base && *at != '<';)
		if (*--at == '\n')
			line--;
	return line;
}

/* An element where the tree goes on; its first one is a tree's root. */
static struct element *
element_new(struct intake *intake, const char *name)
{
	struct element *element = intake->element == NULL ?
	    tree_root(tree_open(intake->arena, name)) :
	    element_add(intake->element, name);

	tree_line_set(element, tag_line(intake));
	return element;
}

/* A child of the root begins. */
static void
record_begin(struct intake *intake, const char *name)
{
	intake->place++;
	memcpy(intake->record_name, name, strlen(name) + 1);
	if (intake->place > intake->limits.records)
		intake_refuse_here(intake, "xml_large");
}

static void
element_begin(struct intake *intake, const char *name)
{
	struct element *element;

	if (intake->depth == 2 && !intake->whole)
		record_begin(intake, name);
	if (intake->element != NULL)
		intake_text_end(intake, 0);
	element = element_new(intake, name);
	intake->element = element;
	if (intake->depth == 1) {
		memcpy(intake->root_name, name, strlen(name) + 1);
		intake->root = element;
	} else if (intake->depth == 2 && !intake->whole) {
		intake->record = element;
	}
}

/* Nothing may come when all that was asked for is there. */
static _Bool
in_step(struct intake *intake)
{
	if (intake->outcome == OUTCOME_OK && intake->complete) {
		log_line("intake: gate and parser are out of step");
		intake->outcome = OUTCOME_FAULT;
		xmlStopParser(intake->parser);
	}
	return intake->outcome == OUTCOME_OK;
}

static void
on_start(void *context, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *space, int spaces, const xmlChar **declared,
    int attributes, int defaulted, const xmlChar **five)
{
	struct intake *intake = context;
	const char *name;

	(void)defaulted;
	if (!in_step(intake))
		return;
	if (intake->depth == intake->limits.depth) {
		intake_refuse_here(intake, "xml_depth");
		return;
	}
	name = name_make(intake, prefix, local,
	    prefix != NULL || space != NULL);
	if (name == NULL)
		return;
	intake_count(intake);
	intake->depth++;
	element_begin(intake, name);
	for (int i = 0; i < spaces && intake->outcome == OUTCOME_OK; i++)
		space_add(intake, intake->element, declared[2 * i],
		    declared[2 * i + 1]);
	for (int i = 0; i < attributes && intake->outcome == OUTCOME_OK; i++)
		attribute_add(intake, intake->element, five + FIVE * i);
	if (intake->depth == 1 && !intake->whole) {
		intake->element = NULL;
		intake->complete = 1;
	}
}

static void
on_end(void *context, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *space)
{
	struct intake *intake = context;

	(void)local;
	(void)prefix;
	(void)space;
	if (intake->outcome != OUTCOME_OK)
		return;
	intake->depth--;
	if (intake->element == NULL)
		return;			/* the root's */
	intake_text_end(intake, element_first(intake->element, NULL) == NULL);
	intake->complete = intake->element == intake->record;
	intake->element = tree_parent(intake->element);
}

/* ---- what is passed over ------------------------------------------------ */

static void
on_comment(void *context, const xmlChar *text)
{
	struct intake *intake = context;

	(void)text;
	if (intake->outcome == OUTCOME_OK)
		intake_count(intake);
}

static void
on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	(void)target;
	on_comment(context, data);
}

/* The gate has refused it; this is the second lock. */
static void
on_doctype(void *context, const xmlChar *name, const xmlChar *public_id,
    const xmlChar *system_id)
{
	(void)name;
	(void)public_id;
	(void)system_id;
	intake_refuse_here(context, "xml_doctype");
}

void
intake_handlers(xmlSAXHandler *handlers)
{
	memset(handlers, 0, sizeof *handlers);
	handlers->initialized = XML_SAX2_MAGIC;
	handlers->internalSubset = on_doctype;
	handlers->startElementNs = on_start;
	handlers->endElementNs = on_end;
	handlers->characters = intake_on_text;
	handlers->ignorableWhitespace = intake_on_text;
	handlers->cdataBlock = intake_on_text;
	handlers->comment = on_comment;
	handlers->processingInstruction = on_instruction;
	handlers->serror = on_error;
}
