/*
 * lib/web/field.c: each type of field with what people, keyboards and
 * attackers send. What is taken is as it is kept; what is refused has one
 * code.
 */
#include "web/field.h"

#include "base/log.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BYTES(s) (s), sizeof(s) - 1

/* Full-width digits, marks and letters, as a Japanese keyboard sends them. */
#define W0 "\uff10"
#define W1 "\uff11"
#define W2 "\uff12"
#define W3 "\uff13"
#define W6 "\uff16"
#define W9 "\uff19"
#define WIDE_HYPHEN "\uff0d"
#define LONG_VOWEL "\u30fc"
#define MINUS "\u2212"
#define WIDE_COLON "\uff1a"
#define WIDE_SPACE "\u3000"

static const char *const yes_no[] = { "yes", "no", NULL };
static const char *const papers[] = { "letter", "resume", "career", NULL };

static const struct {
	enum field_type type;
	const char *typed, *kept;	/* kept NULL: as typed */
	const char *error;		/* NULL: good */
} values[] = {
	/* one line */
	{ FIELD_TEXT, "abc", NULL, NULL },
	{ FIELD_TEXT, "  abc \t ", "abc", NULL },
	{ FIELD_TEXT, WIDE_SPACE "\u6c42\u4eba" WIDE_SPACE,
	    "\u6c42\u4eba", NULL },
	{ FIELD_TEXT, "a b", NULL, NULL },
	{ FIELD_TEXT, "a\r\n", "a", NULL },
	{ FIELD_TEXT, "a\nb", NULL, "characters" },
	{ FIELD_TEXT, "a\tb", NULL, "characters" },
	{ FIELD_TEXT, "a\rb", "a\nb", "characters" },
	{ FIELD_TEXT, "<script>alert('1')</script>", NULL, NULL },
	{ FIELD_TEXT, "'; DROP TABLE job; --", NULL, NULL },
	{ FIELD_TEXT, "%00%0a", NULL, NULL },
	/* names are never changed: half-width, composed or not, rare */
	{ FIELD_TEXT, "\uff76\uff9e", NULL, NULL },
	{ FIELD_TEXT, "\u304b\u3099", NULL, NULL },
	{ FIELD_TEXT, "\u9ad9\u6a4b \U00020bb7\u90ce", NULL, NULL },
	{ FIELD_TEXT, W1 W2, NULL, NULL },
	{ FIELD_TEXT, "\u845b\U000e0100", NULL, NULL },
	{ FIELD_TEXT, "\ufeff" "a", NULL, NULL },

	/* several */
	{ FIELD_AREA, "a\r\nb\rc\nd", "a\nb\nc\nd", NULL },
	{ FIELD_AREA, "\n\n a \n\n", "a", NULL },
	{ FIELD_AREA, "a\tb", NULL, NULL },

	/* days */
	{ FIELD_DATE, "2026-11-20", NULL, NULL },
	{ FIELD_DATE, W2 W0 W2 W6 "-" W1 W1 "-" W2 W0, "2026-11-20", NULL },
	{ FIELD_DATE, W2 W0 W2 W6 WIDE_HYPHEN "11-20", "2026-11-20", NULL },
	{ FIELD_DATE, " 2028-02-29 ", "2028-02-29", NULL },
	{ FIELD_DATE, "2026-02-29", NULL, "date" },
	{ FIELD_DATE, "2026-13-01", NULL, "date" },
	{ FIELD_DATE, "2026-11-31", NULL, "date" },
	{ FIELD_DATE, "2026/11/20", NULL, "date" },
	{ FIELD_DATE, "0000-00-00", NULL, "date" },
	{ FIELD_DATE, "-2026-11-20", NULL, "date" },
	{ FIELD_DATE, "99999-11-20", NULL, "date" },
	{ FIELD_DATE, "2026-11-20T10:00", NULL, "date" },
	{ FIELD_DATE, "today", NULL, "date" },

	/* days with a time */
	{ FIELD_TIME, "2026-11-20T15:00", NULL, NULL },
	{ FIELD_TIME, "2026-11-20T15:00:30", NULL, NULL },
	{ FIELD_TIME, W2 "026-11-20T" W1 "5" WIDE_COLON "00",
	    "2026-11-20T15:00", NULL },
	{ FIELD_TIME, "2026-11-20T24:00", NULL, "time" },
	{ FIELD_TIME, "2026-11-20 15:00", NULL, "time" },
	{ FIELD_TIME, "2026-11-20", NULL, "time" },
	{ FIELD_TIME, "2026-11-20T15:00Z", NULL, "time" },
	{ FIELD_TIME, "2026-11-20T15:00:00+09:00", NULL, "time" },

	/* times */
	{ FIELD_CLOCK, "08:30", NULL, NULL },
	{ FIELD_CLOCK, W0 "8" WIDE_COLON W3 W0, "08:30", NULL },
	{ FIELD_CLOCK, "23:59", NULL, NULL },
	{ FIELD_CLOCK, "24:00", NULL, "clock" },
	{ FIELD_CLOCK, "08:60", NULL, "clock" },
	{ FIELD_CLOCK, "0830", NULL, "clock" },

	/* whole numbers, here from 1 to 500000 */
	{ FIELD_INT, "1", NULL, NULL },
	{ FIELD_INT, "500000", NULL, NULL },
	{ FIELD_INT, "0012", "12", NULL },
	{ FIELD_INT, "215,000", "215000", NULL },
	{ FIELD_INT, W2 W1 "5" "\uff0c" W0 W0 W0, "215000", NULL },
	{ FIELD_INT, "0", "0", "range" },
	{ FIELD_INT, "500001", NULL, "range" },
	{ FIELD_INT, "999999999", NULL, "range" },
	{ FIELD_INT, "9999999999", NULL, "range" },
	{ FIELD_INT, "99999999999999999999999999", NULL, "range" },
	{ FIELD_INT, "-1", NULL, "number" },
	{ FIELD_INT, "+1", NULL, "number" },
	{ FIELD_INT, "1.5", NULL, "number" },
	{ FIELD_INT, "1e3", NULL, "number" },
	{ FIELD_INT, "0x10", NULL, "number" },
	{ FIELD_INT, "\u4e00", NULL, "number" },
	{ FIELD_INT, ",", NULL, "number" },
	{ FIELD_INT, "\u0661", NULL, "number" },

	/* one of some */
	{ FIELD_CHOICE, "yes", NULL, NULL },
	{ FIELD_CHOICE, "ye", NULL, "choice" },
	{ FIELD_CHOICE, "yess", NULL, "choice" },
	{ FIELD_CHOICE, "YES", NULL, "choice" },
	{ FIELD_CHOICE, "yes no", NULL, "choice" },
	{ FIELD_SELECT, "no", NULL, NULL },
	{ FIELD_SELECT, "maybe", NULL, "choice" },
	{ FIELD_CHECK, "1", NULL, NULL },
	{ FIELD_CHECK, "0", NULL, "choice" },
	{ FIELD_CHECK, "on", NULL, "choice" },

	/* several, each kept once */
	{ FIELD_CHECKS, "letter", NULL, NULL },
	{ FIELD_CHECKS, "letter career", NULL, NULL },
	{ FIELD_CHECKS, "career letter", NULL, NULL },
	{ FIELD_CHECKS, "letter letter career letter", "letter career",
	    NULL },
	{ FIELD_CHECKS, "letter  resume", "letter resume", NULL },
	{ FIELD_CHECKS, "letter lette", NULL, "choice" },
	{ FIELD_CHECKS, "letter other", NULL, "choice" },

	/* telephones */
	{ FIELD_PHONE, "03-0000-1234", NULL, NULL },
	{ FIELD_PHONE, "0300001234", NULL, NULL },
	{ FIELD_PHONE, "090-0000-2481", NULL, NULL },
	{ FIELD_PHONE, "(03) 0000-1234", "030000-1234", NULL },
	{ FIELD_PHONE, W0 W3 LONG_VOWEL "0000" WIDE_HYPHEN W1 "234",
	    "03-0000-1234", NULL },
	{ FIELD_PHONE, "03\u20100000\u20131234", "03-0000-1234", NULL },
	{ FIELD_PHONE, "03" MINUS "0000\u20141234", "03-0000-1234", NULL },
	{ FIELD_PHONE, "03\uff700000\u20151234", "03-0000-1234", NULL },
	{ FIELD_PHONE, "13-0000-1234", NULL, "phone" },
	{ FIELD_PHONE, "03-0000-123", NULL, "phone" },
	{ FIELD_PHONE, "090-0000-24812", NULL, "phone" },
	{ FIELD_PHONE, "+81-3-0000-1234", NULL, "phone" },
	{ FIELD_PHONE, "0-3-0-0-0-0-1-2-3-4", NULL, "phone" },
	{ FIELD_PHONE, "03-0000-1234 ext 5", NULL, "phone" },

	/* postcodes */
	{ FIELD_POSTCODE, "9990001", NULL, NULL },
	{ FIELD_POSTCODE, "999-0001", "9990001", NULL },
	{ FIELD_POSTCODE, "\u3012999-0001", NULL, "postcode" },
	{ FIELD_POSTCODE, W9 W9 W9 LONG_VOWEL W0 W0 W0 W1, "9990001", NULL },
	{ FIELD_POSTCODE, "999000", NULL, "postcode" },
	{ FIELD_POSTCODE, "99900011", NULL, "postcode" },

	/* readings of names */
	{ FIELD_KANA, "\u30b5\u30c8\u30a6\u3000\u30c1\u30d2\u30ed",
	    "\u30b5\u30c8\u30a6 \u30c1\u30d2\u30ed", NULL },
	{ FIELD_KANA, "\u3055\u3068\u3046", "\u30b5\u30c8\u30a6", NULL },
	{ FIELD_KANA, "\uff7b\uff84\uff73", "\u30b5\u30c8\u30a6", NULL },
	{ FIELD_KANA, "\uff76\uff9e\uff8a\uff9f", "\u30ac\u30d1", NULL },
	{ FIELD_KANA, "\u30de\u30ea\u30a2\u30fb\u30b5\u30f3\u30c8\u30b9",
	    NULL, NULL },
	{ FIELD_KANA, "\u30fb", NULL, NULL },
	{ FIELD_KANA, "Maria O'Neil-Santos", NULL, NULL },
	{ FIELD_KANA, "\uff2d\uff41", "Ma", NULL },
	{ FIELD_KANA, "\u309d", "\u30fd", NULL },
	{ FIELD_KANA, "\u4f50\u85e4", NULL, "kana" },
	{ FIELD_KANA, "\u30b5\u30c8\u30a6" "1", NULL, "kana" },
	{ FIELD_KANA, "\u309b", NULL, "kana" },
	{ FIELD_KANA, "<b>", NULL, "kana" },
	{ FIELD_KANA, "\u00e9", NULL, "kana" },

	/* addresses */
	{ FIELD_MAIL, "seeker@demo.example", NULL, NULL },
	{ FIELD_MAIL, "a.b+c@x.example", NULL, NULL },
	{ FIELD_MAIL, "Seeker@Demo.Example", NULL, NULL },
	{ FIELD_MAIL, "\uff53\uff20x.example", "s@x.example", NULL },
	{ FIELD_MAIL, "seeker", NULL, "mail" },
	{ FIELD_MAIL, "@x", NULL, "mail" },
	{ FIELD_MAIL, "a@", NULL, "mail" },
	{ FIELD_MAIL, "a@b@c", NULL, "mail" },
	{ FIELD_MAIL, "a b@c", NULL, "mail" },
	{ FIELD_MAIL, "a@b,c@d", NULL, "mail" },
	{ FIELD_MAIL, "A <a@b>", NULL, "mail" },
	{ FIELD_MAIL, "\"a\"@b", NULL, "mail" },

	/* passwords: every character counts */
	{ FIELD_PASSWORD, " pass word ", NULL, NULL },
	{ FIELD_PASSWORD, "\uff11", NULL, NULL },
	{ FIELD_PASSWORD, WIDE_SPACE, NULL, NULL },
	/* a file's name, where no file can come */
	{ FIELD_FILE, "cv.pdf", NULL, NULL },

	/* numbers of jobs and seekers */
	{ FIELD_NUMBER, "99010-00000001", NULL, NULL },
	{ FIELD_NUMBER, "99010-1", NULL, NULL },
	{ FIELD_NUMBER, " 99010 - 12 ", "99010-12", NULL },
	{ FIELD_NUMBER, W9 W9 W0 W1 W0 LONG_VOWEL W1, "99010-1", NULL },
	{ FIELD_NUMBER, "99010", NULL, "id_number" },
	{ FIELD_NUMBER, "99010-", NULL, "id_number" },
	{ FIELD_NUMBER, "9901-00000001", NULL, "id_number" },
	{ FIELD_NUMBER, "99010-000000001", NULL, "id_number" },
	{ FIELD_NUMBER, "99010-1-1", NULL, "id_number" },
	{ FIELD_NUMBER, "9901000000001", NULL, "id_number" },

	{ FIELD_HIDDEN, "abc", NULL, NULL }
};

