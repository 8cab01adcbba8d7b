/*
 * lib/web/guard.c: whose post it is, and what its request_key stands for.
 */
#include "web/guard.h"

#include "wire.h"

#include <stdio.h>
#include <string.h>

#define SESSION \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const struct route row = { "/seeker/", MEMBER, 4096, NULL, NULL, NULL,
    NULL };

/* A post to a path with these cookies and this body, up to the guard. */
static struct request *
post(const char *cookies, const char *path, const char *body)
{
	struct request *request = wire_request();

	request->route = &row;
	wire_say("HTTP_COOKIE", cookies);
	wire_say("DOCUMENT_URI", path);
	wire_form(body, strlen(body));
	assert_int_equal(request_head(request), OUTCOME_OK);
	assert_int_equal(guard_session(request), OUTCOME_OK);
	assert_int_equal(request_body(request), OUTCOME_OK);
	return request;
}

/* The token of the forms that someone with these cookies is shown. */
static void
csrf_of(const char *cookies, char out[TOKEN_TEXT])
{
	struct request *request = post(cookies, "/seeker/", "");

	snprintf(out, TOKEN_TEXT, "%s", guard_csrf(request));
}

static const char signed_in[] = "shokai-seeker-session=" SESSION;
static const char visiting[] = "shokai-seeker-visit=" OTHER;
static const char both[] =
    "shokai-seeker-session=" SESSION "; shokai-seeker-visit=" OTHER;

static enum outcome
guarded(const char *cookies, const char *before, const char *csrf)
{
	char body[512];
	struct request *request;
	enum outcome outcome;

	snprintf(body, sizeof body, "%s%s", before, csrf);
	request = post(cookies, "/seeker/", body);
	outcome = guard_post(request);
	if (outcome == OUTCOME_DENIED)
		assert_string_equal(request->code, "csrf");
	else
		assert_null(request->code);
	return outcome;
}

static void
forged_posts(void **state)
{
	char mine[TOKEN_TEXT], visit[TOKEN_TEXT], cut[TOKEN_TEXT];

	(void)state;
	csrf_of(signed_in, mine);
	csrf_of(visiting, visit);
	assert_int_equal(strlen(mine), TOKEN_TEXT - 1);
	assert_string_not_equal(mine, visit);
	assert_int_equal(guarded(signed_in, "csrf=", mine), OUTCOME_OK);
	assert_int_equal(guarded(both, "a=b&csrf=", mine), OUTCOME_OK);
	assert_int_equal(guarded(visiting, "csrf=", visit), OUTCOME_OK);
	/* Of another session, of the visit before it, of nobody. */
	assert_int_equal(guarded(both, "csrf=", visit), OUTCOME_DENIED);
	assert_int_equal(guarded(visiting, "csrf=", mine), OUTCOME_DENIED);
	assert_int_equal(guarded("", "csrf=", mine), OUTCOME_DENIED);
	assert_int_equal(guarded("shokai-seeker-session=" OTHER, "csrf=",
	    mine), OUTCOME_DENIED);
	/* The token of the cookie itself is no token of a form. */
	assert_int_equal(guarded(signed_in, "csrf=", SESSION),
	    OUTCOME_DENIED);
	/* None, empty, cut, longer, in capitals, somewhere else. */
	assert_int_equal(guarded(signed_in, "a=", mine), OUTCOME_DENIED);
	assert_int_equal(guarded(signed_in, "csrf", ""), OUTCOME_DENIED);
	assert_int_equal(guarded(signed_in, "csrf=", ""), OUTCOME_DENIED);
	assert_int_equal(guarded(signed_in, "a=b&csrf=0", mine),
	    OUTCOME_DENIED);
	assert_int_equal(guarded(signed_in, "csrf=x&csrf=", mine),
	    OUTCOME_DENIED);
	assert_int_equal(guarded(signed_in, "CSRF=", mine),
	    OUTCOME_DENIED);
	snprintf(cut, sizeof cut, "%.63s", mine);
	assert_int_equal(guarded(signed_in, "csrf=", cut), OUTCOME_DENIED);
	mine[0] ^= 1;
	assert_int_equal(guarded(signed_in, "csrf=", mine),
	    OUTCOME_DENIED);
}

/* Reading needs no token; someone without a visit is given one. */
static void
visits(void **state)
{
	struct request *request = wire_request();
	const char *first;

	(void)state;
	assert_int_equal(request_head(request), OUTCOME_OK);
	assert_int_equal(guard_session(request), OUTCOME_OK);
	assert_int_equal(guard_post(request), OUTCOME_OK);
	assert_int_equal(request->cookies.length, 0);
	first = guard_csrf(request);
	assert_non_null(request->visit_token);
	bytes_add(&request->cookies, "", 1);
	assert_non_null(strstr(request->cookies.data,
	    "Set-Cookie: shokai-seeker-visit="));
	assert_non_null(strstr(request->cookies.data,
	    "; Path=/; HttpOnly; SameSite=Lax\r\n"));
	assert_string_equal(guard_csrf(request), first);
	request = wire_request();
	wire_say("HTTPS", "on");
	assert_int_equal(request_head(request), OUTCOME_OK);
	assert_int_equal(guard_session(request), OUTCOME_OK);
	guard_csrf(request);
	bytes_add(&request->cookies, "", 1);
	assert_non_null(strstr(request->cookies.data,
	    "Set-Cookie: __Host-shokai-seeker-visit="));
	assert_non_null(strstr(request->cookies.data,
	    "; Path=/; HttpOnly; SameSite=Lax; Secure\r\n"));
}

