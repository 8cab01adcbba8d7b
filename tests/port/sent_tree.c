#include "sent_tree.h"

#include <string.h>

static _Bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE ||
	    node->type == XML_CDATA_SECTION_NODE;
}

static _Bool
has_elements(const xmlNode *node)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			return 1;
	return 0;
}

static void
name_put(struct bytes *out, const xmlNs *space, const xmlChar *name)
{
	if (space != NULL) {
		if (space->prefix != NULL)
			bytes_text(out, (const char *)space->prefix);
		bytes_text(out, ":");
	}
	bytes_text(out, (const char *)name);
}

static void
value_put(struct bytes *out, const char *value)
{
	bytes_print(out, "=%zu(%s)", strlen(value), value);
}

static _Bool
is_xsi(const xmlNs *space)
{
	return space != NULL && strcmp((const char *)space->href,
	    "http://www.w3.org/2001/XMLSchema-instance") == 0;
}

static _Bool
is_location(const char *name)
{
	return strcmp(name, "schemaLocation") == 0 ||
	    strcmp(name, "noNamespaceSchemaLocation") == 0;
}

static void
attributes_put(struct bytes *out, const xmlNode *node)
{
	for (const xmlNs *s = node->nsDef; s != NULL; s = s->next) {
		if (is_xsi(s) && s->prefix != NULL &&
		    strcmp((const char *)s->prefix, "xsi") == 0)
			continue;
		bytes_print(out, " xmlns:%s", s->prefix == NULL ? "" :
		    (const char *)s->prefix);
		value_put(out, s->href == NULL ? "" : (const char *)s->href);
	}
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (is_xsi(a->ns) && is_location((const char *)a->name))
			continue;
		bytes_text(out, " ");
		name_put(out, a->ns, a->name);
		value_put(out, a->children == NULL ? "" :
		    (const char *)a->children->content);
	}
}

static _Bool
is_blank(const char *text, size_t length)
{
	return strspn(text, " \t\r\n") >= length;
}

/* The run of text that begins at `node`; returns what follows it. */
static const xmlNode *
text_put(struct bytes *out, const xmlNode *node, _Bool beside)
{
	size_t before = out->length;

	for (; node != NULL && node->type != XML_ELEMENT_NODE;
	    node = node->next)
		if (is_text(node) && node->content != NULL)
			bytes_text(out, (const char *)node->content);
	bytes_add(out, "", 1);
	out->length--;
	if (beside && is_blank(out->data + before, out->length - before))
		out->length = before;
	return node;
}

void
sent_tree(struct bytes *out, const xmlNode *node, _Bool deep)
{
	_Bool beside = has_elements(node);

	bytes_text(out, "<");
	name_put(out, node->ns, node->name);
	attributes_put(out, node);
	bytes_text(out, ">");
	for (const xmlNode *n = deep ? node->children : NULL; n != NULL;) {
		if (n->type != XML_ELEMENT_NODE) {
			n = text_put(out, n, beside);
			continue;
		}
		sent_tree(out, n, 1);
		n = n->next;
	}
	if (deep)
		bytes_text(out, "</>");
}
