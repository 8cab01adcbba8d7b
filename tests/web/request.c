/*
 * lib/web/request.c, route.c and guard.c: what is made of a request before a
 * handler sees it.
 */
#include "wire.h"

#include "web/guard.h"

#include <stdio.h>
#include <string.h>

/* Whether a client would rather have the document itself. */
static const struct {
	const char *accept;
	_Bool xml;
} accepts[] = {
	{ "", 0 },
	{ "*/*", 0 },
	{ "text/html", 0 },
	{ "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
	    0 },
	{ "application/xml", 1 },
	{ "application/xml, */*;q=0.1", 1 },
	{ "application/xml,text/html;q=0.9", 1 },
	{ "text/html;q=0.9 , application/xml", 1 },
	{ "text/html; q=0.5, application/xml; q=0.6", 1 },
	{ "text/html;q=0.6,application/xml;q=0.5", 0 },
	{ "application/xml;q=0.5,text/html;q=0.5", 0 },
	{ "application/xml;q=0.501,text/html;q=0.5", 1 },
	{ "application/xml;q=0", 0 },
	{ "application/xml;q=0.0, text/html;q=0.001", 0 },
	{ "application/xml;q=1.000;text/html;q=0.999", 1 },
	{ "APPLICATION/XML", 1 },
	{ "Application/Xml;Q=0.9, Text/Html;Q=0.1", 1 },
	{ "application/xml;charset=utf-8", 1 },
	{ "application/xml;charset=utf-8;q=0.2,text/html;q=0.4", 0 },
	{ "application/*", 1 },
	{ "application/*;q=0.2, text/*;q=0.4", 0 },
	{ "application/xml;q=0.5, */*;q=0.8", 0 },
	{ "text/html;q=0.5, */*;q=0.8", 1 },
	{ "text/*, application/xml;q=0.3", 0 },
	{ "*/*;q=0.1,application/xml;q=0.05", 0 },
	{ "application/xhtml+xml", 0 },
	{ "application/xml-dtd", 0 },
	{ "xapplication/xml", 0 },
	{ "application/xml+x", 0 },
	{ "text/xml", 0 },
	{ "application/json", 0 },
	/* weights that are none */
	{ "application/xml;q=", 0 },
	{ "application/xml;q=nan", 0 },
	{ "application/xml;q=-1", 0 },
	{ "application/xml;q=1e999, text/html;q=0.9", 1 },
	{ "application/xml;q=0.99999999999999999999", 1 },
	{ "text/html;q=99999999999999999999,application/xml;q=0.1", 1 },
	{ "application/xml;q=q=1", 0 },
	{ "application/xml;sq=0.1,text/html;q=0.5", 1 },
	{ ",,,;;;,=", 0 },
	{ ";q=1", 0 },
	{ "*;q=0.5", 0 },
	{ "/", 0 },
	{ " \t ", 0 }
};

static void
accept_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(accepts); i++) {
		struct request *request = wire_request();

		wire_say("HTTP_ACCEPT", accepts[i].accept);
		assert_int_equal(request_head(request), OUTCOME_OK);
		if (request->wants_xml != accepts[i].xml)
			fail_msg("Accept: %s", accepts[i].accept);
	}
}

