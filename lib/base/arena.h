/*
 * The memory of one request. Everything a request makes is taken from its
 * arena and goes when the arena is cleared; what other libraries own joins
 * the arena's undo list and is undone in reverse order.
 *
 * Allocation never returns NULL: an arena has a ceiling, and a request that
 * would pass it (or a machine without memory) leaves through the arena's
 * escape, which lib/web/serve.c sets. Built with ARENA_DEBUG every piece is
 * a malloc of its own, so that sanitizers see each bound.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena_block;
struct arena_undo;

struct arena {
	struct arena_block *block;	/* newest first */
	struct arena_undo *undo;	/* newest first */
	size_t used;			/* bytes handed out since the clear */
	size_t ceiling;			/* bytes */
	jmp_buf *escape;		/* where a full arena goes; or abort */
};

/* An empty arena that hands out at most `ceiling` bytes between clears. */
void arena_init(struct arena *arena, size_t ceiling);

/* Undo everything and give all memory back. */
void arena_finish(struct arena *arena);

/* Undo everything; keep one block for the next request. */
void arena_clear(struct arena *arena);

/* `size` zeroed bytes, aligned for any type, until the next clear. */
void *arena_alloc(struct arena *arena, size_t size)
    __attribute__((malloc, alloc_size(2), returns_nonnull));

/* A copy of `length` bytes with a NUL behind. */
char *arena_copy(struct arena *arena, const char *data, size_t length);

/* printf into the arena. */
char *arena_text(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Call undo(object) when the arena is cleared, last registered first. */
void arena_defer(struct arena *arena, void (*undo)(void *), void *object);

#endif
