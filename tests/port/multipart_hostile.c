/*
 * lib/port/multipart.c: bodies as nobody should send them.
 */
#include "parts.h"

static const char *const bad[] = {
	/* cut off, or never begun */
	"\r\n", "--B", "--B--", "--B--\r\n", "--B\r\n", "--B\r\n--B--\r\n",
	FIELD("a", "x"), FIELD("a", "x") "--B", FIELD("a", "x") "--B-",
	FIELD("a", "x") "--B\r\n", FIELD("a", "x") "--B\r\n" NAME("b"),
	"--B\r\n" NAME("a") "\r\n--B--\r\n",
	"--B\r\n" NAME("a") "\r\n\r\n--B--\r\n",
	"--B\r\n" NAME("a") "\r\n\r\nx--B--\r\n",
	"--B\r\n\r\nx\r\n--B--\r\n",
	"--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--\r\n",
	/* around it */
	"\r\n" FIELD("a", "x") END, "preamble\r\n" FIELD("a", "x") END,
	FIELD("a", "x") END "\r\n", FIELD("a", "x") END "epilogue",
	FIELD("a", "x") "--B--x", FIELD("a", "x") END FIELD("b", "y") END,
	/* lines that end otherwise, delimiters that are none */
	"--B\n" NAME("a") "\n\nx\n--B--\n", FIELD("a", "x\n--B--\r\ny") END,
	FIELD("a", "x\r\n--B \r\ny") END, FIELD("a", "x\r\n--Bx\r\ny") END,
	FIELD("a", "x\r\n--B--\r\ny") END, "--B \r\n" NAME("a")
	    "\r\n\r\nx\r\n" END,
	FIELD("a", "--B\r\n") END, "--B\r\n--B: x\r\n" NAME("a")
	    "\r\n\r\nx\r\n" END,
	HEADED("X: a\rb\r\n") END, HEADED("X: a\nb\r\n") END,
	HEADED("X: a\r\n folded\r\n") END, HEADED("X : a\r\n") END,
	HEADED(": a\r\n") END, HEADED("X\r\n") END,
	HEADED("X: \x01\r\n") END, HEADED("X: \xff\r\n") END,
	HEADED("X: \x7f\r\n") END,
	/* parts within parts */
	HEADED("Content-Type: message/rfc822\r\n") END,
	HEADED("Content-Type: message/partial; id=a; number=1\r\n") END,
	HEADED("content-type:MULTIPART/mixed; boundary=C\r\n") END,
	HEADED("Content-Type: (a) multipart/mixed; boundary=B\r\n") END,
	HEADED("Content-Type: multipart\r\n") END,
	HEADED("Content-Type: \r\n") END, HEADED("Content-Type: text\r\n") END,
	HEADED("Content-Type: text/plain\r\nContent-Type: text/plain\r\n")
	    END,
	/* encodings */
	HEADED("Content-Transfer-Encoding: base64\r\n") END,
	HEADED("Content-Transfer-Encoding: quoted-printable\r\n") END,
	HEADED("Content-Transfer-Encoding: x-uuencode\r\n") END,
	HEADED("Content-Transfer-Encoding: \r\n") END,
	HEADED("Content-Transfer-Encoding: 8bit\r\n"
	    "Content-Transfer-Encoding: 8bit\r\n") END,
	/* dispositions */
	HEADED(NAME("a") "\r\n") END, HEADED(NAME("b") "\r\n") END,
	"--B\r\n" NAME("a") "; name=\"b\"\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; name=\"a\"\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; filename=\"b\"; filename=\"b\"\r\n\r\nx\r\n"
	    END,
	"--B\r\n" NAME("a") "; filename*=UTF-8''b\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; filename=\"b\"; filename*=UTF-8''c\r\n\r\nx"
	    "\r\n" END,
	"--B\r\n" NAME("a") "; filename*0=\"b\"\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; size=1\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; filename=b\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; filename=\"b\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; filename=\"b\"c\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") "; filename=\"b\\\"c\"\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a") ";\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("") "\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a%0Ab") "\r\n\r\nx\r\n" END,
	"--B\r\n" NAME("a\xff") "\r\n\r\nx\r\n" END,
	"--B\r\n" NAME(TEN("0123456789") "0") "\r\n\r\nx\r\n" END,
	"--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n" END,
	"--B\r\nContent-Disposition: \r\n\r\nx\r\n" END,
	"--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n" END,
	"--B\r\nContent-Disposition: form-datax; name=\"a\"\r\n\r\nx\r\n" END,
	/* what GMime alone sees */
	HEADED("Content-Length: 1\r\nContent-Length: 2\r\n") END,
	HEADED("Content-Type: a/b; c=d; c=e\r\n") END,
	/* text that is none */
	FIELD("a", "\xff") END, FIELD("a", "\xe3\x81") END
};

