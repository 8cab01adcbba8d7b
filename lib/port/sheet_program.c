#include "port/sheet_program.h"

#include "port/sheet_private.h"

#include <libxml/parserInternals.h>
#include <libxslt/imports.h>
#include <libxslt/xsltutils.h>

#include <stdlib.h>
#include <string.h>

enum { CEILING_BYTES = 64 * 1024 * 1024, VARIABLES_MAX = 32 };

/* What is being made. */
struct making {
	struct sheet_program *program;
	struct arena *arena;
	struct template *template;
	struct {
		const char *name;
		size_t slot;
	} known[VARIABLES_MAX];		/* variables before this place */
	size_t count;
};

static enum outcome make_list(struct making *making, const xmlNode *first,
    struct instruction **out);

static const char *
copy(struct making *making, const char *text)
{
	return arena_copy(making->arena, text, strlen(text));
}

static size_t
known_slot(const void *scope, const char *name)
{
	const struct making *making = scope;

	for (size_t i = making->count; i > 0; i--)
		if (strcmp(making->known[i - 1].name, name) == 0)
			return making->known[i - 1].slot;
	return SLOT_NONE;
}

/* The expression in an attribute; NULL when there is none. */
static enum outcome
make_expression(struct making *making, const xmlNode *node,
    const char *attribute, struct expression **out)
{
	const char *text = sheet_attribute(node, attribute);

	*out = NULL;
	return text == NULL ? OUTCOME_OK : expression_read(out,
	    making->arena, node, text, known_slot, making);
}

/* ---- modes -------------------------------------------------------------- */

static struct mode *
mode_named(struct making *making, const char *name)
{
	struct mode **mode = &making->program->modes;

	while (*mode != NULL && strcmp((*mode)->name, name) != 0)
		mode = &(*mode)->next;
	if (*mode == NULL) {
		*mode = arena_alloc(making->arena, sizeof **mode);
		(*mode)->name = copy(making, name);
		(*mode)->end = &(*mode)->rules;
	}
	return *mode;
}

/* ---- instructions ------------------------------------------------------- */

static struct instruction *
instruction_new(struct making *making, enum instruction_kind kind)
{
	struct instruction *new = arena_alloc(making->arena, sizeof *new);

	new->kind = kind;
	return new;
}

/* What was melted stands as it is, in a string too. */
static struct instruction *
make_text(struct making *making, const xmlNode *node)
{
	struct instruction *new = instruction_new(making, INSTRUCTION_TEXT);
	const char *text = (const char *)node->content;
	struct bytes escaped;

	new->text = new->escaped = copy(making, text);
	if (node->name != xmlStringTextNoenc) {
		bytes_init(&escaped, making->arena, strlen(text) + 1);
		sheet_escape(&escaped, text);
		bytes_add(&escaped, "", 1);
		new->escaped = escaped.data;
	}
	new->text_length = strlen(new->text);
	new->escaped_length = strlen(new->escaped);
	return new;
}

static enum outcome
variable_known(struct making *making, const xmlNode *node,
    struct instruction *variable)
{
	if (making->count == VARIABLES_MAX)
		return sheet_fault(node, "too many variables");
	variable->slot = making->template->slots++;
	making->known[making->count].name = variable->name;
	making->known[making->count++].slot = variable->slot;
	return OUTCOME_OK;
}

/* A variable, a param or an argument: select, or what is inside. */
static enum outcome
make_variable(struct making *making, const xmlNode *node,
    struct instruction **out)
{
	size_t outside = making->count;

	*out = instruction_new(making, INSTRUCTION_VARIABLE);
	(*out)->name = copy(making, sheet_attribute(node, "name"));
	TRY(make_expression(making, node, "select", &(*out)->expression));
	TRY(make_list(making, node->children, &(*out)->inside));
	making->count = outside;
	(*out)->given = sheet_is(node, SHEET_XSL, "param");
	return sheet_is(node, SHEET_XSL, "with-param") ? OUTCOME_OK :
	    variable_known(making, node, *out);
}

