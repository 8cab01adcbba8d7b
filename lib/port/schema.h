/*
 * XSDs (XML Schema 1.0) by libxml2: loaded once at the start, asked of trees.
 * Where a tree is wrong is said by names, lines and paths; nothing of what it
 * holds is repeated.
 */
#ifndef PORT_SCHEMA_H
#define PORT_SCHEMA_H

#include "base/outcome.h"
#include "port/tree.h"

struct schema;

/*
 * Load a file and what it includes, files too and never addresses, before
 * sheet_seal(). FAULT, logged with its line: it is no XSD. The caller closes
 * what is in *out, also then.
 */
MUST_USE enum outcome schema_open(struct schema **out, const char *path);

void schema_close(struct schema *schema);

/* A place where a tree is not as its XSD says. */
struct schema_error {
	/*
	 * missing   an attribute, or an element, that must be there
	 * long      a text with too many characters
	 * range     a number beyond its bounds
	 * choice    none of the values that there are
	 * schema    anything else: an unknown element, another order, a value
	 *           that is not of its type
	 */
	const char *code;
	unsigned long line;	/* as intake_line() */
	/*
	 * The element that is wrong, or its attribute; of a missing attribute
	 * its own name, of a missing element that of the one around it. The
	 * path is as intake_path(), with /@name for an attribute. Both live as
	 * long as the arena.
	 */
	const char *field;
	const char *path;
};

/*
 * Is the tree of which `element` is the root as the XSD says of an element of
 * its name? Each place where it is not, fifty at most, is told to on_error().
 * `prefix` as intake_path(). OK also then; FAULT: libxml2 failed (logged).
 */
MUST_USE enum outcome schema_check(struct schema *schema,
    const struct element *element, struct arena *arena, const char *prefix,
    void (*on_error)(void *context, const struct schema_error *error),
    void *context);

#endif
