/*
 * Files on their way: lib/web/request.c takes them, guard.c knows them again,
 * form.c hears and shows them. A file has at most 1000 bytes here.
 */
#include "wire.h"

#include "web/form.h"
#include "web/guard.h"

#include <stdio.h>
#include <string.h>

#define SESSION \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct route documents = { "/seeker/", MEMBER, DOCUMENT_BODY,
    NULL, NULL, NULL, NULL };
static const struct route none = { "/seeker/", MEMBER, 4096, NULL, NULL, NULL,
    NULL };

static struct request *
parts_request(const char *body, size_t length)
{
	struct request *request = wire_request();

	request->route = &documents;
	wire_say("HTTP_COOKIE", "shokai-seeker-session=" SESSION);
	wire_parts(body, length);
	assert_int_equal(request_head(request), OUTCOME_OK);
	return request;
}

static void
files(void **state)
{
	static const char body[] = PART("a", "1") FILE_PART("f", "x\\cv.pdf",
	    "a\0b") PART("a", "") PART("b", "\0") PARTS_END;
	struct request *request = parts_request(body, sizeof body - 1);

	(void)state;
	assert_int_equal(request_body(request), OUTCOME_OK);
	assert_int_equal(request->body.count, 3);
	assert_string_equal(query_get(&request->body, "a"), "1");
	assert_string_equal(request->body.pairs[1].value, "");
	assert_int_equal(request->body.pairs[2].length, 1);
	assert_null(query_get(&request->body, "b"));
	assert_string_equal(request->file.field, "f");
	assert_string_equal(request->file.name, "cv.pdf");
	assert_int_equal(request->file.length, 3);
	assert_memory_equal(request->file.data, "a\0b", 3);
	/* none was chosen, none was sent */
	request = parts_request(BYTES(FILE_PART("f", "", "") PARTS_END));
	assert_int_equal(request_body(request), OUTCOME_OK);
	assert_string_equal(request->file.field, "f");
	assert_string_equal(request->file.name, "");
	request = parts_request(BYTES(PART("a", "1") PARTS_END));
	assert_int_equal(request_body(request), OUTCOME_OK);
	assert_null(request->file.field);
}

static void
files_refused(void **state)
{
	static const char two[] = FILE_PART("f", "a", "")
	    FILE_PART("f", "", "") PARTS_END;
	struct request *request = parts_request(two, sizeof two - 1);

	(void)state;
	assert_int_equal(request_body(request), OUTCOME_INVALID);
	assert_int_equal(request->status, 400);
	assert_string_equal(request->code, "body");
	request = parts_request(BYTES(PART("a", "1")));
	assert_int_equal(request_body(request), OUTCOME_INVALID);
	assert_int_equal(request->status, 400);
	request = parts_request(BYTES(""));
	assert_int_equal(request_body(request), OUTCOME_INVALID);
	assert_int_equal(request->status, 400);
	/* a byte less than was said */
	request = parts_request(BYTES(PART("a", "1") PARTS_END));
	wire_say("CONTENT_LENGTH", "70");
	assert_int_equal(request_body(request), OUTCOME_INVALID);
	assert_int_equal(request->status, 400);
	/* where no file is taken */
	request = parts_request(BYTES(PART("a", "1") PARTS_END));
	request->route = &none;
	assert_int_equal(request_body(request), OUTCOME_INVALID);
	assert_int_equal(request->status, 415);
}

/* A file as large as the settings say, and 64 KiB beside it. */
static void
file_limits(void **state)
{
	static const struct {
		size_t length;
		_Bool parts;
		int status;
	} bodies_sent[] = {
		{ 1000 + 64 * 1024, 1, 400 },	/* read, and no parts */
		{ 1000 + 64 * 1024 + 1, 1, 413 },
		{ 64 * 1024, 0, 0 },
		{ 64 * 1024 + 1, 0, 413 }
	};
	static char body[66 * 1024 + 2];

	(void)state;
	memset(body, 'a', sizeof body);
	for (size_t i = 0; i < COUNT(bodies_sent); i++) {
		struct request *request = parts_request(body,
		    bodies_sent[i].length);

		if (!bodies_sent[i].parts)
			wire_form(body, bodies_sent[i].length);
		assert_int_equal(request_body(request),
		    bodies_sent[i].status == 0 ? OUTCOME_OK :
		    OUTCOME_INVALID);
		assert_int_equal(request->status, bodies_sent[i].status);
	}
}

/* ---- what a key stands for ---------------------------------------------- */

