/* What an expression answers: XPath 1.0, sections 3 and 4. */
#include "port/sheet_xpath.h"

#include "base/bytes.h"

#include <math.h>
#include <string.h>

static void
text_set(struct value *value, const char *text)
{
	value->type = VALUE_TEXT;
	value->text = text;
}

static void
number_set(struct value *value, double number)
{
	value->type = VALUE_NUMBER;
	value->number = number;
}

static void
boolean_set(struct value *value, _Bool boolean)
{
	value->type = VALUE_BOOLEAN;
	value->boolean = boolean;
}

static double
expression_number(const struct expression *expression,
    const struct focus *focus)
{
	struct value value;

	expression_value(expression, focus, &value);
	return value_number(&value, focus->arena);
}

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
	text_set(value, start == NULL ? "" : *text == '\0' ? start :
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
		boolean_set(value, found != NULL);
	else if (function == FUNCTION_STARTS_WITH)
		boolean_set(value, strncmp(text, part, strlen(part)) == 0);
	else if (found == NULL)
		text_set(value, "");
	else if (function == FUNCTION_SUBSTRING_AFTER)
		text_set(value, found + strlen(part));
	else
		text_set(value, arena_copy(focus->arena, text,
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
		text_set(value, concatenated(first, focus));
		break;
	case FUNCTION_COUNT:
		expression_nodes(first, focus, &nodes);
		number_set(value, (double)nodes.count);
		break;
	case FUNCTION_FLOOR:
		number_set(value, floor(expression_number(first, focus)));
		break;
	case FUNCTION_LAST:
		number_set(value, (double)focus->size);
		break;
	case FUNCTION_NORMALIZE_SPACE:
		text_set(value, normalized(own_text(first, focus),
		    focus->arena));
		break;
	case FUNCTION_NOT:
		boolean_set(value, !expression_holds(first, focus));
		break;
	case FUNCTION_NUMBER:
		number_set(value, first == NULL ?
		    text_number(own_text(NULL, focus)) :
		    expression_number(first, focus));
		break;
	case FUNCTION_POSITION:
		number_set(value, (double)focus->position);
		break;
	case FUNCTION_STRING_LENGTH:
		number_set(value, character_count(own_text(first, focus)));
		break;
	case FUNCTION_SUBSTRING:
		substring(first, focus, value);
		break;
	case FUNCTION_TRANSLATE:
		text_set(value, translated(expression_text(first, focus),
		    expression_text(first->next, focus),
		    expression_text(first->next->next, focus),
		    focus->arena));
		break;
	default:
		two_texts(call->function, expression_text(first, focus),
		    expression_text(first->next, focus), focus, value);
	}
}

/* ---- operators ---------------------------------------------------------- */

static _Bool
numbers_compare(enum expression_kind kind, double a, double b)
{
	switch (kind) {
	case EXPRESSION_EQUAL:
		return a == b;
	case EXPRESSION_UNEQUAL:
		return a != b;
	case EXPRESSION_LESS:
		return a < b;
	case EXPRESSION_LESS_EQUAL:
		return a <= b;
	case EXPRESSION_MORE:
		return a > b;
	default:
		return a >= b;
	}
}

/* Two values that are no nodes. */
static _Bool
single_compare(enum expression_kind kind, const struct value *a,
    const struct value *b, struct arena *arena)
{
	_Bool equality = kind == EXPRESSION_EQUAL ||
	    kind == EXPRESSION_UNEQUAL;

	if (equality && (a->type == VALUE_BOOLEAN ||
	    b->type == VALUE_BOOLEAN))
		return numbers_compare(kind, value_holds(a), value_holds(b));
	if (equality && a->type != VALUE_NUMBER && b->type != VALUE_NUMBER)
		return (strcmp(value_text(a, arena), value_text(b, arena)) ==
		    0) == (kind == EXPRESSION_EQUAL);
	return numbers_compare(kind, value_number(a, arena),
	    value_number(b, arena));
}

/* Section 3.4: nodes compare when one of them does. */
static _Bool
values_compare(enum expression_kind kind, const struct value *a,
    const struct value *b, struct arena *arena)
{
	struct value one;

	if (a->type == VALUE_NODES && b->type != VALUE_BOOLEAN) {
		for (size_t i = 0; i < a->nodes.count; i++) {
			text_set(&one, node_text(a->nodes.list[i], arena));
			if (values_compare(kind, &one, b, arena))
				return 1;
		}
		return 0;
	}
	if (b->type == VALUE_NODES && a->type != VALUE_BOOLEAN) {
		for (size_t i = 0; i < b->nodes.count; i++) {
			text_set(&one, node_text(b->nodes.list[i], arena));
			if (single_compare(kind, a, &one, arena))
				return 1;
		}
		return 0;
	}
	return single_compare(kind, a, b, arena);
}

static double
calculated(const struct expression *expression, const struct focus *focus)
{
	const struct expression *first = expression->first;
	double a = expression_number(first, focus);
	double b = first->next != NULL ?
	    expression_number(first->next, focus) : 0;

	switch (expression->kind) {
	case EXPRESSION_PLUS:
		return a + b;
	case EXPRESSION_MINUS:
		return a - b;
	case EXPRESSION_TIMES:
		return a * b;
	case EXPRESSION_DIV:
		return a / b;
	case EXPRESSION_MOD:
		return fmod(a, b);
	default:
		return -a;
	}
}

static _Bool
compared(const struct expression *expression, const struct focus *focus)
{
	struct value a, b;

	expression_value(expression->first, focus, &a);
	expression_value(expression->first->next, focus, &b);
	return values_compare(expression->kind, &a, &b, focus->arena);
}

void
expression_value(const struct expression *expression,
    const struct focus *focus, struct value *value)
{
	const struct expression *first = expression->first;

	switch (expression->kind) {
	case EXPRESSION_TEXT:
		text_set(value, expression->text);
		break;
	case EXPRESSION_NUMBER:
		number_set(value, expression->number);
		break;
	case EXPRESSION_VARIABLE:
		*value = focus->slots[expression->slot];
		break;
	case EXPRESSION_PATH:
	case EXPRESSION_UNION:
		value->type = VALUE_NODES;
		expression_nodes(expression, focus, &value->nodes);
		break;
	case EXPRESSION_CALL:
		function_value(expression, focus, value);
		break;
	case EXPRESSION_OR:
		boolean_set(value, expression_holds(first, focus) ||
		    expression_holds(first->next, focus));
		break;
	case EXPRESSION_AND:
		boolean_set(value, expression_holds(first, focus) &&
		    expression_holds(first->next, focus));
		break;
	default:
		if (expression->numeric)
			number_set(value, calculated(expression, focus));
		else
			boolean_set(value, compared(expression, focus));
	}
}

/* Whether a path leads anywhere takes its first node alone. */
_Bool
expression_holds(const struct expression *expression,
    const struct focus *focus)
{
	struct value value;

	if (expression->kind == EXPRESSION_PATH)
		return path_first(expression, focus) != NULL;
	expression_value(expression, focus, &value);
	return value_holds(&value);
}

const char *
expression_text(const struct expression *expression,
    const struct focus *focus)
{
	const xmlNode *first;
	struct value value;

	if (expression->kind == EXPRESSION_PATH) {
		first = path_first(expression, focus);
		return first == NULL ? "" : node_text(first, focus->arena);
	}
	expression_value(expression, focus, &value);
	return value_text(&value, focus->arena);
}
