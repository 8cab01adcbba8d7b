#include "port/sheet_private.h"

#include "base/log.h"

#include <libxml/xmlmemory.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * A quarter of a page's cost was malloc and free of libxslt's many small
 * pieces. Here a freed piece waits in a list of its size for the next one
 * that asks; memory grows to what the largest page needs, and stays there.
 * Each piece lives until it is freed, so that what the libraries keep from
 * one page to the next (their last error, say) is safe. A piece is cleared
 * when it is freed: what one page held must not show in the next.
 *
 * The build with sanitizers leaves everything to malloc, so that they see
 * each piece. A process has one thread, so there are no locks.
 */
#ifndef ARENA_DEBUG
enum {
	UNIT = alignof(max_align_t),	/* sizes are rounded up to this */
	SIZES = 64,			/* larger than so many are malloc's */
	CHUNK_BYTES = 128 * 1024
};

/* What stands before each piece: its size in units, 0 when malloc's. */
struct head {
	alignas(max_align_t) size_t units;
	size_t size;			/* bytes, of malloc's alone */
};

struct waiting {
	struct waiting *next;
};

static struct {
	struct waiting *waiting[SIZES + 1];
	char *at;
	size_t left;			/* bytes of the chunk, from `at` */
} pool;

static void *
large_malloc(size_t size)
{
	struct head *head = size <= SIZE_MAX - sizeof *head ?
	    malloc(sizeof *head + size) : NULL;

	if (head == NULL)
		return NULL;
	head->units = 0;
	head->size = size;
	return head + 1;
}

/* A piece never used before, from the chunk. */
static void *
fresh(size_t units)
{
	size_t whole = sizeof(struct head) + units * UNIT;
	struct head *head;

	if (pool.left < whole) {
		pool.at = malloc(CHUNK_BYTES);
		pool.left = pool.at != NULL ? CHUNK_BYTES : 0;
		if (pool.at == NULL)
			return NULL;
	}
	head = (void *)pool.at;
	pool.at += whole;
	pool.left -= whole;
	head->units = units;
	return head + 1;
}

static void *
memory_malloc(size_t size)
{
	size_t units = size / UNIT + (size % UNIT != 0 || size == 0);
	struct waiting *first;

	if (units > SIZES)
		return large_malloc(size);
	first = pool.waiting[units];
	if (first == NULL)
		return fresh(units);
	pool.waiting[units] = first->next;
	return first;
}

static size_t
memory_size(const struct head *head)
{
	return head->units > 0 ? head->units * UNIT : head->size;
}

static void
memory_free(void *place)
{
	struct head *head = place;
	struct waiting *piece = place;

	if (place == NULL)
		return;
	head--;
	explicit_bzero(place, memory_size(head));
	if (head->units == 0) {
		free(head);
		return;
	}
	piece->next = pool.waiting[head->units];
	pool.waiting[head->units] = piece;
}

static void *
memory_realloc(void *place, size_t size)
{
	size_t had = place != NULL ?
	    memory_size((const struct head *)place - 1) : 0;
	void *moved;

	if (place != NULL && size <= had)
		return place;
	moved = memory_malloc(size);
	if (moved == NULL || place == NULL)
		return moved;
	memcpy(moved, place, had);
	memory_free(place);
	return moved;
}

static char *
memory_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = memory_malloc(size);

	return copy == NULL ? NULL : memcpy(copy, text, size);
}

void
sheet_memory_open(void)
{
	if (xmlMemSetup(memory_free, memory_malloc, memory_realloc,
	    memory_strdup) == 0)
		return;
	log_line("sheet: the libraries' memory can't be set up");
	abort();
}
#else
void
sheet_memory_open(void)
{
}
#endif
