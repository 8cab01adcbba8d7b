/*
 * What the files of the sheet share, and nobody else: the catalogues of one
 * language (sheet_book.c), the check of the plain subset (sheet_check.c),
 * the melting of elements (sheet_melt.c) and what is special in HTML
 * (sheet_html.c). How a sheet is run is in sheet_program.h.
 */
#ifndef PORT_SHEET_PRIVATE_H
#define PORT_SHEET_PRIVATE_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/outcome.h"

#include <libxml/tree.h>
#include <libxslt/xsltInternals.h>

#define SHEET_XSL "http://www.w3.org/1999/XSL/Transform"
#define SHEET_TEXT "urn:shokai:text"

/* What the words of one language are, while sheets are read. */
struct sheet_book;

/* Read the catalogues; the book lives as long as the arena. */
MUST_USE enum outcome sheet_book_open(struct sheet_book **out,
    struct arena *arena, const char *const catalogues[], size_t n);

/* The templates that the book's words make, as the text of a stylesheet. */
void sheet_book_templates(const struct sheet_book *book, struct bytes *out);

/* Put the words into a checked stylesheet's document. */
MUST_USE enum outcome sheet_book_merge(const struct sheet_book *book,
    xmlDoc *doc);

/* Is the stylesheet's document within the plain subset? */
MUST_USE enum outcome sheet_check(const xmlDoc *doc);

/* Is an expression or a pattern of `length` bytes within the subset? */
MUST_USE enum outcome sheet_expression(const xmlNode *node, const char *text,
    size_t length);

/* The same for the expressions in the braces of a literal attribute. */
MUST_USE enum outcome sheet_braces(const xmlNode *node, const char *value);

/* The closing brace of the expression at `text`, or NULL. */
const char *sheet_brace_end(const char *text);

/* A parser that shares the names of `dict` (NULL: its own). */
xmlParserCtxt *sheet_parser(xmlDict *dict);

/* A file parsed without network, entities or a document type. */
MUST_USE enum outcome sheet_parse(xmlDoc **out, const char *path,
    xmlDict *dict);

/* Log a fault at a node: its file, its line and why. */
enum outcome sheet_fault(const xmlNode *node, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* An attribute's value, or NULL; owned by the document. */
const char *sheet_attribute(const xmlNode *node, const char *name);

/* Is it the element of that name in that namespace (NULL: in none)? */
_Bool sheet_is(const xmlNode *node, const char *space, const char *name);

/*
 * Turn the elements of a checked and merged stylesheet into the bytes that
 * they are written as.
 */
MUST_USE enum outcome sheet_melt(xmlDoc *doc, struct arena *arena);

/* Elements without content or end tag (HTML, "Void elements"). */
_Bool sheet_is_void(const char *name);

/* Browsers eat a line break at the start of these: one more is written. */
_Bool sheet_eats_break(const char *name);

/* Escape for text and for attribute values between double quotes alike. */
void sheet_escape(struct bytes *out, const char *text);

/*
 * A sheet as libxslt has read it, melted, or NULL: what sheet_open() makes a
 * program of, and what tests let libxslt render. The caller frees it.
 */
xsltStylesheet *sheet_style(const char *path, const char *const catalogues[],
    size_t n);

#endif