/* What no field of whatever type takes. */
static const struct {
	const char *typed;
	size_t length;
	const char *error;
} hostile[] = {
	{ BYTES("\xff"), "encoding" },
	{ BYTES("a\xc0\xaf"), "encoding" },
	{ BYTES("\xed\xa0\x80"), "encoding" },
	{ BYTES("\xf4\x90\x80\x80"), "encoding" },
	{ BYTES("\xe3\x81"), "encoding" },
	{ BYTES("\x83\x8a"), "encoding" },		/* Shift_JIS */
	{ BYTES("1\0"), "characters" },
	{ BYTES("\0" "1"), "characters" },
	{ BYTES("yes\0no"), "characters" },
	{ BYTES("2026-11-20\0"), "characters" },
	{ BYTES("a\x0b"), "characters" },
	{ BYTES("\x1b[2J"), "characters" },
	{ BYTES("\x08"), "characters" },
	{ BYTES("\xef\xbf\xbe"), "characters" },
	{ BYTES("\xef\xbf\xbf"), "characters" }
};

static struct arena arena;

static struct field
field_of(enum field_type type)
{
	struct field field = { .name = "x", .type = type };

	if (type == FIELD_CHOICE || type == FIELD_SELECT)
		field.options = yes_no;
	if (type == FIELD_CHECKS)
		field.options = papers;
	if (type == FIELD_INT) {
		field.min = 1;
		field.max = 500000;
	}
	return field;
}

