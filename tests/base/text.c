/* lib/base/text.c: hostile bytes above all. */
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A text with its length, so that a NUL can stand inside. */
#define BYTES(s) (s), sizeof(s) - 1

/* The bytes at the very end of an allocation: reading on is seen. */
static char *
exact(const char *s, size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);

	assert_non_null(copy);
	memcpy(copy, s, length);
	return copy;
}

static const struct {
	const char *s;
	size_t length;
	_Bool utf8, xml;
	size_t characters;	/* when UTF-8 */
} texts[] = {
	{ BYTES(""), 1, 1, 0 },
	{ BYTES("abc"), 1, 1, 3 },
	{ BYTES("\t\n\r"), 1, 1, 3 },
	{ BYTES("\xC2\x80"), 1, 1, 1 },			/* U+0080 */
	{ BYTES("\xDF\xBF"), 1, 1, 1 },			/* U+07FF */
	{ BYTES("\xE0\xA0\x80"), 1, 1, 1 },		/* U+0800 */
	{ BYTES("\xE6\x97\xA5\xE6\x9C\xAC"), 1, 1, 2 },
	{ BYTES("\xED\x9F\xBF"), 1, 1, 1 },		/* U+D7FF */
	{ BYTES("\xEE\x80\x80"), 1, 1, 1 },		/* U+E000 */
	{ BYTES("\xEF\xBF\xBD"), 1, 1, 1 },		/* U+FFFD */
	{ BYTES("\xF0\x90\x80\x80"), 1, 1, 1 },		/* U+10000 */
	{ BYTES("\xF0\xA0\xAE\xB7"), 1, 1, 1 },		/* U+20BB7 */
	{ BYTES("\xF4\x8F\xBF\xBF"), 1, 1, 1 },		/* U+10FFFF */
	{ BYTES("\xEF\xBB\xBF" "a"), 1, 1, 2 },		/* a BOM is text */
	{ BYTES("\xE3\x81\x8B\xE3\x82\x99"), 1, 1, 2 },	/* two code points */
	{ BYTES("\x7F"), 1, 1, 1 },

	/* UTF-8 that XML can't hold */
	{ BYTES("\0"), 1, 0, 1 },
	{ BYTES("a\0b"), 1, 0, 3 },
	{ BYTES("\x01"), 1, 0, 1 },
	{ BYTES("\x08"), 1, 0, 1 },
	{ BYTES("\x0B"), 1, 0, 1 },
	{ BYTES("\x0C"), 1, 0, 1 },
	{ BYTES("\x0E"), 1, 0, 1 },
	{ BYTES("\x1B[31m"), 1, 0, 5 },
	{ BYTES("\x1F"), 1, 0, 1 },
	{ BYTES("\xEF\xBF\xBE"), 1, 0, 1 },		/* U+FFFE */
	{ BYTES("\xEF\xBF\xBF"), 1, 0, 1 },		/* U+FFFF */
	{ BYTES("good \x0B"), 1, 0, 6 },

	/* not UTF-8 at all */
	{ BYTES("\x80"), 0, 0, 0 },
	{ BYTES("\xBF"), 0, 0, 0 },
	{ BYTES("a\x80"), 0, 0, 0 },
	{ BYTES("\xC0\x80"), 0, 0, 0 },			/* overlong NUL */
	{ BYTES("\xC0\xAF"), 0, 0, 0 },			/* overlong / */
	{ BYTES("\xC1\xBF"), 0, 0, 0 },
	{ BYTES("\xE0\x80\xAF"), 0, 0, 0 },
	{ BYTES("\xE0\x9F\xBF"), 0, 0, 0 },
	{ BYTES("\xF0\x80\x80\xAF"), 0, 0, 0 },
	{ BYTES("\xF0\x8F\xBF\xBF"), 0, 0, 0 },
	{ BYTES("\xED\xA0\x80"), 0, 0, 0 },		/* U+D800 */
	{ BYTES("\xED\xBF\xBF"), 0, 0, 0 },		/* U+DFFF */
	{ BYTES("\xED\xA0\xBD\xED\xB8\x80"), 0, 0, 0 },	/* CESU-8 */
	{ BYTES("\xF4\x90\x80\x80"), 0, 0, 0 },		/* U+110000 */
	{ BYTES("\xF5\x80\x80\x80"), 0, 0, 0 },
	{ BYTES("\xF8\x88\x80\x80\x80"), 0, 0, 0 },	/* five bytes */
	{ BYTES("\xFC\x84\x80\x80\x80\x80"), 0, 0, 0 },
	{ BYTES("\xFE"), 0, 0, 0 },
	{ BYTES("\xFF\xFE" "a\0"), 0, 0, 0 },		/* UTF-16 */
	{ BYTES("\xC2"), 0, 0, 0 },			/* cut off */
	{ BYTES("\xE3\x81"), 0, 0, 0 },
	{ BYTES("\xE3"), 0, 0, 0 },
	{ BYTES("\xF0\x9F\x98"), 0, 0, 0 },
	{ BYTES("\xF0\x9F"), 0, 0, 0 },
	{ BYTES("\xF0"), 0, 0, 0 },
	{ BYTES("\xE3\x81" "a"), 0, 0, 0 },
	{ BYTES("\xE3" "ab"), 0, 0, 0 },
	{ BYTES("\xC2\xC2\x80"), 0, 0, 0 },
	{ BYTES("\xF0\x9F\x98\x41"), 0, 0, 0 },
	{ BYTES("\x93\xFA\x96\x7B"), 0, 0, 0 },		/* Shift_JIS */
};

