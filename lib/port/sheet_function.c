/* The functions of XPath 1.0, section 4. */
#include "port/sheet_xpath.h"

#include "base/bytes.h"

#include <math.h>
#include <string.h>

/* ---- texts in characters ------------------------------------------------ */

/* Bytes of the character at `text` (UTF-8 that has been checked). */
static size_t
character_length(const char *text)
{
	unsigned char c = (unsigned char)*text;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static double
character_count(const char *text)
{
	double count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

/* Section 4.2: halves are rounded up. */
static double
rounded(double number)
{
	return floor(number + 0.5);
}

static void
substring(const struct expression *first, const struct focus *focus,
    struct value *value)
{
	const char *text = expression_text(first, focus);
	double from = rounded(expression_number(first->next, focus));
	double to = first->next->next == NULL ? INFINITY :
	    from + rounded(expression_number(first->next->next, focus));
	const char *start = NULL;
	double place = 1;

	for (; *text != '\0'; text += character_length(text), place++) {
		if (start == NULL && place >= from && place < to)
			start = text;
		else if (start != NULL && !(place < to))
			break;
	}
	value_set_text(value, start == NULL ? "" : *text == '\0' ? start :
	    arena_copy(focus->arena, start, (size_t)(text - start)));
}

static const char *
normalized(const char *text, struct arena *arena)
{
	static const char blanks[] = " \t\r\n";
	struct bytes all;

	bytes_init(&all, arena, strlen(text) + 1);
	for (text += strspn(text, blanks); *text != '\0';
	    text += strspn(text, blanks)) {
		size_t length = strcspn(text, blanks);

		if (all.length > 0)
			bytes_add(&all, " ", 1);
		bytes_add(&all, text, length);
		text += length;
	}
	bytes_add(&all, "", 1);
	return all.data;
}

/* The place of a character among others, or -1. */
static long
place_of(const char *character, size_t length, const char *among)
{
	for (long place = 0; *among != '\0';
	    among += character_length(among), place++)
		if (strncmp(among, character, length) == 0)
			return place;
	return -1;
}

static const char *
translated(const char *text, const char *from, const char *to,
    struct arena *arena)
{
	struct bytes all;
	size_t length;

	bytes_init(&all, arena, strlen(text) + 1);
	for (; *text != '\0'; text += length) {
		const char *other = to;
		long place;

		length = character_length(text);
		place = place_of(text, length, from);
		for (long i = 0; i < place && *other != '\0'; i++)
			other += character_length(other);
		if (place < 0)
			bytes_add(&all, text, length);
		else if (*other != '\0')
			bytes_add(&all, other, character_length(other));
	}
	bytes_add(&all, "", 1);
	return all.data;
}

static const char *
concatenated(const struct expression *first, const struct focus *focus)
{
	struct bytes all;

	bytes_init(&all, focus->arena, 64);
	for (; first != NULL; first = first->next)
		bytes_text(&all, expression_text(first, focus));
	bytes_add(&all, "", 1);
	return all.data;
}

/* ---- functions ---------------------------------------------------------- */

/* The argument's text, or that of the node itself. */
static const char *
own_text(const struct expression *argument, const struct focus *focus)
{
	return argument != NULL ? expression_text(argument, focus) :
	    node_text(focus->node, focus->arena);
}

static void
two_texts(enum function function, const char *text, const char *part,
    const struct focus *focus, struct value *value)
{
	const char *found = strstr(text, part);

	if (function == FUNCTION_CONTAINS)
		value_set_boolean(value, found != NULL);
	else if (function == FUNCTION_STARTS_WITH)
		value_set_boolean(value, strncmp(text, part, strlen(part)) == 0);
	else if (found == NULL)
		value_set_text(value, "");
	else if (function == FUNCTION_SUBSTRING_AFTER)
		value_set_text(value, found + strlen(part));
	else
		value_set_text(value, arena_copy(focus->arena, text,
		    (size_t)(found - text)));
}

void
function_value(const struct expression *call, const struct focus *focus,
    struct value *value)
{
	const struct expression *first = call->first;
	struct nodes nodes;

	switch (call->function) {
	case FUNCTION_CONCAT:
		value_set_text(value, concatenated(first, focus));
		break;
	case FUNCTION_COUNT:
		expression_nodes(first, focus, &nodes);
		value_set_number(value, (double)nodes.count);
		break;
	case FUNCTION_FLOOR:
		value_set_number(value, floor(expression_number(first, focus)));
		break;
	case FUNCTION_LAST:
		value_set_number(value, (double)focus->size);
		break;
	case FUNCTION_NORMALIZE_SPACE:
		value_set_text(value, normalized(own_text(first, focus),
		    focus->arena));
		break;
	case FUNCTION_NOT:
		value_set_boolean(value, !expression_holds(first, focus));
		break;
	case FUNCTION_NUMBER:
		value_set_number(value, first == NULL ?
		    text_number(own_text(NULL, focus)) :
		    expression_number(first, focus));
		break;
	case FUNCTION_POSITION:
		value_set_number(value, (double)focus->position);
		break;
	case FUNCTION_STRING_LENGTH:
		value_set_number(value, character_count(own_text(first, focus)));
		break;
	case FUNCTION_SUBSTRING:
		substring(first, focus, value);
		break;
	case FUNCTION_TRANSLATE:
		value_set_text(value, translated(expression_text(first, focus),
		    expression_text(first->next, focus),
		    expression_text(first->next->next, focus),
		    focus->arena));
		break;
	default:
		two_texts(call->function, expression_text(first, focus),
		    expression_text(first->next, focus), focus, value);
	}
}
