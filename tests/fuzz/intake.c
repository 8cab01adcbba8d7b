/*
 * lib/port/intake.c under libFuzzer: four bytes say how the document behind
 * them is given (how many bytes at a time, how many are parsed at a time,
 * compressed or in Shift_JIS or not, a line end). Whatever is taken in one
 * piece is so in pieces of any size, with the same tree, and what is refused
 * is refused; record by record it is the same document; and what is plain
 * UTF-8 without a document type and within the limits is well-formed, with
 * the same tree, when libxml2 itself makes a document of it.
 */
#include "port/intake.h"

#include "base/log.h"
#include "base/text.h"
#include "port/intake_private.h"
#include "port/sent_tree.h"
#include "port/tree_private.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	HEAD = 4,
	CEILING = 64 * 1024 * 1024,
	GZIP = 1, SHIFT_JIS = 2		/* bits of the third byte */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct intake_limits limits = { .bytes = 1024 * 1024,
	.text = 16 * 1024, .depth = 32, .attributes = 16, .nodes = 1000,
	.record = 64 * 1024, .records = 1000, .ratio = 250 };

struct document {
	const char *data;
	size_t length, at, piece;
};

struct reading {
	enum outcome outcome;
	const char *code;
	struct bytes tree;
	unsigned long records;
};

static struct arena arena, record_arena;

static void
must(_Bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "intake: %s\n", what);
	abort();
}

static enum outcome
give(void *from, char *into, size_t capacity, size_t *length)
{
	struct document *document = from;
	size_t left = document->length - document->at;

	*length = left < capacity ? left : capacity;
	if (*length > document->piece)
		*length = document->piece;
	memcpy(into, document->data + document->at, *length);
	document->at += *length;
	return OUTCOME_OK;
}

static struct intake *
begin(struct document *document, struct reading *reading, unsigned mode,
    size_t piece)
{
	const struct intake_source source = { document, give };
	struct intake *intake;

	document->at = 0;
	bytes_init(&reading->tree, &arena, 256);
	must(intake_open(&intake, &limits, &source, (mode & GZIP) != 0,
	    (mode & SHIFT_JIS) != 0 ? "Shift_JIS" : NULL) == OUTCOME_OK,
	    "it opens");
	intake_piece(intake, piece);
	return intake;
}

static void
end(struct intake *intake, struct reading *reading, enum outcome outcome)
{
	reading->outcome = outcome;
	must(outcome == OUTCOME_OK || outcome == OUTCOME_INVALID,
	    "no fault of ours");
	reading->code = outcome == OUTCOME_OK ? "" :
	    intake_fault(intake)->code;
	must(outcome == OUTCOME_OK || intake_fault(intake)->path != NULL,
	    "a refusal has a path");
	intake_close(intake);
}

static void
whole(struct document *document, struct reading *reading, unsigned mode,
    size_t piece)
{
	struct intake *intake = begin(document, reading, mode, piece);
	struct element *root;
	enum outcome outcome = intake_whole(intake, &arena, &root);

	if (outcome == OUTCOME_OK)
		sent_tree(&reading->tree, tree_node(root), 1);
	end(intake, reading, outcome);
}

static void
records(struct document *document, struct reading *reading, unsigned mode,
    size_t piece)
{
	struct intake *intake = begin(document, reading, mode, piece);
	struct element *element;
	enum outcome outcome = intake_root(intake, &record_arena, &element);

	if (outcome == OUTCOME_OK)
		sent_tree(&reading->tree, tree_node(element), 0);
	while (outcome == OUTCOME_OK) {
		arena_clear(&record_arena);
		outcome = intake_next(intake, &record_arena, &element);
		if (element == NULL)
			break;
		sent_tree(&reading->tree, tree_node(element), 1);
	}
	reading->records = intake_place(intake);
	bytes_text(&reading->tree, "</>");
	end(intake, reading, outcome);
	arena_clear(&record_arena);
}

static _Bool
same(const struct reading *a, const struct reading *b)
{
	return a->tree.length == b->tree.length && memcmp(a->tree.data,
	    b->tree.data, a->tree.length) == 0;
}

/* What is not a matter of limits: libxml2 must judge alike. */
static void
oracle(const struct document *document, const struct reading *reading)
{
	xmlDoc *doc = xmlReadMemory(document->data, (int)document->length,
	    NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
	struct bytes tree;

	if (reading->outcome == OUTCOME_OK) {
		must(doc != NULL && doc->intSubset == NULL, "well-formed");
		bytes_init(&tree, &arena, 256);
		sent_tree(&tree, xmlDocGetRootElement(doc), 1);
		must(tree.length == reading->tree.length && memcmp(tree.data,
		    reading->tree.data, tree.length) == 0, "libxml2's tree");
	} else if (strcmp(reading->code, "xml_syntax") == 0) {
		must(doc == NULL, "not well-formed");
	}
	xmlFreeDoc(doc);
}

static void
check(struct document *document, unsigned mode, size_t piece, size_t parsed)
{
	struct reading all, pieces, each;

	document->piece = document->length + 1;
	whole(document, &all, mode, INTAKE_PIECE);
	document->piece = piece;
	whole(document, &pieces, mode, parsed);
	must(all.outcome == pieces.outcome &&
	    strcmp(all.code, pieces.code) == 0, "pieces are all the same");
	must(same(&all, &pieces), "the same tree");
	records(document, &each, mode, parsed);
	/* Blanks are the text of a root without elements, and no record. */
	if (all.outcome == OUTCOME_OK && each.outcome == OUTCOME_OK)
		must(each.records == 0 || same(&all, &each),
		    "the same records");
	else if (all.outcome == OUTCOME_OK)
		must(strcmp(each.code, "schema") == 0, "text in the root");
	if ((mode & (GZIP | SHIFT_JIS)) == 0 &&
	    text_xml(document->data, document->length) &&
	    strcmp(all.code, "encoding") != 0)
		oracle(document, &all);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct document document;

	if (size < HEAD)
		return -1;
	if (arena.ceiling == 0) {
		log_open("fuzz");
		arena_init(&arena, CEILING);
		arena_init(&record_arena, 2 * limits.record +
		    512 * limits.nodes + 128 * 1024);
	}
	document.data = (const char *)data + HEAD;
	document.length = size - HEAD;
	check(&document, data[2], (size_t)data[0] + 1, (size_t)data[1] + 1);
	arena_clear(&arena);
	return 0;
}
