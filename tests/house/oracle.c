/*
 * oracle COUNT SHEET.xsl CATALOGUE...
 *
 * Renders COUNT random pages by the sheet as this site runs it and as
 * libxslt does, and fails when they differ. The pages are made of the names
 * that the sheet's own expressions ask for, and of the values that they
 * compare with, so that its decisions go all ways.
 */
#include "libxslt.h"

#include "base/log.h"
#include "port/sheet.h"

#include <libxslt/imports.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 4000, NODES_MAX = 300, CEILING_BYTES = 256 * 1024 * 1024 };

/* Words, each as often as it was found. */
struct words {
	char *list[WORDS_MAX];
	size_t count;
};

static struct words elements, attributes, values;

static void
word_add(struct words *words, const char *text, size_t length)
{
	if (words->count < WORDS_MAX)
		words->list[words->count++] = strndup(text, length);
}

/* ---- what a sheet asks for ---------------------------------------------- */

/* The names and quoted texts of an expression. */
static void
expression_words(const char *at)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-.";

	while (*at != '\0') {
		size_t length = strspn(at, letters);
		const char *end;

		if (*at == '\'' || *at == '"') {
			end = strchr(at + 1, *at);
			word_add(&values, at + 1, (size_t)(end - at - 1));
			at = end + 1;
		} else if (length == 0 || (*at >= '0' && *at <= '9') ||
		    *at == '.' || at[length] == '(') {
			at += length == 0 ? 1 : length;
		} else {
			if (at[-1] == '@')
				word_add(&attributes, at, length);
			else if (at[-1] != '$')
				word_add(&elements, at, length);
			at += length;
		}
	}
}

static void
node_words(const xmlNode *node)
{
	static const char *const names[] = { "select", "test", "match" };

	for (const xmlNode *n = node; n != NULL; n = n->next) {
		for (size_t i = 0; i < 3 && n->type == XML_ELEMENT_NODE; i++) {
			const char *text = sheet_attribute(n, names[i]);
			char copy[4000];

			if (text == NULL)
				continue;
			/* So that there is a sign before each name. */
			snprintf(copy, sizeof copy, " %s", text);
			expression_words(copy + 1);
		}
		node_words(n->children);
	}
}

/* ---- random pages ------------------------------------------------------- */

/* A generator of its own, so that pages are the same everywhere. */
static unsigned
chance(unsigned below)
{
	static unsigned long long state = 88172645463325252ULL;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % below);
}

static const char *
word_from(const struct words *words)
{
	return words->list[chance((unsigned)words->count)];
}

static const char *
value_random(void)
{
	static const char *const others[] = {
		"", "0", "1", "7", "59", "3600", "86400", "1234567",
		" 12 ", "x", "<&>\"'", "2026-11-20T14:30:00+09:00",
		"2019-04-30", "2026-02-09T23:59:59.999999+09:00", "letter post",
		"a\nb", "\xe3\x81\x82\xf0\xa0\xae\xb7\xe9\x83\x8e", "/jobs"
	};

	return chance(2) == 0 && values.count > 0 ? word_from(&values) :
	    others[chance(sizeof others / sizeof *others)];
}

/*
 * The text of an element goes on behind that of the one before. A digit and
 * an e must not meet: libxml2 reads an exponent, which XPath has not.
 */
static const char *
text_random(void)
{
	static _Bool digit;
	const char *text = value_random();
	size_t length;

	if (digit && *text == 'e')
		text = "x";
	length = strlen(text);
	if (length > 0)
		digit = text[length - 1] >= '0' && text[length - 1] <= '9';
	return text;
}

static _Bool
attribute_known(const struct element *element, const char *name)
{
	return element_get(element, name) != NULL;
}

static void
fill(struct element *element, int depth, int *left)
{
	for (unsigned i = chance(5); i > 0; i--) {
		const char *name = word_from(&attributes);

		if (!attribute_known(element, name))
			element_set(element, name, value_random());
	}
	if (depth == 0 || chance(3) == 0) {
		element_text(element, text_random());
		return;
	}
	for (unsigned i = chance(depth > 3 ? 24 : 7); i > 0 && *left > 0; i--) {
		(*left)--;
		fill(element_add(element, word_from(&elements)), depth - 1,
		    left);
	}
}

static struct tree *
page_random(struct arena *arena)
{
	struct tree *page = tree_open(arena, "page");
	int left = NODES_MAX;

	fill(tree_root(page), 4, &left);
	return page;
}

/* ---- both ---------------------------------------------------------------- */

static void
show(const struct tree *page, const struct bytes *ours,
    const struct bytes *theirs, struct arena *arena)
{
	struct bytes xml;
	size_t at = 0;

	while (at < ours->length && at < theirs->length &&
	    ours->data[at] == theirs->data[at])
		at++;
	at = at > 80 ? at - 80 : 0;
	bytes_init(&xml, arena, 4096);
	tree_write(page, &xml);
	printf("# ours    %.*s\n# libxslt %.*s\n# page %.*s\n",
	    (int)(ours->length - at < 200 ? ours->length - at : 200),
	    ours->data + at,
	    (int)(theirs->length - at < 200 ? theirs->length - at : 200),
	    theirs->data + at, (int)xml.length, xml.data);
}

static _Bool
same(const struct sheet *sheet, xsltStylesheet *style)
{
	struct arena arena;
	struct bytes ours, theirs;
	struct tree *page;
	_Bool good;

	arena_init(&arena, CEILING_BYTES);
	page = page_random(&arena);
	bytes_init(&ours, &arena, 65536);
	bytes_init(&theirs, &arena, 65536);
	good = sheet_render(sheet, page, &arena, &ours) == OUTCOME_OK &&
	    libxslt_render(style, page, &theirs);
	bytes_add(&theirs, "", 1);
	theirs.length--;
	/* libxml2 writes large numbers with an exponent, which XPath has not. */
	good = good && (strstr(theirs.data, "e+") != NULL ||
	    (ours.length == theirs.length &&
	    memcmp(ours.data, theirs.data, ours.length) == 0));
	if (!good)
		show(page, &ours, &theirs, &arena);
	arena_finish(&arena);
	return good;
}

int
main(int argc, char **argv)
{
	const char *const *catalogues = (const char *const *)argv + 3;
	size_t n = (size_t)argc - 3;
	struct sheet *sheet;
	xsltStylesheet *style;
	_Bool good = 1;

	log_open("oracle");
	if (argc < 4 || sheet_open(&sheet, argv[2], catalogues, n) !=
	    OUTCOME_OK)
		return 2;
	style = sheet_style(argv[2], catalogues, n);
	for (xsltStylesheet *s = style; s != NULL; s = xsltNextImport(s))
		node_words(xmlDocGetRootElement(s->doc));
	for (int i = atoi(argv[1]); good && i > 0; i--)
		good = same(sheet, style);
	xsltFreeStylesheet(style);
	sheet_close(sheet);
	return good ? 0 : 1;
}
