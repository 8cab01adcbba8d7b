/* What lib/port/intake.c takes, and what it makes of it. */
#include "sent.h"

#include "port/intake_private.h"

#include <stdlib.h>

#define SAMPLE "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
    "<!-- all -->\n<?go on?>\n" \
    "<jobs load=\"full\">\n" \
    "\t<job ref='A&amp;1'\n\t\temployer=\"9901\">\n" \
    "\t\t<title>" UTF_8 " &lt;1&#x3e;</title><!-- x -->\n" \
    "\t\t<pr>a<![CDATA[ <b>&amp; ]] ]]>c</pr>\n\t</job>\n" \
    "\t<job act=\"withdraw\"/>\r\n<job><a> </a><a>\r\rx</a></job>" \
    "\n</jobs>\n<!-- end -->\n"
#define SAMPLE_TREE "<jobs load=4(full)>" \
    "<job ref=3(A&1) employer=4(9901)><title>" UTF_8 " <1></>" \
    "<pr>a <b>&amp; ]] c</></><job act=8(withdraw)></>" \
    "<job><a> </><a>\n\nx</></></>"

static void
takes(struct sent sent, const char *tree)
{
	struct got got = got_whole(sent);

	if (got.outcome != OUTCOME_OK)
		fail_msg("%s: %s, line %lu", sent.head, got.code, got.line);
	assert_string_equal(got.text, tree);
	got = got_records(sent);
	assert_int_equal(got.outcome, OUTCOME_OK);
	assert_string_equal(got.text, tree);
}

static void
whole_and_records(void **state)
{
	(void)state;
	takes(sent_text(SAMPLE), SAMPLE_TREE);
	takes(sent_text("<a/>"), "<a></>");
	takes(sent_text("<a></a>"), "<a></>");
	takes(sent_text("<a><b/></a>"), "<a><b></></>");
	takes(sent_text("<a\n><b\n/></a\n>\n"), "<a><b></></>");
	takes(sent_text("<a>\n<b>]]</b><b>></b><b>\"'</b>\n</a>"),
	    "<a><b>]]</><b>></><b>\"'</></>");
	takes(sent_text("<a b='>' c=\"/>\"><d e='\"'/></a>"),
	    "<a b=1(>) c=2(/>)><d e=1(\")></></>");
	takes(sent_text("<a><b>x<!-- <y> -->z<?p <q>?></b></a>"),
	    "<a><b>xz</></>");
	takes(sent_text("<a><b><![CDATA[]]]]><![CDATA[>]]></b></a>"),
	    "<a><b>]]></></>");
	takes(sent_text("<a><b><![CDATA[]]></b></a>"), "<a><b></></>");
	takes(sent_text("<a><b>x<c/> y</b></a>"), "<a><b>x<c></> y</></>");
	takes(sent_text("<a b='&#38;#38;&amp;#38;&amp;amp;&lt;&#x26;'/>"),
	    "<a b=17(&#38;&#38;&amp;<&)></>");
}

static void
any_pieces(void **state)
{
	struct sent sent = sent_text(SAMPLE);

	(void)state;
	for (sent.piece = 1; sent.piece < 40; sent.piece++)
		for (sent.parsed = 1; sent.parsed < 40; sent.parsed++)
			takes(sent, SAMPLE_TREE);
}

static void
namespaces(void **state)
{
	(void)state;
	takes(sent_text("<p:a xmlns:p='u'><b p:c='1'/></p:a>"),
	    "<p:a xmlns:p=1(u)><b p:c=1(1)></></>");
	takes(sent_text("<a xmlns='u'><b/></a>"),
	    "<:a xmlns:=1(u)><:b></></>");
	takes(sent_text("<a><b xml:lang='ja'/><q:c/></a>"),
	    "<a><b xml:lang=2(ja)></><q:c></></>");
	takes(sent_text("<a xmlns:xsi='http://www.w3.org/2001/"
	    "XMLSchema-instance' xsi:schemaLocation='u file:///x' xsi:nil='1'"
	    " xsi:noNamespaceSchemaLocation='http://x/'/>"),
	    "<a xsi:nil=1(1)></>");
}

/* Each record's line, place and prefix; paths and lines inside of it. */
static void
places(void **state)
{
	static const unsigned long lines[] = { 5, 10, 11 };
	struct sent sent = sent_text(SAMPLE);
	const struct intake_source source = { &sent, sent_give };
	struct element *record, *child;
	struct intake *intake;
	struct arena arena;
	char prefix[32];

	(void)state;
	arena_init(&arena, 1024 * 1024);
	assert_int_equal(intake_open(&intake, &sent_limits, &source, 0, NULL),
	    OUTCOME_OK);
	assert_int_equal(intake_root(intake, &arena, &record), OUTCOME_OK);
	assert_int_equal(intake_line(record), 4);
	assert_string_equal(element_get(record, "load"), "full");
	assert_int_equal(intake_place(intake), 0);
	for (unsigned long i = 0; i < COUNT(lines); i++) {
		arena_clear(&arena);
		assert_int_equal(intake_next(intake, &arena, &record),
		    OUTCOME_OK);
		assert_int_equal(intake_line(record), lines[i]);
		assert_int_equal(intake_place(intake), i + 1);
		snprintf(prefix, sizeof prefix, "/jobs/job[%lu]", i + 1);
		assert_string_equal(intake_prefix(intake, &arena), prefix);
	}
	child = element_next(element_first(record, NULL), NULL);
	assert_string_equal(intake_path(&arena, child, prefix),
	    "/jobs/job[3]/a[2]");
	assert_string_equal(intake_path(&arena, child, NULL), "/job/a[2]");
	assert_string_equal(intake_path(&arena, record, NULL), "/job");
	assert_int_equal(intake_next(intake, &arena, &record), OUTCOME_OK);
	assert_null(record);
	assert_int_equal(intake_next(intake, &arena, &record), OUTCOME_OK);
	assert_null(record);
	intake_close(intake);
	arena_finish(&arena);
}

