/*
 * Bodies that carry files: multipart/form-data (RFC 7578) as browsers write
 * it (WHATWG HTML §4.10.21.8).
 *
 * A strict gate finds the parts and reads their heads; GMime reads the same
 * bytes, and a body in which the two find different parts is refused, and so
 * is one of which GMime warns (a head that says something twice). The gate takes less than RFC 2046 gives:
 *
 *  - a boundary of 1 to 70 legal characters but the space, as the only
 *    parameter; behind a line end it stands in delimiters only;
 *  - 1 to 64 parts, each with a head of at most 4 KiB: lines that end in
 *    CRLF, UTF-8 without control characters, none folded;
 *  - one Content-Disposition: form-data with one name and at most one
 *    filename, both as they are (%22, %0D and %0A stand for ", CR and LF),
 *    and nothing else, so no filename*;
 *  - no multipart/… or message/… inside; a Content-Transfer-Encoding is a
 *    label (7bit, 8bit, binary), never decoded; a Content-Length and whatever
 *    else is in a head is passed over (RFC 7578 §4.8);
 *  - no preamble and no epilogue: no browser writes them, and what one reader
 *    passes over another may read. The last CRLF may be missing.
 */
#ifndef PORT_MULTIPART_H
#define PORT_MULTIPART_H

#include "base/arena.h"
#include "base/outcome.h"

#include <stddef.h>

struct part {
	const char *name;	/* of the field: 1 to 100 bytes of UTF-8 */
	/*
	 * NULL: a text field, whose data is UTF-8. "": no file was chosen.
	 * Else the file's name, for display alone: without its path, control,
	 * bidi and zero-width characters, at most 100 characters, of which the
	 * last are its extension, never empty.
	 */
	const char *file;
	const char *data;	/* no NUL behind */
	size_t length;		/* bytes */
};

struct multipart {
	struct part *parts;	/* in the order sent */
	size_t count;
};

/*
 * Read the body in the first `length` bytes of `fd`, which must be a spool
 * (base/spool.h): data is a view of it until the arena is cleared. INVALID
 * when the gate refuses it.
 */
enum outcome multipart_read(struct multipart *out, struct arena *arena,
    const char *content_type, int fd, size_t length) MUST_USE;

#endif
