/* lib/port/filetype_zip.c: archives that are DOCX or XLSX, and all others. */
#include "port/filetype.h"
#include "port/kind.h"
#include "port/sample.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BYTES(s) (s), sizeof(s) - 1
#define TEST(f) cmocka_unit_test_setup_teardown(f, kind_set_up, kind_tear_down)

/* A DOCX, and what more stands in it. */
#define TYPES { "[Content_Types].xml", BYTES("<Types/>"), 0 }
#define WORD { "word/document.xml", BYTES("<w:document/>"), 0 }
#define EXCEL { "xl/workbook.xml", BYTES("<workbook/>"), 0 }
#define NAMED(name) { name, BYTES("x"), SAMPLE_STORED }

enum { END = 22, ENTRIES_MOST = 2000, HALF = 0x10000001 };

static struct bytes
zipped(const struct sample_entry *entries, size_t count)
{
	struct bytes bytes = kind_file(NULL);

	sample_zip(&bytes, entries, count);
	return bytes;
}

#define ZIPPED(...) \
	zipped((const struct sample_entry[]){ __VA_ARGS__ }, \
	    COUNT(((const struct sample_entry[]){ __VA_ARGS__ })))

/* Every `from` in the file becomes `to`, of the same length. */
static void
swap(struct bytes *file, const char *from, const char *to, size_t length)
{
	char *at = file->data;

	while ((at = memmem(at, file->length - (size_t)(at - file->data), from,
	    length)) != NULL)
		memcpy(at, to, length);
}

static void
put_le32(char *at, size_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(value >> (8 * i));
}

static void
parts(void **state)
{
	struct bytes inner = kind_file(sample_xlsx), file;

	(void)state;
	file = ZIPPED(WORD, TYPES, { "word/", NULL, 0, 0 },
	    NAMED("docProps/a..b.xml"), NAMED("word/media/..png"),
	    { "word/embeddings/a.xlsx", inner.data, inner.length,
	    SAMPLE_STORED });
	kind_taken(&file, FILETYPE_DOCX);
	file = ZIPPED(TYPES, EXCEL, NAMED("xl/macrosheet.xml"));
	kind_taken(&file, FILETYPE_XLSX);
	file = ZIPPED(TYPES, WORD, EXCEL);
	kind_refused(&file, "type");
	file = ZIPPED(WORD);
	kind_refused(&file, "type");
	file = ZIPPED(TYPES);
	kind_refused(&file, "type");
	file = ZIPPED(TYPES, NAMED("ppt/presentation.xml"));
	kind_refused(&file, "type");
	file = ZIPPED(NAMED("mimetype"), NAMED("content.xml"));
	kind_refused(&file, "type");
	file = ZIPPED(NAMED("META-INF/MANIFEST.MF"), NAMED("A.class"));
	kind_refused(&file, "type");
	file = ZIPPED(TYPES, NAMED("word/document.xml.exe"));
	kind_refused(&file, "type");
}

static void
programs(void **state)
{
	static const char *const macros[] = {
		"word/vbaProject.bin", "vbaProject.bin", "x/VBAPROJECT.BIN",
		"xl/macrosheets/sheet1.xml", "XL/MacroSheets/a"
	};
	struct bytes file;

	(void)state;
	for (size_t i = 0; i < COUNT(macros); i++) {
		file = ZIPPED(TYPES, WORD, NAMED(macros[i]));
		kind_refused(&file, "macro");
	}
	file = ZIPPED(TYPES, { "word/document.xml", BYTES("<w:document/>"),
	    SAMPLE_LOCKED });
	kind_refused(&file, "locked");
	file = ZIPPED(TYPES, WORD, { "a", BYTES("secret"), SAMPLE_LOCKED });
	kind_refused(&file, "locked");
	/* The older kind: a bit of an entry's flags, here and there. */
	file = ZIPPED(TYPES, WORD);
	file.data[6] |= 1;
	*((char *)memmem(file.data, file.length, "PK\1\2", 4) + 8) |= 1;
	kind_refused(&file, "locked");
	file = ZIPPED(TYPES, WORD, { "a", BYTES("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
	    SAMPLE_BZIP2 });
	kind_refused(&file, "broken");
}

static void
climbing(void **state)
{
	static const char *const names[] = {
		"../a", "a/../b", "a/..", "..", "/a", "/", "a\\b", "..\\a"
	};
	struct bytes file;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		file = ZIPPED(TYPES, WORD, NAMED(names[i]));
		kind_refused(&file, "broken");
	}
	/* Two of one name; a NUL in a name. */
	file = ZIPPED(TYPES, WORD, NAMED("a1"), NAMED("a2"));
	swap(&file, "a2", "a1", 2);
	kind_refused(&file, "broken");
	file = ZIPPED(TYPES, NAMED("word/document.xml!exe"));
	swap(&file, "!exe", "\0exe", 4);
	kind_refused(&file, "type");
}

