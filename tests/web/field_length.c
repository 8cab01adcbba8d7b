/* lib/web/field.c: what is too long, as people count and as it is kept. */
#include "web/field.h"

#include "base/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static struct arena arena;

static const char *
take(const struct field *field, const char *typed, const char **kept)
{
	return field_take(field, &arena, typed, strlen(typed), kept);
}

/* Lengths are characters, as people count them, and as it is kept. */
static void
lengths(void **state)
{
	static const struct {
		enum field_type type;
		const char *unit;
		int fits;	/* how often in 10 characters */
	} units[] = {
		{ FIELD_TEXT, "a", 10 },
		{ FIELD_TEXT, "\u6c42", 10 },
		{ FIELD_TEXT, "\U00020bb7", 10 },
		{ FIELD_TEXT, "\u304b\u3099", 5 },
		{ FIELD_AREA, "a\r\n", 5 },
		{ FIELD_PASSWORD, "\u6c42", 10 },
		{ FIELD_HIDDEN, "a", 10 },
		{ FIELD_KANA, "\u30b5", 10 },
		/* two half-width letters are one, one sign is four letters */
		{ FIELD_KANA, "\uff76\uff9e", 5 },
		{ FIELD_KANA, "\u3300", 2 },
		{ FIELD_KANA, "\u3315", 2 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(units); i++)
		for (int extra = 0; extra < 2; extra++) {
			struct field field = { .name = "x",
			    .type = units[i].type, .max = 10 };
			char typed[256] = "";
			const char *kept, *error;

			for (int n = 0; n < units[i].fits + extra; n++)
				strcat(typed, units[i].unit);
			/* A line end at the end is trimmed. */
			if (field.type == FIELD_AREA)
				strcat(typed, "z");
			if (field.type == FIELD_AREA && !extra)
				typed[strlen(typed) - 1] = '\0';
			arena_clear(&arena);
			error = take(&field, typed, &kept);
			if (extra)
				assert_string_equal(error, "long");
			else
				assert_null(error);
		}
}

/* An address that grows when it is folded must still fit where it is kept. */
static void
addresses_fit(void **state)
{
	const struct field field = { .name = "mail", .type = FIELD_MAIL,
	    .max = 254 };
	char typed[512] = "";
	const char *kept;

	(void)state;
	memset(typed, 'a', 254);
	memcpy(typed + 240, "@x", 2);
	assert_null(take(&field, typed, &kept));
	strcat(typed, "a");
	assert_string_equal(take(&field, typed, &kept),
	    "long");
	typed[0] = '\0';
	for (int i = 0; i < 120; i++)
		strcat(typed, "\u0390");
	strcat(typed, "@x");
	assert_string_equal(take(&field, typed, &kept),
	    "mail");
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
		cmocka_unit_test(lengths),
		cmocka_unit_test(addresses_fit),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
