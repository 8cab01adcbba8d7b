#include "model/name.h"

#include <string.h>

const char *
name_at(const char *const *list, size_t count, unsigned place)
{
	return place < count ? list[place] : NULL;
}

unsigned
name_place(const char *const *list, size_t count, const char *name)
{
	unsigned i;

	if (name == NULL)
		return 0;
	for (i = 1; i < count; i++)
		if (list[i] != NULL && strcmp(list[i], name) == 0)
			return i;
	return 0;
}
