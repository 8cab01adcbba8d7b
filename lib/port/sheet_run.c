#include "port/sheet_program.h"

#include "port/sheet_private.h"

#include <string.h>

enum { DEPTH_MAX = 200 };	/* templates inside templates */

/* One page on its way. */
struct running {
	struct bytes *out;
	struct arena *arena;
	_Bool string;		/* a string is made, not the page */
	int depth;
	_Bool too_deep;
};

/* What is handed to a template, by name. */
struct given {
	const char *name;
	struct value value;
};

struct arguments {
	struct given *list;
	size_t count;
};

static void run_list(struct running *running, const struct instruction *first,
    struct focus *focus, struct value *slots,
    const struct arguments *arguments);

static void
run_text(struct running *running, const struct instruction *i)
{
	if (running->string)
		bytes_add(running->out, i->text, i->text_length);
	else
		bytes_add(running->out, i->escaped, i->escaped_length);
}

static void
write_value(struct running *running, const char *text)
{
	if (running->string)
		bytes_text(running->out, text);
	else
		sheet_escape(running->out, text);
}

/* What instructions write, as a text. */
static const char *
text_of(struct running *running, const struct instruction *i,
    struct focus *focus, struct value *slots,
    const struct arguments *arguments)
{
	struct bytes text, *outer = running->out;
	_Bool string = running->string;

	bytes_init(&text, running->arena, 64);
	running->out = &text;
	running->string = 1;
	run_list(running, i->inside, focus, slots, arguments);
	running->out = outer;
	running->string = string;
	bytes_add(&text, "", 1);
	return text.data;
}

static void
variable_value(struct running *running, const struct instruction *i,
    struct focus *focus, struct value *slots,
    const struct arguments *arguments, struct value *value)
{
	memset(value, 0, sizeof *value);
	if (i->expression != NULL) {
		expression_value(i->expression, focus, value);
		return;
	}
	/* Without content it is an empty string, which does not hold. */
	value->type = i->inside == NULL ? VALUE_TEXT : VALUE_FRAGMENT;
	value->text = i->inside == NULL ? "" :
	    text_of(running, i, focus, slots, arguments);
}

static void
run_variable(struct running *running, const struct instruction *i,
    struct focus *focus, struct value *slots,
    const struct arguments *arguments)
{
	for (size_t n = 0; i->given && n < arguments->count; n++)
		if (strcmp(arguments->list[n].name, i->name) == 0) {
			slots[i->slot] = arguments->list[n].value;
			return;
		}
	variable_value(running, i, focus, slots, arguments,
	    &slots[i->slot]);
}

static struct arguments
arguments_of(struct running *running, const struct instruction *i,
    struct focus *focus, struct value *slots,
    const struct arguments *outer)
{
	struct arguments arguments = { NULL, 0 };
	size_t count = 0;

	for (const struct instruction *a = i->arguments; a != NULL;
	    a = a->next)
		count++;
	if (count == 0)
		return arguments;
	arguments.list = arena_alloc(running->arena,
	    count * sizeof *arguments.list);
	for (const struct instruction *a = i->arguments; a != NULL;
	    a = a->next) {
		struct given *given = &arguments.list[arguments.count++];

		given->name = a->name;
		variable_value(running, a, focus, slots, outer,
		    &given->value);
	}
	return arguments;
}

static void
run_template(struct running *running, const struct template *template,
    struct focus *focus, const struct arguments *arguments)
{
	const struct value *outer = focus->slots;
	struct value *slots = template->slots == 0 ? NULL :
	    arena_alloc(running->arena, template->slots * sizeof *slots);

	if (++running->depth > DEPTH_MAX)
		running->too_deep = 1;
	else
		run_list(running, template->first, focus, slots, arguments);
	running->depth--;
	focus->slots = outer;
}

/* All children of a node: elements and texts. */
static void
children_gather(const xmlNode *node, struct arena *arena, struct nodes *nodes)
{
	size_t count = 0;

	memset(nodes, 0, sizeof *nodes);
	if (node->type == XML_ATTRIBUTE_NODE)
		return;
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		count++;
	nodes->list = arena_alloc(arena, count * sizeof *nodes->list + 1);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		nodes->list[nodes->count++] = n;
}

static void apply(struct running *running, const struct mode *mode,
    const struct nodes *nodes, const struct arguments *arguments);

/*
 * XSLT 1.0, section 5.8: what happens where no template matches. Arguments
 * are handed on, as libxslt does and XSLT 2.0 says.
 */
