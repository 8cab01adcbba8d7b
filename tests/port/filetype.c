/* lib/port/filetype.c: each kind whole, and all that only looks like one. */
#include "port/filetype.h"
#include "port/kind.h"
#include "port/sample.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BYTES(s) (s), sizeof(s) - 1
#define TEST(f) cmocka_unit_test_setup_teardown(f, kind_set_up, kind_tear_down)

typedef void sample(struct bytes *);
static sample *const samples[FILETYPES] = {
	[FILETYPE_PDF] = sample_pdf,
	[FILETYPE_JPEG] = sample_jpeg,
	[FILETYPE_PNG] = sample_png,
	[FILETYPE_DOCX] = sample_docx,
	[FILETYPE_XLSX] = sample_xlsx
};

static void
each_kind(void **state)
{
	(void)state;
	for (unsigned i = 1; i < FILETYPES; i++) {
		struct bytes file = kind_file(samples[i]);

		kind_taken(&file, (enum filetype)i);
	}
}

static void
names(void **state)
{
	static const struct {
		const char *name;
		enum filetype type;
	} names[] = {
		{ "a.pdf", FILETYPE_PDF }, { "a.PDF", FILETYPE_PDF },
		{ "a.jpg", FILETYPE_JPEG }, { "a.Jpeg", FILETYPE_JPEG },
		{ "a.png", FILETYPE_PNG }, { "a.docx", FILETYPE_DOCX },
		{ "a.b.XLSX", FILETYPE_XLSX }, { ".pdf", FILETYPE_PDF },
		{ "a.pdf.exe", 0 }, { "a.pdf ", 0 }, { "a.pdf.", 0 },
		{ "apdf", 0 }, { "pdf", 0 }, { "", 0 }, { ".", 0 },
		{ "a.doc", 0 }, { "a.docm", 0 }, { "a.html", 0 },
		{ "a.\xef\xbd\x90\xef\xbd\x84\xef\xbd\x86", 0 },
		{ "a\xef\xbc\x8epdf", 0 }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++)
		assert_int_equal(filetype_of_name(names[i].name),
		    names[i].type);
}

static void
codes(void **state)
{
	(void)state;
	for (unsigned i = 1; i < FILETYPES; i++) {
		const char *code = filetype_code((enum filetype)i);

		assert_int_equal(filetype_of_code(code), i);
		assert_non_null(filetype_media((enum filetype)i));
	}
	assert_null(filetype_code(FILETYPE_NONE));
	assert_null(filetype_code(FILETYPES));
	assert_null(filetype_media(FILETYPE_NONE));
	assert_int_equal(filetype_of_code(NULL), FILETYPE_NONE);
	assert_int_equal(filetype_of_code("PDF"), FILETYPE_NONE);
	assert_int_equal(filetype_of_code("jpg"), FILETYPE_NONE);
	assert_string_equal(filetype_media(FILETYPE_JPEG), "image/jpeg");
}

/* Every kind under the name of every kind. */
static void
extensions(void **state)
{
	static const char *const extensions[FILETYPES] = {
		"none", "a.pdf", "a.jpg", "a.png", "a.docx", "a.xlsx"
	};
	enum filetype type;
	const char *why;

	(void)state;
	for (unsigned i = 1; i < FILETYPES; i++)
		for (unsigned j = 0; j < FILETYPES; j++) {
			struct bytes file = kind_file(samples[i]);

			assert_int_equal(filetype_check(&type, &why,
			    extensions[j], file.data, file.length),
			    i == j ? OUTCOME_OK : OUTCOME_INVALID);
			assert_int_equal(type, i == j ? i : 0);
			if (i != j)
				assert_string_equal(why, "extension");
		}
	assert_int_equal(filetype_check(&type, &why, "a.pdf",
	    BYTES("<html></html>")), OUTCOME_INVALID);
	assert_string_equal(why, "type");
}

static void
none_of_them(void **state)
{
	static const struct {
		const char *data;
		size_t length;
		const char *why;
	} files[] = {
		{ BYTES(""), "empty" }, { BYTES("x"), "type" },
		{ BYTES("%"), "type" }, { BYTES("%PDF"), "type" },
		{ BYTES("PK"), "type" }, { BYTES("\xff\xd8"), "type" },
		{ BYTES("\x89PNG\r\n\x1a"), "type" },
		{ BYTES("\x89PNG\n\n\x1a\n"), "type" },
		{ BYTES("<!DOCTYPE html><script>"), "type" },
		{ BYTES("<svg onload='x()'/>"), "type" },
		{ BYTES("<html>%PDF-1.4\n%%EOF\n"), "type" },
		{ BYTES(" %PDF-1.4\n%%EOF\n"), "type" },
		{ BYTES("\xef\xbb\xbf%PDF-1.4\n%%EOF\n"), "type" },
		{ BYTES("GIF89a\1\0\1\0\0\0\0;"), "type" },
		{ BYTES("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "type" },
		{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "type" },
		{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0"
		    "e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0"), "locked" },
		{ BYTES("PK\3\4"), "broken" },
		{ BYTES("\xff\xd8\xff"), "broken" },
		{ BYTES("\x89PNG\r\n\x1a\n"), "broken" },
		{ BYTES("%PDF-"), "broken" }, { BYTES("%PDF-1."), "broken" },
		{ BYTES("%PDF-3.0\n%%EOF\n"), "broken" },
		{ BYTES("%PDF-1.4\n"), "broken" }
	};

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		const char *why;

		assert_int_equal(kind_of(files[i].data, files[i].length, &why), 0);
		assert_string_equal(why, files[i].why);
	}
}

