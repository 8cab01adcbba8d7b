/*
 * What kind of file this is: not "which of thousands", but "is it one of
 * five, from the first byte to the last". A file that is two things at once
 * (an archive behind a picture, a page in front of a document) is neither.
 * PDF (ISO 32000), JPEG (ITU-T T.81) and PNG (W3C PNG) are looked at here;
 * DOCX and XLSX (ECMA-376) are archives, whose directory libzip reads. Nothing
 * is ever decompressed or drawn.
 *
 * A refusal has one of six codes:
 *   empty      no byte at all
 *   type       none of the five
 *   extension  one of them, but its name says otherwise
 *   macro      a document that carries a program
 *   locked     a document that a password keeps from being read
 *   broken     begins as one of them and is not whole, or is more than that
 */
#ifndef PORT_FILETYPE_H
#define PORT_FILETYPE_H

#include "base/outcome.h"

#include <stddef.h>

enum filetype {
	FILETYPE_NONE,
	FILETYPE_PDF,
	FILETYPE_JPEG,
	FILETYPE_PNG,
	FILETYPE_DOCX,
	FILETYPE_XLSX,
	FILETYPES
};

/*
 * The kind of `length` bytes, by nothing but the bytes. NONE sets *why to the
 * code of the refusal, or to NULL when libzip has no memory (logged).
 */
enum filetype filetype_of(const void *data, size_t length, const char **why);

/*
 * The kind of an uploaded file, whose name must say the same. INVALID sets
 * *why to the code of the refusal; a fault when libzip has no memory.
 */
enum outcome filetype_check(enum filetype *out, const char **why,
    const char *name, const void *data, size_t length) MUST_USE;

/*
 * By the extension: pdf jpg jpeg png docx xlsx in any case of ASCII; NONE for
 * all else, full-width letters too.
 */
enum filetype filetype_of_name(const char *name);

/* As in pages and the database: "pdf", "jpeg" …; NULL for NONE. */
const char *filetype_code(enum filetype type);

/* The kind of a code; NONE for what is none, and for NULL. */
enum filetype filetype_of_code(const char *code);

/* The media type (IANA): "application/pdf" …; NULL for NONE. */
const char *filetype_media(enum filetype type);

#endif
