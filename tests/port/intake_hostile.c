/*
 * What lib/port/intake.c must refuse: each with its code, soon, and with no
 * more memory than any other document takes.
 */
#include "sent.h"

#include <stdlib.h>

#define HUNDRED(s) TEN(TEN(s))
#define TEN(s) s s s s s s s s s s

static void
document_types(void **state)
{
	static const char *const texts[] = {
		"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
		    "<a>&e;</a>",
		"<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
		"<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;&l;'>"
		    "<!ENTITY n '&m;&m;&m;&m;&m;&m;'>]><a>&n;</a>",
		"<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>"
		    "<a/>",
		"<?xml version='1.0'?><!-- x --><!DOCTYPE a><a/>"
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct sent sent = sent_text(texts[i]);

		sent_refused(sent, "xml_doctype", 1);
		sent.piece = sent.parsed = 1;
		sent_refused(sent, "xml_doctype", 1);
	}
	/* The quadratic one: an entity of 60 kB, named 3,000 times. */
	sent_refused((struct sent){ .head = "<!DOCTYPE a [<!ENTITY e '",
	    .unit = HUNDRED("0123456789"), .times = 60,
	    .tail = "'>]><a>&e;&e;&e;</a>" }, "xml_doctype", 1);
	sent_refused(sent_text("<a>&e;</a>"), "xml_syntax", 1);
	sent_refused(sent_text("<a b='&e;'/>"), "xml_syntax", 1);
}

static void
attributes(void **state)
{
	struct sent sent = { .head = "<a><b" , .times = 40000, .tail =
	    "/></a>" };
	char *all = malloc(40000 * 16), *at = all;

	(void)state;
	assert_non_null(all);
	at += sprintf(at, "<a>\n<b");
	for (int i = 0; i < 40000; i++)
		at += sprintf(at, " a%d=''", i);
	sprintf(at, "/></a>");
	sent_refused(sent_text(all), "xml_large", 2);
	free(all);
	sent.unit = " a=''";
	sent_refused(sent, "xml_large", 1);
	sent.unit = " xmlns:a='u'";
	sent_refused(sent, "xml_large", 1);
	sent.times = 17;
	sent_refused(sent, "xml_attributes", 1);
	sent.times = 2;
	sent_refused(sent, "xml_syntax", 1);		/* twice the same */
}

static void
sizes(void **state)
{
	static const struct {
		struct sent sent;
		const char *code;
	} all[] = {
		{ { .unit = "<a>", .times = 100000 }, "xml_depth" },
		{ { .head = "<a><b>", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = "</b></a>" }, "xml_large" },
		{ { .head = "<a><b><![CDATA[", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = "]]></b></a>" }, "xml_large" },
		{ { .head = "<a><!-- ", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = "--></a>" }, "xml_large" },
		{ { .head = "<a><?p ", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = "?></a>" }, "xml_large" },
		{ { .head = "<a b='", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = "'/>" }, "xml_large" },
		{ { .head = "<a", .unit = HUNDRED("          "),
		    .times = 10000, .tail = "/>" }, "xml_large" },
		{ { .head = "<", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = "/>" }, "xml_large" },
		{ { .head = "<a></", .unit = HUNDRED("0123456789"),
		    .times = 10000, .tail = ">" }, "xml_large" },
		{ { .head = "<a>&", .unit = HUNDRED("abcdefghij"),
		    .times = 10000, .tail = ";</a>" }, "xml_large" },
		{ { .head = "<a>&#", .unit = HUNDRED("0000000000"),
		    .times = 10000, .tail = "65;</a>" }, "xml_large" },
		{ { .head = "<a><b>", .unit = "<c/>", .times = 3000,
		    .tail = "</b></a>" }, "xml_large" },
		{ { .head = "<a><b>", .unit = "<!---->", .times = 3000,
		    .tail = "</b></a>" }, "xml_large" },
		{ { .head = "<a>", .unit = HUNDRED("          "),
		    .times = 100000, .tail = "</a>" }, "xml_large" },
		{ { .head = "", .unit = HUNDRED("          "),
		    .times = 100000, .tail = "<a/>" }, "xml_large" },
		{ { .head = "<a/>", .unit = HUNDRED("          "),
		    .times = 100000 }, "xml_large" },
		{ { .head = "<a><" HUNDRED("ab"), .tail = "/></a>" },
		    "xml_large" }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++)
		sent_refused(all[i].sent, all[i].code, 0);
}