static void
methods(void **state)
{
	static const struct {
		const char *name;
		enum method method;
		_Bool head;
	} known[] = {
		{ "GET", METHOD_GET, 0 }, { "HEAD", METHOD_GET, 1 },
		{ "POST", METHOD_POST, 0 }, { "PUT", METHOD_PUT, 0 },
		{ "get", METHOD_OTHER, 0 }, { "", METHOD_OTHER, 0 },
		{ "DELETE", METHOD_DELETE, 0 }, { "GETX", METHOD_OTHER, 0 },
		{ "PATCH", METHOD_OTHER, 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		struct request *request = wire_request();

		wire_say("REQUEST_METHOD", known[i].name);
		assert_int_equal(request_head(request), OUTCOME_OK);
		assert_int_equal(request->method, known[i].method);
		assert_int_equal(request->head, known[i].head);
	}
}

#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* "-" where no session is to be read. */
static const struct {
	const char *cookies, *session;
	_Bool secure;
} cookies[] = {
	{ "", "-", 0 },
	{ "shokai-seeker-session=" A64, A64, 0 },
	{ "__Host-shokai-seeker-session=" A64, A64, 1 },
	/* one prefix for TLS, the other for the demonstration in clear */
	{ "shokai-seeker-session=" A64, "-", 1 },
	{ "__Host-shokai-seeker-session=" A64, "-", 0 },
	/* another door's, or nearly ours */
	{ "shokai-employer-session=" A64, "-", 0 },
	{ "xshokai-seeker-session=" A64, "-", 0 },
	{ "shokai-seeker-sessions=" A64, "-", 0 },
	{ "SHOKAI-SEEKER-SESSION=" A64, "-", 0 },
	/* among others */
	{ "a=b; shokai-seeker-session=" A64 "; c=d", A64, 0 },
	{ "a=b;shokai-seeker-session=" A64, A64, 0 },
	{ ";;; ;shokai-seeker-session=" A64 ";", A64, 0 },
	{ "shokai-seeker-session; shokai-seeker-session=" A64, A64, 0 },
	{ "shokai-seeker-session=" A64 "; shokai-seeker-session=" B64, A64,
	    0 },
	{ "a=shokai-seeker-session=" A64, "-", 0 },
	/* no token of ours */
	{ "shokai-seeker-session=", "-", 0 },
	{ "shokai-seeker-session=" A64 "a", "-", 0 },
	{ "shokai-seeker-session=A" A64, "-", 0 },
	{ "shokai-seeker-session=\"" A64 "\"", "-", 0 },
	{ "shokai-seeker-session=" A64 B64 A64, "-", 0 },
	{ "shokai-seeker-session= " A64, "-", 0 },
	{ "shokai-seeker-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	    "AAAAAAAAAAAAAAAAAAAA", "-", 0 }
};

static void
cookies_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cookies); i++) {
		struct request *request = wire_request();
		const char *session;

		wire_say("HTTP_COOKIE", cookies[i].cookies);
		if (cookies[i].secure)
			wire_say("HTTPS", "on");
		assert_int_equal(request_head(request), OUTCOME_OK);
		assert_int_equal(guard_session(request), OUTCOME_OK);
		session = request->session_token == NULL ? "-" :
		    request->session_token;
		if (strcmp(session, cookies[i].session) != 0)
			fail_msg("%s: %s", cookies[i].cookies, session);
		assert_int_equal(request->desk.session_given, *session != '-');
	}
}

