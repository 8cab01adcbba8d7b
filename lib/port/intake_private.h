/*
 * Between the files of the intake: the document is read and decoded
 * (intake_read.c), cut where the parser may be given it (intake_gate.c),
 * parsed (intake.c), and made a tree (intake_build.c).
 */
#ifndef PORT_INTAKE_PRIVATE_H
#define PORT_INTAKE_PRIVATE_H

#include "port/charset.h"
#include "port/inflate.h"
#include "port/intake.h"

#include <libxml/parser.h>

enum {
	INTAKE_PIECE = 8 * 1024,	/* bytes read at a time */
	INTAKE_UNFINISHED = 16 * 1024,	/* of what the parser can't use yet */
	INTAKE_BUFFER = INTAKE_UNFINISHED + INTAKE_PIECE,
	INTAKE_NAME = 128,		/* bytes of a name */
	INTAKE_NAMES = 256 * 1024	/* bytes for all different names */
};

/* What stands at the beginning of a run of the document. */
enum intake_token {
	TOKEN_UNFINISHED,
	TOKEN_TEXT,
	TOKEN_OPEN,		/* a start tag */
	TOKEN_EMPTY,		/* one that is its end too */
	TOKEN_CLOSE,
	TOKEN_ASIDE,		/* a comment, a processing instruction */
	TOKEN_CDATA,		/* where a section begins */
	TOKEN_DOCTYPE,
	TOKEN_BROKEN		/* no XML goes on like this */
};

/* The document on its way to the parser, in UTF-8 with LF as line end. */
struct intake_reading {
	struct intake_source source;
	const char *label;	/* of its Content-Type, or NULL */
	struct inflate *inflate;	/* or NULL */
	struct charset *charset;	/* NULL until its kind is known */
	size_t piece;		/* bytes read at a time, <= INTAKE_PIECE */
	char packed[INTAKE_PIECE];	/* what inflate has not taken yet */
	size_t packed_at, packed_end;
	char raw[INTAKE_PIECE];	/* what charset has not taken yet */
	size_t raw_at, raw_end;
	size_t came, packed_came;	/* bytes so far: raw, compressed */
	_Bool source_ended, raw_ended, ended;
	_Bool after_return;	/* the last character was a CR */
	char data[INTAKE_BUFFER];	/* what the parser has not yet */
	size_t start, end;
	unsigned long line;	/* at `end` */
	/* What keeps the rest from being read, met when all before is. */
	const char *code;
	enum outcome outcome;
};

struct intake {
	struct intake_limits limits;
	struct intake_reading reading;
	char *label;
	xmlParserCtxt *parser;
	/* The gate. */
	_Bool in_cdata;
	unsigned open;		/* elements, by the gate's count */
	size_t written;		/* bytes of the record so far */
	_Bool finished;		/* the parser has been told of the end */
	_Bool flushing;		/* it is told so to see what it has kept */
	/* The tree. */
	struct arena *arena;	/* of the call at work */
	struct element *root, *record, *element;	/* or NULL */
	_Bool whole;		/* one tree for all of it */
	_Bool complete;		/* `record` is */
	_Bool given;		/* and it was given */
	unsigned depth;		/* elements, by the parser's count */
	size_t nodes;
	unsigned long place;
	char *text;		/* not yet in the tree */
	size_t text_length, text_capacity;
	char root_name[INTAKE_NAME + 1], record_name[INTAKE_NAME + 1];
	/* How it ended. */
	struct intake_fault fault;
	char *path;		/* the fault's */
	enum outcome outcome;
};

/* ---- reading (intake_read.c) -------------------------------------------- */

/* Move what is left to the front, and read until the buffer is full. */
void intake_fill(struct intake_reading *reading,
    const struct intake_limits *limits);

/* The line of a place in the buffer. */
unsigned long intake_line_at(const struct intake_reading *reading,
    size_t place);

/* ---- gate (intake_gate.c) ----------------------------------------------- */

/*
 * What stands at `at` and how many bytes it has, of `left` in all. `inside`:
 * in a section of CDATA, which has ended when *length bytes end in "]]>".
 * *attributes is set for start tags.
 */
enum intake_token intake_token(const char *at, size_t left, _Bool inside,
    size_t *length, unsigned *attributes);

/* ---- tree (intake_build.c) ---------------------------------------------- */

/* The handlers of the parser, whose context is the intake. */
void intake_handlers(xmlSAXHandler *handlers);

/* Refuse the document; the first refusal counts. */
void intake_refuse(struct intake *intake, const char *code,
    unsigned long line);

/* The same where the parser is. */
void intake_refuse_here(struct intake *intake, const char *code);

/* Something more in the tree, or passed over beside it. */
void intake_count(struct intake *intake);

/* ---- text (intake_text.c) ----------------------------------------------- */

/* The parser's handler of text, of CDATA and of blanks. */
void intake_on_text(void *context, const xmlChar *data, int length);

/*
 * Put the run of text into the tree. Blank text is none, but when it stands
 * alone in its element.
 */
void intake_text_end(struct intake *intake, _Bool alone);

/* Overwrite the run and give it back. */
void intake_text_free(struct intake *intake);

/* ---- for tests ---------------------------------------------------------- */

/* Read and parse pieces of so many bytes, 1 to INTAKE_PIECE. */
void intake_piece(struct intake *intake, size_t bytes);

#endif
