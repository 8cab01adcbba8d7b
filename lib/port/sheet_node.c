#include "port/sheet_private.h"

#include "base/log.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum outcome
sheet_fault(const xmlNode *node, const char *format, ...)
{
	char why[400];
	va_list arguments;
	const char *file = node->doc->URL != NULL ?
	    (const char *)node->doc->URL : "?";

	va_start(arguments, format);
	vsnprintf(why, sizeof why, format, arguments);
	va_end(arguments);
	log_line("%s:%ld: %s", file, xmlGetLineNo(node), why);
	return OUTCOME_FAULT;
}

const char *
sheet_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return a->children != NULL ?
			    (const char *)a->children->content : "";
	return NULL;
}

_Bool
sheet_is(const xmlNode *node, const char *space, const char *name)
{
	const char *href = node->ns != NULL ?
	    (const char *)node->ns->href : NULL;

	return node->type == XML_ELEMENT_NODE &&
	    (space == NULL ? href == NULL :
	    href != NULL && strcmp(href, space) == 0) &&
	    (name == NULL || strcmp((const char *)node->name, name) == 0);
}

xmlParserCtxt *
sheet_parser(xmlDict *dict)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();

	if (parser == NULL)
		abort();
	if (dict != NULL) {
		xmlDictFree(parser->dict);
		parser->dict = dict;
		xmlDictReference(dict);
	}
	return parser;
}

enum outcome
sheet_parse(xmlDoc **out, const char *path, xmlDict *dict)
{
	xmlParserCtxt *parser = sheet_parser(dict);
	xmlDoc *doc = xmlCtxtReadFile(parser, path, "UTF-8", XML_PARSE_NONET |
	    XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	const xmlError *error = xmlCtxtGetLastError(parser);
	const char *why = error != NULL && error->message != NULL ?
	    error->message : "can't be read";

	*out = doc;
	if (doc == NULL)
		log_line("%s:%d: %.*s", path, error != NULL ? error->line : 0,
		    (int)strcspn(why, "\n"), why);
	xmlFreeParserCtxt(parser);
	if (doc == NULL)
		return OUTCOME_FAULT;
	if (doc->intSubset == NULL)
		return OUTCOME_OK;
	log_line("%s: a document type is refused", path);
	xmlFreeDoc(doc);
	*out = NULL;
	return OUTCOME_FAULT;
}
