/*
 * lib/port/multipart.c under libFuzzer: the first line is the Content-Type,
 * the rest the body. What the gate takes, the oracle must read to the same
 * names and bytes; what the oracle calls plain, the gate must take; and no
 * name of a file may hide anything.
 */
#include "port/multipart.h"

#include "base/log.h"
#include "base/spool.h"
#include "base/text.h"
#include "oracle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TYPE_BYTES = 256, CEILING_BYTES = 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(_Bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "multipart: %s\n", what);
	abort();
}

/* What must never be seen in a name, as it is written in UTF-8. */
static const char *const unseen[] = {
	"/", "\\", "\x7f", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
	"\u061c", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060",
	"\u2066", "\u2067", "\u2068", "\u2069", "\ufeff", "\uffff"
};

static void
file_check(const struct part *part, const struct oracle_part *known)
{
	const char *name = part->file;
	size_t length;

	must((name != NULL) == known->file, "a file, or none");
	if (name == NULL) {
		must(text_utf8(part->data, part->length), "text is UTF-8");
		return;
	}
	length = strlen(name);
	must((length == 0) == (known->unnamed && known->length == 0),
	    "no name, no file");
	must(text_xml(name, length), "a name is text");
	must(text_characters(name, length) <= 100, "a name is short");
	for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
		must(strstr(name, unseen[i]) == NULL, "a name hides nothing");
	for (size_t i = 0; i < length; i++)
		must((unsigned char)name[i] >= 0x20, "a name is one line");
}

static void
parts_check(const struct multipart *parts, const struct oracle *known,
    const char *body)
{
	must(parts->count == known->count, "as many parts");
	for (size_t i = 0; i < parts->count; i++) {
		const struct part *part = &parts->parts[i];
		const struct oracle_part *other = &known->parts[i];

		must(strcmp(part->name, other->name) == 0, "the same name");
		must(part->length == other->length && memcmp(part->data,
		    body + other->start, other->length) == 0,
		    "the same bytes");
		file_check(part, other);
	}
}

static void
body_check(struct arena *arena, const char *type, const char *body,
    size_t length)
{
	static struct oracle known;
	struct multipart parts;
	enum outcome outcome;
	_Bool read;
	int fd;

	if (spool_open(&fd, arena, length) != OUTCOME_OK ||
	    write(fd, body, length) != (ssize_t)length)
		abort();
	outcome = multipart_read(&parts, arena, type, fd, length);
	must(outcome != OUTCOME_FAULT, "no fault of ours");
	read = oracle_read(&known, type, body, length);
	if (outcome == OUTCOME_OK) {
		must(read, "the oracle takes what the gate takes");
		parts_check(&parts, &known, body);
	} else {
		must(!read || !known.plain, "the gate takes what is plain");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	const char *end = size == 0 ? NULL : memchr(text, '\n', size);
	size_t length = end == NULL ? 0 : (size_t)(end - text);
	static struct arena arena;
	char type[TYPE_BYTES];

	if (end == NULL || length >= sizeof type)
		return -1;
	memcpy(type, text, length);
	type[length] = '\0';
	if (arena.ceiling == 0) {
		log_open("fuzz");
		arena_init(&arena, CEILING_BYTES);
	}
	body_check(&arena, type, end + 1, size - length - 1);
	arena_clear(&arena);
	return 0;
}
