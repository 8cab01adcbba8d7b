#include "port/query.h"

#include <glib.h>
#include <string.h>

enum { PAIRS_MAX = 512 };

/* Copy with + turned into a space, then decode; NULL when it can't be. */
static const char *
decode(struct arena *arena, const char *text, size_t length, size_t *out)
{
	char *plain = arena_copy(arena, text, length);
	const char *data, *copy = NULL;
	GBytes *bytes;

	for (size_t i = 0; i < length; i++)
		if (plain[i] == '+')
			plain[i] = ' ';
	bytes = g_uri_unescape_bytes(plain, (gssize)length, NULL, NULL);
	if (bytes == NULL)
		return NULL;
	data = g_bytes_get_data(bytes, out);
	copy = arena_copy(arena, data, *out);
	g_bytes_unref(bytes);
	return copy;
}

static enum outcome
pair_parse(struct pair *pair, struct arena *arena, const char *text,
    size_t length)
{
	const char *equals = memchr(text, '=', length);
	size_t name = equals == NULL ? length : (size_t)(equals - text);
	size_t ignored;

	pair->name = decode(arena, text, name, &ignored);
	pair->value = "";
	pair->length = 0;
	if (equals != NULL)
		pair->value = decode(arena, equals + 1, length - name - 1,
		    &pair->length);
	return pair->name == NULL || pair->value == NULL ? OUTCOME_INVALID :
	    OUTCOME_OK;
}

enum outcome
query_parse(struct query *out, struct arena *arena, const char *text,
    size_t length)
{
	const char *end = text + length;
	size_t most = 1;

	out->count = 0;
	for (size_t i = 0; i < length; i++)
		most += text[i] == '&';
	if (most > PAIRS_MAX)
		return OUTCOME_INVALID;
	out->pairs = arena_alloc(arena, most * sizeof *out->pairs);
	while (text < end) {
		const char *next = memchr(text, '&', (size_t)(end - text));
		size_t size = (size_t)((next == NULL ? end : next) - text);

		if (size > 0)
			TRY(pair_parse(&out->pairs[out->count++], arena,
			    text, size));
		text += size + 1;
	}
	return OUTCOME_OK;
}

const char *
query_get(const struct query *query, const char *name)
{
	const struct pair *pair;

	for (size_t i = 0; i < query->count; i++) {
		pair = &query->pairs[i];
		if (strcmp(pair->name, name) == 0)
			return strlen(pair->value) == pair->length ?
			    pair->value : NULL;
	}
	return NULL;
}

char *
query_escape(struct arena *arena, const char *text)
{
	char *escaped = g_uri_escape_string(text, NULL, FALSE);
	char *copy = arena_copy(arena, escaped, strlen(escaped));

	g_free(escaped);
	return copy;
}
