/*
 * The XPath 1.0 of the plain subset (sheet_path.c says what that is), read
 * once and then asked again and again: sheet_xpath.c reads, sheet_value.c,
 * sheet_nodes.c and sheet_function.c answer. Nodes are those of a page's tree:
 * elements, attributes and texts.
 */
#ifndef PORT_SHEET_XPATH_H
#define PORT_SHEET_XPATH_H

#include "base/arena.h"
#include "base/outcome.h"

#include <libxml/tree.h>

enum expression_kind {
	EXPRESSION_TEXT,
	EXPRESSION_NUMBER,
	EXPRESSION_VARIABLE,
	EXPRESSION_PATH,
	EXPRESSION_UNION,
	EXPRESSION_OR,
	EXPRESSION_AND,
	EXPRESSION_EQUAL,
	EXPRESSION_UNEQUAL,
	EXPRESSION_LESS,
	EXPRESSION_LESS_EQUAL,
	EXPRESSION_MORE,
	EXPRESSION_MORE_EQUAL,
	EXPRESSION_PLUS,
	EXPRESSION_MINUS,
	EXPRESSION_TIMES,
	EXPRESSION_DIV,
	EXPRESSION_MOD,
	EXPRESSION_NEGATE,
	EXPRESSION_CALL
};

enum function {
	FUNCTION_CONCAT, FUNCTION_CONTAINS, FUNCTION_COUNT, FUNCTION_FLOOR,
	FUNCTION_LAST, FUNCTION_NORMALIZE_SPACE, FUNCTION_NOT,
	FUNCTION_NUMBER, FUNCTION_POSITION, FUNCTION_STARTS_WITH,
	FUNCTION_STRING_LENGTH, FUNCTION_SUBSTRING, FUNCTION_SUBSTRING_AFTER,
	FUNCTION_SUBSTRING_BEFORE, FUNCTION_TRANSLATE, FUNCTIONS
};

enum axis { AXIS_CHILD, AXIS_ATTRIBUTE, AXIS_SELF, AXIS_PARENT };

enum { PREDICATES_MAX = 4 };	/* of one step */

struct step {
	struct step *next;
	enum axis axis;
	const char *name;		/* NULL: any */
	struct expression *predicates;	/* joined by `next` */
};

struct expression {
	enum expression_kind kind;
	struct expression *next;	/* argument or predicate behind it */
	struct expression *first;	/* arguments or operands */
	const char *text;		/* literal, or a variable's name */
	double number;
	enum function function;
	size_t slot;			/* of a variable */
	_Bool from_root;		/* a path that begins with / */
	_Bool numeric;			/* its value is a number */
	_Bool counts;			/* as a predicate it asks last() */
	struct step *steps;
};

/* Which slot a variable has, or SLOT_NONE; see expression_read(). */
#define SLOT_NONE ((size_t)-1)
typedef size_t slot_of(const void *scope, const char *name);

/*
 * Read an expression or a pattern of the element `node`, in which a fault is
 * logged. It lives as long as the arena.
 */
MUST_USE enum outcome expression_read(struct expression **out,
    struct arena *arena, const xmlNode *node, const char *text,
    slot_of *slot, const void *scope);

struct nodes {
	const xmlNode **list;		/* in document order */
	size_t count;
	size_t room;
};

struct value {
	enum {
		VALUE_TEXT,
		VALUE_FRAGMENT,		/* a text that counts as true */
		VALUE_NUMBER,
		VALUE_BOOLEAN,
		VALUE_NODES
	} type;
	const char *text;
	double number;
	_Bool boolean;
	struct nodes nodes;
};

/* From where an expression is asked. */
struct focus {
	const xmlNode *node;
	size_t position, size;
	const struct value *slots;
	struct arena *arena;		/* for what it takes to answer */
};

void expression_value(const struct expression *expression,
    const struct focus *focus, struct value *value);
_Bool expression_holds(const struct expression *expression,
    const struct focus *focus);
const char *expression_text(const struct expression *expression,
    const struct focus *focus);

double expression_number(const struct expression *expression,
    const struct focus *focus);

/* The nodes of a path or union; none when it is something else. */
void expression_nodes(const struct expression *expression,
    const struct focus *focus, struct nodes *nodes);

/* Does a node match a pattern that is a path? */
_Bool pattern_matches(const struct expression *path, const xmlNode *node,
    const struct focus *focus);

static inline void
value_set_text(struct value *value, const char *text)
{
	value->type = VALUE_TEXT;
	value->text = text;
}

static inline void
value_set_number(struct value *value, double number)
{
	value->type = VALUE_NUMBER;
	value->number = number;
}

static inline void
value_set_boolean(struct value *value, _Bool boolean)
{
	value->type = VALUE_BOOLEAN;
	value->boolean = boolean;
}

/* What values are as another type (XPath 1.0, section 4). */
const char *value_text(const struct value *value, struct arena *arena);
double value_number(const struct value *value, struct arena *arena);
_Bool value_holds(const struct value *value);

/* A node's text; it lives as long as the arena and the tree. */
const char *node_text(const xmlNode *node, struct arena *arena);

/* A text as a number, NaN when it is none. */
double text_number(const char *text);

/* The first node of a path in the document's order, or NULL. */
const xmlNode *path_first(const struct expression *path,
    const struct focus *focus);

/* Does it lead to a node whose text equals this, or one whose does not? */
_Bool path_has(const struct expression *path, const struct focus *focus,
    const char *text, _Bool equal);

/* The call of a function. */
void function_value(const struct expression *call,
    const struct focus *focus, struct value *value);

#endif