static void
apply_built_in(struct running *running, const struct mode *mode,
    const xmlNode *node, const struct arguments *arguments)
{
	struct nodes nodes;

	if (node->type != XML_ELEMENT_NODE &&
	    node->type != XML_DOCUMENT_NODE) {
		write_value(running, node_text(node, running->arena));
		return;
	}
	children_gather(node, running->arena, &nodes);
	apply(running, mode, &nodes, arguments);
}

static const struct template *
template_for(const struct mode *mode, const struct focus *focus)
{
	const xmlNode *node = focus->node;
	const char *name = node->type == XML_DOCUMENT_NODE ? "/" :
	    node->type == XML_TEXT_NODE ? "" : (const char *)node->name;

	for (const struct rule *r = sheet_mode_rules(mode, name); r != NULL;
	    r = r->next)
		if (pattern_matches(r->pattern, node, focus))
			return r->template;
	return NULL;
}

static void
apply(struct running *running, const struct mode *mode,
    const struct nodes *nodes, const struct arguments *arguments)
{
	struct focus focus = { .size = nodes->count,
	    .arena = running->arena };

	for (size_t i = 0; i < nodes->count; i++) {
		const struct template *template;

		focus.node = nodes->list[i];
		focus.position = i + 1;
		template = template_for(mode, &focus);
		if (template != NULL)
			run_template(running, template, &focus, arguments);
		else
			apply_built_in(running, mode, focus.node, arguments);
	}
}

static void
run_apply(struct running *running, const struct instruction *i,
    struct focus *focus, struct value *slots,
    const struct arguments *outer)
{
	struct arguments arguments;
	struct nodes nodes;

	if (i->expression == NULL)
		children_gather(focus->node, running->arena, &nodes);
	else
		expression_nodes(i->expression, focus, &nodes);
	if (nodes.count == 0)
		return;
	arguments = arguments_of(running, i, focus, slots, outer);
	apply(running, i->mode, &nodes, &arguments);
}

static void
run_each(struct running *running, const struct instruction *i,
    const struct focus *outer, struct value *slots,
    const struct arguments *arguments)
{
	struct focus focus = *outer;
	struct nodes nodes;

	expression_nodes(i->expression, outer, &nodes);
	focus.size = nodes.count;
	for (size_t n = 0; n < nodes.count; n++) {
		focus.node = nodes.list[n];
		focus.position = n + 1;
		run_list(running, i->inside, &focus, slots, arguments);
	}
}

static void
run_choose(struct running *running, const struct instruction *i,
    struct focus *focus, struct value *slots,
    const struct arguments *arguments)
{
	for (const struct instruction *branch = i->inside; branch != NULL;
	    branch = branch->next)
		if (branch->expression == NULL ||
		    expression_holds(branch->expression, focus)) {
			run_list(running, branch->inside, focus, slots,
			    arguments);
			return;
		}
}

static void
run_list(struct running *running, const struct instruction *first,
    struct focus *focus, struct value *slots,
    const struct arguments *arguments)
{
	struct arguments handed;

	focus->slots = slots;
	for (const struct instruction *i = first; i != NULL; i = i->next)
		switch (i->kind) {
		case INSTRUCTION_TEXT:
			run_text(running, i);
			break;
		case INSTRUCTION_VALUE:
			write_value(running,
			    expression_text(i->expression, focus));
			break;
		case INSTRUCTION_IF:
			if (expression_holds(i->expression, focus))
				run_list(running, i->inside, focus, slots,
				    arguments);
			break;
		case INSTRUCTION_CHOOSE:
			run_choose(running, i, focus, slots, arguments);
			break;
		case INSTRUCTION_EACH:
			run_each(running, i, focus, slots, arguments);
			break;
		case INSTRUCTION_APPLY:
			run_apply(running, i, focus, slots, arguments);
			break;
		case INSTRUCTION_CALL:
			handed = arguments_of(running, i, focus, slots,
			    arguments);
			run_template(running, i->called, focus, &handed);
			break;
		case INSTRUCTION_VARIABLE:
			run_variable(running, i, focus, slots, arguments);
			break;
		}
}

_Bool
sheet_run(const struct sheet_program *program, const xmlDoc *page,
    struct arena *arena, struct bytes *html)
{
	struct running running = { .out = html, .arena = arena };
	const xmlNode *document = (const xmlNode *)(const void *)page;
	const struct nodes nodes = { .list = &document, .count = 1 };
	static const struct arguments none;

	apply(&running, program->plain, &nodes, &none);
	return !running.too_deep;
}
