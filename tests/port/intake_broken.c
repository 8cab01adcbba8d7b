/* Documents that lib/port/intake.c gets cut off, or in gzip that is no good. */
#include "sent.h"

#include <stdlib.h>

static const char sample[] = "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<a b='1'><!-- c --><d>" UTF_8 "&amp;<![CDATA[<>]]></d><?e f?></a>";

/* A document cut anywhere before its last byte is none. */
static void
cut_off(void **state)
{
	struct sent sent = sent_text(sample);

	(void)state;
	for (size_t n = 1; n < sizeof sample - 1; n++) {
		struct got got;

		sent.length = n;
		got = got_whole(sent);
		assert_int_equal(got.outcome, OUTCOME_INVALID);
		assert_true(strcmp(got.code, "xml_syntax") == 0 ||
		    strcmp(got.code, "encoding") == 0);
		assert_int_equal(got_records(sent).outcome, OUTCOME_INVALID);
	}
	for (size_t n = 1; n < sizeof sample - 1; n++) {
		sent = packed(sample, n);
		assert_int_equal(got_whole(sent).outcome, OUTCOME_INVALID);
	}
}

static void
gzip_broken(void **state)
{
	struct sent sent = packed(sample, sizeof sample - 1);
	size_t whole = sent.length;
	char *copy = malloc(whole + 8);

	(void)state;
	assert_non_null(copy);
	for (size_t n = 1; n < whole; n++) {
		sent.length = n;
		sent_refused(sent, "xml_gzip", 0);
	}
	memcpy(copy, sent.head, whole);
	memset(copy + whole, 0, 8);
	sent.head = copy;
	sent.length = whole + 8;
	sent_refused(sent, "xml_gzip", 0);		/* zeros behind */
	sent.length = whole;
	copy[whole - 1] ^= 1;
	sent_refused(sent, "xml_gzip", 0);		/* another length */
	copy[whole - 1] ^= 1;
	copy[whole - 5] ^= 1;
	sent_refused(sent, "xml_gzip", 0);		/* another checksum */
	copy[whole - 5] ^= 1;
	sent.gzip = 0;
	sent_refused(sent, "xml_gzip", 1);		/* not announced */
	sent = packed(copy, whole);
	sent_refused(sent, "xml_gzip", 1);		/* gzip in gzip */
	free(copy);
	sent = sent_text(sample);
	sent.gzip = 1;
	sent_refused(sent, "xml_gzip", 0);		/* none at all */
	sent_refused((struct sent){ .head = "", .gzip = 1 }, "xml_gzip", 0);
}

static void
gzip_bomb(void **state)
{
	size_t length = 40 * MEBI;
	char *zeros = malloc(length);
	struct got got;

	(void)state;
	assert_non_null(zeros);
	memset(zeros, ' ', length);
	memcpy(zeros, "<a>", 3);
	for (size_t i = 1024; i + 12 < length; i += 1024)
		memcpy(zeros + i, "<b/>", 4);
	memcpy(zeros + length - 4, "</a>", 4);
	got = got_records(packed(zeros, length));
	assert_int_equal(got.outcome, OUTCOME_INVALID);
	assert_string_equal(got.code, "xml_ratio");
	sent_cheap(&got, "bomb");
	free(zeros);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cut_off),
		cmocka_unit_test(gzip_broken),
		cmocka_unit_test(gzip_bomb),
	};

	return cmocka_run_group_tests(tests, sent_begin, sent_end);
}
