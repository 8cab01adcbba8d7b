#include "base/arena.h"

#include "base/log.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef ARENA_DEBUG
enum { BLOCK_BYTES = 1 };
#else
enum { BLOCK_BYTES = 256 * 1024 };
#endif

struct arena_block {
	struct arena_block *next;
	size_t size;		/* bytes of data */
	size_t used;
	alignas(max_align_t) char data[];
};

struct arena_undo {
	struct arena_undo *next;
	void (*undo)(void *);
	void *object;
};

void
arena_init(struct arena *arena, size_t ceiling)
{
	memset(arena, 0, sizeof *arena);
	arena->ceiling = ceiling;
}

static _Noreturn void
arena_full(struct arena *arena, size_t size)
{
	log_line("arena: %zu bytes more than %zu of %zu", size, arena->used,
	    arena->ceiling);
	if (arena->escape == NULL)
		abort();
	longjmp(*arena->escape, 1);
}

static struct arena_block *
block_add(struct arena *arena, size_t size)
{
	size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
	struct arena_block *block = calloc(1, sizeof *block + room);

	if (block == NULL)
		arena_full(arena, size);
	block->size = room;
	block->used = 0;
	block->next = arena->block;
	arena->block = block;
	return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	const size_t unit = alignof(max_align_t);
	struct arena_block *block = arena->block;
	size_t whole;
	char *place;

	if (size > arena->ceiling || arena->used > arena->ceiling - size)
		arena_full(arena, size);
#ifdef ARENA_DEBUG
	whole = size;
	block = NULL;
	(void)unit;
#else
	whole = (size + unit - 1) / unit * unit;
#endif
	if (block == NULL || block->size - block->used < whole)
		block = block_add(arena, whole);
	place = block->data + block->used;
	block->used += whole;
	arena->used += whole;
	return place;		/* what is not in use is zero */
}

char *
arena_copy(struct arena *arena, const char *data, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length > 0)
		memcpy(copy, data, length);
	return copy;
}

char *
arena_text(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	char *text;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	text = arena_alloc(arena, (size_t)(length < 0 ? 0 : length) + 1);
	if (length >= 0)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void
arena_defer(struct arena *arena, void (*undo)(void *), void *object)
{
	struct arena_undo *entry = arena_alloc(arena, sizeof *entry);

	entry->undo = undo;
	entry->object = object;
	entry->next = arena->undo;
	arena->undo = entry;
}

static void
undo_all(struct arena *arena)
{
	while (arena->undo != NULL) {
		struct arena_undo *entry = arena->undo;

		arena->undo = entry->next;
		entry->undo(entry->object);
	}
}

static void
blocks_free(struct arena *arena, struct arena_block *keep)
{
	struct arena_block *block = arena->block;

	while (block != NULL) {
		struct arena_block *next = block->next;

		/* What one request held must not show in the next. */
		explicit_bzero(block->data, block->used);
		if (block != keep)
			free(block);
		block = next;
	}
	arena->block = keep;
}

void
arena_finish(struct arena *arena)
{
	undo_all(arena);
	blocks_free(arena, NULL);
	arena->used = 0;
}

void
arena_clear(struct arena *arena)
{
	struct arena_block *keep = NULL;

	undo_all(arena);
#ifndef ARENA_DEBUG
	for (struct arena_block *b = arena->block; b != NULL; b = b->next)
		if (b->size == BLOCK_BYTES)
			keep = b;
#endif
	blocks_free(arena, keep);
	if (keep != NULL) {
		keep->used = 0;
		keep->next = NULL;
	}
	arena->used = 0;
}
