/* A tree as text, whoever made it: lib/port/intake.c or libxml2 itself. */
#ifndef TESTS_PORT_SENT_TREE_H
#define TESTS_PORT_SENT_TREE_H

#include "base/bytes.h"

#include <libxml/tree.h>

/* Tags without their ends, texts joined, none that is blank by elements. */
void sent_tree(struct bytes *out, const xmlNode *node, _Bool deep);

#endif
