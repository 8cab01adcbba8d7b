#include "base/text.h"

#include <string.h>

static _Bool
continues(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/*
 * Read the character at `s`, of which `length` bytes are left, into *point.
 * Returns its bytes, or 0 when it is not UTF-8. The bounds of the second
 * byte are RFC 3629's: they alone shut out overlong forms, surrogates and
 * what lies above U+10FFFF.
 */
static size_t
decode(const unsigned char *s, size_t length, uint32_t *point)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t bytes, i;

	*point = s[0];
	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	bytes = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (length < bytes)
		return 0;
	if (s[0] == 0xe0)
		low = 0xa0;
	else if (s[0] == 0xed)
		high = 0x9f;
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f;
	if (s[1] < low || s[1] > high)
		return 0;
	*point &= 0xffu >> (bytes + 1);
	for (i = 1; i < bytes; i++) {
		if (!continues(s[i]))
			return 0;
		*point = *point << 6 | (s[i] & 0x3fu);
	}
	return bytes;
}

/* XML 1.0 section 2.2, Char; decode() has refused surrogates. */
static _Bool
in_xml(uint32_t point)
{
	if (point < 0x20)
		return point == '\t' || point == '\n' || point == '\r';
	return point != 0xfffe && point != 0xffff;
}

static _Bool
all_good(const char *text, size_t length, _Bool xml)
{
	const unsigned char *s = (const unsigned char *)text;
	uint32_t point;
	size_t n;

	while (length > 0) {
		n = decode(s, length, &point);
		if (n == 0 || (xml && !in_xml(point)))
			return 0;
		s += n;
		length -= n;
	}
	return 1;
}

_Bool
text_utf8(const char *s, size_t length)
{
	return all_good(s, length, 0);
}

_Bool
text_xml(const char *s, size_t length)
{
	return all_good(s, length, 1);
}

size_t
text_characters(const char *s, size_t length)
{
	size_t i, characters = 0;

	for (i = 0; i < length; i++)
		if (!continues((unsigned char)s[i]))
			characters++;
	return characters;
}

static _Bool
ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static _Bool
wide_space(const char *s)
{
	return s[0] == '\xE3' && s[1] == '\x80' && s[2] == '\x80';
}

const char *
text_trim(const char *s, size_t *length)
{
	size_t n = *length;

	for (;;) {
		if (n >= 1 && ascii_space(s[0])) {
			s++;
			n--;
		} else if (n >= 3 && wide_space(s)) {
			s += 3;
			n -= 3;
		} else
			break;
	}
	for (;;) {
		if (n >= 1 && ascii_space(s[n - 1]))
			n--;
		else if (n >= 3 && wide_space(s + n - 3))
			n -= 3;
		else
			break;
	}
	*length = n;
	return s;
}

size_t
text_lines(char *s, size_t length)
{
	size_t from, to = 0;

	for (from = 0; from < length; from++) {
		if (s[from] != '\r')
			s[to++] = s[from];
		else if (from + 1 == length || s[from + 1] != '\n')
			s[to++] = '\n';
	}
	if (to < length)
		s[to] = '\0';
	return to;
}

_Bool
text_has_code(const char *codes, const char *code, size_t length)
{
	codes += strspn(codes, " ");
	while (*codes != '\0') {
		size_t size = strcspn(codes, " ");

		if (size == length && memcmp(codes, code, length) == 0)
			return 1;
		codes += size;
		codes += strspn(codes, " ");
	}
	return 0;
}

void
text_hex(const uint8_t *bytes, size_t count, char *text)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < count; i++) {
		*text++ = digits[bytes[i] >> 4];
		*text++ = digits[bytes[i] & 0x0f];
	}
	*text = '\0';
}

/* The value of a lower-case digit, or -1. */
static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

_Bool
text_unhex(const char *text, uint8_t *bytes, size_t count)
{
	int high, low;

	for (size_t i = 0; i < count; i++, text += 2) {
		high = hex_digit(text[0]);
		low = high < 0 ? -1 : hex_digit(text[1]);
		if (low < 0)
			return 0;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return *text == '\0';
}
