#include "oracle.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { BOUNDARY = 70, LINE = 256, PLAIN_PARTS = 64, PLAIN_NAME = 100 };

struct line {
	const char *text;
	size_t length;		/* with its end */
	_Bool crlf;
};

struct reader {
	const char *at, *end;
	const char *body;
	char boundary[BOUNDARY + 1];
	struct oracle *out;
};

static struct line
line_next(struct reader *reader)
{
	struct line line = { reader->at, 0, 0 };

	while (reader->at < reader->end && *reader->at++ != '\n')
		;
	line.length = (size_t)(reader->at - line.text);
	line.crlf = line.length >= 2 &&
	    line.text[line.length - 1] == '\n' &&
	    line.text[line.length - 2] == '\r';
	return line;
}

/* What follows the two hyphens and the boundary, or NULL. */
static const char *
after_boundary(const struct reader *reader, const struct line *line,
    size_t *left)
{
	size_t length = strlen(reader->boundary);

	if (line->length < length + 2 || line->text[0] != '-' ||
	    line->text[1] != '-' ||
	    strncmp(line->text + 2, reader->boundary, length) != 0)
		return NULL;
	*left = line->length - length - 2;
	return line->text + length + 2;
}

/* ---- heads -------------------------------------------------------------- */

/* As a browser encodes a name: only the quote can be left in it. */
static void
name_decode(char *name)
{
	char *quote;

	while ((quote = strstr(name, "%22")) != NULL) {
		*quote = '"';
		memmove(quote + 1, quote + 3, strlen(quote + 3) + 1);
		name = quote + 1;
	}
}

static void
parameter_keep(struct oracle_part *part, const char *key, const char *value,
    size_t length)
{
	if (strcmp(key, "filename") == 0) {
		part->file = 1;
		part->unnamed = length == 0;
	} else if (strcmp(key, "name") == 0) {
		if (length > ORACLE_NAME - 1)
			length = ORACLE_NAME - 1;
		memcpy(part->name, value, length);
		part->name[length] = '\0';
		name_decode(part->name);
	}
}

/* Each key="value", whatever stands between them. */
static void
parameters(struct oracle_part *part, const struct line *line)
{
	char key[16] = "";
	size_t letters = 0;
	const char *value = NULL;

	for (size_t i = 0; i < line->length; i++) {
		char c = line->text[i];

		if (value != NULL && c == '"') {
			parameter_keep(part, key, value,
			    (size_t)(line->text + i - value));
			value = NULL;
			letters = 0;
		} else if (value != NULL || (c == '=' &&
		    i + 1 < line->length && line->text[i + 1] == '"')) {
			if (value == NULL)
				value = line->text + ++i + 1;
		} else if (isalpha((unsigned char)c) && letters < 15) {
			key[letters++] = c;
			key[letters] = '\0';
		} else {
			letters = 0;
		}
	}
}

static _Bool
only(const char *text, size_t length, const char *characters)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == '\0' || strchr(characters, text[i]) == NULL)
			return 0;
	return 1;
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/* Take one literal from the front, or leave it. */
static _Bool
eat(const char **at, const char *text)
{
	if (strncmp(*at, text, strlen(text)) != 0)
		return 0;
	*at += strlen(text);
	return 1;
}

static size_t
eat_all(const char **at, const char *characters)
{
	size_t length = strspn(*at, characters);

	*at += length;
	return length;
}

static _Bool
disposition_is_plain(const char *at)
{
	size_t length;

	if (!eat(&at, "Content-Disposition: form-data; name=\""))
		return 0;
	length = eat_all(&at, LETTERS DIGITS "_[]. ");
	if (length == 0 || length > PLAIN_NAME || !eat(&at, "\""))
		return 0;
	if (eat(&at, "; filename=\"")) {
		eat_all(&at, LETTERS DIGITS "._- ()%;:=&'/");
		if (!eat(&at, "\""))
			return 0;
	}
	return strcmp(at, "\r\n") == 0;
}

static _Bool
type_is_plain(const char *at)
{
	if (!eat(&at, "Content-Type: ") || eat(&at, "multipart") ||
	    eat(&at, "message"))
		return 0;
	return eat_all(&at, "abcdefghijklmnopqrstuvwxyz") > 0 &&
	    eat(&at, "/") && eat_all(&at, LETTERS DIGITS "+.-") > 0 &&
	    strcmp(at, "\r\n") == 0;
}

