/*
 * A small XML tree in an arena: the page that a handler builds, and the rows
 * that the database answers. Elements are appended in document order and
 * seldom removed. What lies beneath (libxml2's nodes, laid
 * out in the arena without its allocator) does not show.
 *
 * Names are kept by pointer and must live as long as the tree; texts are
 * kept by pointer too where the call says so.
 */
#ifndef PORT_TREE_H
#define PORT_TREE_H

#include "base/arena.h"
#include "base/bytes.h"

struct tree;
struct element;

/* A tree with a root element of this name; it goes with the arena. */
struct tree *tree_open(struct arena *arena, const char *root);

struct element *tree_root(struct tree *tree);

/* Append an empty element. */
struct element *element_add(struct element *parent, const char *name);

/* Append an element that holds a text (kept by pointer); returns it. */
struct element *element_say(struct element *parent, const char *name,
    const char *text);

/* Set an attribute; the value is kept by pointer. The name must be new. */
void element_set(struct element *element, const char *name,
    const char *value);

/* Set an attribute to a whole number. */
void element_set_number(struct element *element, const char *name,
    long long number);

/* Append text, kept by pointer. */
void element_text(struct element *element, const char *text);

/* The first child element of that name (any when NULL), or NULL. */
struct element *element_first(const struct element *parent,
    const char *name);

/* The next sibling element of that name (any when NULL), or NULL. */
struct element *element_next(const struct element *element,
    const char *name);

const char *element_name(const struct element *element);

/* The attribute, else the text of the child, of that name; else NULL. */
const char *element_get(const struct element *element, const char *name);

/* The element's own text, "" when it has none. */
const char *element_string(const struct element *element);

/* The tree's arena, for texts that belong to an element. */
struct arena *element_arena(const struct element *element);

/*
 * Make an element another: with this name, and this text (both kept by
 * pointer) as all that it holds.
 */
void element_become(struct element *element, const char *name,
    const char *text);

/* Take an element out of its parent. */
void element_remove(struct element *element);

/* The last child now; tree_cut() takes away what was appended after it. */
struct element *tree_mark(const struct element *parent);
void tree_cut(struct element *parent, struct element *mark);

/* Append a copy of `element` with all below it. */
void element_copy(struct element *parent, const struct element *element);

/* Write the document as XML 1.0 in UTF-8; a `page` with its schema named. */
void tree_write(const struct tree *tree, struct bytes *out);

#endif
