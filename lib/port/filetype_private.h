/* What the files of the port filetype share. */
#ifndef PORT_FILETYPE_PRIVATE_H
#define PORT_FILETYPE_PRIVATE_H

#include "port/filetype.h"

#include <stdint.h>

/* Bytes that are read with their bounds known. */
struct filetype_bytes {
	const unsigned char *data;
	size_t length;
};

/* Does `text` stand at `at`? */
_Bool filetype_stands(const struct filetype_bytes *file, size_t at,
    const char *text, size_t length);

#define FILETYPE_STANDS(file, at, text) \
	filetype_stands((file), (at), (text), sizeof(text) - 1)

/*
 * Would a reader of archives, who looks for the directory's end from behind
 * (APPNOTE 4.3.16), find one in here?
 */
_Bool filetype_holds_zip(const struct filetype_bytes *file);

/* DOCX or XLSX of a file that begins as an archive; else NONE and *why. */
enum filetype filetype_zip(const struct filetype_bytes *file,
    const char **why);

#endif