static void
many(void **state)
{
	static struct sample_entry entries[ENTRIES_MOST + 1];
	struct sample_entry first[] = { TYPES, WORD };
	struct bytes file = kind_file(NULL);
	char names[ENTRIES_MOST + 1][12];

	(void)state;
	memcpy(entries, first, sizeof first);
	for (int i = 2; i <= ENTRIES_MOST; i++) {
		snprintf(names[i], sizeof names[i], "%d", i);
		entries[i] = (struct sample_entry){ names[i], BYTES("x"), 1 };
	}
	file = zipped(entries, ENTRIES_MOST);
	kind_taken(&file, FILETYPE_DOCX);
	file = zipped(entries, ENTRIES_MOST + 1);
	kind_refused(&file, "broken");
	/* As many as that, modulo what the field can hold. */
	memset(file.data + file.length - END + 8, 0, 4);
	kind_refused(&file, "broken");
}

/* Says that the part x unpacks to so many bytes. */
static void
grow(struct bytes *file, size_t size)
{
	char *at = file->data;

	for (; (size_t)(at - file->data) < file->length - 46; at++)
		if (memcmp(at, "PK\3\4", 4) == 0 && at[30] == 'x')
			put_le32(at + 22, size);
		else if (memcmp(at, "PK\1\2", 4) == 0 && at[46] == 'x')
			put_le32(at + 24, size);
}

static void
large(void **state)
{
	struct bytes file = ZIPPED(TYPES, WORD, { "x1", BYTES("aaaaaaaaaaaaa"),
	    0 }, { "x2", BYTES("bbbbbbbbbbbbbbbb"), 0 });

	(void)state;
	grow(&file, HALF - 1024);
	kind_taken(&file, FILETYPE_DOCX);
	grow(&file, HALF);
	kind_refused(&file, "broken");
	grow(&file, UINT32_MAX - 1);
	kind_refused(&file, "broken");
}

/* Where a file begins and ends. */
static void
edges(void **state)
{
	struct bytes file = kind_file(NULL), docx = kind_file(sample_docx);

	(void)state;
	bytes_text(&file, "<html></html>");
	bytes_add(&file, docx.data, docx.length);
	kind_refused(&file, "type");
	memcpy(file.data, "PK\3\4", 4);
	kind_refused(&file, "broken");
	file = kind_file(sample_docx);
	bytes_text(&file, "x");
	kind_refused(&file, "broken");
	/* A comment, honestly told. */
	file.data[file.length - 3] = 1;
	kind_refused(&file, "broken");
	/* Something between the directory and its end. */
	file = kind_file(sample_docx);
	bytes_text(&file, "data");
	memmove(file.data + file.length - END, file.data + file.length - 4 -
	    END, END);
	kind_refused(&file, "broken");
	file = ZIPPED({ "a", BYTES("%PDF-1.4\n%%EOF"), SAMPLE_STORED }, TYPES,
	    WORD);
	kind_refused(&file, "broken");
}

/* One directory for who stops at the first end, another for the last. */
static void
two_faces(void **state)
{
	struct bytes file = kind_file(sample_docx);
	size_t begin = (size_t)((char *)memmem(file.data, file.length,
	    "PK\1\2", 4) - file.data);
	size_t again = file.length;

	(void)state;
	bytes_room(&file, again);
	file.data[again - 2] = (char)(again - begin);
	bytes_add(&file, file.data + begin, again - begin);
	memset(file.data + file.length - 2, 0, 2);
	put_le32(file.data + file.length - 6, again);
	kind_refused(&file, "broken");
}

