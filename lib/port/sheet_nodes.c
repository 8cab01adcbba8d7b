/* The nodes that paths lead to, and that patterns match. */
#include "port/sheet_xpath.h"

#include "base/bytes.h"

#include <stdlib.h>
#include <string.h>

/* ---- nodes -------------------------------------------------------------- */

static const xmlNode *
attributes_of(const xmlNode *node)
{
	return node->type != XML_ELEMENT_NODE ? NULL :
	    (const xmlNode *)(const void *)node->properties;
}

static const xmlNode *
children_of(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ||
	    node->type == XML_DOCUMENT_NODE ? node->children : NULL;
}

static void
text_gather(const xmlNode *node, struct bytes *all)
{
	for (const xmlNode *n = children_of(node); n != NULL; n = n->next)
		if (n->type == XML_TEXT_NODE)
			bytes_text(all, (const char *)n->content);
		else
			text_gather(n, all);
}

const char *
node_text(const xmlNode *node, struct arena *arena)
{
	const xmlNode *only = node->children;
	struct bytes all;

	if (node->type == XML_TEXT_NODE)
		return (const char *)node->content;
	if (only == NULL)
		return "";
	if (only->next == NULL && only->type == XML_TEXT_NODE)
		return only->content == NULL ? "" :
		    (const char *)only->content;
	bytes_init(&all, arena, 64);
	text_gather(node, &all);
	bytes_add(&all, "", 1);
	return all.data;
}

static _Bool
is_named(const struct step *step, const xmlNode *node)
{
	const char *name = (const char *)node->name;

	return node->type == (step->axis == AXIS_ATTRIBUTE ?
	    XML_ATTRIBUTE_NODE : XML_ELEMENT_NODE) && (step->name == NULL ||
	    (*name == *step->name && strcmp(name, step->name) == 0));
}

static _Bool
predicate_holds(const struct expression *predicate,
    const struct focus *focus)
{
	struct value value;

	if (!predicate->numeric)
		return expression_holds(predicate, focus);
	expression_value(predicate, focus, &value);
	return value.number == (double)focus->position;
}

/*
 * Does the node pass the step's predicates before `end`? places[] counts
 * those that came to each.
 */
static _Bool
passes(const struct step *step, const xmlNode *node, const xmlNode *first,
    const struct expression *end, size_t *places, const struct focus *outer)
{
	struct focus focus = *outer;

	focus.node = node;
	for (const struct expression *p = step->predicates; p != end;
	    p = p->next) {
		focus.position = ++*places++;
		focus.size = 0;
		if (p->counts) {
			size_t again[PREDICATES_MAX] = { 0 };

			for (const xmlNode *n = first; n != NULL; n = n->next)
				focus.size += is_named(step, n) &&
				    passes(step, n, first, p, again, outer);
		}
		if (!predicate_holds(p, &focus))
			return 0;
	}
	return 1;
}

/* Called for each node of a path, in order; true to see no more. */
typedef _Bool visit(void *object, const xmlNode *node);

static _Bool walk(const struct step *step, const xmlNode *node,
    const struct focus *focus, visit *visits, void *object);

/* Among these, those of the step; where they lead. */
static _Bool
walk_among(const struct step *step, const xmlNode *first,
    const struct focus *focus, visit *visits, void *object)
{
	size_t places[PREDICATES_MAX] = { 0 };

	for (const xmlNode *n = first; n != NULL; n = n->next)
		if (is_named(step, n) &&
		    passes(step, n, first, NULL, places, focus) &&
		    walk(step->next, n, focus, visits, object))
			return 1;
	return 0;
}

static _Bool
walk(const struct step *step, const xmlNode *node,
    const struct focus *focus, visit *visits, void *object)
{
	const xmlNode *first;

	if (step == NULL)
		return visits(object, node);
	if (step->axis == AXIS_SELF)
		return walk(step->next, node, focus, visits, object);
	if (step->axis == AXIS_PARENT)
		return node->parent != NULL &&
		    walk(step->next, node->parent, focus, visits, object);
	first = step->axis == AXIS_ATTRIBUTE ? attributes_of(node) :
	    children_of(node);
	if (step->predicates != NULL)
		return walk_among(step, first, focus, visits, object);
	for (const xmlNode *n = first; n != NULL; n = n->next)
		if (is_named(step, n) &&
		    walk(step->next, n, focus, visits, object))
			return 1;
	return 0;
}

static _Bool
walk_path(const struct expression *path, const struct focus *focus,
    visit *visits, void *object)
{
	const xmlNode *from = path->from_root ?
	    (const xmlNode *)(const void *)focus->node->doc : focus->node;

	return walk(path->steps, from, focus, visits, object);
}

static _Bool
visit_first(void *object, const xmlNode *node)
{
	*(const xmlNode **)object = node;
	return 1;
}

const xmlNode *
path_first(const struct expression *path, const struct focus *focus)
{
	const xmlNode *first = NULL;

	walk_path(path, focus, visit_first, &first);
	return first;
}

