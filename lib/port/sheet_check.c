/*
 * The plain subset: what a sheet may hold, so that it can be read at a
 * glance and be resolved when it is read. Everything else is refused,
 * each with its place. The tables below and in sheet_path.c are the subset.
 */
#include "port/sheet_private.h"

#include "base/text.h"

#include <string.h>

/* The instructions and the attributes each may have. */
static const struct {
	const char *name;
	const char *attributes;
} instructions[] = {
	{ "apply-templates", " select mode " },
	{ "attribute", " name " },
	{ "call-template", " name " },
	{ "choose", " " },
	{ "for-each", " select " },
	{ "if", " test " },
	{ "import", " href " },
	{ "otherwise", " " },
	{ "param", " name select " },
	{ "stylesheet", " version exclude-result-prefixes " },
	{ "template", " match name mode " },
	{ "text", " " },
	{ "value-of", " select " },
	{ "variable", " name select " },
	{ "when", " test " },
	{ "with-param", " name select " }
};

/* Elements that a page never has: they run, embed or style. */
static const char elements_refused[] = " applet base embed frame iframe "
    "object style ";

/* What a page may run: a file of the site's own, of which nothing is said. */
static const char scripts[] = "/static/";

/* Attributes that hold an address. */
static const char addresses[] = " action formaction href src ";

/* An address may be exactly one of these, made by the program itself. */
static const char addresses_known[] = " {@action} {@link} {link} {@href} ";

static _Bool
among(const char *list, const char *word)
{
	return text_has_code(list, word, strlen(word));
}

/*
 * Addresses begin with something literal, so that no value from outside can
 * choose the scheme; those that the program makes whole are known by name.
 */
static enum outcome
check_address(const xmlNode *node, const char *value)
{
	static const char *const starts[] = {
		"/", "#", "?", "tel:", "mailto:", "{@base}"
	};

	if (among(addresses_known, value))
		return OUTCOME_OK;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(value, starts[i], strlen(starts[i])) == 0)
			return OUTCOME_OK;
	return sheet_fault(node, "the address \"%s\" has no literal start",
	    value);
}

static enum outcome
check_name_of_attribute(const xmlNode *node, const char *name)
{
	if (strncmp(name, "on", 2) == 0 || strcmp(name, "style") == 0)
		return sheet_fault(node, "the attribute %s is refused", name);
	for (const char *c = name; *c != '\0'; c++)
		if (((*c | 0x20) < 'a' || (*c | 0x20) > 'z') && *c != '-')
			return sheet_fault(node,
			    "the attribute's name \"%s\" is not literal",
			    name);
	return OUTCOME_OK;
}

static enum outcome
check_ascii(const xmlNode *node, const xmlChar *text)
{
	for (; text != NULL && *text != '\0'; text++)
		if (*text >= 0x80)
			return sheet_fault(node,
			    "words stand in the catalogue, not in the sheet");
	return OUTCOME_OK;
}

/* The value of each attribute of an instruction. */
static enum outcome
check_argument(const xmlNode *node, const char *name, const char *value)
{
	if (among(" select test match ", name))
		return sheet_expression(node, value, strlen(value));
	if (!sheet_is(node, SHEET_XSL, "attribute"))
		return OUTCOME_OK;
	if (among(addresses, value))
		return sheet_fault(node,
		    "an address (%s) is a literal attribute", value);
	return check_name_of_attribute(node, value);
}

static enum outcome
check_instruction(const xmlNode *node)
{
	const char *name = (const char *)node->name;
	const char *allowed = NULL;

	for (size_t i = 0; i < sizeof instructions / sizeof *instructions; i++)
		if (strcmp(instructions[i].name, name) == 0)
			allowed = instructions[i].attributes;
	if (allowed == NULL)
		return sheet_fault(node, "xsl:%s is not in the subset", name);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *key = (const char *)a->name;

		if (a->ns != NULL || !among(allowed, key))
			return sheet_fault(node,
			    "xsl:%s may not have %s", name, key);
		TRY(check_argument(node, key, sheet_attribute(node, key)));
	}
	return OUTCOME_OK;
}

