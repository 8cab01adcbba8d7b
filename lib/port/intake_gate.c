/*
 * The gate: where the document may be cut. It finds the end of each tag,
 * comment, processing instruction and reference, so that the parser is never
 * given half of one. What is inside is the parser's to judge.
 */
#include "port/intake_private.h"

#include <string.h>

/* Behind `text` in `left` bytes at `at`, or 0. */
static size_t
behind(const char *at, size_t left, size_t from, const char *text)
{
	size_t length = strlen(text);
	const char *found = left < from ? NULL :
	    memmem(at + from, left - from, text, length);

	return found == NULL ? 0 : (size_t)(found - at) + length;
}

static enum intake_token
until(enum intake_token token, size_t end, size_t *length)
{
	*length = end;
	return end == 0 ? TOKEN_UNFINISHED : token;
}

/* No "<" stands in a start tag, neither in its values (XML 1.0 §3.1). */
static enum intake_token
start_tag(const char *at, size_t left, size_t *length, unsigned *attributes)
{
	char quote = '\0';

	for (size_t i = 1; i < left; i++) {
		char c = at[i];

		if (c == '<') {
			*length = i;
			return TOKEN_BROKEN;
		}
		if (quote != '\0') {
			if (c == quote)
				quote = '\0';
		} else if (c == '"' || c == '\'') {
			quote = c;
			++*attributes;
		} else if (c == '>') {
			*length = i + 1;
			return at[i - 1] == '/' ? TOKEN_EMPTY : TOKEN_OPEN;
		}
	}
	return TOKEN_UNFINISHED;
}

/* Does it begin with `text`, or with as much of it as is there? */
static _Bool
may_begin(const char *at, size_t left, const char *text)
{
	size_t length = strlen(text);

	return memcmp(at, text, left < length ? left : length) == 0;
}

/* What begins with "<!". */
static enum intake_token
declaration(const char *at, size_t left, size_t *length)
{
	static const struct {
		const char *text;
		enum intake_token token;
	} kinds[] = {
		{ "<!--", TOKEN_ASIDE },
		{ "<![CDATA[", TOKEN_CDATA },
		{ "<!DOCTYPE", TOKEN_DOCTYPE }
	};

	*length = 0;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		size_t whole = strlen(kinds[i].text);

		if (!may_begin(at, left, kinds[i].text))
			continue;
		if (left < whole)
			return TOKEN_UNFINISHED;
		if (kinds[i].token == TOKEN_ASIDE)
			return until(TOKEN_ASIDE, behind(at, left, whole,
			    "-->"), length);
		*length = whole;
		return kinds[i].token;
	}
	return TOKEN_BROKEN;
}

/* From "&" to ";": nothing else than a name or a number is between. */
static enum intake_token
reference(const char *at, size_t left, size_t *length)
{
	for (size_t i = 1; i < left; i++) {
		*length = i + 1;
		if (at[i] == ';')
			return TOKEN_TEXT;
		if (strchr(" \t\n<>&\"'", at[i]) != NULL)
			return TOKEN_BROKEN;
	}
	return TOKEN_UNFINISHED;
}

/* Bytes of a text without those at its end that may begin "]]>". */
static size_t
without_brackets(const char *at, size_t length)
{
	for (int i = 0; i < 2 && length > 0 && at[length - 1] == ']'; i++)
		length--;
	return length;
}

static enum intake_token
text(const char *at, size_t left, size_t *length)
{
	const char *tag = memchr(at, '<', left);
	size_t most = tag == NULL ? left : (size_t)(tag - at);
	const char *mark = memchr(at, '&', most);

	if (mark != NULL)
		most = (size_t)(mark - at);
	else if (tag == NULL)
		most = without_brackets(at, left);
	return until(TOKEN_TEXT, most, length);
}

static enum intake_token
cdata(const char *at, size_t left, size_t *length)
{
	size_t end = behind(at, left, 0, "]]>");

	return until(TOKEN_TEXT, end != 0 ? end : without_brackets(at, left),
	    length);
}

enum intake_token
intake_token(const char *at, size_t left, _Bool inside, size_t *length,
    unsigned *attributes)
{
	*attributes = 0;
	*length = 0;
	if (left == 0)
		return TOKEN_UNFINISHED;
	if (inside)
		return cdata(at, left, length);
	if (*at == '&')
		return reference(at, left, length);
	if (*at != '<')
		return text(at, left, length);
	if (left == 1)
		return TOKEN_UNFINISHED;
	switch (at[1]) {
	case '!':
		return declaration(at, left, length);
	case '?':
		return until(TOKEN_ASIDE, behind(at, left, 2, "?>"), length);
	case '/':
		return until(TOKEN_CLOSE, behind(at, left, 2, ">"), length);
	default:
		return start_tag(at, left, length, attributes);
	}
}