/* The file counts with its field, name, length and bytes, wherever it lies. */
static void
file_hashed(void **state)
{
	static const struct {
		const char *body;
		_Bool same;
	} posts[] = {
		{ PART("a", "1") FILE_PART("f", "x", "y") PART("b", "2")
		    PARTS_END, 1 },
		{ FILE_PART("f", "x", "y") PART("b", "2") PART("a", "1")
		    PARTS_END, 1 },
		{ PART("a", "1") FILE_PART("f", "x", "z") PART("b", "2")
		    PARTS_END, 0 },
		{ PART("a", "1") FILE_PART("f", "z", "y") PART("b", "2")
		    PARTS_END, 0 },
		{ PART("a", "1") FILE_PART("z", "x", "y") PART("b", "2")
		    PARTS_END, 0 },
		{ PART("a", "1") FILE_PART("f", "", "") PART("b", "2")
		    PARTS_END, 0 },
		{ PART("a", "1") PART("f", "x") PART("b", "2") PARTS_END, 0 },
		{ PART("a", "1") PART("b", "2") PARTS_END, 0 }
	};
	unsigned char first[DIGEST_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT(posts); i++) {
		struct request *request = parts_request("", 0);
		char body[1024];

		assert_int_equal(guard_session(request), OUTCOME_OK);
		snprintf(body, sizeof body, PART("csrf", "%s")
		    PART("request_key", "k%zu") "%s", guard_csrf(request), i,
		    posts[i].body);
		request = parts_request(body, strlen(body));
		assert_int_equal(guard_session(request), OUTCOME_OK);
		assert_int_equal(request_body(request), OUTCOME_OK);
		assert_int_equal(guard_post(request), OUTCOME_OK);
		if (i == 0)
			memcpy(first, request->desk.fields, DIGEST_BYTES);
		if ((memcmp(first, request->desk.fields, DIGEST_BYTES) == 0) !=
		    posts[i].same)
			fail_msg("%s", posts[i].body);
	}
}

/* ---- forms -------------------------------------------------------------- */

static const struct field fields[] = {
	{ "kind", FIELD_TEXT, 1, 20, 0, NULL, NULL },
	{ "file", FIELD_FILE, 1, 0, 0, NULL, NULL },
	{ "more", FIELD_FILE, 0, 3, 0, NULL, NULL }
};
static const struct form form = { "document", FORM_FIELDS(fields), 0 };

static const char *
error_of(const struct request *request, size_t field)
{
	const char *error = request->heard.errors[field];

	return error == NULL ? "" : error;
}

static void
files_heard(void **state)
{
	static char large[1200];
	static const struct {
		const char *body, *file, *file_error, *more_error;
	} posts[] = {
		{ PART("kind", "x") FILE_PART("file", "a.pdf", "") PARTS_END,
		    "a.pdf", "", "" },
		{ PART("kind", "x") FILE_PART("file", "", "") PARTS_END,
		    "", "missing", "" },
		{ PART("kind", "x") PARTS_END, "", "missing", "" },
		{ PART("file", "a.pdf") PARTS_END, "", "missing", "" },
		{ FILE_PART("kind", "a.pdf", "x") PARTS_END, "", "missing",
		    "" },
		{ FILE_PART("more", "a.pdf", "123") PARTS_END, "", "missing",
		    "" },
		{ FILE_PART("more", "a.pdf", "1234") PARTS_END, "", "missing",
		    "large" },
		{ large, "a.pdf", "large", "" }
	};

	(void)state;
	snprintf(large, sizeof large, FILE_PART("file", "a.pdf", "%01001d")
	    PARTS_END, 0);
	for (size_t i = 0; i < COUNT(posts); i++) {
		struct request *request = parts_request(posts[i].body,
		    strlen(posts[i].body));
		enum outcome heard;

		assert_int_equal(request_body(request), OUTCOME_OK);
		heard = form_hear(request, &form);
		assert_int_equal(heard, i == 0 ? OUTCOME_OK :
		    OUTCOME_INVALID);
		assert_string_equal(form_value(request, "file"),
		    posts[i].file);
		assert_string_equal(error_of(request, 1),
		    posts[i].file_error);
		assert_string_equal(error_of(request, 2),
		    posts[i].more_error);
	}
}

/* The refusal can name the file, for a field shows again what it was. */
static void
files_shown(void **state)
{
	struct request *request = parts_request(BYTES(PART("kind", "")
	    FILE_PART("file", "a.pdf", "x") PARTS_END));
	struct element *page = tree_root(tree_open(request->arena, "page"));
	struct element *shown, *field;

	(void)state;
	assert_int_equal(request_body(request), OUTCOME_OK);
	assert_int_equal(form_hear(request, &form), OUTCOME_INVALID);
	assert_int_equal(form_error(request, "file", "type"),
	    OUTCOME_INVALID);
	shown = form_show(request, page, &form, "/seeker/", NULL);
	assert_string_equal(fact_text(shown, "enctype"),
	    "multipart/form-data");
	field = form_field(shown, "file");
	assert_string_equal(element_string(field), "a.pdf");
	assert_string_equal(fact_text(field, "type"), "file");
	assert_string_equal(fact_text(field, "required"), "1");
	assert_string_equal(fact_text(field, "error"), "type");
	assert_string_equal(fact_text(field, "max"), "1000");
	assert_string_equal(fact_text(form_field(shown, "more"), "max"), "3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(files_refused),
		cmocka_unit_test(file_limits),
		cmocka_unit_test(file_hashed),
		cmocka_unit_test(files_heard),
		cmocka_unit_test(files_shown),
	};

	return cmocka_run_group_tests(tests, wire_begin, wire_end);
}
