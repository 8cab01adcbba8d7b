#include "asked.h"

#include <stdlib.h>
#include <string.h>

enum { CEILING_BYTES = 64 * 1024 * 1024 };

struct arena asked_arena;
struct db *asked_db;
struct db_settings asked_settings;
_Atomic int asked_times;

static const struct statement *_Atomic asked;

static void
count(const struct statement *statement)
{
	if (statement == asked)
		asked_times++;
}

void
asked_begin(const char *text)
{
	stand_begin(NULL);
	arena_init(&asked_arena, CEILING_BYTES);
	sql("CREATE OR REPLACE DATABASE shokai_port; USE shokai_port; %s",
	    text);
	asked_settings = (struct db_settings){ arena_text(&asked_arena,
	    "%s/mariadb/mariadb.sock", getenv("RUN")), "shokai_port", "root",
	    "", 0 };
	db_before = count;
	assert_int_equal(db_open(&asked_db, &asked_settings), OUTCOME_OK);
}

void
asked_end(void)
{
	db_close(asked_db);
	db_before = NULL;
	sql("DROP DATABASE shokai_port");
	arena_finish(&asked_arena);
	stand_end(NULL);
}

struct element *
ask_by(struct db *by, const struct statement *statement,
    const struct arg *args, size_t size, enum outcome wanted)
{
	struct element *into = tree_root(tree_open(&asked_arena, "page"));

	asked = statement;
	asked_times = 0;
	assert_int_equal(db_ask(by, statement, args, size, into,
	    at("2026-11-20T12:00:00")), wanted);
	return into;
}

struct element *
ask(const struct statement *statement, const struct arg *args, size_t size)
{
	return element_first(ask_by(asked_db, statement, args, size,
	    OUTCOME_OK), NULL);
}

const char *
written(struct element *element)
{
	struct tree *tree = tree_open(&asked_arena, "t");
	struct bytes bytes;
	char *begin, *end;

	element_copy(tree_root(tree), element);
	bytes_init(&bytes, &asked_arena, 1024);
	tree_write(tree, &bytes);
	bytes_add(&bytes, "", 1);
	begin = strstr(bytes.data, "<t>") + 3;
	end = strstr(begin, "</t>");
	return arena_copy(&asked_arena, begin, (size_t)(end - begin));
}
