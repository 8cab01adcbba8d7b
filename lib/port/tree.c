#include "port/tree.h"

#include "port/tree_private.h"

#include <libxml/parserInternals.h>
#include <string.h>

/* The document comes first: a node's doc pointer leads to its tree. */
struct tree {
	xmlDoc doc;
	struct arena *arena;
};

static xmlNode *
node_of(const struct element *element)
{
	return (xmlNode *)(void *)(uintptr_t)element;
}

static struct element *
element_of(xmlNode *node)
{
	return (struct element *)(void *)node;
}

static struct tree *
tree_of(const xmlNode *node)
{
	return (struct tree *)(void *)node->doc;
}

xmlDocPtr
tree_doc(const struct tree *tree)
{
	return (xmlDocPtr)(uintptr_t)&tree->doc;
}

static xmlNode *
node_new(struct tree *tree, xmlElementType type, const void *name)
{
	xmlNode *node = arena_alloc(tree->arena, sizeof *node);

	node->type = type;
	node->name = name;
	node->doc = &tree->doc;
	return node;
}

static void
node_append(xmlNode *parent, xmlNode *node)
{
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

xmlNodePtr
tree_node(const struct element *element)
{
	return node_of(element);
}

struct element *
tree_parent(const struct element *element)
{
	xmlNode *above = node_of(element)->parent;

	return above == NULL || above->type != XML_ELEMENT_NODE ? NULL :
	    element_of(above);
}

/* The node's own line has only sixteen bits. */
void
tree_line_set(struct element *element, unsigned long line)
{
	node_of(element)->_private = (void *)(uintptr_t)line;
}

unsigned long
tree_line(const struct element *element)
{
	return (unsigned long)(uintptr_t)node_of(element)->_private;
}

struct tree *
tree_open(struct arena *arena, const char *root)
{
	struct tree *tree = arena_alloc(arena, sizeof *tree);
	xmlNode *node;

	tree->arena = arena;
	tree->doc.type = XML_DOCUMENT_NODE;
	tree->doc.doc = &tree->doc;
	tree->doc.standalone = -1;
	tree->doc.charset = XML_CHAR_ENCODING_UTF8;
	node = node_new(tree, XML_ELEMENT_NODE, root);
	node_append((xmlNode *)(void *)&tree->doc, node);
	return tree;
}

struct element *
tree_root(struct tree *tree)
{
	return element_of(tree->doc.children);
}

struct arena *
element_arena(const struct element *element)
{
	return tree_of(node_of(element))->arena;
}

struct element *
element_add(struct element *parent, const char *name)
{
	xmlNode *above = node_of(parent);
	xmlNode *node = node_new(tree_of(above), XML_ELEMENT_NODE, name);

	node_append(above, node);
	return element_of(node);
}

void
element_text(struct element *element, const char *text)
{
	xmlNode *above = node_of(element);
	xmlNode *node;

	if (text == NULL || *text == '\0')
		return;
	node = node_new(tree_of(above), XML_TEXT_NODE, xmlStringText);
	node->content = (xmlChar *)(uintptr_t)text;
	node_append(above, node);
}

struct element *
element_say(struct element *parent, const char *name, const char *text)
{
	struct element *element = element_add(parent, name);

	element_text(element, text);
	return element;
}

void
element_set(struct element *element, const char *name, const char *value)
{
	xmlNode *node = node_of(element);
	struct tree *tree = tree_of(node);
	xmlAttr *attribute = arena_alloc(tree->arena, sizeof *attribute);
	xmlAttr *last = node->properties;

	attribute->type = XML_ATTRIBUTE_NODE;
	attribute->name = (const xmlChar *)name;
	attribute->doc = node->doc;
	attribute->parent = node;
	attribute->children = attribute->last =
	    node_new(tree, XML_TEXT_NODE, xmlStringText);
	attribute->children->content = (xmlChar *)(uintptr_t)value;
	attribute->children->parent = (xmlNode *)(void *)attribute;
	while (last != NULL && last->next != NULL)
		last = last->next;
	attribute->prev = last;
	if (last != NULL)
		last->next = attribute;
	else
		node->properties = attribute;
}

void
element_set_number(struct element *element, const char *name,
    long long number)
{
	char text[24];
	char *at = text + sizeof text;
	unsigned long long left = number < 0 ?
	    -(unsigned long long)number : (unsigned long long)number;

	/* A list has a hundred of them, and printf is slow. */
	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (number < 0)
		*--at = '-';
	element_set(element, name, arena_copy(element_arena(element), at,
	    (size_t)(text + sizeof text - at)));
}

static struct element *
node_seek(xmlNode *node, const char *name)
{
	for (; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE && (name == NULL ||
		    strcmp((const char *)node->name, name) == 0))
			return element_of(node);
	return NULL;
}

struct element *
element_first(const struct element *parent, const char *name)
{
	return node_seek(node_of(parent)->children, name);
}

struct element *
element_next(const struct element *element, const char *name)
{
	return node_seek(node_of(element)->next, name);
}

const char *
element_name(const struct element *element)
{
	return (const char *)node_of(element)->name;
}

const char *
element_string(const struct element *element)
{
	const xmlNode *node = node_of(element)->children;

	return node != NULL && node->type == XML_TEXT_NODE ?
	    (const char *)node->content : "";
}

const char *
element_get(const struct element *element, const char *name)
{
	const struct element *child;

	for (const xmlAttr *a = node_of(element)->properties; a != NULL;
	    a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return (const char *)a->children->content;
	child = element_first(element, name);
	return child != NULL ? element_string(child) : NULL;
}

void
element_become(struct element *element, const char *name, const char *text)
{
	xmlNode *node = node_of(element);

	node->name = (const xmlChar *)name;
	node->children = node->last = NULL;
	element_text(element, text);
}

void
element_remove(struct element *element)
{
	xmlNode *node = node_of(element), *above = node->parent;

	if (node->prev != NULL)
		node->prev->next = node->next;
	else
		above->children = node->next;
	if (node->next != NULL)
		node->next->prev = node->prev;
	else
		above->last = node->prev;
}

struct element *
tree_mark(const struct element *parent)
{
	return element_of(node_of(parent)->last);
}

void
tree_cut(struct element *parent, struct element *mark)
{
	xmlNode *node = node_of(parent);

	node->last = node_of(mark);
	if (mark != NULL)
		node_of(mark)->next = NULL;
	else
		node->children = NULL;
}

void
element_copy(struct element *parent, const struct element *element)
{
	struct element *copy = element_add(parent, element_name(element));

	for (const xmlAttr *a = node_of(element)->properties; a != NULL;
	    a = a->next)
		element_set(copy, (const char *)a->name,
		    (const char *)a->children->content);
	for (const xmlNode *n = node_of(element)->children; n != NULL;
	    n = n->next)
		if (n->type == XML_TEXT_NODE)
			element_text(copy, (const char *)n->content);
		else
			element_copy(copy,
			    element_of((xmlNode *)(uintptr_t)n));
}

/* Escapes for text and attribute values alike; line ends survive in both. */
static void
write_escaped(struct bytes *out, const char *text)
{
	for (;;) {
		size_t plain = strcspn(text, "&<>\"\t\r\n");

		bytes_add(out, text, plain);
		text += plain;
		switch (*text++) {
		case '\0':
			return;
		case '&':
			bytes_text(out, "&amp;");
			break;
		case '<':
			bytes_text(out, "&lt;");
			break;
		case '>':
			bytes_text(out, "&gt;");
			break;
		case '"':
			bytes_text(out, "&quot;");
			break;
		case '\t':
			bytes_text(out, "&#9;");
			break;
		case '\n':
			bytes_text(out, "&#10;");
			break;
		default:
			bytes_text(out, "&#13;");
		}
	}
}

static void
write_node(struct bytes *out, const xmlNode *node)
{
	const char *name = (const char *)node->name;

	if (node->type == XML_TEXT_NODE) {
		write_escaped(out, (const char *)node->content);
		return;
	}
	bytes_add(out, "<", 1);
	bytes_text(out, name);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		bytes_add(out, " ", 1);
		bytes_text(out, (const char *)a->name);
		bytes_add(out, "=\"", 2);
		write_escaped(out, (const char *)a->children->content);
		bytes_add(out, "\"", 1);
	}
	if (node->children == NULL) {
		bytes_add(out, "/>", 2);
		return;
	}
	bytes_add(out, ">", 1);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		write_node(out, n);
	bytes_add(out, "</", 2);
	bytes_text(out, name);
	bytes_add(out, ">", 1);
}

void
tree_write(const struct tree *tree, struct bytes *out)
{
	bytes_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (strcmp((const char *)tree->doc.children->name, "page") == 0)
		bytes_text(out, "<?xml-model href=\"/schema/page.rng\" "
		    "type=\"application/xml\" "
		    "schematypens=\"http://relaxng.org/ns/structure/1.0\"?>\n");
	write_node(out, tree->doc.children);
	bytes_add(out, "\n", 1);
}