static void
pdf(void **state)
{
	struct bytes file = kind_file(sample_pdf);
	char padding[2048];

	(void)state;
	bytes_add(&file, BYTES("\r\n\0\0 \t\f"));
	kind_taken(&file, FILETYPE_PDF);
	memset(padding, '\n', sizeof padding);
	bytes_add(&file, padding, sizeof padding);
	kind_refused(&file, "broken");
	file = kind_file(sample_pdf);
	bytes_text(&file, "\v");
	kind_refused(&file, "broken");
	file = kind_file(sample_pdf);
	bytes_text(&file, "<script>");
	kind_refused(&file, "broken");
	bytes_text(&file, "\n%%EOF");
	kind_taken(&file, FILETYPE_PDF);
	file = kind_file(NULL);
	bytes_text(&file, "%PDF-2.0\n%%EOF");
	kind_taken(&file, FILETYPE_PDF);
}

static void
jpeg(void **state)
{
	struct bytes file = kind_file(sample_jpeg);
	const struct bytes whole = kind_file(sample_jpeg);

	(void)state;
	bytes_add(&file, BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
	kind_taken(&file, FILETYPE_JPEG);
	sample_jpeg(&file);
	kind_taken(&file, FILETYPE_JPEG);
	bytes_add(&file, BYTES("\xff\xd8\xff\xd9"));
	kind_refused(&file, "broken");
	file = kind_file(sample_jpeg);
	bytes_text(&file, "<html></html>");
	kind_refused(&file, "broken");
	bytes_add(&file, BYTES("\xff\xd9"));
	kind_refused(&file, "broken");
	file = kind_file(NULL);
	bytes_add(&file, BYTES("\xff\xd8\xff\xfe\0\x09%PDF-1."));
	bytes_add(&file, whole.data + 2, whole.length - 2);
	kind_refused(&file, "broken");
	file.data[6] = '?';
	kind_taken(&file, FILETYPE_JPEG);
	/* Restarts, stuffed and fill bytes in a scan; a second scan. */
	file = kind_file(NULL);
	bytes_add(&file, BYTES("\xff\xd8\xff\xda\0\2a\xff\0b\xff\xd0" "c"
	    "\xff\xff\xff\xc4\0\2\xff\xff\xda\0\2x\xff\xd7\xff\0\xff\xd9"));
	kind_taken(&file, FILETYPE_JPEG);
	file.data[file.length - 1] = (char)0xd8;
	kind_refused(&file, "broken");
	/* A start and a restart where neither may be. */
	file = kind_file(NULL);
	bytes_add(&file, BYTES("\xff\xd8\xff\xd8\0\2\xff\xda\0\2a\xff\xd9"));
	kind_refused(&file, "broken");
	file.data[3] = (char)0xd0;
	kind_refused(&file, "broken");
	file.data[3] = (char)0xfe;
	kind_taken(&file, FILETYPE_JPEG);
}

static void
png(void **state)
{
	struct bytes file = kind_file(sample_png);

	(void)state;
	bytes_text(&file, "x");
	kind_refused(&file, "broken");
	file = kind_file(sample_png);
	file.length -= 12;
	sample_chunk(&file, "tEXt", "a\0%PDF-1.4", 10);
	sample_chunk(&file, "IEND", "", 0);
	kind_refused(&file, "broken");
	memcpy(file.data + file.length - 12 - 14, "a\0?PDF", 6);
	kind_taken(&file, FILETYPE_PNG);
	memcpy(file.data + file.length - 12 - 18, "tE\0t", 4);
	kind_refused(&file, "broken");
	file = kind_file(sample_png);
	file.length = 33;
	sample_chunk(&file, "IEND", "", 0);
	kind_refused(&file, "broken");
	file = kind_file(sample_png);
	file.length -= 12;
	sample_chunk(&file, "IEND", "x", 1);
	kind_refused(&file, "broken");
	for (size_t i = 0; i < 4; i++) {
		file = kind_file(sample_png);
		file.data[33 + i] = (char)0xff;
		kind_refused(&file, "broken");
	}
	file = kind_file(sample_png);
	memcpy(file.data + 12, "iHDR", 4);
	kind_refused(&file, "broken");
}

/* No part of a file is that file, and none makes a mess. */
static void
truncated(void **state)
{
	/* Of the bytes by which each kind begins. */
	static const size_t begins[FILETYPES] = { 0, 5, 3, 8, 4, 4 };

	(void)state;
	for (unsigned i = 1; i < FILETYPES; i++) {
		struct bytes file = kind_file(samples[i]);

		/* A PDF's last line end may be missing. */
		file.length -= i == FILETYPE_PDF;
		while (file.length-- > 0)
			kind_refused(&file, file.length == 0 ? "empty" :
			    file.length < begins[i] ? "type" : "broken");
	}
}

/* Every byte of every file changed: whatever the answer, it is one. */
static void
changed(void **state)
{
	static const char values[] = { 0, 1, 'P', (char)0x7f, (char)0xff };
	const char *why;

	(void)state;
	for (unsigned i = 1; i < FILETYPES; i++) {
		struct bytes file = kind_file(samples[i]);

		for (size_t at = 0; at < file.length; at++)
			for (size_t j = 0; j < COUNT(values); j++) {
				char kept = file.data[at];

				file.data[at] = values[j];
				if (kind_of(file.data, file.length, &why) == 0)
					assert_non_null(why);
				file.data[at] = kept;
			}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_kind), cmocka_unit_test(names),
		cmocka_unit_test(codes), TEST(extensions),
		cmocka_unit_test(none_of_them), TEST(pdf), TEST(jpeg),
		TEST(png), TEST(truncated), TEST(changed)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