/* A record with as much as it may have fits the arena that intake.h names. */
static void
full(void **state)
{
	struct got got;

	(void)state;
	got = got_whole((struct sent){ .head = "<a>", .unit = "<b c='' d=''/>",
	    .times = 666, .tail = "</a>" });
	assert_int_equal(got.outcome, OUTCOME_OK);
	got = got_whole((struct sent){ .head = "<a>", .unit = "<b>"
	    HUNDRED("xyz") "</b>", .times = 840, .tail = "</a>" });
	assert_int_equal(got.outcome, OUTCOME_OK);
	got = got_whole((struct sent){ .unit = "<" HUNDRED("a") ">",
	    .times = 33 });
	assert_string_equal(got.code, "xml_depth");
	assert_int_equal(strlen(got.path), 32 * 101);
}

/* Many records, and what is different in each, take no memory. */
static void
flat(void **state)
{
	struct got got = got_records((struct sent){ .head = "<a>", .unit =
	    "<b><c>" HUNDRED("xy") "</c></b>\n", .times = 100000, .tail =
	    "</a>" });
	struct sent sent = { .head = "<a>" };
	char *all = malloc(100000 * 32), *at = all;

	(void)state;
	assert_int_equal(got.outcome, OUTCOME_OK);
	assert_int_equal(got.records, 100000);
	assert_true(got.seconds < 60);
	got = got_records((struct sent){ .head = "<a>", .unit = "<b/>",
	    .times = 200001, .tail = "</a>" });
	assert_string_equal(got.code, "xml_large");
	assert_int_equal(got.records, 200000);
	assert_non_null(all);
	for (int i = 0; i < 100000; i++)
		at += sprintf(at, "<n%d m%d=''/>", i, i);
	sent.unit = all;
	sent.times = 1;
	sent.tail = "</a>";
	got = got_records(sent);
	assert_string_equal(got.code, "xml_large");
	free(all);
}

static void
characters(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		const char *code;
	} all[] = {
		{ "<a>\n\0</a>", 9, "xml_characters" },
		{ "<a>\n\x01</a>", 0, "xml_characters" },
		{ "<a>\n\x0b</a>", 0, "xml_characters" },
		{ "<a>\n\x1b</a>", 0, "xml_characters" },
		{ "<a>\n\xef\xbf\xbe</a>", 0, "xml_characters" },
		{ "<a>\n\xef\xbf\xbf</a>", 0, "xml_characters" },
		{ "<a>\n&#0;</a>", 0, "xml_characters" },
		{ "<a>\n&#x1f;</a>", 0, "xml_characters" },
		{ "<a>\n&#xd800;</a>", 0, "xml_characters" },
		{ "<a>\n&#x110000;</a>", 0, "xml_characters" },
		{ "<a>\n\xc0\xaf</a>", 0, "encoding" },
		{ "<a>\n\xe0\x80\xaf</a>", 0, "encoding" },
		{ "<a>\n\xf0\x80\x80\xaf</a>", 0, "encoding" },
		{ "<a>\n\xed\xa0\x80</a>", 0, "encoding" },
		{ "<a>\n\xf4\x90\x80\x80</a>", 0, "encoding" },
		{ "<a>\n\xf8\x88\x80\x80\x80</a>", 0, "encoding" },
		{ "<a>\n\x80</a>", 0, "encoding" },
		{ "<a>\n\xe6\xb1</a>", 0, "encoding" },
		{ "<a>\n\xe6\xb1", 0, "encoding" },
		{ "<a>\n\xff\xfe</a>", 0, "encoding" },
		{ "<a>\n" SHIFT_JIS "</a>", 0, "encoding" }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		struct sent sent = { .head = all[i].text,
		    .length = all[i].length };

		sent_refused(sent, all[i].code, 2);
		sent.piece = sent.parsed = 1;
		sent_refused(sent, all[i].code, 2);
	}
}

