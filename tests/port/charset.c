/* The encodings that lib/port/charset.c knows, and turns into UTF-8. */
#include "port/charset.h"

#include "base/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
kinds(void **state)
{
	static const struct {
		const char *label, *head;
		enum charset_kind kind;
		size_t mark;
	} all[] = {
		{ NULL, "", CHARSET_UTF8, 0 },
		{ NULL, "<a/>", CHARSET_UTF8, 0 },
		{ "Utf-8", "<a/>", CHARSET_UTF8, 0 },
		{ "SHIFT_JIS", "<a/>", CHARSET_SHIFT_JIS, 0 },
		{ "Windows-31J", "<a/>", CHARSET_SHIFT_JIS, 0 },
		{ "shift-jis", "<a/>", CHARSET_OTHER, 0 },
		{ "Shift_JIS2", "<a/>", CHARSET_OTHER, 0 },
		{ "", "<a/>", CHARSET_OTHER, 0 },
		{ "x", "\xef\xbb\xbf<a/>", CHARSET_UTF8, 3 },
		{ "utf-8", "\xfe\xff", CHARSET_OTHER, 0 },
		{ NULL, "<?xml version=\"1.0\" encoding=\"cp932\"?>",
		    CHARSET_SHIFT_JIS, 0 },
		{ NULL, "<?xml version='1.0'\n encoding = 'SJIS' ?>",
		    CHARSET_SHIFT_JIS, 0 },
		{ NULL, "<?xml version='1.0' encoding='utf-32'?>",
		    CHARSET_OTHER, 0 },
		/* What names none is the parser's to refuse. */
		{ NULL, "<?xml version='1.0' encoding='sjis'", CHARSET_UTF8,
		    0 },
		{ NULL, "<?xml version='1.0' encoding=sjis?>", CHARSET_UTF8,
		    0 },
		{ NULL, "<?xmlx encoding='sjis'?>", CHARSET_UTF8, 0 },
		{ NULL, "<?xml version='1.0'?><a encoding='sjis'/>",
		    CHARSET_UTF8, 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		size_t mark = 9;

		if (charset_of(all[i].label, all[i].head, strlen(all[i].head),
		    &mark) != all[i].kind || mark != all[i].mark)
			fail_msg("%s %s", all[i].label, all[i].head);
	}
}

/* Turn all of a text, so many bytes at a time into so much room. */
static enum outcome
turn(enum charset_kind kind, const char *in, size_t piece, size_t room,
    char *out, size_t *made)
{
	size_t length = strlen(in), at = 0, given = 0;
	enum outcome outcome;
	struct charset *charset;

	*made = 0;
	assert_int_equal(charset_open(&charset, kind), OUTCOME_OK);
	for (;;) {
		size_t taken, more;

		outcome = charset_run(charset, in + at, given - at, &taken,
		    out + *made, room, &more);
		assert_true(more <= room && taken <= given - at);
		at += taken;
		*made += more;
		if (outcome != OUTCOME_OK || (taken == 0 && given == length))
			break;
		if (taken == 0)
			given = length - given < piece ? length :
			    given + piece;
	}
	charset_close(charset);
	return outcome == OUTCOME_OK && at < length ? OUTCOME_NOT_FOUND :
	    outcome;
}

static void
turns(void **state)
{
	static const struct {
		enum charset_kind kind;
		const char *in, *out;
		enum outcome outcome;	/* NOT_FOUND: the last is cut */
	} all[] = {
		{ CHARSET_UTF8, "abc\xe6\xb1\x82\xc2\xa9\xf0\x9f\x98\x80 and "
		    "so on", "abc\xe6\xb1\x82\xc2\xa9\xf0\x9f\x98\x80 and so "
		    "on", OUTCOME_OK },
		{ CHARSET_UTF8, "a\xc1\xbf", "a", OUTCOME_INVALID },
		{ CHARSET_UTF8, "a\xed\xa0\x80", "a", OUTCOME_INVALID },
		{ CHARSET_UTF8, "a\xf4\x90\x80\x80", "a", OUTCOME_INVALID },
		{ CHARSET_UTF8, "a\xe6\xb1", "a", OUTCOME_NOT_FOUND },
		{ CHARSET_UTF8, "a\xf0\x9f\x98", "a", OUTCOME_NOT_FOUND },
		{ CHARSET_UTF8, "a\xe6z", "a", OUTCOME_INVALID },
		{ CHARSET_UTF8, "a\xe0\x80", "a", OUTCOME_INVALID },
		/* Half-width katakana, NEC's number one, a backslash. */
		{ CHARSET_SHIFT_JIS, "a\xb1\x87\x40\\\x95\x5c",
		    "a\xef\xbd\xb1\xe2\x91\xa0\\\xe8\xa1\xa8", OUTCOME_OK },
		{ CHARSET_SHIFT_JIS, "\x81\x60", "\xef\xbd\x9e", OUTCOME_OK },
		{ CHARSET_SHIFT_JIS, "a\x95", "a", OUTCOME_NOT_FOUND },
		{ CHARSET_SHIFT_JIS, "a\x95\x20", "a", OUTCOME_INVALID }
	};
	char out[128];
	size_t made;

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t piece = 1; piece < 20; piece++)
			for (size_t room = 4; room < 20; room++) {
				assert_int_equal(turn(all[i].kind, all[i].in,
				    piece, room, out, &made), all[i].outcome);
				assert_int_equal(made, strlen(all[i].out));
				assert_memory_equal(out, all[i].out, made);
			}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds),
		cmocka_unit_test(turns),
	};

	log_open("test");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
