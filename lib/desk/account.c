#include "desk/account.h"

#include "base/instant.h"
#include "model/feed.h"
#include "port/password.h"
#include "port/unicode.h"

#include <string.h>

/* Decision: what a stranger may try, and for how long it is remembered. */
enum { FAILURES_MAX = 10 };
#define FAILURES_SPAN (10 * INSTANT_MINUTE)

static const struct statement login_find[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_login_find(?,?,?)", "tried account" },
	[DESK_EMPLOYER] = { "CALL employer_login_find(?,?,?)",
	    "tried account" },
	[DESK_STAFF] = { "CALL staff_login_find(?,?,?)", "tried account" },
	[DESK_FEED] = { "CALL feed_login_find(?,?,?)", "tried account" }
};
static const struct statement login_fail[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_login_fail(?,?)", "" },
	[DESK_EMPLOYER] = { "CALL employer_login_fail(?,?)", "" },
	[DESK_STAFF] = { "CALL staff_login_fail(?,?)", "" },
	[DESK_FEED] = { "CALL feed_login_fail(?,?)", "" }
};
static const struct statement login[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_login(?,?,?,?)", "" },
	[DESK_EMPLOYER] = { "CALL employer_login(?,?,?,?)", "" },
	[DESK_STAFF] = { "CALL staff_login(?,?,?,?)", "" },
	[DESK_FEED] = { "CALL feed_login(?,?,?,?,?)", "" }
};
static const struct statement logout[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_logout(?)", "" },
	[DESK_EMPLOYER] = { "CALL employer_logout(?)", "" },
	[DESK_STAFF] = { "CALL staff_logout(?)", "" },
	[DESK_FEED] = { "CALL feed_logout(?)", "" }
};
static const struct statement repeat[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_repeat(?,?,?,?,?)", "act" },
	[DESK_EMPLOYER] = { "CALL employer_repeat(?,?,?,?,?)", "act" },
	[DESK_STAFF] = { "CALL staff_repeat(?,?,?,?,?)", "act" }
};

static enum outcome
ask(struct desk *desk, const struct statement statements[DESK_DOORS],
    struct element **answer, const struct arg *args, size_t count)
{
	*answer = tree_root(tree_open(desk->arena, "facts"));
	return db_ask(desk->db, &statements[desk->door], args, count, *answer,
	    desk->now);
}

static enum outcome
login_refuse(struct desk *desk, const struct element *tried,
    long *retry_after)
{
	instant free_at = fact_instant(tried, "first_at") + FAILURES_SPAN;

	*retry_after = (long)((free_at - desk->real) / INSTANT_SECOND) + 1;
	return desk_refuse(desk, "too_many", NULL);
}

/* The feed's sessions have an end of their own. */
static enum outcome
login_begin(struct desk *desk, const unsigned char *id,
    const unsigned char key[DIGEST_BYTES],
    const unsigned char session[DIGEST_BYTES])
{
	const struct arg args[] = { arg_id(id), arg_bytes(key, DIGEST_BYTES),
	    arg_bytes(session, DIGEST_BYTES), arg_instant(desk->real),
	    arg_instant(feed_token_until(desk->real)) };
	const size_t count = sizeof args / sizeof args[0];
	struct element *done;

	return ask(desk, login, &done, args,
	    desk->door == DESK_FEED ? count : count - 1);
}

enum outcome
desk_account_login(struct desk *desk, const char *mail, const char *password,
    const unsigned char session[DIGEST_BYTES], long *retry_after)
{
	const char *folded = unicode_fold(desk->arena, mail);
	unsigned char key[DIGEST_BYTES];
	const struct element *account;
	struct element *found, *done;

	digest_keyed(key, &desk->door, sizeof desk->door, folded);
	TRY(ask(desk, login_find, &found, ARGS(arg_text(folded),
	    arg_bytes(key, sizeof key),
	    arg_instant(desk->real - FAILURES_SPAN))));
	if (fact_number(element_first(found, "tried"), "failures") >=
	    FAILURES_MAX)
		return login_refuse(desk, element_first(found, "tried"),
		    retry_after);
	account = element_first(found, "account");
	if (!password_verify(account == NULL ? NULL :
	    fact_text(account, "password"), password)) {
		TRY(ask(desk, login_fail, &done,
		    ARGS(arg_bytes(key, sizeof key),
		    arg_instant(desk->real))));
		return OUTCOME_INVALID;
	}
	return login_begin(desk, fact_id(account, "id"), key, session);
}

enum outcome
desk_account_logout(struct desk *desk)
{
	struct element *done;

	if (!desk->session_given)
		return OUTCOME_OK;
	return ask(desk, logout, &done,
	    ARGS(arg_bytes(desk->session, sizeof desk->session)));
}

enum outcome
desk_account_repeat(struct desk *desk)
{
	const struct element *row;
	struct element *found;

	if (!desk->session_given || desk->key == NULL)
		return OUTCOME_NOT_FOUND;
	TRY(ask(desk, repeat, &found,
	    ARGS(arg_bytes(desk->session, sizeof desk->session),
	    arg_instant(desk->real), arg_instant(desk->now),
	    arg_text(desk->key), arg_bytes(desk->fields, DIGEST_BYTES))));
	row = element_first(found, "act");
	if (row == NULL)
		return OUTCOME_NOT_FOUND;
	if (strcmp(fact_text(row, "verdict"), "repeated") != 0)
		return desk_refuse(desk, "key_reused", NULL);
	desk->answer = fact_text(row, "answer");
	return OUTCOME_OK;
}