static void
texts_judged(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(texts); i++) {
		char *s = exact(texts[i].s, texts[i].length);

		assert_int_equal(text_utf8(s, texts[i].length),
		    texts[i].utf8);
		assert_int_equal(text_xml(s, texts[i].length), texts[i].xml);
		if (texts[i].utf8)
			assert_int_equal(text_characters(s, texts[i].length),
			    texts[i].characters);
		free(s);
	}
}

static size_t
encode(uint32_t point, char s[4])
{
	if (point < 0x80) {
		s[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		s[0] = (char)(0xC0 | point >> 6);
		s[1] = (char)(0x80 | (point & 0x3F));
		return 2;
	}
	if (point < 0x10000) {
		s[0] = (char)(0xE0 | point >> 12);
		s[1] = (char)(0x80 | (point >> 6 & 0x3F));
		s[2] = (char)(0x80 | (point & 0x3F));
		return 3;
	}
	s[0] = (char)(0xF0 | point >> 18);
	s[1] = (char)(0x80 | (point >> 12 & 0x3F));
	s[2] = (char)(0x80 | (point >> 6 & 0x3F));
	s[3] = (char)(0x80 | (point & 0x3F));
	return 4;
}

/* Every number that four bytes can spell, in its shortest spelling. */
static void
every_point(void **state)
{
	uint32_t point;

	(void)state;
	for (point = 0; point <= 0x1FFFFF; point++) {
		char s[4];
		size_t n = encode(point, s);
		_Bool scalar = point <= 0x10FFFF &&
		    !(point >= 0xD800 && point <= 0xDFFF);
		_Bool xml = scalar && point != 0xFFFE && point != 0xFFFF &&
		    (point >= 0x20 || point == 9 || point == 10 ||
		    point == 13);

		assert_int_equal(text_utf8(s, n), scalar);
		assert_int_equal(text_xml(s, n), xml);
		assert_int_equal(text_characters(s, n), 1);
	}
}

/* Is this the shortest spelling of a character? Reckoned from the bits. */
static _Bool
spelt_well(const unsigned char *s, size_t n)
{
	uint32_t point = n == 2 ? s[0] & 0x1Fu : n == 3 ? s[0] & 0x0Fu :
	    s[0] & 0x07u;
	char again[4];
	size_t i;

	for (i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		point = point << 6 | (s[i] & 0x3Fu);
	}
	return point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF) &&
	    encode(point, again) == n && memcmp(again, s, n) == 0;
}

/* Every first and second byte, with third and fourth at their edges. */
static void
every_lead(void **state)
{
	static const unsigned char edge[] = { 0x00, 0x7F, 0x80, 0xBF, 0xC0 };
	unsigned lead, second;
	size_t i, j;

	(void)state;
	for (lead = 0xC0; lead <= 0xF7; lead++)
		for (second = 0; second <= 0xFF; second++)
			for (i = 0; i < COUNT(edge); i++)
				for (j = 0; j < COUNT(edge); j++) {
					unsigned char s[4] = {
						(unsigned char)lead,
						(unsigned char)second,
						edge[i], edge[j]
					};
					size_t n = lead < 0xE0 ? 2 :
					    lead < 0xF0 ? 3 : 4;

					assert_int_equal(
					    text_utf8((char *)s, n),
					    spelt_well(s, n));
				}
}

static const struct {
	const char *s;
	size_t length;
	const char *left;
	size_t left_length;
} trims[] = {
	{ BYTES(""), BYTES("") },
	{ BYTES("a"), BYTES("a") },
	{ BYTES(" a "), BYTES("a") },
	{ BYTES(" \t\n\v\f\ra b\r\f\v\n\t "), BYTES("a b") },
	{ BYTES("   "), BYTES("") },
	{ BYTES("\xE3\x80\x80"), BYTES("") },
	{ BYTES("\xE3\x80\x80 \xE3\x80\x80"), BYTES("") },
	{ BYTES(" \xE3\x80\x80" "a\xE3\x80\x80" "b\xE3\x80\x80\n"),
	    BYTES("a\xE3\x80\x80" "b") },
	/* others that end or begin like the wide space stay */
	{ BYTES("\xE3\x80\x81"), BYTES("\xE3\x80\x81") },
	{ BYTES("\xE4\x80\x80"), BYTES("\xE4\x80\x80") },
	{ BYTES("\xE3\x81\x80"), BYTES("\xE3\x81\x80") },
	{ BYTES("\xC2\xA0" "a"), BYTES("\xC2\xA0" "a") },
	{ BYTES("\xE2\x80\x80" "a"), BYTES("\xE2\x80\x80" "a") },
	/* and so do halves of one */
	{ BYTES("\xE3\x80"), BYTES("\xE3\x80") },
	{ BYTES("\x80\x80"), BYTES("\x80\x80") },
	{ BYTES("\0 a \0"), BYTES("\0 a \0") },
	{ BYTES(" \x1F"), BYTES("\x1F") },
	{ BYTES("\x0E "), BYTES("\x0E") },
};

