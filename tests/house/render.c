/*
 * render SHEET.xsl PAGE.xml CATALOGUE...
 *
 * Writes the page's HTML to standard output; with - for the page only loads
 * the sheet. With -n COUNT first, renders so many times (for measuring). For
 * trying a sheet by hand and for tests/house/sheets.
 */
#include "base/log.h"
#include "port/sheet.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_CEILING = 64 * 1024 * 1024 };

static void
copy_node(struct element *into, const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		element_set(into, (const char *)a->name,
		    a->children != NULL ?
		    (const char *)a->children->content : "");
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			copy_node(element_add(into, (const char *)n->name), n);
		else if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			element_text(into, (const char *)n->content);
}

static int
render(const struct sheet *sheet, const xmlNode *root, _Bool write)
{
	struct arena arena;
	struct bytes html;
	struct tree *page;
	int good;

	arena_init(&arena, PAGE_CEILING);
	page = tree_open(&arena, (const char *)root->name);
	copy_node(tree_root(page), root);
	bytes_init(&html, &arena, 64 * 1024);
	good = sheet_render(sheet, page, &arena, &html) == OUTCOME_OK;
	if (good && write)
		fwrite(html.data, 1, html.length, stdout);
	arena_finish(&arena);
	return good;
}

static int
render_file(const struct sheet *sheet, const char *path, int times)
{
	xmlDoc *doc = xmlReadFile(path, "UTF-8", XML_PARSE_NONET);
	int good = doc != NULL;

	sheet_seal();
	for (int i = 1; good && i < times; i++)
		good = render(sheet, xmlDocGetRootElement(doc), 0);
	good = good && render(sheet, xmlDocGetRootElement(doc), 1);
	xmlFreeDoc(doc);
	return good;
}

int
main(int argc, char **argv)
{
	struct sheet *sheet;
	int times = 1;
	int good;

	log_open("render");
	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		times = atoi(argv[2]);
		argc -= 2;
		argv += 2;
	}
	if (argc < 3) {
		fputs("render [-n COUNT] SHEET.xsl PAGE.xml CATALOGUE...\n",
		    stderr);
		return 2;
	}
	if (sheet_open(&sheet, argv[1], (const char *const *)argv + 3,
	    (size_t)argc - 3) != OUTCOME_OK)
		return 1;
	good = strcmp(argv[2], "-") == 0 ||
	    render_file(sheet, argv[2], times);
	sheet_close(sheet);
	xmlCleanupParser();
	return good ? 0 : 1;
}
