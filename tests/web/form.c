/*
 * lib/web/form.c: what a form brings, and how it is shown again.
 */
#include "web/form.h"

#include "wire.h"

#include <stdio.h>
#include <string.h>

static const struct route row = { "/seeker/", MEMBER, 4096, NULL, NULL, NULL,
    NULL };
static const struct field fields[] = {
	{ "version", FIELD_HIDDEN, 1, 9, 0, NULL, NULL },
	{ "reason", FIELD_SELECT, 0, 0, 0, NULL, NULL },
	{ "note", FIELD_TEXT, 0, 60, 0, NULL, NULL }
};
static const struct form form = { "result", FORM_FIELDS(fields), 0 };

/* A post of that form. */
static struct request *
heard(const char *body)
{
	struct request *request = wire_request();

	request->route = &row;
	wire_say("DOCUMENT_URI", "/seeker/");
	wire_form(body, strlen(body));
	assert_int_equal(request_head(request), OUTCOME_OK);
	assert_int_equal(request_body(request), OUTCOME_OK);
	assert_int_equal(form_hear(request, &form), OUTCOME_OK);
	return request;
}

/* A number is what is a number from end to end. */
static void
numbers(void **state)
{
	static const struct {
		const char *typed;
		long number;
	} reasons[] = {
		{ "", 0 }, { "8", 8 }, { "8abc", -1 }, { "abc", -1 },
		{ "8 9", -1 }, { "8.0", -1 }, { "0x8", -1 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(reasons); i++) {
		struct request *request;
		char body[64];

		snprintf(body, sizeof body, "version=1&reason=%s",
		    reasons[i].typed);
		request = heard(body);
		assert_int_equal(form_number(request, "reason"),
		    reasons[i].number);
	}
}

static const char *
shown(struct request *request, const struct element *facts, const char *name)
{
	struct element *page = tree_root(tree_open(request->arena, "page"));

	return element_string(form_field(form_show(request, page, &form,
	    "/seeker/", facts), name));
}

/*
 * What was typed wrong is put right on the version that was seen; once the
 * desk has refused, the page shows what there is now, and so does the form.
 */
static void
shown_again(void **state)
{
	struct request *request = heard("version=1&note=typed");
	struct element *facts = tree_root(tree_open(request->arena, "facts"));

	(void)state;
	element_say(facts, "version", "2");
	element_say(facts, "note", "stored");
	assert_string_equal(shown(request, facts, "version"), "1");
	assert_string_equal(shown(request, facts, "note"), "typed");
	assert_int_equal(desk_refuse(&request->desk, "job_version", NULL),
	    OUTCOME_CONFLICT);
	assert_string_equal(shown(request, facts, "version"), "2");
	assert_string_equal(shown(request, facts, "note"), "typed");
	assert_string_equal(shown(request, NULL, "version"), "1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(shown_again),
	};

	return cmocka_run_group_tests(tests, wire_begin, wire_end);
}