/* t:say and t:put; what is inside t:put is the sheet's own. */
static enum outcome
check_words(const xmlNode *node)
{
	_Bool say = sheet_is(node, SHEET_TEXT, "say");
	const char *key = sheet_attribute(node, say ? "k" : "n");

	if (!say && !sheet_is(node, SHEET_TEXT, "put"))
		return sheet_fault(node, "t:%s is unknown",
		    (const char *)node->name);
	if (key == NULL || node->properties->next != NULL)
		return sheet_fault(node, "t:%s wants %s alone",
		    (const char *)node->name, say ? "k" : "n");
	if (!say && !sheet_is(node->parent, SHEET_TEXT, "say"))
		return sheet_fault(node, "t:put stands in t:say");
	for (const xmlNode *n = node->children; say && n != NULL; n = n->next)
		if (n->type != XML_COMMENT_NODE && !xmlIsBlankNode(n) &&
		    !sheet_is(n, SHEET_TEXT, "put"))
			return sheet_fault(n, "t:say holds t:put alone");
	return OUTCOME_OK;
}

/* A script is a literal address and empty, so that no data comes into it. */
static enum outcome
check_script(const xmlNode *node)
{
	const char *source = sheet_attribute(node, "src");

	if (node->children != NULL || source == NULL ||
	    strncmp(source, scripts, strlen(scripts)) != 0 ||
	    strpbrk(source, "{}[]") != NULL)
		return sheet_fault(node,
		    "a script is empty, and its src is below %s", scripts);
	return OUTCOME_OK;
}

static enum outcome
check_element(const xmlNode *node)
{
	const char *name = (const char *)node->name;

	if (node->ns != NULL || among(elements_refused, name))
		return sheet_fault(node, "the element %s is refused", name);
	if (strcmp(name, "script") == 0)
		TRY(check_script(node));
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *key = (const char *)a->name;
		const char *value = sheet_attribute(node, key);

		if (a->ns != NULL || value == NULL)
			return sheet_fault(node, "the attribute %s is refused",
			    key);
		TRY(check_ascii(node, (const xmlChar *)value));
		TRY(check_name_of_attribute(node, key));
		if (among(addresses, key))
			TRY(check_address(node, value));
		TRY(sheet_braces(node, value));
	}
	return OUTCOME_OK;
}

static enum outcome
check_node(const xmlNode *node)
{
	if (node->type == XML_COMMENT_NODE || node->type == XML_TEXT_NODE)
		return check_ascii(node, node->content);
	if (node->type != XML_ELEMENT_NODE)
		return sheet_fault(node, "this kind of node is refused");
	if (sheet_is(node, SHEET_XSL, NULL))
		TRY(check_instruction(node));
	else if (sheet_is(node, SHEET_TEXT, NULL))
		TRY(check_words(node));
	else
		TRY(check_element(node));
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		TRY(check_node(n));
	return OUTCOME_OK;
}

/* The root: version 1.0, templates and imports, no namespace into pages. */
enum outcome
sheet_check(const xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	const char *hidden;

	if (root == NULL || !sheet_is(root, SHEET_XSL, "stylesheet"))
		return sheet_fault(root != NULL ? root : (const xmlNode *)doc,
		    "this is not a stylesheet");
	hidden = sheet_attribute(root, "exclude-result-prefixes");
	for (const xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next)
		if (strcmp((const char *)ns->href, SHEET_XSL) != 0 &&
		    (ns->prefix == NULL || hidden == NULL ||
		    strcmp(hidden, (const char *)ns->prefix) != 0))
			return sheet_fault(root,
			    "exclude-result-prefixes must name the prefix");
	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    !sheet_is(n, SHEET_XSL, "template") &&
		    !sheet_is(n, SHEET_XSL, "import"))
			return sheet_fault(n,
			    "only import and template stand at the top");
	return check_node(root);
}
