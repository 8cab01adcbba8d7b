#include "common/account.h"

#include "desk/account.h"
#include "model/limits.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/reply.h"

#include <string.h>

static const struct field login_fields[] = {
	{ "mail", FIELD_MAIL, 1, LIMIT_MAIL, 0, NULL, NULL },
	{ "password", FIELD_PASSWORD, 1, LIMIT_PASSWORD, 0, NULL, NULL }
};
static const struct form login_form = { "login",
    FORM_FIELDS(login_fields), 1 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/%s/%s", request->door->name,
	    rest);
}

enum outcome
get_login(struct request *request)
{
	form_show(request, request->root, &login_form,
	    path(request, "login"), NULL);
	return OUTCOME_OK;
}

/* A session always has a token of its own, never one that came from outside. */
static enum outcome
session_begin(struct request *request)
{
	const char *token = guard_token(request);
	unsigned char hash[DIGEST_BYTES];

	digest_of(hash, token, strlen(token));
	TRY(desk_account_login(&request->desk, form_value(request, "mail"),
	    form_value(request, "password"), hash, &request->retry_after));
	request_cookie(request, "session", token, 0);
	request_cookie(request, "visit", "", 0);
	/* Whoever was signed in here before is so no longer. */
	return desk_account_logout(&request->desk);
}

enum outcome
post_login(struct request *request)
{
	enum outcome outcome;

	TRY(form_hear(request, &login_form));
	outcome = session_begin(request);
	if (outcome == OUTCOME_INVALID)
		return form_error(request, "password", "wrong");
	if (outcome == OUTCOME_CONFLICT)
		request->status = 429;
	TRY(outcome);
	return reply_see(request, path(request, ""), NULL);
}

enum outcome
post_logout(struct request *request)
{
	TRY(desk_account_logout(&request->desk));
	request_cookie(request, "session", "", 0);
	return reply_see(request, path(request, "login"), "logout");
}