static void
members(void **state)
{
	static const struct route anyones = { "/", ANYONE, 0, NULL, NULL,
	    NULL, NULL };
	struct request *request;

	(void)state;
	request = post("", "/seeker/", "");
	assert_int_equal(guard_admit(request), OUTCOME_DENIED);
	request->route = &anyones;
	assert_int_equal(guard_admit(request), OUTCOME_OK);
	request = post(signed_in, "/seeker/", "");
	assert_int_equal(guard_admit(request), OUTCOME_OK);
	request = post(visiting, "/seeker/", "");
	assert_int_equal(guard_admit(request), OUTCOME_DENIED);
}

#define K64 "0123456789abcdef0123456789abcdef0123456789ABCDEF0123456789ABCD-_"

static void
keys_taken(void **state)
{
	static const struct {
		const char *body, *key;
		enum outcome outcome;
	} keys[] = {
		{ "", NULL, OUTCOME_OK },
		{ "&request_key=k1", "k1", OUTCOME_OK },
		{ "&request_key=" K64, K64, OUTCOME_OK },
		{ "&request_key=", NULL, OUTCOME_INVALID },
		{ "&request_key=" K64 "0", NULL, OUTCOME_INVALID },
		{ "&request_key=a+b", NULL, OUTCOME_INVALID },
		{ "&request_key=a%0Ab", NULL, OUTCOME_INVALID },
		{ "&request_key=a%00b", NULL, OUTCOME_OK },
		{ "&request_key=%00", NULL, OUTCOME_OK },
		{ "&request_key=%E3%81%82", NULL, OUTCOME_INVALID },
		{ "&request_key=a'--", NULL, OUTCOME_INVALID }
	};
	char mine[TOKEN_TEXT], body[512];

	(void)state;
	csrf_of(signed_in, mine);
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct request *request;

		snprintf(body, sizeof body, "csrf=%s%s", mine, keys[i].body);
		request = post(signed_in, "/seeker/", body);
		if (guard_post(request) != keys[i].outcome)
			fail_msg("%s", keys[i].body);
		if (keys[i].outcome == OUTCOME_INVALID)
			assert_int_equal(request->status, 400);
		if (keys[i].key == NULL)
			assert_null(request->desk.key);
		else
			assert_string_equal(request->desk.key, keys[i].key);
	}
}

/* What a key stands for: the path and the fields, in whatever order. */
static void
fields_hashed(void **state)
{
	static const struct {
		const char *path, *fields;
		_Bool same;
	} posts[] = {
		{ "/seeker/a", "a=1&b=2", 1 },
		{ "/seeker/a", "b=2&a=1", 1 },
		{ "/seeker/a", "a=1&csrf=x&b=2&request_key=other", 1 },
		{ "/seeker/b", "a=1&b=2", 0 },
		{ "/seeker/a", "a=1&b=3", 0 },
		{ "/seeker/a", "a=1", 0 },
		{ "/seeker/a", "a=1&b=2&c=", 0 },
		{ "/seeker/a", "a=1&b=2&b=2", 0 },
		{ "/seeker/a", "a=&1b=2", 0 },
		{ "/seeker/a", "a=1%00b%002", 0 },
		{ "/seeker/a", "a=2&b=1", 0 }
	};
	unsigned char first[DIGEST_BYTES];
	char mine[TOKEN_TEXT], body[512];

	(void)state;
	csrf_of(signed_in, mine);
	for (size_t i = 0; i < COUNT(posts); i++) {
		struct request *request;

		snprintf(body, sizeof body, "csrf=%s&request_key=k1&%s", mine,
		    posts[i].fields);
		request = post(signed_in, posts[i].path, body);
		assert_int_equal(guard_post(request), OUTCOME_OK);
		if (i == 0)
			memcpy(first, request->desk.fields, DIGEST_BYTES);
		if ((memcmp(first, request->desk.fields, DIGEST_BYTES) == 0) !=
		    posts[i].same)
			fail_msg("%s %s", posts[i].path, posts[i].fields);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forged_posts),
		cmocka_unit_test(visits),
		cmocka_unit_test(members),
		cmocka_unit_test(keys_taken),
		cmocka_unit_test(fields_hashed),
	};

	return cmocka_run_group_tests(tests, wire_begin, wire_end);
}