static enum outcome
make_arguments(struct making *making, const xmlNode *node,
    struct instruction *call)
{
	struct instruction **end = &call->arguments;

	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (sheet_is(n, SHEET_XSL, "with-param")) {
			TRY(make_variable(making, n, end));
			end = &(*end)->next;
		}
	return OUTCOME_OK;
}

/* xsl:if, xsl:for-each, and xsl:choose with its branches. */
static enum outcome
make_inside(struct making *making, const xmlNode *node, const char *attribute,
    struct instruction *new)
{
	TRY(make_expression(making, node, attribute, &new->expression));
	return make_list(making, node->children, &new->inside);
}

static enum outcome
make_instruction(struct making *making, const xmlNode *node,
    struct instruction **out)
{
	static const struct {
		const char *name, *attribute;
		enum instruction_kind kind;
	} with_content[] = {
		{ "if", "test", INSTRUCTION_IF },
		{ "when", "test", INSTRUCTION_IF },
		{ "otherwise", "test", INSTRUCTION_IF },
		{ "choose", "test", INSTRUCTION_CHOOSE },
		{ "for-each", "select", INSTRUCTION_EACH },
		{ "value-of", "select", INSTRUCTION_VALUE }
	};
	const char *name = (const char *)node->name;
	const char *mode = sheet_attribute(node, "mode");

	for (size_t i = 0; i < sizeof with_content / sizeof *with_content; i++)
		if (strcmp(with_content[i].name, name) == 0) {
			*out = instruction_new(making, with_content[i].kind);
			return make_inside(making, node,
			    with_content[i].attribute, *out);
		}
	if (strcmp(name, "variable") == 0 || strcmp(name, "param") == 0)
		return make_variable(making, node, out);
	if (strcmp(name, "apply-templates") == 0) {
		*out = instruction_new(making, INSTRUCTION_APPLY);
		(*out)->mode = mode_named(making, mode == NULL ? "" : mode);
		TRY(make_expression(making, node, "select",
		    &(*out)->expression));
		return make_arguments(making, node, *out);
	}
	if (strcmp(name, "call-template") != 0)
		return sheet_fault(node, "xsl:%s can't be run", name);
	*out = instruction_new(making, INSTRUCTION_CALL);
	(*out)->name = copy(making, sheet_attribute(node, "name"));
	return make_arguments(making, node, *out);
}

static enum outcome
make_list(struct making *making, const xmlNode *first,
    struct instruction **out)
{
	size_t outside = making->count;

	for (const xmlNode *n = first; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			*out = make_text(making, n);
		else if (sheet_is(n, SHEET_XSL, NULL))
			TRY(make_instruction(making, n, out));
		else
			return sheet_fault(n, "a string holds no elements");
		out = &(*out)->next;
	}
	making->count = outside;
	return OUTCOME_OK;
}

/* ---- templates ---------------------------------------------------------- */

/* XSLT 1.0, section 5.5: how much a pattern says. */
static double
pattern_priority(const struct expression *pattern)
{
	const struct step *step = pattern->steps;

	if (pattern->from_root)
		return step == NULL ? -0.5 : 0.5;
	if (step->next != NULL || step->predicates != NULL)
		return 0.5;
	return step->name == NULL ? -0.5 : 0;
}

static _Bool
pattern_good(const struct expression *pattern)
{
	if (pattern->kind != EXPRESSION_PATH ||
	    (!pattern->from_root && pattern->steps == NULL))
		return 0;
	for (const struct step *s = pattern->steps; s != NULL; s = s->next) {
		if (s->axis != AXIS_CHILD && s->axis != AXIS_ATTRIBUTE)
			return 0;
		for (const struct expression *p = s->predicates; p != NULL;
		    p = p->next)
			if (p->numeric || p->counts)
				return 0;
	}
	return 1;
}

