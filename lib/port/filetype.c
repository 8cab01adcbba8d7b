#include "port/filetype_private.h"

#include <string.h>
#include <strings.h>

enum {
	PDF_TAIL = 1024,	/* where %%EOF is looked for */
	PDF_HEAD = 1024,	/* where readers look for %PDF- */
	PNG_CHUNK = 12,		/* length, type and CRC around a chunk's data */
	PNG_HEADER = 13		/* IHDR's data */
};

static const struct {
	const char *code, *media;
} types[FILETYPES] = {
	[FILETYPE_PDF] = { "pdf", "application/pdf" },
	[FILETYPE_JPEG] = { "jpeg", "image/jpeg" },
	[FILETYPE_PNG] = { "png", "image/png" },
	[FILETYPE_DOCX] = { "docx", "application/"
	    "vnd.openxmlformats-officedocument.wordprocessingml.document" },
	[FILETYPE_XLSX] = { "xlsx", "application/"
	    "vnd.openxmlformats-officedocument.spreadsheetml.sheet" }
};

const char *
filetype_code(enum filetype type)
{
	return (unsigned)type < FILETYPES ? types[type].code : NULL;
}

const char *
filetype_media(enum filetype type)
{
	return (unsigned)type < FILETYPES ? types[type].media : NULL;
}

enum filetype
filetype_of_code(const char *code)
{
	for (unsigned i = 1; code != NULL && i < FILETYPES; i++)
		if (strcmp(types[i].code, code) == 0)
			return (enum filetype)i;
	return FILETYPE_NONE;
}

/* The programs run in the locale "C", where strcasecmp knows ASCII alone. */
enum filetype
filetype_of_name(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot == NULL)
		return FILETYPE_NONE;
	if (strcasecmp(dot + 1, "jpg") == 0)
		return FILETYPE_JPEG;
	for (unsigned i = 1; i < FILETYPES; i++)
		if (strcasecmp(dot + 1, types[i].code) == 0)
			return (enum filetype)i;
	return FILETYPE_NONE;
}

_Bool
filetype_stands(const struct filetype_bytes *file, size_t at,
    const char *text, size_t length)
{
	return at <= file->length && length <= file->length - at &&
	    memcmp(file->data + at, text, length) == 0;
}

static uint32_t
be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

/* Behind the last %%EOF there may be white space (ISO 32000-1 7.2.2) only. */
static _Bool
pdf_whole(const struct filetype_bytes *file)
{
	size_t end = file->length;
	size_t least = end > PDF_TAIL ? end - PDF_TAIL : 0;

	if (!FILETYPE_STANDS(file, 0, "%PDF-1.") &&
	    !FILETYPE_STANDS(file, 0, "%PDF-2."))
		return 0;
	while (end > least && memchr("\0\t\n\f\r ", file->data[end - 1], 6))
		end--;
	return end >= least + 5 && FILETYPE_STANDS(file, end - 5, "%%EOF");
}

static _Bool
png_letters(const unsigned char *type)
{
	for (int i = 0; i < 4; i++)
		if ((type[i] | 0x20) < 'a' || (type[i] | 0x20) > 'z')
			return 0;
	return 1;
}

/* PNG 5.2, 5.3 and 5.6; checksums are for who draws it. */
static _Bool
png_whole(const struct filetype_bytes *file)
{
	size_t at = 8, size;
	_Bool drawn = 0;

	if (!FILETYPE_STANDS(file, at, "\0\0\0\x0d" "IHDR"))
		return 0;
	while (file->length - at >= PNG_CHUNK) {
		size = be32(file->data + at);
		if (size > file->length - at - PNG_CHUNK ||
		    !png_letters(file->data + at + 4))
			return 0;
		drawn |= FILETYPE_STANDS(file, at + 4, "IDAT");
		at += size + PNG_CHUNK;
		if (FILETYPE_STANDS(file, at - size - 8, "IEND"))
			return size == 0 && drawn && at == file->length;
	}
	return 0;
}

/*
 * The marker at or behind `at`, past the bytes of a scan (T.81 B.1.1.5: in
 * them FF is followed by 00 or by a restart marker) and fill bytes. Sets *at
 * behind it. 0 when there is none.
 */