struct comparing {
	const char *text;
	_Bool equal;
	struct arena *arena;
};

static _Bool
visit_compare(void *object, const xmlNode *node)
{
	const struct comparing *comparing = object;
	const char *text = node_text(node, comparing->arena);

	return (*text == *comparing->text &&
	    strcmp(text, comparing->text) == 0) == comparing->equal;
}

_Bool
path_has(const struct expression *path, const struct focus *focus,
    const char *text, _Bool equal)
{
	struct comparing comparing = { text, equal, focus->arena };

	return walk_path(path, focus, visit_compare, &comparing);
}

struct gathering {
	struct nodes *nodes;
	struct arena *arena;
};

static _Bool
visit_gather(void *object, const xmlNode *node)
{
	struct gathering *gathering = object;
	struct nodes *nodes = gathering->nodes;

	if (nodes->count == nodes->room) {
		size_t room = nodes->room == 0 ? 8 : 4 * nodes->room;
		const xmlNode **list = arena_alloc(gathering->arena,
		    room * sizeof *list);

		if (nodes->count > 0)
			memcpy(list, nodes->list,
			    nodes->count * sizeof *list);
		nodes->list = list;
		nodes->room = room;
	}
	nodes->list[nodes->count++] = node;
	return 0;
}

static size_t
depth_of(const xmlNode *node)
{
	size_t depth = 0;

	while ((node = node->parent) != NULL)
		depth++;
	return depth;
}

/* Of two children of one node: attributes come before elements. */
static int
order_beside(const xmlNode *a, const xmlNode *b)
{
	if (a->type != b->type && (a->type == XML_ATTRIBUTE_NODE ||
	    b->type == XML_ATTRIBUTE_NODE))
		return a->type == XML_ATTRIBUTE_NODE ? -1 : 1;
	for (const xmlNode *n = a; n != NULL; n = n->next)
		if (n == b)
			return -1;
	return 1;
}

static int
order_in_document(const void *left, const void *right)
{
	const xmlNode *a = *(const xmlNode *const *)left;
	const xmlNode *b = *(const xmlNode *const *)right;
	size_t deep = depth_of(a), deeper = depth_of(b);
	int above = deep < deeper ? -1 : 1;

	if (a == b)
		return 0;
	for (; deep > deeper; deep--)
		a = a->parent;
	for (; deeper > deep; deeper--)
		b = b->parent;
	if (a == b)
		return above;
	while (a->parent != b->parent) {
		a = a->parent;
		b = b->parent;
	}
	return order_beside(a, b);
}

/* In order, and each once. */
static void
nodes_settle(struct nodes *nodes)
{
	size_t kept = 0;

	if (nodes->count < 2)
		return;
	qsort(nodes->list, nodes->count, sizeof *nodes->list,
	    order_in_document);
	for (size_t i = 1; i < nodes->count; i++)
		if (nodes->list[i] != nodes->list[kept])
			nodes->list[++kept] = nodes->list[i];
	nodes->count = kept + 1;
}

static void
nodes_gather(const struct expression *expression, const struct focus *focus,
    struct nodes *nodes)
{
	struct gathering gathering = { nodes, focus->arena };

	if (expression->kind == EXPRESSION_PATH) {
		walk_path(expression, focus, visit_gather, &gathering);
	} else if (expression->kind == EXPRESSION_UNION) {
		nodes_gather(expression->first, focus, nodes);
		nodes_gather(expression->first->next, focus, nodes);
	} else if (expression->kind == EXPRESSION_VARIABLE) {
		const struct nodes *known =
		    &focus->slots[expression->slot].nodes;

		for (size_t i = 0; i < known->count; i++)
			visit_gather(&gathering, known->list[i]);
	}
}

void
expression_nodes(const struct expression *expression,
    const struct focus *focus, struct nodes *nodes)
{
	memset(nodes, 0, sizeof *nodes);
	nodes_gather(expression, focus, nodes);
	if (expression->kind == EXPRESSION_UNION)
		nodes_settle(nodes);
}

/* ---- patterns ----------------------------------------------------------- */

/* Do the steps up to and with the count-th lead to the node? */
static _Bool
steps_match(const struct expression *path, size_t count, const xmlNode *node,
    const struct focus *focus)
{
	size_t places[PREDICATES_MAX] = { 0 };
	const struct step *step = path->steps;

	if (count == 0)
		return !path->from_root || node->type == XML_DOCUMENT_NODE;
	for (size_t i = 1; i < count; i++)
		step = step->next;
	return is_named(step, node) &&
	    passes(step, node, node, NULL, places, focus) &&
	    (count == 1 && !path->from_root ? 1 :
	    steps_match(path, count - 1, node->parent, focus));
}

_Bool
pattern_matches(const struct expression *path, const xmlNode *node,
    const struct focus *focus)
{
	size_t count = 0;

	for (const struct step *s = path->steps; s != NULL; s = s->next)
		count++;
	return steps_match(path, count, node, focus);
}
