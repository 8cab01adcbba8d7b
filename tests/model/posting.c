/* lib/model/posting.c: what a text must say to be submitted (R1, R2, R10). */
#include "model/posting.h"

#include "at.h"

#include <string.h>

/* A posting as pairs of field and value; a complete one. */
struct pair {
	const char *field;
	const char *value;
};

static const struct pair complete[] = {
	{ "kind", "full" }, { "visibility", "1" },
	{ "title", "t" }, { "duties", "t" }, { "employment", "regular" },
	{ "term", "open" }, { "trial", "t" }, { "place", "t" },
	{ "city", "t" }, { "smoking", "t" }, { "age", "t" },
	{ "wage_kind", "month" }, { "wage_from", "200000" },
	{ "wage_to", "250000" }, { "base_from", "190000" },
	{ "base_to", "240000" }, { "payday", "t" }, { "hours", "t" },
	{ "break_minutes", "60" }, { "overtime", "t" }, { "days_off", "t" },
	{ "insurance", "employment accident" }, { "openings", "1" },
	{ "selection", "papers interview" }, { "interviews", "1" },
	{ "result_days", "7" }, { "notice", "phone" },
	{ "papers", "letter resume" }, { "online_papers", "1" },
	{ "disposal", "discard" }, { "contact", "t" },
	{ "contact_phone", "03-0000-0000" }
};

/* The complete posting with one field, or two, said otherwise. */
struct changed {
	struct pair pairs[2];
};

static const char *
value(const void *from, const char *field)
{
	const struct changed *changed = from;

	for (size_t i = 0; i < COUNT(changed->pairs); i++)
		if (changed->pairs[i].field != NULL &&
		    strcmp(changed->pairs[i].field, field) == 0)
			return changed->pairs[i].value;
	for (size_t i = 0; i < COUNT(complete); i++)
		if (strcmp(complete[i].field, field) == 0)
			return complete[i].value;
	return "";
}

static void
whole(void **state)
{
	static const struct changed nothing;

	(void)state;
	assert_true(posting_complete(value, &nothing));
	for (size_t i = 0; i < COUNT(complete); i++)
		assert_null(posting_error(complete[i].field, value,
		    &nothing));
}

/* Without any of what is needed it is not complete, and that field says so. */
static void
lacking(void **state)
{
	static const struct changed nothing;

	(void)state;
	for (size_t i = 0; i < COUNT(complete); i++) {
		const char *field = complete[i].field;
		struct changed changed = { { { field, "" } } };

		if (!posting_needed(field))
			continue;
		assert_string_equal(posting_error(field, value, &changed),
		    "missing");
		assert_false(posting_complete(value, &changed));
	}
	assert_true(posting_needed("visibility"));
	assert_true(posting_needed("disposal"));
	assert_false(posting_needed("pr"));
	assert_false(posting_needed("no_such_field"));
	assert_null(posting_error("no_such_field", value, &nothing));
}

static const struct {
	struct changed changed;
	const char *field;
	const char *error;
} cases[] = {
	{ { { { "term", "fixed" } } }, "term_note", "missing" },
	{ { { { "term", "fixed" }, { "term_note", "t" } } }, "term_note",
	    NULL },
	{ { { { "wage_to", "199999" }, { "base_to", "" } } }, "wage_to",
	    "order" },
	{ { { { "wage_to", "200000" }, { "base_to", "" } } }, "wage_to",
	    NULL },
	{ { { { "base_to", "189999" } } }, "base_to", "order" },
	{ { { { "base_to", "250001" } } }, "base_to", "above" },
	{ { { { "base_from", "200001" } } }, "base_from", "above" },
	{ { { { "base_from", "" }, { "base_to", "" } } }, "base_to", NULL },
	{ { { { "interviews", "" } } }, "interviews", "missing" },
	{ { { { "interviews", "" }, { "selection", "papers test" } } },
	    "interviews", NULL },
	/* R2 */
	{ { { { "papers", "letter" } } }, "papers", "online" },
	{ { { { "papers", "letter" }, { "online_papers", "" } } }, "papers",
	    NULL },
	{ { { { "online_papers", "" } } }, "papers_way", "way" },
	{ { { { "online_papers", "0" } } }, "papers_way", "way" },
	{ { { { "online_papers", "0" }, { "papers_way", "mail" } } },
	    "papers_way", NULL },
	{ { { { "papers_way", "interview post" } } }, "papers_to",
	    "missing" },
	{ { { { "papers_way", "interview" } } }, "papers_to", NULL },
	{ { { { "papers", "letter other" } } }, "papers_other", "missing" },
	/* R10 */
	{ { { { "disposal", "other" } } }, "disposal_note", "missing" },
	{ { { { "disposal", "other" }, { "disposal_note", "t" } } },
	    "disposal_note", NULL },
};

static void
together(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *error = posting_error(cases[i].field, value,
		    &cases[i].changed);

		if (cases[i].error == NULL) {
			assert_null(error);
			continue;
		}
		assert_non_null(error);
		assert_string_equal(error, cases[i].error);
		assert_false(posting_complete(value, &cases[i].changed));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),
		cmocka_unit_test(lacking),
		cmocka_unit_test(together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