static unsigned char
jpeg_marker(const struct filetype_bytes *file, size_t *at, _Bool scan)
{
	const unsigned char *data = file->data;
	unsigned char marker;

	for (; *at + 1 < file->length; ++*at) {
		if (data[*at] != 0xff && !scan)
			return 0;
		marker = data[*at + 1];
		if (data[*at] != 0xff || marker == 0xff || (scan &&
		    (marker == 0 || (marker >= 0xd0 && marker <= 0xd7))))
			continue;
		*at += 2;
		return marker;
	}
	return 0;
}

/* Where one picture that begins at `at` ends, or 0 when it doesn't. */
static size_t
jpeg_end(const struct filetype_bytes *file, size_t at)
{
	_Bool scan = 0, drawn = 0;
	unsigned char marker;
	size_t size;

	at += 2;
	while ((marker = jpeg_marker(file, &at, scan)) != 0) {
		if (marker == 0xd9)
			return drawn ? at : 0;
		/* What stands alone has no place here, nor a second start. */
		if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) ||
		    file->length - at < 2)
			return 0;
		size = (size_t)file->data[at] << 8 | file->data[at + 1];
		if (size < 2 || size > file->length - at)
			return 0;
		at += size;
		scan = marker == 0xda;
		drawn |= scan;
	}
	return 0;
}

/*
 * Pictures from end to end: telephones put a second one behind the first
 * (CIPA DC-007, for depth or brightness), and cameras fill up with zeros.
 */
static _Bool
jpeg_whole(const struct filetype_bytes *file)
{
	size_t at = 0;

	while (FILETYPE_STANDS(file, at, "\xff\xd8\xff")) {
		at = jpeg_end(file, at);
		if (at == 0)
			return 0;
		while (at < file->length && file->data[at] == 0)
			at++;
	}
	return at == file->length;
}

/* A reader of PDF takes one that begins later than at the first byte. */
static _Bool
holds_pdf(const struct filetype_bytes *file)
{
	size_t length = file->length < PDF_HEAD ? file->length : PDF_HEAD;

	return memmem(file->data, length, "%PDF-", 5) != NULL;
}

/*
 * What Office locks with a password is no archive but the older container
 * ([MS-OFFCRYPTO] 2.3), with a stream of this name in its directory.
 */
static enum filetype
locked_or_old(const struct filetype_bytes *file, const char **why)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0"
	    "P\0a\0c\0k\0a\0g\0e\0";

	*why = memmem(file->data, file->length, name, sizeof name) != NULL ?
	    "locked" : "type";
	return FILETYPE_NONE;
}

/* One of the three that are no archive, when it is whole and alone. */
static enum filetype
alone(enum filetype type, _Bool whole, const struct filetype_bytes *file,
    const char **why)
{
	if (whole && !filetype_holds_zip(file) &&
	    (type == FILETYPE_PDF || !holds_pdf(file)))
		return type;
	*why = "broken";
	return FILETYPE_NONE;
}

enum filetype
filetype_of(const void *data, size_t length, const char **why)
{
	const struct filetype_bytes file = { data, length };

	*why = length == 0 ? "empty" : "type";
	if (FILETYPE_STANDS(&file, 0, "%PDF-"))
		return alone(FILETYPE_PDF, pdf_whole(&file), &file, why);
	if (FILETYPE_STANDS(&file, 0, "\xff\xd8\xff"))
		return alone(FILETYPE_JPEG, jpeg_whole(&file), &file, why);
	if (FILETYPE_STANDS(&file, 0, "\x89PNG\r\n\x1a\n"))
		return alone(FILETYPE_PNG, png_whole(&file), &file, why);
	if (FILETYPE_STANDS(&file, 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
		return locked_or_old(&file, why);
	if (!FILETYPE_STANDS(&file, 0, "PK\3\4"))
		return FILETYPE_NONE;
	if (!holds_pdf(&file))
		return filetype_zip(&file, why);
	*why = "broken";
	return FILETYPE_NONE;
}

enum outcome
filetype_check(enum filetype *out, const char **why, const char *name,
    const void *data, size_t length)
{
	*out = filetype_of(data, length, why);
	if (*out == FILETYPE_NONE)
		return *why == NULL ? OUTCOME_FAULT : OUTCOME_INVALID;
	if (filetype_of_name(name) == *out)
		return OUTCOME_OK;
	*out = FILETYPE_NONE;
	*why = "extension";
	return OUTCOME_INVALID;
}