static void
trimmed(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(trims); i++) {
		char *s = exact(trims[i].s, trims[i].length);
		size_t length = trims[i].length;
		const char *left = text_trim(s, &length);

		assert_int_equal(length, trims[i].left_length);
		assert_memory_equal(left, trims[i].left, length);
		assert_true(left >= s);
		assert_true(left + length <= s + trims[i].length);
		free(s);
	}
}

static const struct {
	const char *s;
	size_t length;
	const char *lines;
	size_t lines_length;
} ends[] = {
	{ BYTES(""), BYTES("") },
	{ BYTES("a"), BYTES("a") },
	{ BYTES("a\r\nb"), BYTES("a\nb") },
	{ BYTES("a\r\n"), BYTES("a\n") },
	{ BYTES("\r\n\r\n"), BYTES("\n\n") },
	{ BYTES("a\nb\n"), BYTES("a\nb\n") },
	{ BYTES("a\rb"), BYTES("a\nb") },
	{ BYTES("\r"), BYTES("\n") },
	{ BYTES("\r\r\n"), BYTES("\n\n") },
	{ BYTES("\n\r"), BYTES("\n\n") },
	{ BYTES("a\0\r\nb"), BYTES("a\0\nb") },
};

static void
lines(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(ends); i++) {
		char *s = exact(ends[i].s, ends[i].length);
		size_t length = text_lines(s, ends[i].length);

		assert_int_equal(length, ends[i].lines_length);
		assert_memory_equal(s, ends[i].lines, length);
		if (length < ends[i].length)
			assert_int_equal(s[length], '\0');
		free(s);
	}
}

static void
hex_both_ways(void **state)
{
	uint8_t bytes[256], again[256];
	char text[513];
	unsigned i;

	(void)state;
	for (i = 0; i < 256; i++)
		bytes[i] = (uint8_t)i;
	text_hex(bytes, 256, text);
	assert_int_equal(strlen(text), 512);
	assert_memory_equal(text, "000102", 6);
	assert_memory_equal(text + 506, "fdfeff", 6);
	assert_true(text_unhex(text, again, 256));
	assert_memory_equal(bytes, again, 256);
	text_hex(bytes, 0, text);
	assert_string_equal(text, "");
	assert_true(text_unhex("", again, 0));
}

/* Texts that are not the hex of two bytes. */
static const char *const no_hex[] = {
	"", "0", "00", "000", "00000", "000000", "00 0", " 0000", "0000 ",
	"0x00", "00g0", "000g", "ABCD", "abcD", "ab/d", "ab:d", "ab`d",
	"-001", "+001", "00\n0", "\xEF\xBC\x90" "0",
};

static void
hex_refused(void **state)
{
	uint8_t bytes[2];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(no_hex); i++) {
		char *s = exact(no_hex[i], strlen(no_hex[i]) + 1);

		assert_false(text_unhex(s, bytes, sizeof bytes));
		free(s);
	}
	assert_true(text_unhex("09af", bytes, sizeof bytes));
	assert_int_equal(bytes[0], 0x09);
	assert_int_equal(bytes[1], 0xAF);
}

static void
codes(void **state)
{
	static const struct {
		const char *codes, *code;
		_Bool has;
	} lists[] = {
		{ "a", "a", 1 }, { "a b c", "a", 1 }, { "a b c", "b", 1 },
		{ "a b c", "c", 1 }, { "a b c", "d", 0 }, { "", "a", 0 },
		{ "ab", "a", 0 }, { "ab", "b", 0 }, { "a", "ab", 0 },
		{ "ab abc", "abc", 1 }, { "ab abc", "bc", 0 },
		{ " a  b ", "b", 1 }, { " a  b ", "", 0 }, { "", "", 0 },
		{ "a b", "a b", 0 }, { "A", "a", 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++)
		assert_int_equal(text_has_code(lists[i].codes, lists[i].code,
		    strlen(lists[i].code)), lists[i].has);
	assert_true(text_has_code("a b", "bc", 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_judged),
		cmocka_unit_test(every_point),
		cmocka_unit_test(every_lead),
		cmocka_unit_test(trimmed),
		cmocka_unit_test(lines),
		cmocka_unit_test(codes),
		cmocka_unit_test(hex_both_ways),
		cmocka_unit_test(hex_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