/* The bytes at the very end of an allocation: reading on is seen. */
static const char *
take(const struct field *field, const char *typed, size_t length,
    const char **kept)
{
	char *exact = malloc(length > 0 ? length : 1);
	const char *error;

	assert_non_null(exact);
	memcpy(exact, typed, length);
	error = field_take(field, &arena, exact, length, kept);
	free(exact);
	assert_non_null(*kept);
	/* Whatever was typed, the page shows it again. */
	assert_true(text_xml(*kept, strlen(*kept)));
	return error;
}

static void
values_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(values); i++) {
		const struct field field = field_of(values[i].type);
		const char *wanted = values[i].kept != NULL ?
		    values[i].kept : values[i].typed;
		const char *kept, *error;

		arena_clear(&arena);
		error = take(&field, values[i].typed,
		    strlen(values[i].typed), &kept);
		if (error == NULL && values[i].error == NULL &&
		    strcmp(kept, wanted) == 0)
			continue;
		if (error != NULL && values[i].error != NULL &&
		    strcmp(error, values[i].error) == 0)
			continue;
		fail_msg("%s \"%s\": %s \"%s\", not %s \"%s\"",
		    field_type_name(values[i].type), values[i].typed,
		    error == NULL ? "ok" : error, kept,
		    values[i].error == NULL ? "ok" : values[i].error, wanted);
	}
}

