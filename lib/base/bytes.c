#include "base/bytes.h"

#include <stdarg.h>
#include <stdio.h>

void
bytes_init(struct bytes *bytes, struct arena *arena, size_t capacity)
{
	bytes->arena = arena;
	bytes->length = 0;
	bytes->capacity = capacity;
	bytes->data = arena_alloc(arena, capacity);
}

char *
bytes_room(struct bytes *bytes, size_t more)
{
	if (bytes->capacity - bytes->length < more) {
		size_t capacity = bytes->capacity * 2 + more;
		char *data = arena_alloc(bytes->arena, capacity);

		if (bytes->length > 0)
			memcpy(data, bytes->data, bytes->length);
		bytes->data = data;
		bytes->capacity = capacity;
	}
	return bytes->data + bytes->length;
}

void
bytes_print(struct bytes *bytes, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length > 0) {
		vsnprintf(bytes_room(bytes, (size_t)length + 1),
		    (size_t)length + 1, format, again);
		bytes->length += (size_t)length;
	}
	va_end(again);
}