static void
refused(void **state)
{
	static const char nul[] = HEADED("X: \0\r\n") END;
	static const char name[] = "--B\r\n" NAME("a\0b") "\r\n\r\nx\r\n" END;
	struct multipart m;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		if (read_text(&m, bad[i]) != OUTCOME_INVALID)
			fail_msg("%s", bad[i]);
	assert_int_equal(read_as(&m, TYPE "B", nul, sizeof nul - 1),
	    OUTCOME_INVALID);
	assert_int_equal(read_as(&m, TYPE "B", name, sizeof name - 1),
	    OUTCOME_INVALID);
	assert_int_equal(read_text(&m, ""), OUTCOME_INVALID);
}

/* Every body that is cut off is refused, but for its last CRLF. */
static void
cut_off(void **state)
{
	static const char body[] = FIELD("a", "x") FILE_PART("b", "y") END;
	struct multipart m;

	(void)state;
	for (size_t length = 0; length < sizeof body; length++)
		assert_int_equal(read_as(&m, TYPE "B", body, length),
		    length == sizeof body - 1 || length == sizeof body - 3 ?
		    OUTCOME_OK : OUTCOME_INVALID);
}

static void
many(void **state)
{
	static const char part[] = FIELD("a", "");
	static char body[20000 * (sizeof part - 1) + sizeof END];
	static const size_t counts[] = { 1, 64, 65, 20000 };
	struct multipart m;

	(void)state;
	for (size_t i = 0; i < COUNT(counts); i++) {
		size_t length = 0;

		for (size_t k = 0; k < counts[i]; k++) {
			memcpy(body + length, part, sizeof part - 1);
			length += sizeof part - 1;
		}
		memcpy(body + length, END, sizeof END);
		assert_int_equal(read_text(&m, body), counts[i] <= 64 ?
		    OUTCOME_OK : OUTCOME_INVALID);
	}
}

/* A head of 4096 bytes is read, with the empty line behind it. */
static void
long_heads(void **state)
{
	static char line[4200], body[4400];
	struct multipart m;

	(void)state;
	for (size_t over = 0; over < 2; over++) {
		memset(line, 'x', sizeof line);
		line[4096 - strlen(NAME("a") "\r\nX: \r\n\r\n") + over] =
		    '\0';
		snprintf(body, sizeof body, HEADED("X: %s\r\n") END, line);
		assert_int_equal(read_text(&m, body), over == 0 ? OUTCOME_OK :
		    OUTCOME_INVALID);
	}
}

/* ---- boundaries --------------------------------------------------------- */

static void
boundaries(void **state)
{
	static const struct {
		const char *type;
		enum outcome outcome;
	} types[] = {
		{ TYPE "B", OUTCOME_OK },
		{ TYPE "\"B\"", OUTCOME_OK },
		{ "Multipart/Form-Data ;\tBoundary=B ", OUTCOME_OK },
		{ TYPE, OUTCOME_INVALID },
		{ TYPE "\"\"", OUTCOME_INVALID },
		{ TYPE "\"B", OUTCOME_INVALID },
		{ TYPE "B\"", OUTCOME_INVALID },
		{ TYPE "B C", OUTCOME_INVALID },
		{ TYPE "\"B C\"", OUTCOME_INVALID },
		{ TYPE "B; boundary=C", OUTCOME_INVALID },
		{ TYPE "C; boundary=B", OUTCOME_INVALID },
		{ TYPE "B; charset=utf-8", OUTCOME_INVALID },
		{ TYPE "\xe3\x81\x82", OUTCOME_INVALID },
		{ TYPE "C", OUTCOME_INVALID },
		{ "multipart/form-data", OUTCOME_INVALID },
		{ "multipart/form-data; boundary", OUTCOME_INVALID },
		{ "multipart/mixed; boundary=B", OUTCOME_INVALID },
		{ "multipart/form-datax; boundary=B", OUTCOME_INVALID },
		{ "", OUTCOME_INVALID }
	};
	struct multipart m;
	char line[72] = "";

	(void)state;
	for (size_t i = 0; i < COUNT(types); i++)
		if (read_as(&m, types[i].type, FIELD("a", "x") END,
		    sizeof FIELD("a", "x") END - 1) !=
		    types[i].outcome)
			fail_msg("%s", types[i].type);
	for (size_t length = 1; length < sizeof line; length++) {
		char type[128], body[512];

		memset(line, '\'', length);
		snprintf(type, sizeof type, TYPE "%s", line);
		snprintf(body, sizeof body, "--%s\r\n" NAME("a")
		    "\r\n\r\n1\r\n--%s--", line, line);
		assert_int_equal(read_as(&m, type, body, strlen(body)),
		    length <= 70 ? OUTCOME_OK : OUTCOME_INVALID);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refused),
		cmocka_unit_test(cut_off),
		cmocka_unit_test(many),
		cmocka_unit_test(long_heads),
		cmocka_unit_test(boundaries),
	};

	return cmocka_run_group_tests(tests, parts_begin, parts_end);
}
