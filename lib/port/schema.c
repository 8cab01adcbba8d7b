#include "port/schema.h"

#include "base/log.h"
#include "port/intake.h"
#include "port/tree_private.h"

#include <libxml/globals.h>
#include <libxml/xmlschemas.h>

#include <stdlib.h>
#include <string.h>

enum { ERRORS_MAX = 50 };

struct schema {
	xmlSchemaPtr schema;
	xmlSchemaValidCtxtPtr context;	/* used for one tree after the other */
};

/* One check on its way. */
struct check {
	void (*on_error)(void *context, const struct schema_error *error);
	void *context;
	struct arena *arena;
	const char *prefix;
	const void *last;	/* node of the last error */
	int count;
};

/* What is wrong in an XSD, which is ours: its words may be logged. */
static void
complain(void *context, xmlErrorPtr error)
{
	const char *why = error->message == NULL ? "" : error->message;

	(void)context;
	log_line("%s:%d: %.*s", error->file == NULL ? "schema" : error->file,
	    error->line, (int)strcspn(why, "\n"), why);
}

/* What loads files outside of schema_load(); behind sheet_seal() nothing. */
static xmlExternalEntityLoader loader;

/* An XSD and what it includes are files here, never addresses. */
static xmlParserInput *
load_file(const char *url, const char *id, xmlParserCtxt *parser)
{
	return url == NULL || strstr(url, "://") != NULL ? NULL :
	    loader(url, id, parser);
}

static xmlSchema *
schema_load(const char *path)
{
	xmlStructuredErrorFunc told = xmlStructuredError;
	void *context = xmlStructuredErrorContext;
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path);
	xmlSchema *schema;

	if (parser == NULL)
		abort();
	loader = xmlGetExternalEntityLoader();
	xmlSetExternalEntityLoader(load_file);
	xmlSchemaSetParserStructuredErrors(parser, complain, NULL);
	/* Of a file that is no XML its own parser tells the global one. */
	xmlSetStructuredErrorFunc(NULL, complain);
	schema = xmlSchemaParse(parser);
	xmlSetExternalEntityLoader(loader);
	xmlSetStructuredErrorFunc(context, told);
	xmlSchemaFreeParserCtxt(parser);
	return schema;
}

enum outcome
schema_open(struct schema **out, const char *path)
{
	struct schema *schema = calloc(1, sizeof *schema);

	*out = schema;
	if (schema == NULL)
		abort();
	schema->schema = schema_load(path);
	if (schema->schema != NULL)
		schema->context = xmlSchemaNewValidCtxt(schema->schema);
	if (schema->context != NULL)
		return OUTCOME_OK;
	log_line("schema: %s can't be used", path);
	return OUTCOME_FAULT;
}

void
schema_close(struct schema *schema)
{
	if (schema == NULL)
		return;
	xmlSchemaFreeValidCtxt(schema->context);
	xmlSchemaFree(schema->schema);
	free(schema);
}

/* What libxml2 says of a place, whose words begin with its names alone. */
struct said {
	const char *attribute;	/* or NULL */
	size_t length;
	const char *rest;	/* what is wrong there */
};

/* Behind `text`, when it stands at `at`; else NULL. */
static const char *
skip(const char *at, const char *text)
{
	size_t length = strlen(text);

	return at != NULL && strncmp(at, text, length) == 0 ? at + length :
	    NULL;
}

/* "Element 'a', attribute 'b': …": no name of XML has a quote in it. */
static struct said
said_of(const xmlError *error)
{
	struct said said = { .rest = "" };
	const char *at = skip(error->message, "Element '");
	const char *name;

	at = at == NULL ? NULL : strchr(at, '\'');
	if (at == NULL)
		return said;
	name = skip(at, "', attribute '");
	if (name != NULL) {
		said.attribute = name;
		said.length = strcspn(name, "'");
		at = name + said.length;
	}
	at = skip(at, "': ");
	said.rest = at == NULL ? "" : at;
	name = skip(at, "The attribute '");
	if (name != NULL && error->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4) {
		said.attribute = name;
		said.length = strcspn(name, "'");
	}
	return said;
}

static const char *
code_of(const xmlError *error, const struct said *said)
{
	switch (error->code) {
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
		return "missing";
	case XML_SCHEMAV_ELEMENT_CONTENT:
		return skip(said->rest, "Missing child element") != NULL ?
		    "missing" : "schema";
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
		return "long";
	case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
	case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
		return "range";
	case XML_SCHEMAV_CVC_ENUMERATION_VALID:
		return "choice";
	default:
		return "schema";
	}
}

/* A value that breaks a facet is also said not to be of its type. */
static _Bool
said_before(const struct check *check, const xmlError *error)
{
	return error->node == check->last &&
	    (error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 ||
	    error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2 ||
	    error->code == XML_SCHEMAV_CVC_ATTRIBUTE_3);
}

static void
tell(struct check *check, const xmlError *error, const xmlNode *node)
{
	const struct element *element =
	    (const struct element *)(const void *)node;
	struct said said = said_of(error);
	struct schema_error told = {
		.code = code_of(error, &said),
		.line = intake_line(element),
		.field = element_name(element),
		.path = intake_path(check->arena, element, check->prefix)
	};

	if (said.attribute != NULL) {
		told.field = arena_copy(check->arena, said.attribute,
		    said.length);
		told.path = arena_text(check->arena, "%s/@%s", told.path,
		    told.field);
	}
	check->on_error(check->context, &told);
}

/* libxml2 names the element even when an attribute of it is wrong. */
static void
report(void *data, xmlErrorPtr error)
{
	struct check *check = data;
	const xmlNode *node = error->node;

	if (node == NULL || node->type != XML_ELEMENT_NODE ||
	    said_before(check, error))
		return;
	check->last = node;
	if (check->count++ < ERRORS_MAX)
		tell(check, error, node);
}

enum outcome
schema_check(struct schema *schema, const struct element *element,
    struct arena *arena, const char *prefix,
    void (*on_error)(void *context, const struct schema_error *error),
    void *context)
{
	struct check check = { .on_error = on_error, .context = context,
	    .arena = arena, .prefix = prefix };
	int result;

	xmlSchemaSetValidStructuredErrors(schema->context, report, &check);
	result = xmlSchemaValidateDoc(schema->context,
	    tree_node(element)->doc);
	if (result == 0 || (result > 0 && check.count > 0))
		return OUTCOME_OK;
	log_line("schema: libxml2 gave up with %d", result);
	return OUTCOME_FAULT;
}