static void
many_lines(void **state)
{
	struct got got = got_records((struct sent){ .head = "<a>\n",
	    .unit = "<b>\n</b>\n", .times = 50000, .tail = "<b></c>" });

	(void)state;
	assert_int_equal(got.records, 50000);
	assert_string_equal(got.code, "xml_syntax");
	assert_int_equal(got.line, 100002);
	assert_string_equal(got.path, "/a/b[50001]");
}

static void
encodings(void **state)
{
	static const char *const labels[] = { "Shift_JIS", "SJIS",
	    "Windows-31J", "CP932", "MS_Kanji", "shift_jis" };
	struct sent sent = { 0 };
	char text[256];

	(void)state;
	for (size_t i = 0; i < COUNT(labels); i++) {
		snprintf(text, sizeof text, "<?xml version='1.0' encoding="
		    "'%s'?><a><b>" SHIFT_JIS "</b></a>", labels[i]);
		takes(sent_text(text), "<a><b>" UTF_8 "</></>");
		sent.head = "<a><b>" SHIFT_JIS "</b></a>";
		sent.charset = labels[i];
		for (sent.piece = 1; sent.piece < 8; sent.piece++)
			takes(sent, "<a><b>" UTF_8 "</></>");
	}
	/* The mark before the parameter before the declaration. */
	sent = sent_text("\xef\xbb\xbf<?xml version='1.0' encoding="
	    "'Shift_JIS'?><a><b>" UTF_8 "</b></a>");
	takes(sent, "<a><b>" UTF_8 "</></>");
	sent.charset = "Shift_JIS";
	takes(sent, "<a><b>" UTF_8 "</></>");
	sent = sent_text("<?xml version='1.0' encoding='Shift_JIS'?><a><b>"
	    UTF_8 "</b></a>");
	sent.charset = "UTF-8";
	takes(sent, "<a><b>" UTF_8 "</></>");
	sent = sent_text("<?xml version='1.0' encoding='UTF-8'?><a><b>"
	    SHIFT_JIS "</b></a>");
	sent.charset = "SJIS";
	takes(sent, "<a><b>" UTF_8 "</></>");
}

static void
compressed(void **state)
{
	struct sent sent = packed(SAMPLE, sizeof SAMPLE - 1);
	char twice[4096];
	size_t first;

	(void)state;
	takes(sent, SAMPLE_TREE);
	for (sent.piece = 1; sent.piece < 30; sent.piece++)
		takes(sent, SAMPLE_TREE);
	/* Two members are one stream. */
	sent = packed(SAMPLE, 100);
	first = sent.length;
	memcpy(twice, sent.head, first);
	sent = packed(SAMPLE + 100, sizeof SAMPLE - 101);
	memcpy(twice + first, sent.head, sent.length);
	sent.head = twice;
	sent.length += first;
	for (sent.piece = 0; sent.piece < 30; sent.piece++)
		takes(sent, SAMPLE_TREE);
}

/* What came before a fault is given; the fault stays. */
static void
fault_stays(void **state)
{
	struct sent sent = sent_text("<a>\n<b/><b>\n<c/>\n<d></b></a>");
	const struct intake_source source = { &sent, sent_give };
	struct element *element;
	struct intake *intake;
	struct arena arena;

	(void)state;
	arena_init(&arena, 1024 * 1024);
	assert_int_equal(intake_open(&intake, &sent_limits, &source, 0, NULL),
	    OUTCOME_OK);
	assert_int_equal(intake_root(intake, &arena, &element), OUTCOME_OK);
	assert_int_equal(intake_next(intake, &arena, &element), OUTCOME_OK);
	assert_non_null(element);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(intake_next(intake, &arena, &element),
		    OUTCOME_INVALID);
		arena_clear(&arena);
		assert_null(element);
		assert_string_equal(intake_fault(intake)->code, "xml_syntax");
		assert_int_equal(intake_fault(intake)->line, 4);
		assert_string_equal(intake_fault(intake)->path, "/a/b[2]/d");
	}
	intake_close(intake);
	arena_finish(&arena);
}

static void
source_fault(void **state)
{
	struct sent sent = sent_text(SAMPLE);

	(void)state;
	sent.piece = 20;
	for (sent.fault_after = 1; sent.fault_after < sizeof SAMPLE - 1;
	    sent.fault_after += 20) {
		assert_int_equal(got_whole(sent).outcome, OUTCOME_FAULT);
		assert_int_equal(got_records(sent).outcome, OUTCOME_FAULT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_and_records),
		cmocka_unit_test(any_pieces),
		cmocka_unit_test(namespaces),
		cmocka_unit_test(places),
		cmocka_unit_test(many_lines),
		cmocka_unit_test(encodings),
		cmocka_unit_test(compressed),
		cmocka_unit_test(fault_stays),
		cmocka_unit_test(source_fault),
	};

	return cmocka_run_group_tests(tests, sent_begin, sent_end);
}