/*
 * An end for larger archives (APPNOTE 4.3.14) in a part, behind a directory
 * that leaves out the macro, and its locator in the last name: one reader sees
 * this directory and the other that.
 */
static void
wide(void **state)
{
	static const char room[256] = "ROOM", last[] = "12345678901234567890";
	struct bytes file = ZIPPED(TYPES, WORD, NAMED("word/vbaProject.bin"),
	    { "a", BYTES(room), SAMPLE_STORED }, NAMED(last));
	char *from = memmem(file.data, file.length, "PK\1\2", 4);
	char *to = memmem(file.data, file.length, "ROOM", 4);
	char locator[20] = "PK\6\7", end[56] = "PK\6\6\x2c";
	/* Of the first two records, which are left. */
	const size_t size = 2 * 46 + 19 + 17;

	(void)state;
	kind_refused(&file, "macro");
	end[24] = end[32] = 2;
	put_le32(end + 40, size);
	put_le32(end + 48, (size_t)(to - file.data));
	memcpy(to, from, size);
	memcpy(to + size, end, sizeof end);
	put_le32(locator + 8, (size_t)(to + size - file.data));
	swap(&file, last, locator, sizeof locator);
	kind_refused(&file, "broken");
}

/* Ends without number, each of which a reader has to try. */
static void
ends(void **state)
{
	struct bytes inside = kind_file(NULL), file;

	(void)state;
	for (int i = 0; i < 15; i++)
		bytes_add(&inside, BYTES("PK\5\6 an end that is none"));
	file = ZIPPED(TYPES, WORD,
	    { "a", inside.data, inside.length, SAMPLE_STORED });
	kind_taken(&file, FILETYPE_DOCX);
	bytes_add(&inside, BYTES("PK\5\6 an end that is none"));
	file = ZIPPED(TYPES, WORD,
	    { "a", inside.data, inside.length, SAMPLE_STORED });
	kind_refused(&file, "broken");
}

/* An archive behind each of the others, or inside. */
static void
two_kinds(void **state)
{
	void (*const samples[])(struct bytes *) = { sample_pdf, sample_jpeg,
	    sample_png };
	struct bytes docx = kind_file(sample_docx), file;
	char *end;

	(void)state;
	for (size_t i = 0; i < COUNT(samples); i++) {
		file = kind_file(samples[i]);
		bytes_add(&file, docx.data, docx.length);
		kind_refused(&file, "broken");
	}
	/* Before the last line of a PDF, which is a comment to the archive. */
	bytes_text(&docx, "\n%%EOF");
	docx.data[docx.length - 8] = 6;
	file = kind_file(sample_pdf);
	bytes_add(&file, docx.data, docx.length);
	kind_refused(&file, "broken");
	/* To one who reckons from the file's first byte alone; to nobody. */
	end = file.data + file.length - 6 - END;
	put_le32(end + 12, 0);
	put_le32(end + 16, (size_t)((char *)memmem(file.data, file.length,
	    "PK\1\2", 4) - file.data));
	kind_refused(&file, "broken");
	put_le32(end + 16, 1);
	kind_taken(&file, FILETYPE_PDF);
	/* In a chunk of a PNG that nobody draws. */
	file = kind_file(sample_png);
	file.length -= 12;
	sample_chunk(&file, "zIPp", docx.data, docx.length);
	sample_chunk(&file, "IEND", "", 0);
	kind_refused(&file, "broken");
	/* Its end alone is no archive. */
	file = kind_file(sample_png);
	file.length -= 12;
	sample_chunk(&file, "zIPp", docx.data + docx.length - END - 6,
	    END + 6);
	sample_chunk(&file, "IEND", "", 0);
	kind_taken(&file, FILETYPE_PNG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parts), TEST(programs), TEST(climbing), TEST(many),
		TEST(large), TEST(edges), TEST(two_faces), TEST(wide),
		TEST(ends), TEST(two_kinds)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
