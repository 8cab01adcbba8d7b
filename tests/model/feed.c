/* lib/model/feed.c: how long a token is good, and which pages there are. */
#include "model/feed.h"

#include "at.h"

static const struct {
	const char *given, *until;
} tokens[] = {
	{ "2026-11-20T00:00:00", "2026-11-20T23:59:59.999999" },
	{ "2026-11-20T08:59:59.999999", "2026-11-20T23:59:59.999999" },
	{ "2026-11-20T09:00:00", "2026-11-20T23:59:59.999999" },
	{ "2026-11-20T23:59:59.999999", "2026-11-20T23:59:59.999999" },
	{ "2026-11-21T00:00:00", "2026-11-21T23:59:59.999999" },
	{ "2026-12-31T23:59:59", "2026-12-31T23:59:59.999999" },
	{ "2028-02-29T12:00:00", "2028-02-29T23:59:59.999999" },
};

static void
token_until(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(tokens); i++)
		assert_at(feed_token_until(at(tokens[i].given)),
		    tokens[i].until);
}

static const struct {
	long page, jobs;
	_Bool exists;
} pages[] = {
	{ 1, 0, 1 }, { 2, 0, 0 }, { 0, 10, 0 }, { -1, 10, 0 },
	{ 1, 1000, 1 }, { 2, 1000, 0 }, { 2, 1001, 1 }, { 3, 2000, 0 },
	{ 3, 2001, 1 }, { 999999, 2001, 0 },
};

static void
page_exists(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++)
		assert_int_equal(feed_page_exists(pages[i].page,
		    pages[i].jobs), pages[i].exists);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(token_until),
		cmocka_unit_test(page_exists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
