/* Between the files of the multipart port. */
#ifndef PORT_MULTIPART_PRIVATE_H
#define PORT_MULTIPART_PRIVATE_H

#include "port/multipart.h"

enum {
	MULTIPART_PARTS = 64,
	MULTIPART_HEAD = 4096,		/* bytes of a part's head */
	MULTIPART_BOUNDARY = 70		/* characters (RFC 2046 §5.1.1) */
};

/* A run of bytes in the body. */
struct span {
	const char *data;
	size_t length;
};

/* A part as it lies in the body. */
struct section {
	struct span head;	/* its lines, each with its CRLF */
	struct span data;
};

/* The boundary that a request's Content-Type names. */
enum outcome multipart_boundary(char boundary[MULTIPART_BOUNDARY + 1],
    const char *content_type) MUST_USE;

/* Find the parts, at most MULTIPART_PARTS. */
enum outcome multipart_sections(struct section *sections, size_t *count,
    const char *boundary, struct span body) MUST_USE;

/*
 * Read the lines of a head: *disposition is the value of its
 * Content-Disposition.
 */
enum outcome multipart_head(struct span *disposition, struct span head)
    MUST_USE;

/* What a Content-Disposition says of the part: name and file. */
enum outcome multipart_disposition(struct part *part, struct arena *arena,
    struct span value) MUST_USE;

#endif
