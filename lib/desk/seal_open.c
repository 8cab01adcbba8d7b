#include "desk/seal_private.h"

#include "base/text.h"

#include <string.h>

enum { SEALED_MAX_BYTES = 16 * 1024, KEYS_IN_A_PAGE = 4 };

/* Which sealed columns there are, and what each is. */
static const struct {
	const char *row;
	const char *column;
	const char *sender;	/* of a message; else NULL */
	enum seal_item item;
	enum key_class class;
	_Bool binary;		/* opened it stays hexadecimal */
} columns[] = {
	{ "application", "sealed_motivation", NULL, SEAL_MOTIVATION,
	    KEY_TEXT, 0 },
	{ "motivation", "sealed_text", NULL, SEAL_MOTIVATION, KEY_TEXT, 0 },
	{ "draft", "sealed_motivation", NULL, SEAL_DRAFT, KEY_TEXT, 0 },
	{ "message", "sealed_text", "employer", SEAL_EMPLOYER_MESSAGE,
	    KEY_TEXT, 0 },
	{ "message", "sealed_text", "seeker", SEAL_SEEKER_MESSAGE,
	    KEY_TEXT, 0 },
	{ "document", "sealed_name", NULL, SEAL_NAME, KEY_TEXT, 0 },
	{ "manifest", "sealed_list", NULL, SEAL_MANIFEST, KEY_TEXT, 1 },
	{ "result", "sealed_note", NULL, SEAL_NOTE, KEY_RESULT, 0 },
	{ "result", "sealed_terms_note", NULL, SEAL_TERMS_NOTE,
	    KEY_RESULT, 0 },
	{ "result", "sealed_why", NULL, SEAL_WHY, KEY_RESULT, 0 }
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

/* The keys of a page, unwrapped at once and taken out of it. */
struct ring {
	struct seal *seals[KEYS_IN_A_PAGE];
	size_t count;
};

static enum outcome
ring_take(struct desk *desk, struct element *root, struct ring *ring)
{
	struct element *row = element_first(root, "key"), *next;

	for (; row != NULL; row = next) {
		next = element_next(row, "key");
		if (fact_has(row, "wrap")) {
			if (ring->count == KEYS_IN_A_PAGE)
				return seal_not_authentic("a page of many keys");
			TRY(seal_key_read(desk, row, &ring->seals[ring->count++]));
		}
		element_remove(row);
	}
	return OUTCOME_OK;
}

static struct seal *
ring_find(const struct ring *ring, enum key_class class)
{
	for (size_t i = 0; i < ring->count; i++)
		if (ring->seals[i]->class == class)
			return ring->seals[i];
	return NULL;
}

/* Open one value: its text, or with `binary` its digits; NULL if it fails. */
static const char *
value_open(struct desk *desk, const struct seal *seal, size_t column,
    const struct element *row, const char *digits)
{
	size_t sealed_length = strlen(digits) / 2, length = 0;
	unsigned char bound[SEAL_BOUND_BYTES], id[ID_BYTES];
	unsigned char *sealed = arena_alloc(desk->arena, sealed_length + 1);
	char *text = arena_alloc(desk->arena, sealed_length + 1);
	char *again;

	if (sealed_length > SEALED_MAX_BYTES ||
	    !text_unhex(digits, sealed, sealed_length) ||
	    !text_unhex(fact_text(row, "id"), id, sizeof id))
		return NULL;
	seal_bound_item(bound, seal, columns[column].item, id,
	    columns[column].class == KEY_RESULT ?
	    (uint32_t)fact_number(row, "version") : 0);
	if (seal_open(&seal_form, seal->secret, sizeof seal->secret, bound,
	    sizeof bound, sealed, sealed_length, (unsigned char *)text,
	    &length) != OUTCOME_OK)
		return NULL;
	text[length] = '\0';
	if (!columns[column].binary)
		return text;
	again = arena_alloc(desk->arena, 2 * length + 1);
	text_hex((unsigned char *)text, length, again);
	return again;
}

static size_t
column_of(const struct element *row, const char *name)
{
	size_t i;

	for (i = 0; i < COLUMNS; i++)
		if (strcmp(columns[i].row, element_name(row)) == 0 &&
		    strcmp(columns[i].column, name) == 0 &&
		    (columns[i].sender == NULL || strcmp(columns[i].sender,
		    fact_text(row, "sender")) == 0))
			break;
	return i;
}

static enum outcome
row_open(struct desk *desk, const struct ring *ring, struct element *row)
{
	struct element *value;

	for (value = element_first(row, NULL); value != NULL;
	    value = element_next(value, NULL)) {
		const char *name = element_name(value), *text;
		size_t column;
		const struct seal *seal;

		if (strncmp(name, "sealed_", 7) != 0)
			continue;
		column = column_of(row, name);
		seal = column == COLUMNS ? NULL :
		    ring_find(ring, columns[column].class);
		text = seal == NULL ? NULL : value_open(desk, seal, column,
		    row, element_string(value));
		if (text == NULL)
			return seal_not_authentic(name);
		element_become(value, name + 7, text);
	}
	return OUTCOME_OK;
}

enum outcome
desk_seal_open(struct desk *desk, struct element *root,
    struct seal **document)
{
	struct ring ring = { .count = 0 };
	struct element *row;

	TRY(ring_take(desk, root, &ring));
	if (ring.count > 0)
		TRY(seal_keys_open(desk, ring.seals, ring.count));
	for (row = element_first(root, NULL); row != NULL;
	    row = element_next(row, NULL))
		TRY(row_open(desk, &ring, row));
	if (document != NULL)
		*document = ring_find(&ring, KEY_DOCUMENT);
	return OUTCOME_OK;
}
