#include "web/feed.h"

#include "base/log.h"
#include "desk/feed.h"
#include "web/guard.h"
#include "web/message.h"
#include "web/program.h"
#include "web/reply.h"
#include "web/request.h"

#include <stdio.h>
#include <string.h>

/*
 * For a page of a thousand jobs whose every field is full: 12 MB of text, for
 * which a worker takes 68 MB in all.
 */
enum { MEMORY_BYTES = 48 * 1024 * 1024, PATH_BYTES = 4096 };

/*
 * The fields of a post; of one without a body those of its query, for so the
 * clients of the Hello Work's own feed send them. No log of ours has a query. A
 * token never comes by a cookie.
 */
static enum outcome
token_take(struct request *request)
{
	if (request->body.count == 0)
		request->body = request->query;
	request->session_token = query_get(&request->body, "token");
	request->visit_token = NULL;
	return guard_session(request);
}

/* The database knows which are good, and is asked again by each procedure. */
static enum outcome
token_admit(struct request *request)
{
	if (request->route->who != MEMBER)
		return OUTCOME_OK;
	TRY(guard_admit(request));
	TRY(desk_feed_enter(&request->desk));
	request->known = 1;
	return OUTCOME_OK;
}

static enum outcome
handle(struct request *request)
{
	request->page = tree_open(request->arena, "root");
	request->root = tree_root(request->page);
	return request->route->post(request);
}

static enum outcome (*const way[])(struct request *) = {
	request_head,		/* what is asked, within limits */
	route_find,		/* the row for it */
	request_body,		/* within the row's limit */
	token_take,		/* who says to be asking */
	token_admit,		/* a good token, where the row wants one */
	handle			/* find and show */
};

/* What the catalogue says of a code. */
static const char *
words(const struct request *request, const char *code)
{
	const struct element *say =
	    element_first(request->program->problems, "say");

	while (say != NULL && strcmp(fact_text(say, "id"), code) != 0)
		say = element_next(say, "say");
	return say == NULL ? code : element_string(say);
}

static const char *
code_of(const struct request *request, enum outcome outcome)
{
	if (outcome == OUTCOME_FAULT)
		return "away";
	if (request->desk.refusal != NULL)
		return fact_text(request->desk.refusal, "code");
	if (request->code != NULL)
		return request->code;
	return outcome == OUTCOME_DENIED ? "token" : "not_found";
}

static void
refuse(struct request *request, enum outcome outcome)
{
	request->page = tree_open(request->arena, "root");
	request->root = tree_root(request->page);
	element_say(request->root, "errorDetail", words(request,
	    code_of(request, outcome)));
}

static void
feed_answer(struct request *request, enum outcome outcome)
{
	int status = outcome == OUTCOME_DENIED ? 401 :
	    reply_status(request, outcome);

	request->wants_xml = 1;
	if (outcome != OUTCOME_OK)
		refuse(request, outcome);
	if (outcome == OUTCOME_FAULT)
		log_line("feed: %d for %s", status, request->id);
	reply_send(request, status);
}

static enum outcome
feed_open(struct program *program)
{
	const char *folder;
	char path[PATH_BYTES];

	TRY(settings_need(program->settings, "door", "sheets", &folder));
	snprintf(path, sizeof path, "%s/feed/ja.xml", folder);
	return message_file(path, &program->arena, &program->problems);
}

const struct manner feed = { feed_open, NULL, way, sizeof way / sizeof way[0],
    MEMORY_BYTES, feed_answer };
