/*
 * Melting: when a sheet is read, its elements become the bytes that they are
 * written as. What is then run is text to write, values and decisions; no
 * elements and attributes are built.
 *
 *	<td class="a {@b}"><xsl:value-of select="c"/></td>
 *
 * becomes, with "..." for a text that is written as it stands,
 *
 *	"<td class="a " value-of @b "">" value-of c "</td>"
 *
 * Values and words are escaped when the page is written, as before: one
 * escape serves text and attribute values. Words without an element beside
 * them stay plain text, so that they can be used as a string.
 *
 * xsl:attribute stands first in its element, perhaps in xsl:if or xsl:choose;
 * anywhere else it is refused.
 */
#include "port/sheet_private.h"

#include <stdlib.h>
#include <string.h>

/* Where melted content goes: in front of a node, or at the end. */
struct melting {
	xmlNode *parent;
	xmlNode *next;
	struct bytes plain;	/* the run of words so far */
	struct bytes raw;	/* the same, escaped, with tags */
	_Bool tags;		/* are there any in it? */
};

static enum outcome melt_list(struct melting *into, xmlNode *first);

static void
melting_init(struct melting *melting, xmlNode *parent, xmlNode *next,
    struct arena *arena)
{
	melting->parent = parent;
	melting->next = next;
	melting->tags = 0;
	bytes_init(&melting->plain, arena, 256);
	bytes_init(&melting->raw, arena, 256);
}

static void
put_node(struct melting *melting, xmlNode *node)
{
	xmlUnlinkNode(node);
	if (melting->next != NULL)
		xmlAddPrevSibling(melting->next, node);
	else
		xmlAddChild(melting->parent, node);
}

static xmlNode *
instruction_new(struct melting *melting, const char *name)
{
	xmlDoc *doc = melting->parent->doc;

	return xmlNewDocNode(doc, xmlDocGetRootElement(doc)->ns,
	    BAD_CAST name, NULL);
}

/* Write down the run of text and tags so far. */
static void
flush(struct melting *melting)
{
	struct bytes *run = melting->tags ? &melting->raw : &melting->plain;
	xmlNode *text;

	if (run->length > 0) {
		text = instruction_new(melting, "text");
		if (melting->tags)
			xmlNewProp(text, BAD_CAST "disable-output-escaping",
			    BAD_CAST "yes");
		xmlAddChild(text, xmlNewDocTextLen(text->doc,
		    BAD_CAST run->data, (int)run->length));
		put_node(melting, text);
	}
	melting->plain.length = 0;
	melting->raw.length = 0;
	melting->tags = 0;
}

static void
put_words(struct melting *melting, const char *text, size_t length)
{
	char *copy = arena_copy(melting->raw.arena, text, length);

	bytes_add(&melting->plain, text, length);
	sheet_escape(&melting->raw, copy);
}

static void
put_tag(struct melting *melting, const char *text)
{
	bytes_text(&melting->raw, text);
	melting->tags = 1;
}

static void
put_value(struct melting *melting, const char *select, size_t length)
{
	xmlNode *node = instruction_new(melting, "value-of");

	flush(melting);
	xmlNewProp(node, BAD_CAST "select",
	    BAD_CAST arena_copy(melting->raw.arena, select, length));
	put_node(melting, node);
}

/* An attribute's literal value with expressions in braces (checked). */
static void
put_braces(struct melting *melting, const char *value)
{
	while (*value != '\0') {
		size_t plain = strcspn(value, "{}");
		const char *end;

		put_words(melting, value, plain);
		value += plain;
		if (*value == '\0')
			return;
		if (value[0] == value[1]) {
			put_words(melting, value, 1);
			value += 2;
			continue;
		}
		end = sheet_brace_end(value + 1);
		put_value(melting, value + 1, (size_t)(end - value - 1));
		value = end + 1;
	}
}

/* Does it only make attributes: itself, or all that it decides among? */
static _Bool
makes_attributes(const xmlNode *node)
{
	_Bool any = 0;

	if (sheet_is(node, SHEET_XSL, "attribute"))
		return 1;
	if (!sheet_is(node, SHEET_XSL, "if") &&
	    !sheet_is(node, SHEET_XSL, "choose") &&
	    !sheet_is(node, SHEET_XSL, "when") &&
	    !sheet_is(node, SHEET_XSL, "otherwise"))
		return 0;
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type == XML_COMMENT_NODE || xmlIsBlankNode(n))
			continue;
		if (!makes_attributes(n) &&
		    !(sheet_is(n, SHEET_XSL, "when") && n->children == NULL))
			return 0;
		any = 1;
	}
	return any;
}

/* The first child that is content: behind attributes, comments, blanks. */
static xmlNode *
content_of(const xmlNode *element)
{
	xmlNode *n = element->children;

	while (n != NULL && (n->type == XML_COMMENT_NODE ||
	    xmlIsBlankNode(n) || makes_attributes(n)))
		n = n->next;
	return n;
}

static enum outcome melt_attributes(struct melting *into, xmlNode *first,
    const xmlNode *end);

/* xsl:attribute: its content is text already, written between quotes. */
static enum outcome
melt_attribute(struct melting *into, xmlNode *node)
{
	put_tag(into, " ");
	put_tag(into, sheet_attribute(node, "name"));
	if (node->children == NULL)
		return OUTCOME_OK;
	put_tag(into, "=\"");
	TRY(melt_list(into, node->children));
	put_tag(into, "\"");
	return OUTCOME_OK;
}

