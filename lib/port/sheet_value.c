/* What expressions answer: XPath 1.0, section 3, and conversions. */
#include "port/sheet_xpath.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- as another type ---------------------------------------------------- */

static double
whole_number(const char *digits, size_t count, _Bool negative)
{
	long long number = 0;

	for (size_t i = 0; i < count; i++)
		number = 10 * number + (digits[i] - '0');
	return negative ? -(double)number : (double)number;
}

static const char *
past_blanks(const char *text)
{
	while (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
		text++;
	return text;
}

static const char *
past_digits(const char *text)
{
	while (*text >= '0' && *text <= '9')
		text++;
	return text;
}

double
text_number(const char *text)
{
	const char *start = past_blanks(text);
	const char *whole = start + (*start == '-');
	const char *point = past_digits(whole);
	const char *end = *point == '.' ? past_digits(point + 1) : point;

	if (end - whole - (*point == '.') < 1 || *past_blanks(end) != '\0')
		return NAN;
	if (end == point && point - whole < 16)
		return whole_number(whole, (size_t)(point - whole),
		    *start == '-');
	return strtod(start, NULL);
}

/* A whole number of fifteen digits at most; printf takes twenty times that. */
static const char *
whole_text(long long number, struct arena *arena)
{
	char text[20];
	char *at = text + sizeof text;
	long long left = number < 0 ? -number : number;

	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (number < 0)
		*--at = '-';
	return arena_copy(arena, at, (size_t)(text + sizeof text - at));
}

static const char *
number_text(double number, struct arena *arena)
{
	if (isnan(number))
		return "NaN";
	if (isinf(number))
		return number > 0 ? "Infinity" : "-Infinity";
	if (fabs(number) < 1e15 && number == (double)(long long)number)
		return whole_text((long long)number, arena);
	return arena_text(arena, "%.15g", number);
}

const char *
value_text(const struct value *value, struct arena *arena)
{
	switch (value->type) {
	case VALUE_NUMBER:
		return number_text(value->number, arena);
	case VALUE_BOOLEAN:
		return value->boolean ? "true" : "false";
	case VALUE_NODES:
		return value->nodes.count == 0 ? "" :
		    node_text(value->nodes.list[0], arena);
	default:
		return value->text;
	}
}

double
value_number(const struct value *value, struct arena *arena)
{
	switch (value->type) {
	case VALUE_NUMBER:
		return value->number;
	case VALUE_BOOLEAN:
		return value->boolean;
	default:
		return text_number(value_text(value, arena));
	}
}

_Bool
value_holds(const struct value *value)
{
	switch (value->type) {
	case VALUE_TEXT:
		return *value->text != '\0';
	case VALUE_NUMBER:
		return value->number != 0 && !isnan(value->number);
	case VALUE_BOOLEAN:
		return value->boolean;
	case VALUE_NODES:
		return value->nodes.count > 0;
	default:
		return 1;
	}
}

double
expression_number(const struct expression *expression,
    const struct focus *focus)
{
	struct value value;

	expression_value(expression, focus, &value);
	return value_number(&value, focus->arena);
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

/* Two values that are no nodes, or nodes and a boolean. */
static _Bool
single_compare(enum expression_kind kind, const struct value *a,
    const struct value *b, struct arena *arena)
{
	_Bool equality = kind == EXPRESSION_EQUAL ||
	    kind == EXPRESSION_UNEQUAL;

	if (a->type == VALUE_NODES || b->type == VALUE_NODES || (equality &&
	    (a->type == VALUE_BOOLEAN || b->type == VALUE_BOOLEAN)))
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
			value_set_text(&one, node_text(a->nodes.list[i], arena));
			if (values_compare(kind, &one, b, arena))
				return 1;
		}
		return 0;
	}
	if (b->type == VALUE_NODES && a->type != VALUE_BOOLEAN) {
		for (size_t i = 0; i < b->nodes.count; i++) {
			value_set_text(&one, node_text(b->nodes.list[i], arena));
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
	const struct expression *first = expression->first;
	enum expression_kind kind = expression->kind;
	struct value a, b;

	/* What sheets ask most: @state = 'selecting'. */
	if (first->kind == EXPRESSION_PATH &&
	    first->next->kind == EXPRESSION_TEXT &&
	    (kind == EXPRESSION_EQUAL || kind == EXPRESSION_UNEQUAL))
		return path_has(first, focus, first->next->text,
		    kind == EXPRESSION_EQUAL);
	expression_value(first, focus, &a);
	expression_value(first->next, focus, &b);
	return values_compare(kind, &a, &b, focus->arena);
}

void
expression_value(const struct expression *expression,
    const struct focus *focus, struct value *value)
{
	const struct expression *first = expression->first;

	switch (expression->kind) {
	case EXPRESSION_TEXT:
		value_set_text(value, expression->text);
		break;
	case EXPRESSION_NUMBER:
		value_set_number(value, expression->number);
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
		value_set_boolean(value, expression_holds(first, focus) ||
		    expression_holds(first->next, focus));
		break;
	case EXPRESSION_AND:
		value_set_boolean(value, expression_holds(first, focus) &&
		    expression_holds(first->next, focus));
		break;
	default:
		if (expression->numeric)
			value_set_number(value, calculated(expression, focus));
		else
			value_set_boolean(value, compared(expression, focus));
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