/* Each error in the table of values stands for a type with its own check. */
static void
types_covered(void **state)
{
	_Bool good[FIELD_TYPES] = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++)
		good[values[i].type] |= values[i].error == NULL;
	for (unsigned type = 0; type < FIELD_TYPES; type++) {
		assert_true(good[type]);
		assert_non_null(field_type_name(type));
	}
}

static void
hostile_refused(void **state)
{
	(void)state;
	for (unsigned type = 0; type < FIELD_TYPES; type++)
		for (size_t i = 0; i < COUNT(hostile); i++) {
			const struct field field = field_of(type);
			const char *kept, *error;

			arena_clear(&arena);
			error = take(&field, hostile[i].typed,
			    hostile[i].length, &kept);
			assert_non_null(error);
			assert_string_equal(error, hostile[i].error);
			assert_string_equal(kept, "");
		}
}

static void
nothing_typed(void **state)
{
	static const char *const nothing[] = { "", " ", "\r\n", "\t",
	    WIDE_SPACE, " " WIDE_SPACE "\n" };

	(void)state;
	for (unsigned type = 0; type < FIELD_TYPES; type++)
		for (size_t i = 0; i < COUNT(nothing); i++) {
			struct field field = field_of(type);
			const char *kept, *error;

			if (type == FIELD_PASSWORD && *nothing[i] != '\0')
				continue;
			arena_clear(&arena);
			assert_null(take(&field, nothing[i],
			    strlen(nothing[i]), &kept));
			assert_string_equal(kept, "");
			field.must = 1;
			error = take(&field, nothing[i], strlen(nothing[i]),
			    &kept);
			assert_non_null(error);
			assert_string_equal(error, "missing");
		}
}

static int
begin(void **state)
{
	(void)state;
	log_open("test");
	arena_init(&arena, 1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_taken),
		cmocka_unit_test(types_covered),
		cmocka_unit_test(hostile_refused),
		cmocka_unit_test(nothing_typed),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