/* xsl:if and xsl:choose around attributes stay, with other content. */
static enum outcome
melt_decision(struct melting *into, xmlNode *node)
{
	struct melting inside;
	xmlNode *first = node->children;

	flush(into);
	if (sheet_is(node, SHEET_XSL, "choose")) {
		for (xmlNode *n = first; n != NULL; n = n->next)
			if (n->type == XML_ELEMENT_NODE) {
				melting_init(&inside, n, n->children,
				    into->raw.arena);
				TRY(melt_attributes(&inside, n->children,
				    NULL));
			}
	} else {
		melting_init(&inside, node, first, into->raw.arena);
		TRY(melt_attributes(&inside, first, NULL));
	}
	put_node(into, node);
	return OUTCOME_OK;
}

static enum outcome
melt_attributes(struct melting *into, xmlNode *first, const xmlNode *end)
{
	xmlNode *next;

	for (xmlNode *n = first; n != end; n = next) {
		next = n->next;
		if (into->next == n)
			into->next = next;
		if (sheet_is(n, SHEET_XSL, "attribute"))
			TRY(melt_attribute(into, n));
		else if (n->type == XML_ELEMENT_NODE) {
			TRY(melt_decision(into, n));
			continue;
		}
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	if (end == NULL)
		flush(into);
	return OUTCOME_OK;
}

/* No attribute is both literal and made by xsl:attribute. */
static enum outcome
check_twice(const xmlNode *element, const xmlNode *node, const xmlNode *end)
{
	for (const xmlNode *n = node; n != end; n = n->next) {
		const char *name = sheet_is(n, SHEET_XSL, "attribute") ?
		    sheet_attribute(n, "name") : NULL;

		if (name != NULL && sheet_attribute(element, name) != NULL)
			return sheet_fault(n, "%s is given twice", name);
		if (n->type == XML_ELEMENT_NODE && name == NULL)
			TRY(check_twice(element, n->children, NULL));
	}
	return OUTCOME_OK;
}

/* The start tag up to the attributes that instructions make. */
static void
put_start(struct melting *into, const xmlNode *node)
{
	put_tag(into, "<");
	put_tag(into, (const char *)node->name);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *key = (const char *)a->name;
		const char *value = sheet_attribute(node, key);

		put_tag(into, " ");
		put_tag(into, key);
		if (*value == '\0')
			continue;
		put_tag(into, "=\"");
		put_braces(into, value);
		put_tag(into, "\"");
	}
}

static enum outcome
melt_element(struct melting *into, xmlNode *node)
{
	const char *name = (const char *)node->name;
	xmlNode *content = content_of(node);

	TRY(check_twice(node, node->children, content));
	put_start(into, node);
	TRY(melt_attributes(into, node->children, content));
	put_tag(into, ">");
	if (sheet_eats_break(name))
		put_tag(into, "\n");
	TRY(melt_list(into, content));
	if (!sheet_is_void(name)) {
		put_tag(into, "</");
		put_tag(into, name);
		put_tag(into, ">");
	}
	xmlUnlinkNode(node);
	xmlFreeNode(node);
	return OUTCOME_OK;
}

/* What is inside is a string, not a part of the page. */
static _Bool
holds_string(const xmlNode *node)
{
	return sheet_is(node, SHEET_XSL, "variable") ||
	    sheet_is(node, SHEET_XSL, "param") ||
	    sheet_is(node, SHEET_XSL, "with-param");
}

static enum outcome
melt_instruction(struct melting *into, xmlNode *node)
{
	struct melting inside;

	flush(into);
	put_node(into, node);
	if (sheet_is(node, SHEET_XSL, "attribute"))
		return sheet_fault(node,
		    "xsl:attribute stands first in its element");
	if (holds_string(node))
		return OUTCOME_OK;
	melting_init(&inside, node, node->children, into->raw.arena);
	TRY(melt_list(&inside, node->children));
	flush(&inside);
	return OUTCOME_OK;
}

/* Text, the sheet's own layout apart. */
static void
melt_text(struct melting *into, xmlNode *node)
{
	const char *text = (const char *)node->content;

	if (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node))
		put_words(into, text, strlen(text));
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* Melt a node and those behind it; `into` writes in front of them. */
static enum outcome
melt_list(struct melting *into, xmlNode *first)
{
	xmlNode *next;

	for (xmlNode *n = first; n != NULL; n = next) {
		next = n->next;
		if (into->next == n)
			into->next = next;
		if (sheet_is(n, SHEET_XSL, "text")) {
			if (n->children != NULL)
				put_words(into, (char *)n->children->content,
				    strlen((char *)n->children->content));
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else if (sheet_is(n, SHEET_XSL, NULL))
			TRY(melt_instruction(into, n));
		else if (n->type == XML_ELEMENT_NODE)
			TRY(melt_element(into, n));
		else
			melt_text(into, n);
	}
	return OUTCOME_OK;
}

enum outcome
sheet_melt(xmlDoc *doc, struct arena *arena)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	struct melting melting;

	for (xmlNode *n = root->children; n != NULL; n = n->next) {
		if (!sheet_is(n, SHEET_XSL, "template"))
			continue;
		melting_init(&melting, n, n->children, arena);
		TRY(melt_list(&melting, n->children));
		flush(&melting);
	}
	return OUTCOME_OK;
}
