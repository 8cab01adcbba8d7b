#include "clerk/clerk.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/rights.h"

#include <string.h>
#include <sys/prctl.h>

static const struct command {
	const char *name;
	enum outcome (*run)(struct clerk *clerk);
	unsigned seconds;	/* that the database may take; 0: as a door's */
} commands[] = {
	{ "migrate", clerk_migrate, CLERK_PATIENCE },
	{ "demo", clerk_demo, CLERK_PATIENCE },
	{ "add-staff", clerk_add_staff, 0 },
	{ "add-partner", clerk_add_partner, 0 },
	{ "remove-partner", clerk_remove_partner, 0 },
	{ "add-certificate", clerk_add_certificate, 0 },
	{ "remove-certificate", clerk_remove_certificate, 0 },
	{ "feed-password", clerk_feed_password, 0 },
	{ "give-mandate", clerk_give_mandate, 0 },
	{ "take-mandate", clerk_take_mandate, 0 },
	{ "replay", clerk_replay, CLERK_PATIENCE },
	{ "verify", clerk_verify, CLERK_PATIENCE },
	{ "run", clerk_run, 0 }
};

static enum outcome
database_open(struct clerk *clerk, unsigned seconds)
{
	struct settings *s = clerk->settings;
	struct db_settings database = { .seconds = seconds };

	TRY(settings_need(s, "database", "socket", &database.socket));
	TRY(settings_need(s, "database", "name", &database.name));
	TRY(settings_need(s, "database", "user", &database.user));
	TRY(settings_secret(s, "database", "password", &database.password));
	return db_open(&clerk->db, &database);
}

static const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	log_line("clerk: there is no command %s", name);
	return NULL;
}

static enum outcome
open_and_run(struct clerk *clerk, const char *path,
    const struct command *command)
{
	const char *directory, *keyd;

	TRY(settings_open(&clerk->settings, path));
	TRY(settings_need(clerk->settings, "site", "directory", &directory));
	if (!clock_open(directory)) {
		log_line("clerk: %s can't be opened", directory);
		return OUTCOME_FAULT;
	}
	TRY(database_open(clerk, command->seconds));
	TRY(settings_need(clerk->settings, "keyd", "socket", &keyd));
	TRY(keys_open(&clerk->keys, keyd));
	return command->run(clerk);
}

int
main(int argc, char **argv)
{
	struct clerk clerk = { 0 };
	const struct command *command;
	enum outcome outcome = OUTCOME_FAULT;

	log_open("clerk");
	rights_close();
	if (argc < 3) {
		log_line("usage: shokai-clerk SETTINGS "
		    "migrate|demo|add-staff|add-partner|remove-partner|"
		    "add-certificate|remove-certificate|"
		    "give-mandate|take-mandate|feed-password|"
		    "replay|verify|run");
		return 2;
	}
	prctl(PR_SET_DUMPABLE, 0);
	clerk.argc = argc - 3;
	clerk.argv = argv + 3;
	command = command_find(argv[2]);
	if (command != NULL)
		outcome = open_and_run(&clerk, argv[1], command);
	schema_close(clerk.job);
	db_close(clerk.db);
	hooks_close(clerk.hooks);
	keys_close(clerk.keys);
	settings_close(clerk.settings);
	return outcome == OUTCOME_OK ? 0 : 1;
}
