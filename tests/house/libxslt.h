/*
 * A page by libxslt itself, from the melted sheet that the program would run:
 * the witness of tests/house/oracle, and what tests/bench/hand compares with.
 */
#ifndef TESTS_HOUSE_LIBXSLT_H
#define TESTS_HOUSE_LIBXSLT_H

#include "port/sheet_private.h"
#include "port/tree_private.h"

#include <libxml/parserInternals.h>
#include <libxslt/transform.h>

/* Write the page behind what `html` holds; false when libxslt fails. */
static inline _Bool
libxslt_render(xsltStylesheet *style, const struct tree *page,
    struct bytes *html)
{
	xmlDoc *result = xsltApplyStylesheet(style, tree_doc(page), NULL);

	if (result == NULL)
		return 0;
	bytes_text(html, "<!DOCTYPE html>\n");
	for (const xmlNode *n = result->children; n != NULL; n = n->next)
		if (n->type == XML_TEXT_NODE && n->content != NULL) {
			/* Melted, a page is its tags, and values to escape. */
			if (n->name == xmlStringTextNoenc)
				bytes_text(html, (const char *)n->content);
			else
				sheet_escape(html, (const char *)n->content);
		}
	bytes_add(html, "\n", 1);
	xmlFreeDoc(result);
	return 1;
}

#endif
