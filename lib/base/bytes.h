/*
 * A growing run of bytes in an arena: pages and bodies are written here and
 * leave in one write. Growth past the arena's ceiling leaves through the
 * arena's escape, so no call can fail.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "base/arena.h"

#include <stddef.h>
#include <string.h>

struct bytes {
	char *data;
	size_t length;		/* bytes in use */
	size_t capacity;	/* bytes reserved */
	struct arena *arena;
};

/* An empty run with room for `capacity` bytes. */
void bytes_init(struct bytes *bytes, struct arena *arena, size_t capacity);

/* Make room for `more` bytes behind those in use; returns their place. */
char *bytes_room(struct bytes *bytes, size_t more);

static inline void
bytes_add(struct bytes *bytes, const char *data, size_t length)
{
	if (length > 0)
		memcpy(bytes_room(bytes, length), data, length);
	bytes->length += length;
}

static inline void
bytes_text(struct bytes *bytes, const char *text)
{
	bytes_add(bytes, text, strlen(text));
}

/* printf behind the bytes in use. */
void bytes_print(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
