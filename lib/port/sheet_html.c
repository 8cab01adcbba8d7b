#include "port/sheet_private.h"

#include <string.h>

/* Elements without content or end tag (HTML, "Void elements"). */
static _Bool
is_void(const char *name)
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

/* The first line break in these is eaten by browsers: write one more. */
static _Bool
eats_break(const xmlNode *node)
{
	const xmlNode *first = node->children;

	return first != NULL && first->type == XML_TEXT_NODE &&
	    first->content != NULL && first->content[0] == '\n' &&
	    (strcmp((const char *)node->name, "textarea") == 0 ||
	    strcmp((const char *)node->name, "pre") == 0);
}

/* One escape serves text and double-quoted attribute values alike. */
static void
write_escaped(struct bytes *out, const char *text)
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

/* An empty value is written as the bare name, which means the same. */
static void
write_attribute(struct bytes *out, const xmlAttr *attribute)
{
	const xmlNode *value = attribute->children;

	bytes_add(out, " ", 1);
	bytes_text(out, (const char *)attribute->name);
	if (value == NULL || value->content == NULL ||
	    (value->content[0] == '\0' && value->next == NULL))
		return;
	bytes_add(out, "=\"", 2);
	for (; value != NULL; value = value->next)
		if (value->content != NULL)
			write_escaped(out, (const char *)value->content);
	bytes_add(out, "\"", 1);
}

static void
write_node(struct bytes *out, const xmlNode *node)
{
	const char *name = (const char *)node->name;

	if (node->type == XML_TEXT_NODE && node->content != NULL)
		write_escaped(out, (const char *)node->content);
	if (node->type != XML_ELEMENT_NODE)
		return;
	bytes_add(out, "<", 1);
	bytes_text(out, name);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		write_attribute(out, a);
	bytes_add(out, ">", 1);
	if (is_void(name))
		return;
	if (eats_break(node))
		bytes_add(out, "\n", 1);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		write_node(out, n);
	bytes_add(out, "</", 2);
	bytes_text(out, name);
	bytes_add(out, ">", 1);
}

void
sheet_html(const xmlDoc *doc, struct bytes *out)
{
	bytes_text(out, "<!DOCTYPE html>\n");
	for (const xmlNode *n = doc->children; n != NULL; n = n->next)
		write_node(out, n);
	bytes_add(out, "\n", 1);
}
