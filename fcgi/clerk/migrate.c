#include "clerk/migrate.h"

#include "base/clock.h"
#include "base/log.h"
#include "port/tree.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX_BYTES = 1024 * 1024 };

static const struct statement known = {
	"SELECT COUNT(*) AS `@count` FROM schema_version WHERE number = ?",
	"version"
};
static const struct statement have_versions = {
	"SELECT COUNT(*) AS `@count` FROM information_schema.tables "
	"WHERE table_schema = DATABASE() AND table_name = 'schema_version'",
	"version"
};
static const struct statement remember = {
	"INSERT INTO schema_version (number, name, applied_at) "
	"VALUES (?, ?, ?)", ""
};

enum outcome
migrate_open(struct clerk *clerk, struct db **out)
{
	struct db_settings settings = { .password = "",
	    .seconds = CLERK_PATIENCE };

	TRY(settings_need(clerk->settings, "migrate", "user",
	    &settings.user));
	TRY(settings_need(clerk->settings, "database", "socket",
	    &settings.socket));
	TRY(settings_need(clerk->settings, "database", "name",
	    &settings.name));
	return db_open(out, &settings);
}

enum outcome
migrate_file(struct db *db, const char *path)
{
	FILE *file = fopen(path, "r");
	enum outcome outcome = OUTCOME_FAULT;
	struct arena arena;
	char *text;
	size_t length;

	arena_init(&arena, FILE_MAX_BYTES);
	text = arena_alloc(&arena, FILE_MAX_BYTES);
	if (file != NULL) {
		length = fread(text, 1, FILE_MAX_BYTES, file);
		if (length < FILE_MAX_BYTES && !ferror(file))
			outcome = db_run(db, text, length);
	}
	if (outcome != OUTCOME_OK)
		log_line("migrate: %s did not run", path);
	if (file != NULL)
		fclose(file);
	arena_finish(&arena);
	return outcome;
}

enum outcome
migrate_count(struct db *db, const struct statement *statement, const struct arg *args,
    size_t size, long *out)
{
	struct arena arena;
	struct element *root;
	enum outcome outcome;

	arena_init(&arena, FILE_MAX_BYTES);
	root = tree_root(tree_open(&arena, "facts"));
	outcome = db_ask(db, statement, args, size, root, 0);
	if (outcome == OUTCOME_OK)
		*out = strtol(element_get(element_first(root, "version"),
		    "count"), NULL, 10);
	arena_finish(&arena);
	return outcome;
}

static enum outcome
version_keep(struct db *db, long number, const char *name)
{
	struct arena arena;
	enum outcome outcome;

	arena_init(&arena, FILE_MAX_BYTES);
	outcome = db_ask(db, &remember, ARGS(arg_number(number),
	    arg_text(name), arg_instant(clock_real())),
	    tree_root(tree_open(&arena, "facts")), 0);
	arena_finish(&arena);
	return outcome;
}

/* A migration runs once; its number is the beginning of its file's name. */
static enum outcome
migration_run(struct db *db, const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	long number = strtol(name, NULL, 10);
	long times = 0;

	TRY(migrate_count(db, &have_versions, NO_ARGS, &times));
	if (times > 0)
		TRY(migrate_count(db, &known, ARGS(arg_number(number)), &times));
	if (times > 0)
		return OUTCOME_OK;
	TRY(migrate_file(db, path));
	TRY(version_keep(db, number, name));
	log_line("migrate: %s", name);
	return OUTCOME_OK;
}

static enum outcome
each_file(struct db *db, const char *folder, const char *pattern,
    enum outcome (*run)(struct db *, const char *))
{
	char path[4096];
	glob_t found;
	enum outcome outcome = OUTCOME_OK;

	snprintf(path, sizeof path, "%s/%s", folder, pattern);
	if (glob(path, GLOB_ERR, NULL, &found) != 0) {
		log_line("migrate: nothing at %s", path);
		return OUTCOME_FAULT;
	}
	for (size_t i = 0; i < found.gl_pathc && outcome == OUTCOME_OK; i++)
		outcome = run(db, found.gl_pathv[i]);
	globfree(&found);
	return outcome;
}

static enum outcome
all_run(struct db *db, const char *folder)
{
	TRY(each_file(db, folder, "[0-9]*.sql", migration_run));
	TRY(each_file(db, folder, "procedure/*.sql", migrate_file));
	return each_file(db, folder, "grants.sql", migrate_file);
}

enum outcome
clerk_migrate(struct clerk *clerk)
{
	const char *folder;
	struct db *db = NULL;
	enum outcome outcome;

	TRY(settings_need(clerk->settings, "migrate", "schema", &folder));
	outcome = migrate_open(clerk, &db);
	if (outcome == OUTCOME_OK)
		outcome = all_run(db, folder);
	if (outcome == OUTCOME_OK)
		outcome = unsealed_seal(clerk, db);
	db_close(db);
	return outcome;
}
