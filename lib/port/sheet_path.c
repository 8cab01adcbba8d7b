/*
 * The XPath of the plain subset: steps to children, attributes and the
 * parent, paths from /page, one level of predicates, operators and the
 * functions below. Well-formedness is left to libxslt; here is only said
 * what is not in the subset.
 */
#include "port/sheet_private.h"

#include "base/text.h"

#include <string.h>

static const char functions[] = " concat contains count floor last "
    "normalize-space not number position starts-with string-length substring "
    "substring-after substring-before translate ";

static _Bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static _Bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static _Bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where an expression stands while it is read. */
struct reading {
	const xmlNode *node;
	const char *text;	/* the whole */
	const char *at;
	int depth;		/* of predicates */
	_Bool operand;		/* an operand may begin here */
};

static enum outcome
refuse(const struct reading *reading, const char *why)
{
	return sheet_fault(reading->node, "\"%s\": %s at \"%s\"",
	    reading->text, why, reading->at);
}

/* A name: of a step, a function, an operator or (behind $) a variable. */
static enum outcome
read_name(struct reading *reading)
{
	const char *start = reading->at;
	size_t length = 0;
	const char *next;

	while (is_letter(start[length]) || is_digit(start[length]) ||
	    start[length] == '-' || start[length] == '.')
		length++;
	next = start + length;
	while (is_space(*next))
		next++;
	if (*next == ':')
		return refuse(reading, "no axis and no prefix");
	if (*next == '(' && reading->operand &&
	    !text_has_code(functions, start, length))
		return refuse(reading, "this function is not in the subset");
	reading->at = start + length;
	/* Where no operand may stand, a name is `and`, `or`, `div`, `mod`. */
	reading->operand = !reading->operand;
	return OUTCOME_OK;
}

static enum outcome
read_slash(struct reading *reading)
{
	if (reading->at[1] == '/')
		return refuse(reading, "no //");
	if (reading->operand && strcmp(reading->text, "/") != 0 &&
	    (strncmp(reading->at, "/page", 5) != 0 ||
	    is_letter(reading->at[5])))
		return refuse(reading, "a path from the root begins /page");
	reading->at++;
	reading->operand = 1;
	return OUTCOME_OK;
}

static enum outcome
read_bracket(struct reading *reading)
{
	reading->depth += *reading->at == '[' ? 1 : -1;
	if (reading->depth > 1)
		return refuse(reading, "no predicate inside a predicate");
	reading->operand = *reading->at++ == '[';
	return OUTCOME_OK;
}

static enum outcome
read_quoted(struct reading *reading)
{
	const char *end = strchr(reading->at + 1, *reading->at);

	if (end == NULL)
		return refuse(reading, "the quote does not end");
	reading->at = end + 1;
	reading->operand = 0;
	return OUTCOME_OK;
}

static enum outcome
read_token(struct reading *reading)
{
	char c = *reading->at;

	if (is_letter(c))
		return read_name(reading);
	if (c == '/')
		return read_slash(reading);
	if (c == '[' || c == ']')
		return read_bracket(reading);
	if (c == '\'' || c == '"')
		return read_quoted(reading);
	if (c == ':')
		return refuse(reading, "no axis and no prefix");
	if (c == '@' || c == '$') {
		reading->at++;
		reading->operand = 1;
		return OUTCOME_OK;
	}
	if (is_digit(c) || c == '.' || c == ')' ||
	    (c == '*' && reading->operand))
		reading->operand = 0;
	else if (!is_space(c))
		reading->operand = 1;
	reading->at++;
	return OUTCOME_OK;
}

/* An expression or a pattern: `length` bytes of text. */
enum outcome
sheet_expression(const xmlNode *node, const char *text, size_t length)
{
	char copy[2000];
	struct reading reading = { node, copy, copy, 0, 1 };

	if (length >= sizeof copy)
		return sheet_fault(node, "an expression is too long");
	memcpy(copy, text, length);
	copy[length] = '\0';
	while (*reading.at != '\0')
		TRY(read_token(&reading));
	return OUTCOME_OK;
}

const char *
sheet_brace_end(const char *text)
{
	while (*text != '\0' && *text != '}') {
		if (*text == '\'' || *text == '"') {
			text = strchr(text + 1, *text);
			if (text == NULL)
				return NULL;
		}
		text++;
	}
	return *text == '}' ? text : NULL;
}

/* A literal attribute's value with its expressions in braces. */
enum outcome
sheet_braces(const xmlNode *node, const char *value)
{
	while ((value = strpbrk(value, "{}")) != NULL) {
		const char *end;

		if (value[0] == value[1]) {
			value += 2;
			continue;
		}
		end = *value == '{' ? sheet_brace_end(value + 1) : NULL;
		if (end == NULL)
			return sheet_fault(node, "a brace is alone");
		TRY(sheet_expression(node, value + 1,
		    (size_t)(end - value - 1)));
		value = end + 1;
	}
	return OUTCOME_OK;
}
