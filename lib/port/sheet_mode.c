/* The rules of a mode, found by the name of the node that is asked for. */
#include "port/sheet_program.h"

#include <string.h>

static size_t
hash_of(const char *name)
{
	size_t hash = 5381;

	for (; *name != '\0'; name++)
		hash = hash * 33 + (unsigned char)*name;
	return hash;
}

const struct rule *
sheet_mode_rules(const struct mode *mode, const char *name)
{
	for (size_t i = hash_of(name); ; i++) {
		const char *known = mode->names[i & mode->mask].name;

		if (known == NULL)
			return mode->others;
		if (strcmp(known, name) == 0)
			return mode->names[i & mode->mask].rules;
	}
}

/* The rules that a node of this name (NULL: another) can match. */
static struct rule *
rules_for(const struct mode *mode, const char *name, struct arena *arena)
{
	struct rule *first = NULL, **end = &first;

	for (const struct rule *r = mode->rules; r != NULL; r = r->next) {
		if (r->name != NULL &&
		    (name == NULL || strcmp(r->name, name) != 0))
			continue;
		*end = arena_alloc(arena, sizeof **end);
		**end = *r;
		(*end)->next = NULL;
		end = &(*end)->next;
	}
	return first;
}

void
sheet_mode_index(struct mode *mode, struct arena *arena)
{
	size_t count = 0, size = 4;

	for (const struct rule *r = mode->rules; r != NULL; r = r->next)
		count++;
	while (size < 2 * count)
		size *= 2;
	mode->mask = size - 1;
	mode->names = arena_alloc(arena, size * sizeof *mode->names);
	mode->others = rules_for(mode, NULL, arena);
	for (const struct rule *r = mode->rules; r != NULL; r = r->next) {
		size_t i = r->name == NULL ? 0 : hash_of(r->name);

		while (r->name != NULL &&
		    mode->names[i & mode->mask].name != NULL &&
		    strcmp(mode->names[i & mode->mask].name, r->name) != 0)
			i++;
		if (r->name == NULL || mode->names[i & mode->mask].name != NULL)
			continue;
		mode->names[i & mode->mask].name = r->name;
		mode->names[i & mode->mask].rules =
		    rules_for(mode, r->name, arena);
	}
}