/* A disposition first, a type behind it perhaps, nothing else. */
static _Bool
head_line_is_plain(const struct line *line, size_t number)
{
	char text[LINE];

	if (line->length >= sizeof text ||
	    memchr(line->text, '\0', line->length) != NULL)
		return 0;
	memcpy(text, line->text, line->length);
	text[line->length] = '\0';
	return number == 0 ? disposition_is_plain(text) :
	    number == 1 && type_is_plain(text);
}

static _Bool
head_read(struct reader *reader, struct oracle_part *part)
{
	static const char name[] = "content-disposition:";
	_Bool disposition = 0;
	size_t left;

	for (size_t number = 0;; number++) {
		struct line line = line_next(reader);

		if (!line.crlf || after_boundary(reader, &line, &left))
			return 0;
		if (line.length == 2)
			return disposition;
		if (!head_line_is_plain(&line, number))
			reader->out->plain = 0;
		if (line.length > strlen(name) &&
		    strncasecmp(line.text, name, strlen(name)) == 0) {
			parameters(part, &line);
			disposition = 1;
		}
	}
}

/* ---- parts -------------------------------------------------------------- */

enum end { END_NONE, END_PART, END_ALL };

/* Up to the line that ends the part. */
static enum end
data_read(struct reader *reader, struct oracle_part *part)
{
	const char *start = reader->at, *rest, *before;
	size_t left;

	while (reader->at < reader->end) {
		struct line line = line_next(reader);

		rest = after_boundary(reader, &line, &left);
		if (rest == NULL)
			continue;
		before = line.text - 2;
		if (before < start || before[0] != '\r' || before[1] != '\n')
			return END_NONE;
		part->start = (size_t)(start - reader->body);
		part->length = (size_t)(before - start);
		if (left == 2 && memcmp(rest, "\r\n", 2) == 0)
			return END_PART;
		if (reader->at == reader->end &&
		    ((left == 2 && memcmp(rest, "--", 2) == 0) ||
		    (left == 4 && memcmp(rest, "--\r\n", 4) == 0)))
			return END_ALL;
		return END_NONE;
	}
	return END_NONE;
}

static _Bool
is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] > 0x7f)
			return 0;
	return 1;
}

static _Bool
parts_read(struct reader *reader)
{
	struct oracle *out = reader->out;
	enum end end;

	do {
		struct oracle_part *part = &out->parts[out->count];

		if (out->count++ == ORACLE_PARTS)
			return 0;
		memset(part, 0, sizeof *part);
		if (!head_read(reader, part))
			return 0;
		end = data_read(reader, part);
		if (!part->file && end != END_NONE &&
		    !is_ascii(reader->body + part->start, part->length))
			out->plain = 0;
	} while (end == END_PART);
	if (out->count > PLAIN_PARTS)
		out->plain = 0;
	return end == END_ALL;
}

/* Whatever stands behind boundary=, in quotes or not. */
static _Bool
boundary_read(struct reader *reader, const char *type)
{
	static const char plain[] = "multipart/form-data; boundary=";
	const char *at = strcasestr(type, "boundary=");
	size_t length;

	if (at == NULL)
		return 0;
	at += strlen("boundary=");
	if (*at == '"')
		at++;
	length = strcspn(at, "\"; \t");
	if (length == 0 || length > BOUNDARY)
		return 0;
	memcpy(reader->boundary, at, length);
	reader->out->plain = strncmp(type, plain, strlen(plain)) == 0 &&
	    at == type + strlen(plain) && at[length] == '\0' &&
	    only(at, length, LETTERS DIGITS "-_");
	return 1;
}

_Bool
oracle_read(struct oracle *out, const char *type, const char *body,
    size_t length)
{
	struct reader reader = { body, body + length, body, "", out };
	struct line line;
	const char *rest;
	size_t left;

	out->count = 0;
	if (!boundary_read(&reader, type))
		return 0;
	line = line_next(&reader);
	rest = after_boundary(&reader, &line, &left);
	return rest != NULL && left == 2 && line.crlf && parts_read(&reader);
}
