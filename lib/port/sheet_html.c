#include "port/sheet_private.h"

#include <libxml/parserInternals.h>

#include <string.h>

_Bool
sheet_is_void(const char *name)
{
	static const char *const names[] = {
		"area", "base", "br", "col", "embed", "hr", "img", "input",
		"link", "meta", "source", "track", "wbr"
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return 0;
}

_Bool
sheet_eats_break(const char *name)
{
	return strcmp(name, "textarea") == 0 || strcmp(name, "pre") == 0;
}

void
sheet_escape(struct bytes *out, const char *text)
{
	for (;;) {
		size_t plain = strcspn(text, "&<>\"");

		bytes_add(out, text, plain);
		text += plain;
		switch (*text++) {
		case '\0':
			return;
		case '&':
			bytes_add(out, "&amp;", 5);
			break;
		case '<':
			bytes_add(out, "&lt;", 4);
			break;
		case '>':
			bytes_add(out, "&gt;", 4);
			break;
		default:
			bytes_add(out, "&quot;", 6);
		}
	}
}

/* Melted, a page is a row of texts: its tags, and values to escape. */
void
sheet_html(const xmlDoc *doc, struct bytes *out)
{
	bytes_text(out, "<!DOCTYPE html>\n");
	for (const xmlNode *n = doc->children; n != NULL; n = n->next) {
		const char *text = (const char *)n->content;

		if (n->type != XML_TEXT_NODE || text == NULL)
			continue;
		/* Only what was melted is marked so. */
		if (n->name == xmlStringTextNoenc)
			bytes_text(out, text);
		else
			sheet_escape(out, text);
	}
	bytes_add(out, "\n", 1);
}
