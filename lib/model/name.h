/*
 * The code strings of a closed list: what a state is called in the database,
 * in a page's XML and in a form. A list is an array whose first place, 0, is
 * left NULL, for 0 is "none" in every enum of this floor; so what a text or a
 * number from outside doesn't name becomes 0, and no table lets it act.
 */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include <stddef.h>

/* The name at `place`, or NULL when the list has none there. */
const char *name_at(const char *const *list, size_t count, unsigned place);

/* The place of `name` in the list, or 0; `name` may be NULL. */
unsigned name_place(const char *const *list, size_t count, const char *name);

/* The list and its length, for either call. */
#define NAME_LIST(list) (list), sizeof(list) / sizeof((list)[0])

#endif
