/*
 * The encodings in which others may send text: UTF-8 and Shift_JIS. Both
 * become UTF-8 that is so by RFC 3629, piece by piece; a character that is
 * cut between two pieces is waited for.
 *
 * Shift_JIS is read as Microsoft's code page 932, under its labels Shift_JIS,
 * SJIS, Windows-31J, CP932 and MS_Kanji in any case of letters: it is what
 * Japanese programs write under each of these names.
 */
#ifndef PORT_CHARSET_H
#define PORT_CHARSET_H

#include "base/outcome.h"

#include <stddef.h>

enum charset_kind {
	CHARSET_OTHER,		/* refused */
	CHARSET_UTF8,
	CHARSET_SHIFT_JIS
};

enum { CHARSET_HEAD = 256 };	/* bytes in which a declaration stands */

/*
 * The encoding of an XML document (RFC 7303 §3): what its byte order mark
 * says, else the charset parameter of its Content-Type (`label`, NULL when
 * there is none), else its XML declaration, else UTF-8. `head` is the first
 * CHARSET_HEAD bytes, or all when there are less. *mark: bytes of the mark,
 * to be passed over.
 */
enum charset_kind charset_of(const char *label, const char *head,
    size_t length, size_t *mark);

struct charset;

/* Begin a text of that kind, not OTHER. FAULT: iconv can't (logged). */
MUST_USE enum outcome charset_open(struct charset **out,
    enum charset_kind kind);

void charset_close(struct charset *charset);

/*
 * Turn what can be of the `length` bytes at `in` into UTF-8 at `out`, which
 * has room for `capacity` (at least 4): *taken bytes were used and *made came
 * of them, whole characters only. When nothing is taken of fewer than four
 * bytes, a character is cut there. INVALID: behind what was taken stands what
 * is no character; *taken and *made are right all the same.
 */
MUST_USE enum outcome charset_run(struct charset *charset, const char *in,
    size_t length, size_t *taken, char *out, size_t capacity, size_t *made);

#endif
