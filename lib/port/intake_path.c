/* Where an element stands: its line and its path. */
#include "port/intake.h"

#include "port/tree_private.h"

#include <string.h>

unsigned long
intake_line(const struct element *element)
{
	return tree_line(element);
}

/* Its number among those of its name, or 0 when it is the only one. */
static unsigned long
number_of(const struct element *above, const struct element *element)
{
	const char *name = element_name(element);
	const struct element *each = element_first(above, name);
	unsigned long number = 1;

	if (each == element && element_next(each, name) == NULL)
		return 0;
	for (; each != element; each = element_next(each, name))
		number++;
	return number;
}

static void
path_write(struct bytes *out, const struct element *element,
    const char *prefix)
{
	const struct element *above = tree_parent(element);
	unsigned long number;

	if (above == NULL && prefix != NULL) {
		bytes_text(out, prefix);
		return;
	}
	if (above != NULL)
		path_write(out, above, prefix);
	bytes_text(out, "/");
	bytes_text(out, element_name(element));
	number = above == NULL ? 0 : number_of(above, element);
	if (number > 0)
		bytes_print(out, "[%lu]", number);
}

const char *
intake_path(struct arena *arena, const struct element *element,
    const char *prefix)
{
	struct bytes out;

	bytes_init(&out, arena, 128);
	path_write(&out, element, prefix);
	bytes_add(&out, "", 1);
	return out.data;
}
