/*
 * Rows of a file as LOAD DATA reads it (tabs, \N for NULL, nothing else
 * escaped), put into a table by the array binding of lib/port/db_bulk.c:
 * bulk SOCKET TABLE COLUMNS ROWS-AT-ONCE FILE. It prints the microseconds from
 * the first row laid out to the last that is stored; the file is read before.
 */
#include "base/clock.h"
#include "port/db.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SQL_BYTES = 4096, ARENA_BYTES = 32 * 1024 * 1024 };

static char *
file_read(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *text;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		exit(2);
	*length = (size_t)ftell(file);
	rewind(file);
	text = malloc(*length + 1);
	if (text == NULL || fread(text, 1, *length, file) != *length)
		exit(2);
	fclose(file);
	return text;
}

static void
sql_make(char sql[SQL_BYTES], const char *table, size_t columns)
{
	size_t used = (size_t)snprintf(sql, SQL_BYTES,
	    "INSERT IGNORE INTO %.64s VALUES (?", table);

	for (size_t i = 1; i < columns && used + 3 < SQL_BYTES; i++)
		used += (size_t)snprintf(sql + used, SQL_BYTES - used, ",?");
	snprintf(sql + used, SQL_BYTES - used, ")");
}

/* One line; what follows it. */
static const char *
row_put(struct bulk *bulk, const char *at, size_t columns)
{
	bulk_row(bulk);
	for (size_t i = 0; i < columns; i++) {
		size_t length = strcspn(at, "\t\n");

		if (length != 2 || memcmp(at, "\\N", 2) != 0)
			bulk_put(bulk, i, at, length);
		at += length + 1;
	}
	return at;
}

int
main(int argc, char **argv)
{
	struct db_settings settings = { .name = "shokai", .user = "root",
	    .seconds = 600 };
	static char sql[SQL_BYTES];
	struct statement statement = { sql, "" };
	size_t columns, most, length, affected;
	struct arena arena;
	struct db *db;
	const char *at, *end;
	int64_t began;

	if (argc != 6)
		return 2;
	settings.socket = argv[1];
	columns = strtoul(argv[3], NULL, 10);
	most = strtoul(argv[4], NULL, 10);
	sql_make(sql, argv[2], columns);
	at = file_read(argv[5], &length);
	end = at + length;
	arena_init(&arena, ARENA_BYTES);
	if (db_open(&db, &settings) != OUTCOME_OK)
		return 1;
	began = clock_steady();
	while (at < end) {
		struct bulk *bulk = bulk_open(&arena, columns, most);

		for (size_t i = 0; i < most && at < end; i++)
			at = row_put(bulk, at, columns);
		if (db_put(db, &statement, bulk, &affected) != OUTCOME_OK ||
		    affected != bulk_count(bulk))
			return 1;
		arena_clear(&arena);
	}
	printf("%" PRId64 "\n", clock_steady() - began);
	db_close(db);
	arena_finish(&arena);
	return 0;
}
