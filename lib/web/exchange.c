#include "web/exchange.h"

#include "base/log.h"
#include "base/text.h"
#include "desk/account.h"
#include "desk/partner.h"
#include "port/certificate.h"
#include "web/guard.h"
#include "web/message.h"
#include "web/problem.h"
#include "web/reply.h"

#include <stdio.h>
#include <string.h>

enum { KEY_MOST = 64, PATH_BYTES = 4096 };

static const char *
parameter(const struct request *request, const char *name)
{
	const char *value = wire_param(request->wire, name);

	return value == NULL ? "" : value;
}

/* Whose certificate nginx has verified; without one nobody speaks. */
static enum outcome
certificate_take(struct request *request)
{
	const char *escaped = arena_text(request->arena, "pem=%s",
	    parameter(request, "SSL_CLIENT_CERT"));
	struct query query;
	const char *pem;

	if (strcmp(parameter(request, "SSL_CLIENT_VERIFY"), "SUCCESS") != 0 ||
	    query_parse(&query, request->arena, escaped,
	    strlen(escaped)) != OUTCOME_OK ||
	    (pem = query_get(&query, "pem")) == NULL ||
	    certificate_fingerprint(request->desk.session, pem,
	    strlen(pem)) != OUTCOME_OK)
		return request_refuse(request, 401, "certificate");
	request->desk.session_given = 1;
	return OUTCOME_OK;
}

/* A partner that the operator admitted, with the row's scope. */
static enum outcome
partner_admit(struct request *request)
{
	struct element *root = tree_root(tree_open(request->arena, "facts"));
	const char *scope = request->route->scope, *scopes;
	enum outcome outcome = desk_partner(&request->desk, root);

	if (outcome == OUTCOME_DENIED)
		return request_refuse(request, 401, "unknown_certificate");
	TRY(outcome);
	request->known = 1;
	scopes = fact_text(element_first(root, "viewer"), "scopes");
	if (scope != NULL && !text_has_code(scopes, scope, strlen(scope)))
		return request_refuse(request, 403, "scope");
	return OUTCOME_OK;
}