static void
encodings(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		const char *charset;
	} all[] = {
		{ "<?xml version='1.0' encoding='UTF-16'?><a/>", 0, NULL },
		{ "<?xml version='1.0' encoding='EUC-JP'?><a/>", 0, NULL },
		{ "<?xml version='1.0' encoding='UTF-7'?><a/>", 0, NULL },
		{ "<?xml version='1.0' encoding='ISO-2022-JP'?><a/>", 0,
		    NULL },
		{ "<?xml version='1.0' encoding=''?><a/>", 0, NULL },
		{ "<a/>", 0, "EUC-JP" },
		{ "<a/>", 0, "" },
		{ "\xfe\xff\0<\0a\0/\0>", 10, NULL },
		{ "\xff\xfe<\0a\0/\0>\0", 10, NULL },
		{ "\0<\0a\0/\0>", 8, NULL },
		{ "<\0a\0/\0>\0", 8, NULL },
		{ "<a><b>" SHIFT_JIS "\x81\x20</b></a>", 0, "Shift_JIS" },
		{ "<a><b>" SHIFT_JIS "\x81", 0, "Shift_JIS" },
		{ "<a><b>\xff</b></a>", 0, "Shift_JIS" },
		{ "<a><b>" UTF_8 "\x81</b></a>", 0, "Shift_JIS" }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++)
		sent_refused((struct sent){ .head = all[i].text, .length =
		    all[i].length, .charset = all[i].charset }, "encoding", 1);
}

static void
syntax(void **state)
{
	static const char *const texts[] = {
		"", " ", "x", "<", "<a", "<a>", "<a/", "<a/>x", "<a/><b/>",
		"<a></b>", "<a><b></a></b>", "</a>", "<a b/>", "<a b=c/>",
		"<a b='1' b='2'/>", "<a b='<'/>", "<a b='1'c='2'/>", "<a>&</a>",
		"<a>& </a>", "<a>&lt</a>", "<a>]]></a>", "<a><!-- -- --></a>",
		"<a><!x></a>", "<a><![CDATA[x</a>", "<a><?xml x?></a>",
		" <?xml version='1.0'?><a/>", "<a/>&amp;", "<a/><![CDATA[]]>",
		"<a>\n<<b/></a>", "<?xml version='1.0'?>", "<1/>", "<a><!--",
		"<a/><!-- ", "<a></a", "\xef\xbb\xbf\xef\xbb\xbf<a/>"
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct sent sent = sent_text(texts[i]);

		sent_refused(sent, "xml_syntax", 0);
		sent.piece = sent.parsed = 1;
		sent_refused(sent, "xml_syntax", 0);
	}
}

/* Of two faults the first counts, whether the parser kept it or not. */
static void
first_counts(void **state)
{
	struct sent sent = sent_text("<a><b>&#1;&</b></a>");

	(void)state;
	for (sent.parsed = 1; sent.parsed < 20; sent.parsed++) {
		sent_refused(sent, "xml_characters", 1);
		sent_refused((struct sent){ .head = "<a><b>]]>\x01", .parsed =
		    sent.parsed }, "xml_syntax", 1);
		sent_refused((struct sent){ .head = "<a><b>\xff\x01&</b>",
		    .parsed = sent.parsed }, "encoding", 1);
		sent_refused((struct sent){ .head = "<a><b>\x01\xff&</b>",
		    .parsed = sent.parsed }, "xml_characters", 1);
	}
}

static void
large(void **state)
{
	struct sent sent = { .head = "<a>", .unit = "<b/>" HUNDRED("      "),
	    .times = 10000, .tail = "</a>" };
	size_t before = sent_limits.bytes;
	struct got got;

	(void)state;
	sent_limits.bytes = MEBI;
	got = got_records(sent);
	sent_limits.bytes = before;
	assert_string_equal(got.code, "xml_large");
	assert_in_range(got.records, MEBI / 604 - 2, MEBI / 604 + 1);
	sent_cheap(&got, "large");
	got = got_records(sent_text("<a><b/>x<b/></a>"));
	assert_string_equal(got.code, "schema");
	assert_string_equal(got.path, "/a");
	assert_int_equal(got.records, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document_types),
		cmocka_unit_test(attributes),
		cmocka_unit_test(sizes),
		cmocka_unit_test(full),
		cmocka_unit_test(flat),
		cmocka_unit_test(characters),
		cmocka_unit_test(encodings),
		cmocka_unit_test(syntax),
		cmocka_unit_test(first_counts),
		cmocka_unit_test(large),
	};

	return cmocka_run_group_tests(tests, sent_begin, sent_end);
}
