#include "port/sheet_xpath.h"

#include "port/sheet_private.h"

#include <stdlib.h>
#include <string.h>

enum { NESTED_MAX = 40 };

/* An expression while it is read. */
struct reader {
	struct arena *arena;
	const xmlNode *node;
	const char *text;	/* the whole */
	const char *at;		/* never at a blank */
	slot_of *slot;
	const void *scope;
	int nested;
	_Bool counts;		/* last() was asked */
};

/*
 * In the order of enum function: how many arguments each takes, and whether it
 * answers a number.
 */
static const struct {
	const char *name;
	int least, most;
	_Bool numeric;
} functions[FUNCTIONS] = {
	{ "concat", 2, 40, 0 }, { "contains", 2, 2, 0 }, { "count", 1, 1, 1 },
	{ "floor", 1, 1, 1 }, { "last", 0, 0, 1 },
	{ "normalize-space", 0, 1, 0 }, { "not", 1, 1, 0 },
	{ "number", 0, 1, 1 }, { "position", 0, 0, 1 },
	{ "starts-with", 2, 2, 0 }, { "string-length", 0, 1, 1 },
	{ "substring", 2, 3, 0 }, { "substring-after", 2, 2, 0 },
	{ "substring-before", 2, 2, 0 }, { "translate", 3, 3, 0 }
};

static enum outcome
fault(const struct reader *reader, const char *why)
{
	return sheet_fault(reader->node, "\"%s\": %s at \"%s\"",
	    reader->text, why, reader->at);
}

static _Bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
skip(struct reader *reader, size_t length)
{
	reader->at += length;
	while (is_blank(*reader->at))
		reader->at++;
}

/* Take a sign, when it stands here. */
static _Bool
take(struct reader *reader, const char *sign)
{
	size_t length = strlen(sign);

	if (strncmp(reader->at, sign, length) != 0)
		return 0;
	skip(reader, length);
	return 1;
}

static _Bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static _Bool
in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    is_digit(c) || c == '_' || c == '-' || c == '.';
}

static size_t
name_length(const char *text)
{
	size_t length = 0;

	while (in_name(text[length]))
		length++;
	return length;
}

/* Take a word that is an operator, when it stands here. */
static _Bool
take_word(struct reader *reader, const char *word)
{
	if (name_length(reader->at) != strlen(word) ||
	    strncmp(reader->at, word, strlen(word)) != 0)
		return 0;
	skip(reader, strlen(word));
	return 1;
}

static const char *
take_name(struct reader *reader)
{
	size_t length = name_length(reader->at);
	const char *name = arena_copy(reader->arena, reader->at, length);

	skip(reader, length);
	return name;
}

static struct expression *
expression_new(struct reader *reader, enum expression_kind kind)
{
	struct expression *new = arena_alloc(reader->arena, sizeof *new);

	new->kind = kind;
	return new;
}

static enum outcome read_whole(struct reader *reader, struct expression **out);

/* ---- paths -------------------------------------------------------------- */

static enum outcome
read_predicates(struct reader *reader, struct step *step)
{
	struct expression **end = &step->predicates;
	_Bool outside = reader->counts;
	int count = 0;

	while (take(reader, "[")) {
		if (++count > PREDICATES_MAX)
			return fault(reader, "too many predicates");
		reader->counts = 0;
		TRY(read_whole(reader, end));
		(*end)->counts = reader->counts;
		if (!take(reader, "]"))
			return fault(reader, "] is missing");
		end = &(*end)->next;
	}
	reader->counts = outside;
	return OUTCOME_OK;
}

static enum outcome
read_step(struct reader *reader, struct step **out, const struct step *before)
{
	struct step *step = arena_alloc(reader->arena, sizeof *step);

	*out = step;
	if (take(reader, ".."))
		step->axis = AXIS_PARENT;
	else if (take(reader, "."))
		step->axis = AXIS_SELF;
	else if (take(reader, "@"))
		step->axis = AXIS_ATTRIBUTE;
	/* So that a path's nodes come in order, and each once. */
	if (step->axis == AXIS_PARENT && before != NULL &&
	    before->axis != AXIS_PARENT)
		return fault(reader, ".. stands at the beginning");
	if (step->axis == AXIS_PARENT || step->axis == AXIS_SELF)
		return OUTCOME_OK;
	if (!take(reader, "*")) {
		if (name_length(reader->at) == 0)
			return fault(reader, "a name is missing");
		step->name = take_name(reader);
	}
	return read_predicates(reader, step);
}

static enum outcome
read_path(struct reader *reader, struct expression **out)
{
	struct expression *path = expression_new(reader, EXPRESSION_PATH);
	struct step **end = &path->steps;
	const struct step *before = NULL;

	*out = path;
	path->from_root = take(reader, "/");
	if (path->from_root && name_length(reader->at) == 0)
		return OUTCOME_OK;
	do {
		TRY(read_step(reader, end, before));
		before = *end;
		end = &(*end)->next;
	} while (take(reader, "/"));
	return OUTCOME_OK;
}

/* ---- operands ----------------------------------------------------------- */

static enum outcome
read_quoted(struct reader *reader, struct expression **out)
{
	const char *start = reader->at + 1;
	const char *end = strchr(start, *reader->at);

	if (end == NULL)
		return fault(reader, "the quote does not end");
	*out = expression_new(reader, EXPRESSION_TEXT);
	(*out)->text = arena_copy(reader->arena, start,
	    (size_t)(end - start));
	skip(reader, (size_t)(end + 1 - reader->at));
	return OUTCOME_OK;
}

