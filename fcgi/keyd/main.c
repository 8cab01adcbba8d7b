#include "keyd/keyd.h"

#include "base/log.h"
#include "base/rights.h"
#include "keyd/serve.h"

/* What takes rights comes before rights_drop; no message is read before. */
static enum outcome
open_all(struct keyd *keyd, struct settings *settings)
{
	const char *folder, *socket;

	TRY(settings_need(settings, "keyd", "keys", &folder));
	TRY(settings_need(settings, "keyd", "socket", &socket));
	TRY(permit_read(&keyd->permit, settings));
	TRY(epoch_folder(&keyd->folder, folder));
	TRY(serve_listen(keyd, socket));
	TRY(vault_open(&keyd->vault));
	TRY(rights_drop(settings_number(settings, "keyd", "user", -1)));
	return epoch_load(&keyd->vault->epochs, keyd->folder);
}

int
main(int argc, char **argv)
{
	struct keyd keyd = { .folder = -1, .listener = -1 };
	struct settings *settings = NULL;
	enum outcome outcome = OUTCOME_FAULT;

	log_open("keyd");
	rights_close();
	if (argc != 2) {
		log_line("usage: shokai-keyd SETTINGS");
		return 2;
	}
	if (settings_open(&settings, argv[1]) == OUTCOME_OK)
		outcome = open_all(&keyd, settings);
	settings_close(settings);
	if (outcome == OUTCOME_OK) {
		log_line("open, newest epoch %u",
		    epoch_newest(&keyd.vault->epochs)->number);
		serve_run(&keyd);
		log_line("closed");
	}
	vault_close(keyd.vault);
	return outcome == OUTCOME_OK ? 0 : 1;
}
