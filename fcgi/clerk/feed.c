#include "clerk/clerk.h"

#include "base/clock.h"
#include "base/log.h"
#include "port/password.h"

#include <string.h>

enum { CEILING_BYTES = 1024 * 1024 };

static const struct statement set = {
	"CALL clerk_feed_password(?,?,?,?)", "set"
};

static enum outcome
password_set(struct clerk *clerk, const char *hash, struct arena *arena)
{
	struct element *root = tree_root(tree_open(arena, "facts"));
	const struct element *done;

	TRY(db_ask(clerk->db, &set, ARGS(arg_text(clerk->argv[0]),
	    arg_text(hash), arg_instant(clock_real()),
	    arg_instant(clock_now())), root, 0));
	done = element_first(root, "set");
	if (done != NULL && strcmp(element_get(done, "count"), "1") == 0)
		return OUTCOME_OK;
	log_line("clerk: no partner of that code has the scope feed");
	return OUTCOME_FAULT;
}

enum outcome
clerk_feed_password(struct clerk *clerk)
{
	char password[CLERK_PASSWORD_BYTES], hash[PASSWORD_TEXT];
	struct arena arena;
	enum outcome outcome;

	if (clerk->argc != 1) {
		log_line("usage: shokai-clerk SETTINGS feed-password "
		    "PARTNER-CODE < password");
		return OUTCOME_FAULT;
	}
	TRY(clerk_password(password));
	TRY(password_hash(hash, password));
	arena_init(&arena, CEILING_BYTES);
	outcome = password_set(clerk, hash, &arena);
	arena_finish(&arena);
	return outcome;
}
