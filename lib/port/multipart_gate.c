/* The gate: where the parts of a body lie, and what a head may hold. */
#include "port/multipart_private.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char token_characters[] = "!#$%&'*+-.^_`|~0123456789"
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* RFC 2046 §5.1.1, but the space. */
static const char boundary_characters[] = "'()+_,-./:=?0123456789"
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Behind the text, in any case of letters, or NULL. */
static const char *
skip(const char *at, const char *text)
{
	size_t length = strlen(text);

	return strncasecmp(at, text, length) == 0 ? at + length : NULL;
}

static const char *
skip_blanks(const char *at)
{
	return at + strspn(at, " \t");
}

enum outcome
multipart_boundary(char boundary[MULTIPART_BOUNDARY + 1],
    const char *content_type)
{
	const char *at = skip(content_type, "multipart/form-data");
	_Bool quoted;
	size_t length;

	if (at == NULL || *(at = skip_blanks(at)) != ';')
		return OUTCOME_INVALID;
	at = skip(skip_blanks(at + 1), "boundary=");
	if (at == NULL)
		return OUTCOME_INVALID;
	quoted = *at == '"';
	at += quoted;
	length = strspn(at, boundary_characters);
	if (length == 0 || length > MULTIPART_BOUNDARY ||
	    (quoted && at[length] != '"') ||
	    *skip_blanks(at + length + quoted) != '\0')
		return OUTCOME_INVALID;
	memcpy(boundary, at, length);
	boundary[length] = '\0';
	return OUTCOME_OK;
}

/* ---- parts -------------------------------------------------------------- */

/* Whether the body goes on with this text. */
static _Bool
follows(const char *at, const char *end, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

/*
 * The part that begins at `at`: its head ends with the first empty line, its
 * data before the CRLF of the next delimiter. What looks like a delimiter at
 * the beginning of a line must be one, in the head too.
 */
static enum outcome
section_find(struct section *section, const char *at, const char *end,
    const char *delimiter)
{
	size_t left = (size_t)(end - at);
	const char *empty = memmem(at, left < MULTIPART_HEAD ? left :
	    MULTIPART_HEAD, "\r\n\r\n", 4);
	const char *next = memmem(at - 1, left + 1, delimiter,
	    strlen(delimiter));

	if (empty == NULL || next == NULL || next - 1 < empty + 4 ||
	    next[-1] != '\r')
		return OUTCOME_INVALID;
	section->head.data = at;
	section->head.length = (size_t)(empty + 2 - at);
	section->data.data = empty + 4;
	section->data.length = (size_t)(next - 1 - (empty + 4));
	return OUTCOME_OK;
}

enum outcome
multipart_sections(struct section *sections, size_t *count,
    const char *boundary, struct span body)
{
	char delimiter[MULTIPART_BOUNDARY + 4];
	const char *at = body.data, *end = body.data + body.length;
	size_t length = (size_t)snprintf(delimiter, sizeof delimiter,
	    "\n--%s", boundary);

	*count = 0;
	if (!follows(at, end, delimiter + 1))
		return OUTCOME_INVALID;
	at += length - 1;
	while (follows(at, end, "\r\n")) {
		if (*count == MULTIPART_PARTS)
			return OUTCOME_INVALID;
		TRY(section_find(&sections[*count], at + 2, end, delimiter));
		at = sections[*count].data.data +
		    sections[*count].data.length + 1 + length;
		(*count)++;
	}
	if (*count == 0 || !follows(at, end, "--"))
		return OUTCOME_INVALID;
	at += 2;
	return at == end || (end - at == 2 && follows(at, end, "\r\n")) ?
	    OUTCOME_OK : OUTCOME_INVALID;
}

/* ---- heads -------------------------------------------------------------- */

static _Bool
holds_control(struct span line)
{
	for (size_t i = 0; i < line.length; i++)
		if ((unsigned char)line.data[i] < 0x20 ||
		    line.data[i] == 0x7f)
			return 1;
	return 0;
}

static _Bool
is_text(struct span span, const char *text)
{
	return span.length == strlen(text) &&
	    strncasecmp(span.data, text, span.length) == 0;
}

static size_t
token_length(struct span span)
{
	size_t length = 0;

	while (length < span.length &&
	    memchr(token_characters, span.data[length],
	    sizeof token_characters - 1) != NULL)
		length++;
	return length;
}

/* A type that has no parts of its own. */
static _Bool
type_is_plain(struct span value)
{
	struct span type = { value.data, token_length(value) };

	return type.length > 0 && type.length < value.length &&
	    value.data[type.length] == '/' && !is_text(type, "multipart") &&
	    !is_text(type, "message");
}

static _Bool
encoding_is_label(struct span value)
{
	return is_text(value, "7bit") || is_text(value, "8bit") ||
	    is_text(value, "binary");
}

/* What of a head may stand there but once. */
struct head {
	_Bool type, encoding;
	struct span disposition;
};

static enum outcome
line_read(struct head *head, struct span line)
{
	struct span name = { line.data, token_length(line) };
	struct span value = line;

	if (holds_control(line) || name.length == 0 ||
	    name.length == line.length || line.data[name.length] != ':')
		return OUTCOME_INVALID;
	value.length -= name.length + 1;
	value.data = text_trim(line.data + name.length + 1, &value.length);
	if (is_text(name, "content-type")) {
		if (head->type || !type_is_plain(value))
			return OUTCOME_INVALID;
		head->type = 1;
	} else if (is_text(name, "content-transfer-encoding")) {
		if (head->encoding || !encoding_is_label(value))
			return OUTCOME_INVALID;
		head->encoding = 1;
	} else if (is_text(name, "content-disposition")) {
		if (head->disposition.data != NULL)
			return OUTCOME_INVALID;
		head->disposition = value;
	}
	return OUTCOME_OK;
}

enum outcome
multipart_head(struct span *disposition, struct span head)
{
	const char *at = head.data, *end = head.data + head.length;
	struct head found = { 0 };

	if (!text_utf8(head.data, head.length))
		return OUTCOME_INVALID;
	while (at < end) {
		const char *line_end = memmem(at, (size_t)(end - at), "\r\n",
		    2);

		TRY(line_read(&found,
		    (struct span){ at, (size_t)(line_end - at) }));
		at = line_end + 2;
	}
	*disposition = found.disposition;
	return found.disposition.data == NULL ? OUTCOME_INVALID : OUTCOME_OK;
}
