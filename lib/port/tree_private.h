/* What only sheet, intake and schema may know of a tree: the document beneath. */
#ifndef PORT_TREE_PRIVATE_H
#define PORT_TREE_PRIVATE_H

#include <libxml/tree.h>

struct tree;

/* The tree as libxml2's document; owned by the tree's arena. */
xmlDocPtr tree_doc(const struct tree *tree);

/* The element above, NULL of a root. */
struct element *tree_parent(const struct element *element);

/* On which line of what was read an element stood; 0: it was not read. */
void tree_line_set(struct element *element, unsigned long line);
unsigned long tree_line(const struct element *element);

/* An element as libxml2's node. */
xmlNodePtr tree_node(const struct element *element);

#endif
