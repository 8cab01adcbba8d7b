/*
 * A document of many records from a file: read by lib/port/intake.c alone,
 * with each record asked of its XSD, and, to compare, by libxml2's parser
 * with its validator plugged into the same pass, which makes no tree.
 *
 * intake parse|check|plug SCHEMA.xsd DOCUMENT.xml [gzip]
 *
 * Prints how many records there were. Fails when one is not as it should be.
 */
#include "base/log.h"
#include "port/intake.h"
#include "port/schema.h"
#include "port/sheet.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 8 * 1024, CEILING_BYTES = 1024 * 1024 };

static const struct intake_limits limits = {
	.bytes = (size_t)1 << 30, .text = 64 * 1024, .depth = 16,
	.attributes = 16, .nodes = 1000, .record = 128 * 1024,
	.records = 10000000, .ratio = 1000
};

static enum outcome
give(void *from, char *into, size_t capacity, size_t *length)
{
	FILE *file = from;

	*length = fread(into, 1, capacity, file);
	return ferror(file) ? OUTCOME_FAULT : OUTCOME_OK;
}

static void
on_error(void *context, const struct schema_error *error)
{
	(void)context;
	fprintf(stderr, "%lu %s %s\n", error->line, error->path, error->code);
	exit(1);
}

static unsigned long
read_records(FILE *file, struct schema *schema, _Bool gzip)
{
	const struct intake_source source = { file, give };
	unsigned long records = 0;
	struct intake *intake;
	struct element *element;
	struct arena arena;
	enum outcome outcome;

	arena_init(&arena, CEILING_BYTES);
	if (intake_open(&intake, &limits, &source, gzip, NULL) != OUTCOME_OK)
		exit(1);
	outcome = intake_root(intake, &arena, &element);
	while (outcome == OUTCOME_OK) {
		arena_clear(&arena);
		outcome = intake_next(intake, &arena, &element);
		if (element == NULL)
			break;
		records++;
		if (schema != NULL)
			outcome = schema_check(schema, element, &arena, NULL,
			    on_error, NULL);
	}
	if (outcome != OUTCOME_OK) {
		fprintf(stderr, "refused: %s\n", intake_fault(intake)->code);
		exit(1);
	}
	intake_close(intake);
	arena_finish(&arena);
	return records;
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int spaces, const xmlChar **declared,
    int attributes, int defaulted, const xmlChar **values)
{
	(void)prefix;
	(void)space;
	(void)spaces;
	(void)declared;
	(void)attributes;
	(void)defaulted;
	(void)values;
	if (strcmp((const char *)name, "job") == 0)
		++*(unsigned long *)context;
}

static unsigned long
plugged(FILE *file, const char *path)
{
	xmlSchemaParserCtxt *reader = xmlSchemaNewParserCtxt(path);
	xmlSchema *schema = xmlSchemaParse(reader);
	xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt(schema);
	xmlSAXHandler handlers = { .initialized = XML_SAX2_MAGIC,
	    .startElementNs = on_start }, *sax = &handlers;
	static unsigned long records;
	void *context = &records;
	xmlSchemaSAXPlugPtr plug = xmlSchemaSAXPlug(valid, &sax, &context);
	xmlParserCtxt *parser = xmlCreatePushParserCtxt(sax, context, NULL,
	    0, NULL);
	char piece[PIECE];
	size_t length;

	while ((length = fread(piece, 1, sizeof piece, file)) > 0)
		if (xmlParseChunk(parser, piece, (int)length, 0) != 0)
			exit(1);
	if (xmlParseChunk(parser, piece, 0, 1) != 0 ||
	    !xmlSchemaIsValid(valid))
		exit(1);
	xmlFreeParserCtxt(parser);
	xmlSchemaSAXUnplug(plug);
	xmlSchemaFreeValidCtxt(valid);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(reader);
	return records;
}

int
main(int argc, char **argv)
{
	struct schema *schema = NULL;
	unsigned long records;
	FILE *file;

	log_open("intake");
	if (argc < 4 || (file = fopen(argv[3], "rb")) == NULL)
		return 2;
	if (strcmp(argv[1], "plug") == 0) {
		records = plugged(file, argv[2]);
	} else {
		if (strcmp(argv[1], "check") == 0 &&
		    schema_open(&schema, argv[2]) != OUTCOME_OK)
			return 1;
		sheet_seal();
		records = read_records(file, schema, argc > 4);
		schema_close(schema);
	}
	fclose(file);
	printf("%lu\n", records);
	return 0;
}
