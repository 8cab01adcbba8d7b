/*
 * Any bytes as a file, for libFuzzer; seeds lie in tests/fuzz/filetype. What
 * is taken is taken as a whole only: with a byte before it or behind it, it is
 * nothing, and cut it is nothing either, but for what may fill its end up.
 */
#include "port/filetype.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

static void
must(_Bool good)
{
	if (!good)
		abort();
}

/* Refused with a code; with the byte added in front or behind. */
static void
refuse(const uint8_t *data, size_t length, size_t front, size_t behind)
{
	size_t size = length + front + behind;
	uint8_t *copy = malloc(size > 0 ? size : 1);
	const char *why;

	must(copy != NULL);
	memset(copy, 'x', size);
	memcpy(copy + front, data, length);
	must(filetype_of(copy, size, &why) == FILETYPE_NONE && why != NULL);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
	const char *why;
	enum filetype type = filetype_of(data, length, &why);

	if (type == FILETYPE_NONE) {
		must(why != NULL);
		return 0;
	}
	must(filetype_of_code(filetype_code(type)) == type);
	refuse(data, length, 1, 0);
	refuse(data, length, 0, 1);
	if (type != FILETYPE_PDF &&
	    (type != FILETYPE_JPEG || data[length - 1] != 0))
		refuse(data, length - 1, 0, 0);
	return 0;
}
