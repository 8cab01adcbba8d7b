/*
 * A sheet as it is run: its templates resolved, each into a list of few
 * instructions. sheet_program.c makes it when the program starts, from what
 * libxslt has read and found right; sheet_run.c runs it for every page.
 */
#ifndef PORT_SHEET_PROGRAM_H
#define PORT_SHEET_PROGRAM_H

#include "base/bytes.h"
#include "port/sheet_xpath.h"

#include <libxslt/xsltInternals.h>

enum instruction_kind {
	INSTRUCTION_TEXT,	/* write `text` */
	INSTRUCTION_VALUE,	/* write the value, escaped */
	INSTRUCTION_IF,		/* run `inside` when it holds */
	INSTRUCTION_CHOOSE,	/* the first of `inside` that holds */
	INSTRUCTION_EACH,	/* run `inside` for each node */
	INSTRUCTION_APPLY,	/* each node by its template in `mode` */
	INSTRUCTION_CALL,
	INSTRUCTION_VARIABLE	/* keep a value, or what `inside` writes */
};

struct instruction {
	enum instruction_kind kind;
	struct instruction *next;
	struct instruction *inside;
	struct expression *expression;	/* NULL: otherwise; children; none */
	const char *text, *escaped;	/* of TEXT: in a string, in a page */
	size_t text_length, escaped_length;
	struct mode *mode;		/* of APPLY */
	struct template *called;	/* of CALL */
	struct instruction *arguments;	/* variables by name */
	const char *name;		/* of a variable, argument, call */
	size_t slot;			/* of a variable */
	_Bool given;			/* a param: an argument may fill it */
};

struct template {
	struct template *next;
	const char *name;		/* NULL: called by its match alone */
	struct instruction *first;
	size_t slots;
};

/* One alternative of a template's match. */
struct rule {
	struct rule *next;		/* of one name, the winner first */
	const char *name;		/* that the node must have; NULL: any */
	const struct expression *pattern;
	const struct template *template;
};

/* The rules of one mode by the names of nodes. */
struct mode {
	struct mode *next;
	const char *name;		/* "" for none */
	struct rule *rules;		/* all, the winner first */
	struct rule **end;
	struct {
		const char *name;
		struct rule *rules;
	} *names;			/* by their hash; size + 1 of them */
	size_t mask;			/* size - 1 */
	struct rule *others;		/* for names that are not there */
};

struct sheet_program {
	struct arena arena;
	struct mode *modes;
	struct mode *plain;		/* of no name */
	struct template *templates;	/* the winner of a name first */
};

/* Make it; nothing of the stylesheet is needed any more. */
MUST_USE enum outcome sheet_program_open(struct sheet_program **out,
    xsltStylesheet *style);

void sheet_program_close(struct sheet_program *program);

/* Make `names` and `others` of a mode's rules. */
void sheet_mode_index(struct mode *mode, struct arena *arena);

/* The rules for nodes of that name: "" for texts, "/" for the document. */
const struct rule *sheet_mode_rules(const struct mode *mode,
    const char *name);

/*
 * Write the page. Memory is taken from `arena`. False when templates called
 * each other too deeply.
 */
_Bool sheet_run(const struct sheet_program *program, const xmlDoc *page,
    struct arena *arena, struct bytes *html);

#endif
