/*
 * Text as people type it: bytes that should be UTF-8.
 *
 * Whatever enters is asked two questions before anything else: is it UTF-8,
 * and does it hold only what XML 1.0 can carry. What fails is refused at its
 * field, never mended; people's names above all stay as they were typed.
 * Lengths are in bytes here unless a function says characters.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>

/*
 * Is this UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above
 * U+10FFFF, nothing cut off?
 */
_Bool text_utf8(const char *s, size_t length);

/*
 * Is this UTF-8, and each character one that XML 1.0 section 2.2 allows?  Of
 * the control characters below space only tab, LF and CR pass, and U+FFFE
 * and U+FFFF do not.
 */
_Bool text_xml(const char *s, size_t length);

/* Characters (code points) in a text that is UTF-8. */
size_t text_characters(const char *s, size_t length);

/*
 * The text without the space at both its ends: ASCII's space, tab, LF, VT,
 * FF and CR, and the wide space U+3000. Returns where it begins, inside `s`,
 * and sets *length to what is left.
 */
const char *text_trim(const char *s, size_t *length);

/*
 * Make every line end LF, in place: browsers send CRLF, and a length counts
 * a line end once. A CR alone becomes LF too. Returns the new length; when
 * it is shorter, a NUL follows the text.
 */
size_t text_lines(char *s, size_t length);

/*
 * Does a list of codes with spaces between them have this one, the first
 * `length` bytes of `code`? No list has the empty code.
 */
_Bool text_has_code(const char *codes, const char *code, size_t length);

/* Write `count` bytes as 2 * count lower-case digits and a NUL. */
void text_hex(const uint8_t *bytes, size_t count, char *text);

/*
 * Read `count` bytes from exactly 2 * count lower-case digits: an id has one
 * spelling only. False for all else; `bytes` may then be half written.
 */
_Bool text_unhex(const char *text, uint8_t *bytes, size_t count);

#endif
