/*
 * Small files of each kind that a document may be, as their programs write
 * them, and archives of any content. Each is added behind the bytes in use.
 */
#ifndef TESTS_PORT_SAMPLE_H
#define TESTS_PORT_SAMPLE_H

#include "base/bytes.h"

enum sample_how { SAMPLE_DEFLATED, SAMPLE_STORED, SAMPLE_BZIP2, SAMPLE_LOCKED };

struct sample_entry {
	const char *name;	/* with a / at its end a folder */
	const char *data;
	size_t length;
	enum sample_how how;
};

void sample_pdf(struct bytes *out);
void sample_jpeg(struct bytes *out);
void sample_png(struct bytes *out);
void sample_docx(struct bytes *out);
void sample_xlsx(struct bytes *out);

/* An archive by libzip; ends the program when that refuses. */
void sample_zip(struct bytes *out, const struct sample_entry *entries,
    size_t count);

/* The chunk of a PNG, without a right checksum. */
void sample_chunk(struct bytes *out, const char *type, const char *data,
    size_t length);

#endif