static enum outcome
read_number(struct reader *reader, struct expression **out)
{
	size_t length = strspn(reader->at, "0123456789.");

	*out = expression_new(reader, EXPRESSION_NUMBER);
	(*out)->numeric = 1;
	(*out)->number = strtod(arena_copy(reader->arena, reader->at, length),
	    NULL);
	skip(reader, length);
	return OUTCOME_OK;
}

static enum outcome
read_variable(struct reader *reader, struct expression **out)
{
	skip(reader, 1);
	*out = expression_new(reader, EXPRESSION_VARIABLE);
	(*out)->text = take_name(reader);
	(*out)->slot = reader->slot == NULL ? SLOT_NONE :
	    reader->slot(reader->scope, (*out)->text);
	return (*out)->slot == SLOT_NONE ?
	    fault(reader, "there is no such variable before") : OUTCOME_OK;
}

static enum outcome
read_call(struct reader *reader, struct expression **out)
{
	struct expression *call = expression_new(reader, EXPRESSION_CALL);
	struct expression **end = &call->first;
	const char *name = take_name(reader);
	int count = 0;

	*out = call;
	while (call->function < FUNCTIONS &&
	    strcmp(functions[call->function].name, name) != 0)
		call->function++;
	if (call->function == FUNCTIONS)
		return fault(reader, "this function is not in the subset");
	call->numeric = functions[call->function].numeric;
	reader->counts |= call->function == FUNCTION_LAST;
	skip(reader, 1);
	while (!take(reader, ")")) {
		if (count++ > 0 && !take(reader, ","))
			return fault(reader, "a comma is missing");
		TRY(read_whole(reader, end));
		end = &(*end)->next;
	}
	if (count < functions[call->function].least ||
	    count > functions[call->function].most)
		return fault(reader, "so many arguments are not taken");
	return OUTCOME_OK;
}

static enum outcome
read_operand(struct reader *reader, struct expression **out)
{
	const char *at = reader->at;
	size_t length = name_length(at);

	if (take(reader, "(")) {
		TRY(read_whole(reader, out));
		if (!take(reader, ")"))
			return fault(reader, ") is missing");
		return *reader->at == '[' || *reader->at == '/' ?
		    fault(reader, "nothing follows a parenthesis") :
		    OUTCOME_OK;
	}
	if (*at == '\'' || *at == '"')
		return read_quoted(reader, out);
	if (*at == '$')
		return read_variable(reader, out);
	if (is_digit(*at))
		return read_number(reader, out);
	while (is_blank(at[length]))
		length++;
	if (length > 0 && *at != '.' && at[length] == '(')
		return read_call(reader, out);
	return read_path(reader, out);
}

/* ---- operators, from those that bind most ------------------------------- */

static struct expression *
join(struct reader *reader, enum expression_kind kind,
    struct expression *left)
{
	struct expression *both = expression_new(reader, kind);

	both->first = left;
	both->numeric = kind >= EXPRESSION_PLUS && kind <= EXPRESSION_NEGATE;
	return both;
}

/* By level; at one level the longer sign comes first. */
static const struct operator {
	int level;
	const char *sign;
	enum expression_kind kind;
} operators[] = {
	{ 0, "or", EXPRESSION_OR },
	{ 1, "and", EXPRESSION_AND },
	{ 2, "!=", EXPRESSION_UNEQUAL },
	{ 2, "=", EXPRESSION_EQUAL },
	{ 3, "<=", EXPRESSION_LESS_EQUAL },
	{ 3, ">=", EXPRESSION_MORE_EQUAL },
	{ 3, "<", EXPRESSION_LESS },
	{ 3, ">", EXPRESSION_MORE },
	{ 4, "+", EXPRESSION_PLUS },
	{ 4, "-", EXPRESSION_MINUS },
	{ 5, "*", EXPRESSION_TIMES },
	{ 5, "div", EXPRESSION_DIV },
	{ 5, "mod", EXPRESSION_MOD },
	{ 6, "|", EXPRESSION_UNION }
};
enum { LEVEL_UNION = 6, LEVELS };

/* The operator of this level that stands here, or NULL. */
static const struct operator *
take_operator(struct reader *reader, int level)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
		const struct operator *operator = &operators[i];

		if (operator->level == level &&
		    (name_length(operator->sign) > 1 ?
		    take_word(reader, operator->sign) :
		    take(reader, operator->sign)))
			return operator;
	}
	return NULL;
}

static enum outcome
read_level(struct reader *reader, int level, struct expression **out)
{
	const struct operator *operator;

	if (level == LEVELS)
		return read_operand(reader, out);
	if (level == LEVEL_UNION && take(reader, "-")) {
		*out = join(reader, EXPRESSION_NEGATE, NULL);
		return read_level(reader, level, &(*out)->first);
	}
	TRY(read_level(reader, level + 1, out));
	while ((operator = take_operator(reader, level)) != NULL) {
		struct expression *both = join(reader, operator->kind, *out);

		TRY(read_level(reader, level + 1, &both->first->next));
		*out = both;
	}
	return OUTCOME_OK;
}

static enum outcome
read_whole(struct reader *reader, struct expression **out)
{
	if (++reader->nested > NESTED_MAX)
		return fault(reader, "too much is nested");
	TRY(read_level(reader, 0, out));
	reader->nested--;
	return OUTCOME_OK;
}

enum outcome
expression_read(struct expression **out, struct arena *arena,
    const xmlNode *node, const char *text, slot_of *slot, const void *scope)
{
	struct reader reader = { .arena = arena, .node = node, .text = text,
	    .at = text, .slot = slot, .scope = scope };

	skip(&reader, 0);
	TRY(read_whole(&reader, out));
	return *reader.at == '\0' ? OUTCOME_OK :
	    fault(&reader, "something is left over");
}
