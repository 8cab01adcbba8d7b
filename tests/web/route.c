/* lib/web/route.c: which row a path finds, and what its parts are. */
#include "wire.h"

#include <string.h>

static enum outcome
handler_of_a_row(struct request *request)
{
	(void)request;
	return OUTCOME_OK;
}

#define GET handler_of_a_row, NULL, NULL, NULL
#define POST NULL, handler_of_a_row, NULL, NULL
#define BOTH handler_of_a_row, handler_of_a_row, NULL, NULL

static const struct route rows[] = {
	{ "/seeker/", MEMBER, 0, GET },
	{ "/seeker/jobs/new", MEMBER, 0, BOTH },
	{ "/seeker/jobs/{number}", MEMBER, 0, GET },
	{ "/seeker/jobs/{number}/withdraw", MEMBER, 0, POST },
	{ "/seeker/a/{id}", MEMBER, 0, BOTH },
	{ "/seeker/a/{id}/b/{id}", MEMBER, 0, GET },
	{ "/seeker/verify/{code}", ANYONE, 0, GET }
};
static const struct door door = { "seeker", DESK_SEEKER, rows, COUNT(rows) };

#define ID "0123456789abcdef0123456789abcdef"

static const struct {
	const char *path;
	int row;		/* -1: there is none */
	const char *number;	/* or the code */
} paths[] = {
	{ "/seeker/", 0, NULL },
	{ "/seeker", -1, NULL },
	{ "/seeker//", -1, NULL },
	{ "", -1, NULL },
	{ "/", -1, NULL },
	{ "/seeker/jobs/new", 1, NULL },
	{ "/seeker/jobs/new/", -1, NULL },
	{ "/seeker/jobs/New", -1, NULL },
	{ "/seeker/jobs/99010-00000001", 2, "99010-00000001" },
	{ "/seeker/jobs/1", 2, "1" },
	{ "/seeker/jobs/99010-000000012", -1, NULL },
	{ "/seeker/jobs/", -1, NULL },
	{ "/seeker/jobs/9901a-1", -1, NULL },
	{ "/seeker/jobs/99010-1/", -1, NULL },
	{ "/seeker/jobs/99010 1", -1, NULL },
	{ "/seeker/jobs/\xef\xbc\x91", -1, NULL },
	{ "/seeker/jobs/99010-1/withdraw", 3, "99010-1" },
	{ "/seeker/jobs//withdraw", -1, NULL },
	{ "/seeker/jobs/../a/" ID, -1, NULL },
	{ "/seeker/a/" ID, 4, NULL },
	{ "/seeker/a/0123456789abcdef0123456789abcde", -1, NULL },
	{ "/seeker/a/" ID "0", -1, NULL },
	{ "/seeker/a/0123456789ABCDEF0123456789ABCDEF", -1, NULL },
	{ "/seeker/a/0123456789abcdef0123456789abcdeg", -1, NULL },
	{ "/seeker/a/{id}", -1, NULL },
	{ "/seeker/a/" ID "/", -1, NULL },
	{ "/seeker/a/" ID "/b/" ID, 5, NULL },
	{ "/seeker/a/" ID "/b/" ID "/c", -1, NULL },
	{ "/seeker/a/" ID "/b", -1, NULL },
	{ "/seeker/a/" ID "/c/" ID, -1, NULL },
	{ "/seeker/verify/7QK4-m2tx", 6, "7QK4-m2tx" },
	{ "/seeker/verify/7QK4_M2TX", -1, NULL },
	{ "/seeker/verify/", -1, NULL },
	{ "/seeker/verify/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", -1, NULL }
};

static struct request *
ask(const char *path, const char *method)
{
	struct request *request = wire_request();

	request->door = &door;
	wire_say("DOCUMENT_URI", path);
	wire_say("REQUEST_METHOD", method);
	assert_int_equal(request_head(request), OUTCOME_OK);
	return request;
}

static void
paths_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		const char *method = paths[i].row == 3 ? "POST" : "GET";
		struct request *request = ask(paths[i].path, method);
		enum outcome outcome = route_find(request);
		const char *part = paths[i].row == 6 ? request->letter_code :
		    request->number;

		if (outcome != (paths[i].row < 0 ? OUTCOME_NOT_FOUND :
		    OUTCOME_OK))
			fail_msg("%s: %d", paths[i].path, outcome);
		if (paths[i].row < 0)
			continue;
		assert_ptr_equal(request->route, &rows[paths[i].row]);
		if (paths[i].number != NULL)
			assert_string_equal(part, paths[i].number);
	}
}

static void
ids_read(void **state)
{
	static const unsigned char id[ID_BYTES] = { 0x01, 0x23, 0x45, 0x67,
	    0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd,
	    0xef };
	struct request *request;

	(void)state;
	request = ask("/seeker/a/" ID "/b/ffffffffffffffffffffffffffffff00",
	    "GET");
	assert_int_equal(route_find(request), OUTCOME_OK);
	assert_memory_equal(request->ids[0], id, ID_BYTES);
	assert_int_equal(request->ids[1][0], 0xff);
	assert_int_equal(request->ids[1][ID_BYTES - 1], 0);
	/* A row that nearly matched leaves nothing behind. */
	request = ask("/seeker/a/" ID, "GET");
	assert_int_equal(route_find(request), OUTCOME_OK);
	assert_memory_equal(request->ids[0], id, ID_BYTES);
	assert_null(request->ids[1]);
}

static void
methods_allowed(void **state)
{
	static const struct {
		const char *path, *method;
		_Bool allowed;
	} asked[] = {
		{ "/seeker/", "GET", 1 }, { "/seeker/", "HEAD", 1 },
		{ "/seeker/", "POST", 0 }, { "/seeker/", "DELETE", 0 },
		{ "/seeker/jobs/1/withdraw", "GET", 0 },
		{ "/seeker/jobs/1/withdraw", "HEAD", 0 },
		{ "/seeker/jobs/1/withdraw", "POST", 1 },
		{ "/seeker/jobs/1/withdraw", "OPTIONS", 0 },
		{ "/seeker/jobs/new", "PUT", 0 },
		{ "/seeker/jobs/new", "POST", 1 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(asked); i++) {
		struct request *request = ask(asked[i].path, asked[i].method);

		assert_int_equal(route_find(request), asked[i].allowed ?
		    OUTCOME_OK : OUTCOME_INVALID);
		assert_int_equal(request->status, asked[i].allowed ? 0 : 405);
		/* The answer names what is allowed. */
		assert_non_null(request->route);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_found),
		cmocka_unit_test(ids_read),
		cmocka_unit_test(methods_allowed),
	};

	return cmocka_run_group_tests(tests, wire_begin, wire_end);
}
