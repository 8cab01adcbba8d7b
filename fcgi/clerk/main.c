#include "clerk/clerk.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/rights.h"

#include <string.h>
#include <sys/prctl.h>

static const struct {
	const char *name;
	enum outcome (*run)(struct clerk *clerk);
} commands[] = {
	{ "migrate", clerk_migrate },
	{ "demo", clerk_demo },
	{ "add-staff", clerk_add_staff },
	{ "run", clerk_run }
};

static enum outcome
database_open(struct clerk *clerk)
{
	struct settings *s = clerk->settings;
	struct db_settings database;

	TRY(settings_need(s, "database", "socket", &database.socket));
	TRY(settings_need(s, "database", "name", &database.name));
	TRY(settings_need(s, "database", "user", &database.user));
	TRY(settings_secret(s, "database", "password", &database.password));
	return db_open(&clerk->db, &database);
}

static enum outcome
open_and_run(struct clerk *clerk, const char *path, const char *command)
{
	const char *directory;

	TRY(settings_open(&clerk->settings, path));
	TRY(settings_need(clerk->settings, "site", "directory", &directory));
	if (!clock_open(directory)) {
		log_line("clerk: %s can't be opened", directory);
		return OUTCOME_FAULT;
	}
	TRY(database_open(clerk));
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(commands[i].name, command) == 0)
			return commands[i].run(clerk);
	log_line("clerk: there is no command %s", command);
	return OUTCOME_FAULT;
}

int
main(int argc, char **argv)
{
	struct clerk clerk = { 0 };
	enum outcome outcome;

	log_open("clerk");
	rights_close();
	if (argc < 3) {
		log_line("usage: shokai-clerk SETTINGS "
		    "migrate|demo|add-staff|run");
		return 2;
	}
	prctl(PR_SET_DUMPABLE, 0);
	clerk.argc = argc - 3;
	clerk.argv = argv + 3;
	outcome = open_and_run(&clerk, argv[1], argv[2]);
	db_close(clerk.db);
	settings_close(clerk.settings);
	return outcome == OUTCOME_OK ? 0 : 1;
}
