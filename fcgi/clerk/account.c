#include "clerk/clerk.h"

#include "base/clock.h"
#include "base/log.h"
#include "clerk/account.h"
#include "port/digest.h"
#include "port/password.h"
#include "port/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CEILING_BYTES = 1024 * 1024, PASSWORD_MIN = 8, PASSWORD_BYTES = 256 };

static const struct statement add = {
	"CALL clerk_account_add(?,?,?,?,?,?,?,?)", "added"
};

enum outcome
account_add(struct clerk *clerk, const struct account *account)
{
	char hash[PASSWORD_TEXT];
	unsigned char id[ID_BYTES];
	struct arena arena;
	enum outcome outcome;

	TRY(password_hash(hash, account->password));
	digest_random(id, sizeof id);
	arena_init(&arena, CEILING_BYTES);
	outcome = db_ask(clerk->db, &add, ARGS(arg_id(id),
	    arg_text(account->door),
	    arg_text(unicode_fold(&arena, account->mail)), arg_text(hash),
	    arg_text(account->name), arg_text(account->mail),
	    arg_text(account->number), arg_instant(clock_real())),
	    tree_root(tree_open(&arena, "facts")), 0);
	arena_finish(&arena);
	return outcome;
}

enum outcome
clerk_add_staff(struct clerk *clerk)
{
	char password[PASSWORD_BYTES];
	struct account account = { "staff", NULL, NULL, NULL, password };

	if (clerk->argc != 3) {
		log_line("usage: shokai-clerk SETTINGS add-staff "
		    "OFFICE-CODE MAIL NAME < password");
		return OUTCOME_FAULT;
	}
	if (fgets(password, sizeof password, stdin) == NULL)
		return OUTCOME_FAULT;
	password[strcspn(password, "\r\n")] = '\0';
	if (strlen(password) < PASSWORD_MIN) {
		log_line("clerk: the password needs %d characters",
		    PASSWORD_MIN);
		return OUTCOME_FAULT;
	}
	account.number = clerk->argv[0];
	account.mail = clerk->argv[1];
	account.name = clerk->argv[2];
	return account_add(clerk, &account);
}
