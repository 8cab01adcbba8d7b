#include "port/filetype_private.h"

#include "base/log.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

/* The end of a directory and what is before it (APPNOTE 4.3.15, 4.3.16). */
enum {
	END_BYTES = 22,
	LOCATOR_BYTES = 20,
	COMMENT_MOST = 65535,
	ENDS_MOST = 16,		/* of archives inside, stored */
	ENTRIES_MOST = 2000,
	DIRECTORY_MOST = 1024 * 1024	/* bytes */
};
static const uint64_t unpacked_most = 512u * 1024 * 1024;

/* What the entries that were seen so far make of the archive. */
struct content {
	_Bool types, word, excel;
	uint64_t unpacked;
};

static size_t
le16(const unsigned char *p)
{
	return (size_t)p[1] << 8 | p[0];
}

static size_t
le32(const unsigned char *p)
{
	return le16(p + 2) << 16 | le16(p);
}

/*
 * The next end of a directory at or behind *at, of those that can be found
 * from behind. NULL when there is none; else *at is where it stands.
 */
static const unsigned char *
end_next(const struct filetype_bytes *file, size_t *at)
{
	size_t least = file->length > END_BYTES + COMMENT_MOST ?
	    file->length - END_BYTES - COMMENT_MOST : 0;

	if (*at < least)
		*at = least;
	for (; file->length - *at >= END_BYTES; ++*at)
		if (FILETYPE_STANDS(file, *at, "PK\5\6"))
			return file->data + *at;
	return NULL;
}

/* Does an archive of more than 4 GiB or 65,535 entries say so here? */
static _Bool
end_is_wide(const struct filetype_bytes *file, size_t at)
{
	return at >= LOCATOR_BYTES &&
	    FILETYPE_STANDS(file, at - LOCATOR_BYTES, "PK\6\7");
}

/* Readers reckon from the file's first byte or back from the end's. */
_Bool
filetype_holds_zip(const struct filetype_bytes *file)
{
	const unsigned char *end;
	size_t size;

	for (size_t at = 0; (end = end_next(file, &at)) != NULL; at++) {
		size = le32(end + 12);
		if (end_is_wide(file, at) ||
		    FILETYPE_STANDS(file, le32(end + 16), "PK\1\2") ||
		    (size <= at && FILETYPE_STANDS(file, at - size, "PK\1\2")))
			return 1;
	}
	return 0;
}

/*
 * Is the last end the only one that a reader may take, at the very end of the
 * file, right behind its directory, and of a size that libzip may be given?
 * For libzip tries each end that it finds, makes room for as many entries as
 * that says, and compares names of one hash one by one.
 */
static _Bool
end_is_clear(const struct filetype_bytes *file)
{
	const unsigned char *end, *last = NULL;
	size_t at, count = 0;

	for (at = 0; (end = end_next(file, &at)) != NULL; at++) {
		/* Two that reach the file's end: an archive with two faces. */
		if (++count > ENDS_MOST || last != NULL ||
		    end_is_wide(file, at))
			return 0;
		if (at + END_BYTES + le16(end + 20) == file->length)
			last = end;
	}
	if (last == NULL)
		return 0;
	at = (size_t)(last - file->data);
	return at + END_BYTES == file->length && le32(last + 4) == 0 &&
	    le16(last + 8) == le16(last + 10) &&
	    le16(last + 10) <= ENTRIES_MOST &&
	    le32(last + 12) <= DIRECTORY_MOST &&
	    le32(last + 12) + le32(last + 16) == at;
}

/* No part of a package is named so (ECMA-376-2 6.2.2), and it may do harm. */
static _Bool
name_climbs(const char *name)
{
	const char *end;

	if (*name == '/' || *name == '\0' || strchr(name, '\\') != NULL)
		return 1;
	for (; *name != '\0'; name = end + (*end == '/')) {
		end = strchrnul(name, '/');
		if (end - name == 2 && memcmp(name, "..", 2) == 0)
			return 1;
	}
	return 0;
}

/* [MS-OVBA] 2.2.1 and [MS-OFFMACRO] 2.2.1.3: by name, in whichever folder. */
static _Bool
name_is_macro(const char *name)
{
	const char *slash = strrchr(name, '/');

	return strcasecmp(slash == NULL ? name : slash + 1,
	    "vbaProject.bin") == 0 ||
	    strncasecmp(name, "xl/macrosheets/", 15) == 0;
}

/* Adds an entry to the content; the code of a refusal, or NULL. */
static const char *
entry_see(struct content *content, const struct zip_stat *entry)
{
	static const uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE |
	    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;

	if ((entry->valid & needed) != needed || name_climbs(entry->name))
		return "broken";
	if (entry->encryption_method != ZIP_EM_NONE)
		return "locked";
	if (name_is_macro(entry->name))
		return "macro";
	/* The two that a package may use (ECMA-376-2 annex B). */
	if ((entry->comp_method != ZIP_CM_STORE &&
	    entry->comp_method != ZIP_CM_DEFLATE) ||
	    entry->size > unpacked_most - content->unpacked)
		return "broken";
	content->unpacked += entry->size;
	content->types |= strcmp(entry->name, "[Content_Types].xml") == 0;
	content->word |= strcmp(entry->name, "word/document.xml") == 0;
	content->excel |= strcmp(entry->name, "xl/workbook.xml") == 0;
	return NULL;
}

/*
 * libzip's own trouble; all else that it says is about the file. Some of what
 * has no memory says something else, so malloc is heard as well.
 */
static const char *
refusal(int code)
{
	if (code != ZIP_ER_MEMORY && errno != ENOMEM)
		return "broken";
	log_line("filetype: libzip has no memory");
	return NULL;
}

static enum filetype
archive_see(zip_t *archive, const char **why)
{
	struct content content = { 0 };
	zip_int64_t count = zip_get_num_entries(archive, 0);
	struct zip_stat entry;

	for (zip_int64_t i = 0; i < count; i++) {
		if (zip_stat_index(archive, (zip_uint64_t)i, ZIP_FL_ENC_RAW,
		    &entry) != 0) {
			*why = refusal(zip_error_code_zip(
			    zip_get_error(archive)));
			return FILETYPE_NONE;
		}
		*why = entry_see(&content, &entry);
		if (*why != NULL)
			return FILETYPE_NONE;
	}
	*why = "type";
	if (!content.types || content.word == content.excel)
		return FILETYPE_NONE;
	return content.word ? FILETYPE_DOCX : FILETYPE_XLSX;
}

/* The source is the archive's once it has one. */
static zip_t *
archive_open(const struct filetype_bytes *file, const char **why)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *archive = NULL;

	zip_error_init(&error);
	source = zip_source_buffer_create(file->data, file->length, 0, &error);
	if (source != NULL)
		archive = zip_open_from_source(source,
		    ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (archive == NULL) {
		zip_source_free(source);
		*why = refusal(zip_error_code_zip(&error));
	}
	zip_error_fini(&error);
	return archive;
}

enum filetype
filetype_zip(const struct filetype_bytes *file, const char **why)
{
	enum filetype type = FILETYPE_NONE;
	zip_t *archive;

	*why = "broken";
	if (!end_is_clear(file))
		return FILETYPE_NONE;
	errno = 0;
	archive = archive_open(file, why);
	if (archive == NULL)
		return FILETYPE_NONE;
	type = archive_see(archive, why);
	zip_discard(archive);
	return type;
}
