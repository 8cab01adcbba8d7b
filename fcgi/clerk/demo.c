#include "clerk/clerk.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/log.h"
#include "clerk/migrate.h"
#include "model/job.h"
#include "model/referral.h"
#include "model/seeker.h"
#include "port/password.h"

#include <stdio.h>
#include <string.h>

enum { CEILING_BYTES = 4 * 1024 * 1024 };

static const struct statement loaded = {
	"SELECT COUNT(*) AS `@count` FROM office", "version"
};

/* Invented, and said by nginx/up. */
static const char password[] = "Shokai-demo-1";

static void
variable(struct bytes *sql, const char *name, int age, instant at)
{
	int year, month, of_month;
	int64_t within = (at % INSTANT_DAY + INSTANT_DAY) % INSTANT_DAY;

	day_to_civil((int32_t)((at - within) / INSTANT_DAY), &year, &month,
	    &of_month);
	bytes_print(sql, "SET @%s_%d = '%04d-%02d-%02d %02d:%02d:%02d.%06d';",
	    name, age, year, month, of_month,
	    (int)(within / INSTANT_HOUR), (int)(within / INSTANT_MINUTE % 60),
	    (int)(within / INSTANT_SECOND % 60),
	    (int)(within % INSTANT_SECOND));
}

/* Every deadline in the demonstration is the model's, as in earnest. */
static void
variables(struct bytes *sql)
{
	static const int ages[] = { 0, 2, 5, 9, 14, 20, 27 };

	for (size_t i = 0; i < sizeof ages / sizeof ages[0]; i++) {
		instant at = clock_now() - ages[i] * INSTANT_DAY;
		instant valid = job_valid_until(at);

		variable(sql, "at", ages[i], at);
		variable(sql, "valid", ages[i], valid);
		variable(sql, "open", ages[i], job_open_until(valid));
		variable(sql, "registered", ages[i], seeker_valid_until(at));
		variable(sql, "apply", ages[i],
		    referral_apply_until(at, REFERRAL_DAYS, valid));
	}
}

static enum outcome
load(struct db *db, const char *folder)
{
	char path[4096], hash[PASSWORD_TEXT];
	struct arena arena;
	struct bytes sql;
	enum outcome outcome;

	TRY(password_hash(hash, password));
	arena_init(&arena, CEILING_BYTES);
	bytes_init(&sql, &arena, 4096);
	variables(&sql);
	bytes_print(&sql, "SET @password = '%s';", hash);
	outcome = db_run(db, sql.data, sql.length);
	snprintf(path, sizeof path, "%s/demo.sql", folder);
	if (outcome == OUTCOME_OK)
		outcome = migrate_file(db, path);
	arena_finish(&arena);
	return outcome;
}

static enum outcome
load_once(struct db *db, const char *folder)
{
	long offices = 0;

	TRY(migrate_count(db, &loaded, NO_ARGS, &offices));
	return offices > 0 ? OUTCOME_OK : load(db, folder);
}

enum outcome
clerk_demo(struct clerk *clerk)
{
	const char *folder;
	struct db *db = NULL;
	enum outcome outcome;

	TRY(settings_need(clerk->settings, "migrate", "schema", &folder));
	outcome = migrate_open(clerk, &db);
	if (outcome == OUTCOME_OK)
		outcome = load_once(db, folder);
	db_close(db);
	return outcome;
}
