#include "web/guard.h"

#include "base/text.h"
#include "web/request.h"

#include <stdlib.h>
#include <string.h>

static _Bool
token_good(const char *token)
{
	return token != NULL && strlen(token) == TOKEN_TEXT - 1 &&
	    token[strspn(token, "0123456789abcdef")] == '\0';
}

enum outcome
guard_session(struct request *request)
{
	if (!token_good(request->visit_token))
		request->visit_token = NULL;
	if (!token_good(request->session_token))
		request->session_token = NULL;
	if (request->session_token == NULL)
		return OUTCOME_OK;
	digest_of(request->desk.session, request->session_token,
	    TOKEN_TEXT - 1);
	request->desk.session_given = 1;
	return OUTCOME_OK;
}

enum outcome
guard_admit(struct request *request)
{
	if (request->route->who == MEMBER && !request->desk.session_given)
		return OUTCOME_DENIED;
	return OUTCOME_OK;
}

const char *
guard_token(struct request *request)
{
	unsigned char random[(TOKEN_TEXT - 1) / 2];
	char *token = arena_alloc(request->arena, TOKEN_TEXT);

	digest_random(random, sizeof random);
	text_hex(random, sizeof random, token);
	return token;
}

static const char *
csrf_of(struct request *request, const char *token)
{
	unsigned char mac[DIGEST_BYTES];
	char *text = arena_alloc(request->arena, 2 * DIGEST_BYTES + 1);

	digest_keyed(mac, token, strlen(token), "csrf");
	text_hex(mac, sizeof mac, text);
	return text;
}

const char *
guard_csrf(struct request *request)
{
	if (request->session_token != NULL)
		return csrf_of(request, request->session_token);
	if (request->visit_token == NULL) {
		request->visit_token = guard_token(request);
		request_cookie(request, "visit", request->visit_token, 0);
	}
	return csrf_of(request, request->visit_token);
}

static int
pair_order(const void *a, const void *b)
{
	const struct pair *left = a, *right = b;
	int names = strcmp(left->name, right->name);

	return names != 0 ? names : strcmp(left->value, right->value);
}

/*
 * The file of a post. No pair begins as this does: a length follows its name.
 */
static void
file_digest(const struct upload *file, struct bytes *all)
{
	unsigned char content[DIGEST_BYTES];

	if (file->field == NULL)
		return;
	digest_of(content, file->data, file->length);
	bytes_add(all, "", 1);
	bytes_print(all, "file %zu ", file->length);
	bytes_add(all, file->field, strlen(file->field) + 1);
	bytes_add(all, file->name, strlen(file->name) + 1);
	bytes_add(all, (const char *)content, sizeof content);
}

/*
 * What was posted and where, but for the tokens: what a key stands for. In
 * which order a client sends its fields makes no difference. A password is
 * left out, for a quick hash of one is not to be kept.
 */
void
guard_fields(struct request *request)
{
	size_t size = request->body.count * sizeof *request->body.pairs;
	const char *query = wire_param(request->wire, "QUERY_STRING");
	struct pair *sorted = arena_alloc(request->arena, size);
	struct bytes all;

	if (size > 0)
		memcpy(sorted, request->body.pairs, size);
	qsort(sorted, request->body.count, sizeof *sorted, pair_order);
	bytes_init(&all, request->arena, 1024);
	bytes_add(&all, request->path, strlen(request->path) + 1);
	bytes_text(&all, query == NULL ? "" : query);
	for (size_t i = 0; i < request->body.count; i++) {
		const struct pair *pair = &sorted[i];

		if (strcmp(pair->name, "csrf") == 0 ||
		    strcmp(pair->name, "request_key") == 0 ||
		    strcmp(pair->name, "password") == 0)
			continue;
		bytes_add(&all, pair->name, strlen(pair->name) + 1);
		bytes_print(&all, "%zu ", pair->length);
		bytes_add(&all, pair->value, pair->length);
	}
	file_digest(&request->file, &all);
	digest_of(request->desk.fields, all.data, all.length);
}

static enum outcome
key_take(struct request *request)
{
	const char *key = query_get(&request->body, "request_key");
	size_t length = key == NULL ? 0 : strlen(key);

	guard_fields(request);
	if (key == NULL)
		return OUTCOME_OK;
	if (length == 0 || length > 64 || key[strspn(key, "0123456789"
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_")] != '\0')
		return request_refuse(request, 400, "request_key");
	request->desk.key = key;
	return OUTCOME_OK;
}

enum outcome
guard_post(struct request *request)
{
	const char *given = query_get(&request->body, "csrf");
	const char *token = request->session_token != NULL ?
	    request->session_token : request->visit_token;
	const char *wanted;

	if (request->method != METHOD_POST)
		return OUTCOME_OK;
	request->code = "csrf";
	if (token == NULL || given == NULL)
		return OUTCOME_DENIED;
	wanted = csrf_of(request, token);
	if (strlen(given) != strlen(wanted) ||
	    !digest_equal(given, wanted, strlen(wanted)))
		return OUTCOME_DENIED;
	request->code = NULL;
	return key_take(request);
}
