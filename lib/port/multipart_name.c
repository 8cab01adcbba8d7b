/* Names of fields and files, as browsers write them. */
#include "port/multipart_private.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum {
	NAME_BYTES = 100,
	DISPLAY_CHARACTERS = 100,
	EXTENSION_BYTES = 8		/* without its dot */
};

/* What a file is called when nothing is left of its name: "file". */
static const char unnamed[] = "\u30d5\u30a1\u30a4\u30eb";

/* ---- what a name must not show ------------------------------------------ */

/* From the first to the last code point: neither can be seen, or it lies. */
static const struct {
	uint32_t first, last;
} hidden[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f },		/* controls */
	{ 0x00ad, 0x00ad },				/* soft hyphen */
	{ 0x061c, 0x061c },				/* bidi */
	{ 0x180e, 0x180e },				/* zero width */
	{ 0x200b, 0x200f }, { 0x2028, 0x202e },		/* both, and lines */
	{ 0x2060, 0x206f },
	{ 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
	{ 0xfffe, 0xffff },				/* not of XML */
	{ 0xe0000, 0xe007f }				/* tags */
};

/* A character of a text that is UTF-8, and how many bytes it takes. */
static uint32_t
character(const char *text, size_t *size)
{
	const unsigned char *p = (const unsigned char *)text;
	uint32_t point;

	*size = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	point = *size == 1 ? p[0] : p[0] & (0x7fU >> *size);
	for (size_t i = 1; i < *size; i++)
		point = point << 6 | (p[i] & 0x3f);
	return point;
}

static _Bool
is_hidden(uint32_t point)
{
	for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
		if (point >= hidden[i].first && point <= hidden[i].last)
			return 1;
	return 0;
}

/* A copy of what can be seen. */
static const char *
visible(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t size, kept = 0;

	for (; *text != '\0'; text += size) {
		if (is_hidden(character(text, &size)))
			continue;
		memcpy(out + kept, text, size);
		kept += size;
	}
	return out;
}

/* ---- names of files ----------------------------------------------------- */

/* Where an extension begins with its dot, or the end. */
static const char *
extension(const char *name)
{
	const char *dot = strrchr(name, '.'), *end = name + strlen(name);
	size_t length = dot == NULL ? 0 : strspn(dot + 1, "0123456789"
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return length > 0 && length <= EXTENSION_BYTES &&
	    dot + 1 + length == end ? dot : end;
}

/* What is too long loses the end of its stem: the extension says its type. */
static const char *
cut(struct arena *arena, const char *name)
{
	const char *type = extension(name), *at = name;
	size_t size, room = DISPLAY_CHARACTERS - strlen(type);

	if (text_characters(name, strlen(name)) <= DISPLAY_CHARACTERS)
		return name;
	for (; room > 0; room--, at += size)
		(void)character(at, &size);
	return arena_text(arena, "%.*s%s", (int)(at - name), name, type);
}

static const char *
display(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash == NULL ? file : slash + 1;
	const char *backslash = strrchr(name, '\\');
	size_t length;

	name = visible(arena, backslash == NULL ? name : backslash + 1);
	length = strlen(name);
	name = text_trim(name, &length);
	name = cut(arena, arena_copy(arena, name, length));
	return *name == '\0' ? unnamed : name;
}

/* ---- Content-Disposition ------------------------------------------------ */

/* WHATWG: in a name, these three and nothing else are written otherwise. */
static char *
unescape(struct arena *arena, const char *text, size_t length)
{
	static const struct {
		const char *written;
		char stands_for;
	} escapes[] = { { "%22", '"' }, { "%0D", '\r' }, { "%0A", '\n' } };
	char *out = arena_copy(arena, text, length), *to = out;

	for (const char *at = out; *at != '\0'; to++) {
		*to = *at;
		for (size_t i = 0; i < 3; i++)
			if (strncasecmp(at, escapes[i].written, 3) == 0) {
				*to = escapes[i].stands_for;
				at += 2;
				break;
			}
		at++;
	}
	*to = '\0';
	return out;
}

static const char *
skip_blanks(const char *at)
{
	return at + strspn(at, " ");
}

/*
 * A quoted value and where it ends; NULL when it isn't one. A backslash is
 * itself, as browsers mean it; before a quote others mean something else.
 */
static const char *
quoted(const char **value, struct arena *arena, const char *at)
{
	size_t length;

	if (*at++ != '"')
		return NULL;
	length = strcspn(at, "\"");
	if (at[length] == '\0' || (length > 0 && at[length - 1] == '\\'))
		return NULL;
	*value = unescape(arena, at, length);
	return at + length + 1;
}

static _Bool
name_good(const char *name)
{
	return name != NULL && *name != '\0' && strlen(name) <= NAME_BYTES &&
	    text_xml(name, strlen(name)) && strpbrk(name, "\r\n") == NULL;
}

enum outcome
multipart_disposition(struct part *part, struct arena *arena,
    struct span value)
{
	const char *at = arena_copy(arena, value.data, value.length);
	const char **into;

	part->name = part->file = NULL;
	if (strncasecmp(at, "form-data", 9) != 0)
		return OUTCOME_INVALID;
	for (at = skip_blanks(at + 9); *at == ';'; at = skip_blanks(at)) {
		at = skip_blanks(at + 1);
		into = *at == 'n' ? &part->name : &part->file;
		if (*into != NULL || (strncmp(at, "name=", 5) != 0 &&
		    strncmp(at, "filename=", 9) != 0))
			return OUTCOME_INVALID;
		at = quoted(into, arena, strchr(at, '=') + 1);
		if (at == NULL)
			return OUTCOME_INVALID;
	}
	if (*at != '\0' || !name_good(part->name))
		return OUTCOME_INVALID;
	if (part->file != NULL && (*part->file != '\0' || part->length > 0))
		part->file = display(arena, part->file);
	return OUTCOME_OK;
}
