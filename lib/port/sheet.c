#include "port/sheet.h"

#include "base/log.h"
#include "port/sheet_private.h"
#include "port/sheet_program.h"
#include "port/tree_private.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlIO.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/xsltutils.h>

#include <stdlib.h>
#include <string.h>

enum {
	IMPORTS_MAX = 16,	/* files of one sheet */
	BOOK_CEILING = 64 * 1024 * 1024
};

/* The address under which a sheet imports the book's templates. */
#define BOOK_URI "shokai:book"

struct sheet {
	struct sheet_program *program;
};

/* libxslt's loader has no argument: this is what is being read just now. */
static struct {
	const struct sheet_book *book;
	struct arena *arena;
	char *files[IMPORTS_MAX];
	size_t count;
	enum outcome outcome;
} loading;

/* A document of the book's templates, as if it had been a file. */
static xmlDoc *
book_doc(xmlDict *dict)
{
	struct bytes text;
	xmlParserCtxt *parser = sheet_parser(dict);
	xmlDoc *doc;

	bytes_init(&text, loading.arena, 64 * 1024);
	sheet_book_templates(loading.book, &text);
	doc = xmlCtxtReadMemory(parser, text.data, (int)text.length, BOOK_URI,
	    "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING);
	if (doc == NULL)
		log_line("the catalogues make no stylesheet: %s",
		    xmlCtxtGetLastError(parser)->message);
	xmlFreeParserCtxt(parser);
	if (doc != NULL && sheet_melt(doc, loading.arena) != OUTCOME_OK)
		abort();	/* no words have attributes */
	return doc;
}

/* Remember a file of the sheet; false when it is there already. */
static _Bool
file_note(const char *path)
{
	for (size_t i = 0; i < loading.count; i++)
		if (strcmp(loading.files[i], path) == 0)
			return 0;
	if (loading.count == IMPORTS_MAX)
		return 0;
	loading.files[loading.count++] =
	    arena_copy(loading.arena, path, strlen(path));
	return 1;
}

static xmlDoc *
sheet_load(const char *path, xmlDict *dict)
{
	xmlDoc *doc;

	if (!file_note(path)) {
		log_line("%s: imported twice, or too many imports", path);
		return NULL;
	}
	if (sheet_parse(&doc, path, dict) != OUTCOME_OK)
		return NULL;
	if (sheet_check(doc) == OUTCOME_OK &&
	    sheet_book_merge(loading.book, doc) == OUTCOME_OK &&
	    sheet_melt(doc, loading.arena) == OUTCOME_OK)
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}

/* libxslt asks here for each import, and for nothing else. */
static xmlDoc *
loader_open(const xmlChar *uri, xmlDict *dict, int options, void *context,
    xsltLoadType type)
{
	xmlDoc *doc = NULL;

	(void)options;
	(void)context;
	if (type == XSLT_LOAD_STYLESHEET)
		doc = strcmp((const char *)uri, BOOK_URI) == 0 ?
		    book_doc(dict) : sheet_load((const char *)uri, dict);
	if (doc == NULL)
		loading.outcome = OUTCOME_FAULT;
	return doc;
}

static xmlDoc *
loader_deny(const xmlChar *uri, xmlDict *dict, int options, void *context,
    xsltLoadType type)
{
	(void)dict;
	(void)options;
	(void)context;
	(void)type;
	log_line("sheet: refused to load %s", (const char *)uri);
	return NULL;
}

static xmlParserInput *
entity_deny(const char *url, const char *id, xmlParserCtxt *parser)
{
	(void)url;
	(void)id;
	(void)parser;
	return NULL;
}

/* libxslt tells its errors in pieces; each piece of a line is logged. */
static void
complain(void *context, const char *format, ...)
{
	static char line[600];
	static size_t length;
	va_list arguments;
	char *end;

	(void)context;
	va_start(arguments, format);
	vsnprintf(line + length, sizeof line - length, format, arguments);
	va_end(arguments);
	length = strlen(line);
	end = memchr(line, '\n', length);
	if (end == NULL && length < sizeof line - 1)
		return;
	if (end != NULL)
		*end = '\0';
	log_line("sheet: %s", line);
	length = 0;
	line[0] = '\0';
}

/* The words come first of all imports, so that a sheet can overrule them. */
static void
book_import(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *import = xmlNewDocNode(doc, root->ns,
	    BAD_CAST "import", NULL);

	xmlNewProp(import, BAD_CAST "href", BAD_CAST BOOK_URI);
	if (root->children != NULL)
		xmlAddPrevSibling(root->children, import);
	else
		xmlAddChild(root, import);
}

static xsltStylesheet *
sheet_compile(const char *path)
{
	xmlDoc *doc = sheet_load(path, NULL);
	xsltStylesheet *style;

	if (doc == NULL)
		return NULL;
	book_import(doc);
	style = xsltParseStylesheetDoc(doc);
	if (style == NULL)
		xmlFreeDoc(doc);
	else if (style->errors == 0 && loading.outcome == OUTCOME_OK)
		return style;
	xsltFreeStylesheet(style);
	return NULL;
}

static void
library_open(void)
{
	static _Bool opened;

	if (opened)
		return;
	opened = 1;
	xmlInitParser();
	xmlSetGenericErrorFunc(NULL, complain);
	xsltSetGenericErrorFunc(NULL, complain);
	xsltSetLoaderFunc(loader_deny);
}

xsltStylesheet *
sheet_style(const char *path, const char *const catalogues[], size_t n)
{
	struct arena arena;
	struct sheet_book *book;
	xsltStylesheet *style = NULL;

	library_open();
	arena_init(&arena, BOOK_CEILING);
	memset(&loading, 0, sizeof loading);
	loading.arena = &arena;
	if (sheet_book_open(&book, &arena, catalogues, n) == OUTCOME_OK) {
		loading.book = book;
		xsltSetLoaderFunc(loader_open);
		style = sheet_compile(path);
		xsltSetLoaderFunc(loader_deny);
	}
	arena_finish(&arena);
	return style;
}

enum outcome
sheet_open(struct sheet **out, const char *path,
    const char *const catalogues[], size_t n)
{
	xsltStylesheet *style = sheet_style(path, catalogues, n);
	struct sheet *sheet = calloc(1, sizeof *sheet);
	enum outcome outcome = OUTCOME_FAULT;

	if (sheet == NULL)
		abort();
	if (style != NULL)
		outcome = sheet_program_open(&sheet->program, style);
	xsltFreeStylesheet(style);
	if (outcome == OUTCOME_OK) {
		*out = sheet;
		return OUTCOME_OK;
	}
	log_line("%s: the sheet can't be used", path);
	sheet_close(sheet);
	return OUTCOME_FAULT;
}

void
sheet_close(struct sheet *sheet)
{
	if (sheet == NULL)
		return;
	sheet_program_close(sheet->program);
	free(sheet);
}

void
sheet_seal(void)
{
	library_open();
	xmlSetExternalEntityLoader(entity_deny);
}

enum outcome
sheet_render(const struct sheet *sheet, const struct tree *page,
    struct arena *arena, struct bytes *html)
{
	size_t before = html->length;

	bytes_text(html, "<!DOCTYPE html>\n");
	if (sheet_run(sheet->program, tree_doc(page), arena, html)) {
		bytes_add(html, "\n", 1);
		return OUTCOME_OK;
	}
	html->length = before;
	log_line("sheet: templates call each other without end");
	return OUTCOME_FAULT;
}