/* A rule for each alternative of a match, before those that say less. */
static enum outcome
make_rules(struct making *making, const xmlNode *node,
    const struct expression *pattern, struct rule **rules)
{
	const struct step *last = pattern->steps;
	struct rule *rule;

	if (pattern->kind == EXPRESSION_UNION) {
		TRY(make_rules(making, node, pattern->first, rules));
		return make_rules(making, node, pattern->first->next, rules);
	}
	if (!pattern_good(pattern))
		return sheet_fault(node, "this pattern can't be run");
	rule = arena_alloc(making->arena, sizeof *rule);
	while (last != NULL && last->next != NULL)
		last = last->next;
	rule->name = last == NULL ? "/" : last->name;
	rule->pattern = pattern;
	rule->template = making->template;
	while (*rules != NULL && pattern_priority((*rules)->pattern) >=
	    pattern_priority(pattern))
		rules = &(*rules)->next;
	rule->next = *rules;
	*rules = rule;
	return OUTCOME_OK;
}

static enum outcome
make_template(struct making *making, const xsltTemplate *from)
{
	struct expression *match;
	const char *mode = from->mode == NULL ? "" : (const char *)from->mode;

	making->template = arena_alloc(making->arena,
	    sizeof *making->template);
	making->count = 0;
	if (from->name != NULL)
		making->template->name =
		    copy(making, (const char *)from->name);
	TRY(make_list(making, from->content, &making->template->first));
	if (from->match == NULL)
		return OUTCOME_OK;
	TRY(expression_read(&match, making->arena, from->elem,
	    (const char *)from->match, NULL, NULL));
	return make_rules(making, from->elem, match,
	    mode_named(making, mode)->end);
}

/*
 * The templates of one file: a file's own rules go behind those of the files
 * that import it, and each mode's `end` says where they begin.
 */
static enum outcome
make_file(struct making *making, const xsltStylesheet *style)
{
	struct template **end = &making->program->templates;

	while (*end != NULL)
		end = &(*end)->next;
	for (const xsltTemplate *t = style->templates; t != NULL;
	    t = t->next) {
		TRY(make_template(making, t));
		*end = making->template;
		end = &(*end)->next;
	}
	for (struct mode *m = making->program->modes; m != NULL; m = m->next)
		while (*m->end != NULL)
			m->end = &(*m->end)->next;
	return OUTCOME_OK;
}

/* Who is called can be known when all templates are. */
static enum outcome
resolve(struct making *making, struct instruction *first)
{
	for (struct instruction *i = first; i != NULL; i = i->next) {
		TRY(resolve(making, i->inside));
		TRY(resolve(making, i->arguments));
		if (i->kind != INSTRUCTION_CALL)
			continue;
		i->called = making->program->templates;
		while (i->called != NULL && (i->called->name == NULL ||
		    strcmp(i->called->name, i->name) != 0))
			i->called = i->called->next;
		if (i->called == NULL)
			return OUTCOME_FAULT;	/* libxslt found it */
	}
	return OUTCOME_OK;
}

enum outcome
sheet_program_open(struct sheet_program **out, xsltStylesheet *style)
{
	struct sheet_program *program = calloc(1, sizeof *program);
	struct making making = { .program = program };

	*out = program;
	if (program == NULL)
		abort();
	arena_init(&program->arena, CEILING_BYTES);
	making.arena = &program->arena;
	program->plain = mode_named(&making, "");
	for (; style != NULL; style = xsltNextImport(style))
		TRY(make_file(&making, style));
	for (struct mode *m = program->modes; m != NULL; m = m->next)
		sheet_mode_index(m, making.arena);
	for (struct template *t = program->templates; t != NULL; t = t->next)
		TRY(resolve(&making, t->first));
	return OUTCOME_OK;
}

void
sheet_program_close(struct sheet_program *program)
{
	if (program == NULL)
		return;
	arena_finish(&program->arena);
	free(program);
}