/* A key is a string of RFC 8941, or the same without its quotes. */
static const char *
key_read(struct request *request)
{
	const char *key = parameter(request, "HTTP_IDEMPOTENCY_KEY");
	size_t length = strlen(key);

	if (length >= 2 && key[0] == '"' && key[length - 1] == '"')
		key = arena_copy(request->arena, key + 1, length -= 2);
	if (length > KEY_MOST || key[strspn(key, "0123456789"
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_")] != '\0')
		return NULL;
	return key;
}

/*
 * A new resource needs the system's own id of its message, unique for it; any
 * other message may have one.
 */
static enum outcome
key_take(struct request *request)
{
	const char *key = key_read(request);
	struct desk *desk = &request->desk;

	if (request->method == METHOD_GET)
		return OUTCOME_OK;
	guard_fields(request);
	desk->only_check = strcmp(request_query(request, "validate"),
	    "only") == 0;
	if (key == NULL)
		return request_refuse(request, 400, "key");
	if (*key == '\0' && request->method == METHOD_POST &&
	    !desk->only_check)
		return request_refuse(request, 400, "key_missing");
	request->message_key = *key == '\0' ? NULL : key;
	desk->key = *key == '\0' ? desk_hex(desk, desk_id(desk)) : key;
	return OUTCOME_OK;
}

/* A body that is no message is its handler's to read and to compare. */
static _Bool
reads_itself(const struct request *request)
{
	return request->method == METHOD_POST && request->route->body > 0 &&
	    request->route->message == NULL;
}

/* What has acted before under this key is answered as then. */
static enum outcome
repeat(struct request *request, _Bool *repeated)
{
	const struct partner_message *first;

	*repeated = 0;
	if (request->message_key == NULL || request->desk.only_check ||
	    reads_itself(request))
		return OUTCOME_OK;
	TRY(desk_partner_repeat(&request->desk, request->message_key, &first));
	if (first == NULL)
		return OUTCOME_OK;
	*repeated = 1;
	request->status = first->status;
	return reply_see(request, first->location, first->act);
}

/* A GET finds and shows. */
static enum outcome
show(struct request *request)
{
	struct element *viewer;

	request->page = tree_open(request->arena, "answer");
	request->root = tree_root(request->page);
	element_set(request->root, "name", request->route->answer);
	TRY(request->route->get(request));
	while ((viewer = element_first(request->root, "viewer")) != NULL)
		element_remove(viewer);
	return OUTCOME_OK;
}

/* What the row's act is called: as its message is, unless it says so. */
static const char *
act_name(const struct request *request)
{
	const struct route *route = request->route;

	return request->method != METHOD_DELETE && route->message != NULL ?
	    route->message : route->act;
}

/* An act whose answer was lost, before it could be kept, tells by its key. */
static enum outcome
act(struct request *request)
{
	enum outcome outcome = route_handler(request)(request);
	struct element *why = request->desk.refusal;

	if (outcome == OUTCOME_OK && request->status == 0)
		request->status = request->route->status;
	if ((outcome != OUTCOME_INVALID && outcome != OUTCOME_CONFLICT &&
	    outcome != OUTCOME_NOT_FOUND) ||
	    request->desk.door == DESK_PARTNER || request->desk.only_check)
		return outcome;
	if (desk_account_repeat(&request->desk) == OUTCOME_OK) {
		request->status = request->route->status;
		return reply_see(request, request->desk.answer,
		    act_name(request));
	}
	request->desk.refusal = why;
	return outcome;
}

static enum outcome
handle(struct request *request)
{
	_Bool repeated;
	enum outcome outcome;

	if (request->method == METHOD_GET)
		return show(request);
	outcome = repeat(request, &repeated);
	if (outcome == OUTCOME_CONFLICT)
		request->status = 422;
	if (outcome != OUTCOME_OK || repeated)
		return outcome;
	return act(request);
}

static enum outcome (*const way[])(struct request *) = {
	request_head,		/* what is asked, within limits */
	certificate_take,	/* who says to be asking */
	route_find,		/* the row for it */
	partner_admit,		/* an admitted partner, with its scope */
	message_read,		/* within the row's limit, as its XSD says */
	key_take,		/* the system's own id of it */
	handle			/* find and show; or hear, check, do */
};

/* Keep for the office what was sent and answered; it has happened anyway. */
static void
note(struct request *request, int status)
{
	const struct partner_message message = {
		.method = parameter(request, "REQUEST_METHOD"),
		.path = request->path,
		.key = status < 300 ? request->message_key : NULL,
		.status = status,
		.code = status < 300 ? NULL : problem_code(request),
		.location = request->location,
		.act = request->act
	};

	if (request->method == METHOD_GET || !request->known ||
	    request->desk.only_check || request->route == NULL)
		return;
	if (desk_partner_note(&request->desk, &message) != OUTCOME_OK)
		log_line("exchange: %s is not kept", request->id);
}

/* What was done, and where it is to be found. */
static void
done(struct request *request)
{
	struct element *root;

	request->page = tree_open(request->arena,
	    request->desk.only_check ? "validated" : "done");
	root = tree_root(request->page);
	if (request->desk.only_check) {
		request->location = NULL;
		return;
	}
	if (request->act != NULL)
		element_set(root, "act", request->act);
	if (request->location != NULL)
		element_set(root, "href", request->location);
}

/* Does the client have this already? (RFC 9110 §13.1.2) */
static _Bool
unchanged(const struct request *request)
{
	const char *known = parameter(request, "HTTP_IF_NONE_MATCH");

	return request->etag != NULL && *known != '\0' &&
	    (strcmp(known, "*") == 0 || strstr(known, request->etag) != NULL);
}

static void
exchange_answer(struct request *request, enum outcome outcome)
{
	int status = request->desk.only_check && outcome == OUTCOME_OK ? 200 :
	    reply_status(request, outcome);

	request->wants_xml = 1;
	if (outcome != OUTCOME_OK) {
		request->location = request->etag = NULL;
		note(request, status);
		problem_put(request, status);
	} else if (request->method != METHOD_GET) {
		note(request, status);
		done(request);
	} else if (unchanged(request)) {
		status = 304;
	}
	if (outcome == OUTCOME_FAULT)
		log_line("exchange: %d for %s", status, request->id);
	reply_send(request, status);
}

static enum outcome
schemas_load(struct program *program, const char *folder)
{
	const struct door *door = program->door;

	program->schemas = arena_alloc(&program->arena,
	    door->count * sizeof(struct schema *));
	for (size_t i = 0; i < door->count; i++) {
		char path[PATH_BYTES];

		if (door->routes[i].message == NULL)
			continue;
		snprintf(path, sizeof path, "%s/%s.xsd", folder,
		    door->routes[i].message);
		TRY(schema_open(&program->schemas[i], path));
	}
	return OUTCOME_OK;
}

static enum outcome
exchange_open(struct program *program)
{
	const char *folder;

	TRY(settings_need(program->settings, "partner", "schema", &folder));
	if (settings_get(program->settings, "webhook", "key") != NULL)
		TRY(settings_secret(program->settings, "webhook", "key",
		    &program->webhook_key));
	TRY(problem_open(program, folder));
	return schemas_load(program, folder);
}

static void
exchange_close(struct program *program)
{
	if (program->schemas != NULL)
		for (size_t i = 0; i < program->door->count; i++)
			schema_close(program->schemas[i]);
}

const struct manner exchange = { exchange_open, exchange_close,
    way, sizeof way / sizeof way[0], 0, exchange_answer };

enum outcome
exchange_match(struct request *request, const char *etag)
{
	const char *seen = parameter(request, "HTTP_IF_MATCH");

	if (*seen == '\0')
		return request_refuse(request, 428, "match_missing");
	if (strcmp(seen, "*") != 0 && strcmp(seen, etag) != 0)
		return request_refuse(request, 412, "match_stale");
	return OUTCOME_OK;
}
