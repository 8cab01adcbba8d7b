#include "port/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* One grey dot. */
static const unsigned char jpeg[] = {
	0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01,
	0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0xff, 0xdb, 0x00, 0x43,
	0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x01,
	0x00, 0x01, 0x01, 0x01, 0x11, 0x00, 0xff, 0xc4, 0x00, 0x14, 0x00, 0x01,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0xff, 0xc4, 0x00, 0x14, 0x10, 0x01, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00,
	0x3f, 0xff, 0xd9
};
static const unsigned char png[] = {
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
	0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
	0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00,
	0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68, 0x00, 0x00, 0x00,
	0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49,
	0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82
};

/* One empty page. */
static const char *const objects[] = {
	"<</Type/Catalog/Pages 2 0 R>>",
	"<</Type/Pages/Kids[3 0 R]/Count 1>>",
	"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
};
enum { OBJECTS = sizeof objects / sizeof objects[0] };

void
sample_pdf(struct bytes *out)
{
	size_t begin = out->length, places[OBJECTS], table;

	bytes_text(out, "%PDF-1.4\n");
	for (size_t i = 0; i < OBJECTS; i++) {
		places[i] = out->length - begin;
		bytes_print(out, "%zu 0 obj%sendobj\n", i + 1, objects[i]);
	}
	table = out->length - begin;
	bytes_print(out, "xref\n0 %d\n0000000000 65535 f \n", OBJECTS + 1);
	for (size_t i = 0; i < OBJECTS; i++)
		bytes_print(out, "%010zu 00000 n \n", places[i]);
	bytes_print(out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%zu\n"
	    "%%%%EOF\n", OBJECTS + 1, table);
}

void
sample_jpeg(struct bytes *out)
{
	bytes_add(out, (const char *)jpeg, sizeof jpeg);
}

void
sample_png(struct bytes *out)
{
	bytes_add(out, (const char *)png, sizeof png);
}

void
sample_chunk(struct bytes *out, const char *type, const char *data,
    size_t length)
{
	const unsigned char size[] = { (unsigned char)(length >> 24),
	    (unsigned char)(length >> 16), (unsigned char)(length >> 8),
	    (unsigned char)length };

	bytes_add(out, (const char *)size, sizeof size);
	bytes_add(out, type, 4);
	bytes_add(out, data, length);
	bytes_add(out, "CRC?", 4);
}

#define TEXT(s) (s), sizeof(s) - 1

/* By name; what stands in the parts, only Word and Excel ask. */
void
sample_docx(struct bytes *out)
{
	static const struct sample_entry entries[] = {
		{ "[Content_Types].xml", TEXT("<Types/>"), 0 },
		{ "_rels/.rels", TEXT("<Relationships/>"), 0 },
		{ "word/document.xml", TEXT("<w:document/>"), 0 }
	};

	sample_zip(out, entries, sizeof entries / sizeof entries[0]);
}

void
sample_xlsx(struct bytes *out)
{
	static const struct sample_entry entries[] = {
		{ "[Content_Types].xml", TEXT("<Types/>"), 0 },
		{ "xl/", NULL, 0, 0 },
		{ "xl/workbook.xml", TEXT("<workbook/>"), 0 }
	};

	sample_zip(out, entries, sizeof entries / sizeof entries[0]);
}

static void
need(_Bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "sample: libzip: %s\n", what);
	abort();
}

static void
add(zip_t *archive, const struct sample_entry *entry)
{
	static const zip_int32_t methods[] = {
		[SAMPLE_DEFLATED] = ZIP_CM_DEFLATE,
		[SAMPLE_STORED] = ZIP_CM_STORE,
		[SAMPLE_BZIP2] = ZIP_CM_BZIP2,
		[SAMPLE_LOCKED] = ZIP_CM_DEFLATE
	};
	zip_source_t *data;
	zip_int64_t at;

	if (entry->data == NULL) {
		need(zip_dir_add(archive, entry->name, 0) >= 0, entry->name);
		return;
	}
	data = zip_source_buffer(archive, entry->data, entry->length, 0);
	at = zip_file_add(archive, entry->name, data, 0);
	need(data != NULL && at >= 0, entry->name);
	need(zip_set_file_compression(archive, (zip_uint64_t)at,
	    methods[entry->how], 0) == 0, entry->name);
	if (entry->how == SAMPLE_LOCKED)
		need(zip_file_set_encryption(archive, (zip_uint64_t)at,
		    ZIP_EM_AES_256, "password") == 0, entry->name);
}

void
sample_zip(struct bytes *out, const struct sample_entry *entries, size_t count)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	zip_int64_t got;

	need(archive != NULL, "open");
	zip_source_keep(source);
	for (size_t i = 0; i < count; i++)
		add(archive, &entries[i]);
	need(zip_close(archive) == 0 && zip_source_open(source) == 0, "close");
	while ((got = zip_source_read(source, bytes_room(out, 4096), 4096)) > 0)
		out->length += (size_t)got;
	need(got == 0, "read");
	zip_source_close(source);
	zip_source_free(source);
}