/* What was done is told once, and only in words of ours. */
static void
done_told(void **state)
{
	static const struct {
		const char *cookie, *done, *method;
		_Bool cleared;
	} told[] = {
		{ "shokai-seeker-done=apply", "apply", "GET", 1 },
		{ "shokai-seeker-done=apply", "apply", "HEAD", 0 },
		{ "shokai-seeker-done=apply", "apply", "POST", 0 },
		{ "shokai-seeker-done=", NULL, "GET", 0 },
		{ "shokai-seeker-done=<b>", NULL, "GET", 0 },
		{ "shokai-seeker-done=Apply", NULL, "GET", 0 },
		{ "shokai-seeker-done=\xff", NULL, "GET", 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(told); i++) {
		struct request *request = wire_request();

		wire_say("REQUEST_METHOD", told[i].method);
		wire_say("HTTP_COOKIE", told[i].cookie);
		assert_int_equal(request_head(request), OUTCOME_OK);
		if (told[i].done == NULL)
			assert_null(request->done);
		else
			assert_string_equal(request->done, told[i].done);
		assert_int_equal(request->cookies.length > 0,
		    told[i].cleared);
	}
}

static void
queries(void **state)
{
	static const struct {
		const char *query;
		enum outcome outcome;
		const char *value;	/* of a */
		long page;
	} known[] = {
		{ "", OUTCOME_OK, "", 1 },
		{ "a=b&page=2", OUTCOME_OK, "b", 2 },
		{ "a=b&a=c", OUTCOME_OK, "b", 1 },
		{ "&&a=b&", OUTCOME_OK, "b", 1 },
		{ "a", OUTCOME_OK, "", 1 },
		{ "=b", OUTCOME_OK, "", 1 },
		{ "a=%E6%B1%82+%2B", OUTCOME_OK, "\xe6\xb1\x82 +", 1 },
		{ "%61=b", OUTCOME_OK, "b", 1 },
		{ "a=b=c", OUTCOME_OK, "b=c", 1 },
		{ "a=%FF", OUTCOME_OK, "", 1 },
		{ "a=%0B", OUTCOME_OK, "", 1 },
		{ "a=%", OUTCOME_INVALID, NULL, 0 },
		{ "a=%4", OUTCOME_INVALID, NULL, 0 },
		{ "a=%zz", OUTCOME_INVALID, NULL, 0 },
		{ "%=a", OUTCOME_INVALID, NULL, 0 },
		{ "page=0", OUTCOME_OK, "", 1 },
		{ "page=-1", OUTCOME_OK, "", 1 },
		{ "page=1000000", OUTCOME_OK, "", 1000000 },
		{ "page=1000001", OUTCOME_OK, "", 1 },
		{ "page=99999999999999999999999", OUTCOME_OK, "", 1 },
		{ "page=x", OUTCOME_OK, "", 1 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		struct request *request = wire_request();

		wire_say("QUERY_STRING", known[i].query);
		assert_int_equal(request_head(request), known[i].outcome);
		if (known[i].outcome == OUTCOME_OK) {
			assert_string_equal(request_query(request, "a"),
			    known[i].value);
			assert_int_equal(request_page(request),
			    known[i].page);
		} else {
			assert_int_equal(request->status, 400);
		}
	}
}

static void
paths(void **state)
{
	static char longest[514];
	struct request *request;

	(void)state;
	memset(longest, 'a', 512);
	request = wire_request();
	wire_say("DOCUMENT_URI", longest);
	assert_int_equal(request_head(request), OUTCOME_OK);
	longest[512] = 'a';
	assert_int_equal(request_head(request), OUTCOME_NOT_FOUND);
	wire_say("DOCUMENT_URI", "/\xff");
	assert_int_equal(request_head(request), OUTCOME_NOT_FOUND);
	assert_string_equal(request->path, "/");
	wire_say("DOCUMENT_URI", "/a\nb");
	assert_int_equal(request_head(request), OUTCOME_NOT_FOUND);
	wire_say("DOCUMENT_URI", "/\x01");
	assert_int_equal(request_head(request), OUTCOME_NOT_FOUND);
}

/* ---- bodies ------------------------------------------------------------- */

static const struct route small = { "/", ANYONE, 16, NULL, NULL, NULL, NULL };

static struct request *
body_request(const char *body)
{
	struct request *request = wire_request();

	request->route = &small;
	wire_form(body, strlen(body));
	assert_int_equal(request_head(request), OUTCOME_OK);
	return request;
}

static void
bodies(void **state)
{
	static const struct {
		const char *name, *value;	/* a parameter said otherwise */
		int status;			/* 0: taken */
	} parameters[] = {
		{ "CONTENT_LENGTH", "5", 0 },
		{ "CONTENT_LENGTH", "4", 400 },		/* more came */
		{ "CONTENT_LENGTH", "6", 400 },		/* less came */
		{ "CONTENT_LENGTH", "", 400 },
		{ "CONTENT_LENGTH", "0", 400 },
		{ "CONTENT_LENGTH", "17", 413 },
		{ "CONTENT_LENGTH", "99999999999999999999999", 413 },
		{ "CONTENT_LENGTH", "-5", 400 },
		{ "CONTENT_LENGTH", "+5", 400 },
		{ "CONTENT_LENGTH", " 5", 400 },
		{ "CONTENT_LENGTH", "5 ", 400 },
		{ "CONTENT_LENGTH", "0x5", 400 },
		{ "CONTENT_LENGTH", "5,5", 400 },
		{ "CONTENT_TYPE", "Application/X-WWW-Form-URLencoded", 0 },
		{ "CONTENT_TYPE",
		    "application/x-www-form-urlencoded; charset=UTF-8", 0 },
		{ "CONTENT_TYPE",
		    "application/x-www-form-urlencoded;charset=UTF-8", 0 },
		{ "CONTENT_TYPE", "application/x-www-form-urlencodedx", 415 },
		{ "CONTENT_TYPE", "application/x-www-form", 415 },
		{ "CONTENT_TYPE", "multipart/form-data; boundary=a", 415 },
		{ "CONTENT_TYPE", "text/plain", 415 },
		{ "CONTENT_TYPE", "application/json", 415 },
		{ "CONTENT_TYPE", "", 415 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(parameters); i++) {
		struct request *request = body_request("a=b&c");

		wire_say(parameters[i].name, parameters[i].value);
		assert_int_equal(request_body(request),
		    parameters[i].status == 0 ? OUTCOME_OK : OUTCOME_INVALID);
		assert_int_equal(request->status, parameters[i].status);
	}
}

static void
pairs(void **state)
{
	struct request *request;
	const struct pair *pair;
	char many[5 * 513];

	(void)state;
	request = body_request("a=%00b&%62=+");
	assert_int_equal(request_body(request), OUTCOME_OK);
	assert_int_equal(request->body.count, 2);
	pair = request->body.pairs;
	assert_int_equal(pair[0].length, 2);
	assert_memory_equal(pair[0].value, "\0b", 2);
	assert_string_equal(pair[1].name, "b");
	assert_string_equal(pair[1].value, " ");
	request = body_request("a=%4");
	assert_int_equal(request_body(request), OUTCOME_INVALID);
	assert_int_equal(request->status, 400);
	/* 512 of them are taken, one more is not. */
	for (int i = 0; i < 513; i++)
		memcpy(many + 4 * i, "a=b&", 4);
	for (size_t count = 512; count <= 513; count++) {
		struct query query;

		assert_int_equal(query_parse(&query, request->arena, many,
		    4 * count - 1), count == 512 ? OUTCOME_OK :
		    OUTCOME_INVALID);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accept_read),
		cmocka_unit_test(methods),
		cmocka_unit_test(cookies_read),
		cmocka_unit_test(done_told),
		cmocka_unit_test(queries),
		cmocka_unit_test(paths),
		cmocka_unit_test(bodies),
		cmocka_unit_test(pairs),
	};

	return cmocka_run_group_tests(tests, wire_begin, wire_end);
}
