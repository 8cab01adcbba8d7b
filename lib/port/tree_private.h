/* What only the sheet may know of a tree: the document beneath. */
#ifndef PORT_TREE_PRIVATE_H
#define PORT_TREE_PRIVATE_H

#include <libxml/tree.h>

struct tree;

/* The tree as libxml2's document; owned by the tree's arena. */
xmlDocPtr tree_doc(const struct tree *tree);

#endif
