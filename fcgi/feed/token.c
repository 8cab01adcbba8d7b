#include "feed/token.h"

#include "base/text.h"
#include "desk/account.h"
#include "model/limits.h"
#include "web/guard.h"
#include "web/request.h"

#include <string.h>

/* A field of the post; NULL when there is none, or it could be nobody's. */
static const char *
field(const struct request *request, const char *name, size_t most)
{
	const char *value = query_get(&request->body, name);
	size_t length = value == NULL ? 0 : strlen(value);

	return length > 0 && text_xml(value, length) &&
	    text_characters(value, length) <= most ? value : NULL;
}

enum outcome
post_token(struct request *request)
{
	const char *id = field(request, "id", LIMIT_WORD);
	const char *password = field(request, "pass", LIMIT_PASSWORD);
	const char *token = guard_token(request);
	unsigned char hash[DIGEST_BYTES];
	enum outcome outcome;

	if (id == NULL || password == NULL)
		return request_refuse(request, 400, "fields");
	digest_of(hash, token, strlen(token));
	outcome = desk_account_login(&request->desk, id, password, hash,
	    &request->retry_after);
	if (outcome == OUTCOME_INVALID) {
		request->code = "access";
		return OUTCOME_DENIED;
	}
	if (outcome == OUTCOME_CONFLICT)
		request->status = 429;
	TRY(outcome);
	element_say(request->root, "token", token);
	return OUTCOME_OK;
}

enum outcome
post_token_end(struct request *request)
{
	return desk_account_logout(&request->desk);
}
