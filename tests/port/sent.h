/* Documents sent to lib/port/intake.c, and what came of them as text. */
#ifndef TESTS_PORT_SENT_H
#define TESTS_PORT_SENT_H

#include "port/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define MEBI (1024 * 1024)
#define SHIFT_JIS "\x8b\x81\x90\x6c"	/* two characters of Shift_JIS */
#define UTF_8 "\xe6\xb1\x82\xe4\xba\xba"	/* the same */

/* A document: `head`, then `unit` so many times, then `tail`. */
struct sent {
	const char *head;
	size_t length;		/* of head; 0: up to its NUL */
	const char *unit;
	size_t times;
	const char *tail;
	size_t piece;		/* bytes given at a time; 0: all */
	size_t parsed;		/* bytes parsed at a time; 0: as usual */
	_Bool gzip;
	const char *charset;
	size_t fault_after;	/* bytes, then the source's fault; 0: none */
	/* What the source knows. */
	size_t part, at, left, given;
	size_t before, most;	/* bytes of the heap when it began, at most */
};

struct got {
	enum outcome outcome;
	const char *code;	/* NULL when there is none */
	unsigned long line;
	const char *path;
	char *text;		/* the trees, without blank text */
	unsigned long records;
	double seconds;		/* of CPU */
	size_t heap;		/* bytes more than before, at most */
};

extern struct intake_limits sent_limits;

/* Group fixtures. */
int sent_begin(void **state);
int sent_end(void **state);

/* Read it as a whole; what was got before goes. */
struct got got_whole(struct sent sent);

/* The same record by record: the root's tag, then each record. */
struct got got_records(struct sent sent);

/* Fails when that took more memory or time than any document may. */
void sent_cheap(const struct got *got, const char *name);

/*
 * It is refused with that code, on that line (0: on any), soon and with little
 * memory, both as a whole and record by record.
 */
void sent_refused(struct sent sent, const char *code, unsigned long line);

/* The same document, but compressed; lives until the next. */
struct sent packed(const char *text, size_t length);

/* A document that is one text. */
struct sent sent_text(const char *text);

/* The source of a document. */
enum outcome sent_give(void *from, char *into, size_t capacity,
    size_t *length);

#endif
