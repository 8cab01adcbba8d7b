#include "port/kind.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CEILING = 256 * 1024 * 1024 };

static struct arena arena;

int
kind_set_up(void **state)
{
	(void)state;
	arena_init(&arena, CEILING);
	return 0;
}

int
kind_tear_down(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

struct bytes
kind_file(void (*sample)(struct bytes *))
{
	struct bytes bytes;

	bytes_init(&bytes, &arena, 1024);
	if (sample != NULL)
		sample(&bytes);
	return bytes;
}

enum filetype
kind_of(const char *data, size_t length, const char **why)
{
	char *copy = malloc(length > 0 ? length : 1);
	enum filetype type;

	assert_non_null(copy);
	if (length > 0)
		memcpy(copy, data, length);
	type = filetype_of(copy, length, why);
	free(copy);
	return type;
}

void
kind_taken(const struct bytes *file, enum filetype type)
{
	const char *why;

	assert_int_equal(kind_of(file->data, file->length, &why), type);
}

void
kind_refused(const struct bytes *file, const char *code)
{
	const char *why;

	assert_int_equal(kind_of(file->data, file->length, &why),
	    FILETYPE_NONE);
	assert_non_null(why);
	assert_string_equal(why, code);
}
