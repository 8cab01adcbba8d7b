#include "web/serve.h"

#include "base/clock.h"
#include "base/log.h"
#include "desk/account.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/reply.h"
#include "web/request.h"

#include <string.h>

/* The name of a page is the stem of its sheet. */
static const char *
page_name(const struct route *route)
{
	const char *slash = strrchr(route->sheet, '/');

	return slash == NULL ? route->sheet : slash + 1;
}

/* A page for members that asked the database nothing asked nobody's leave. */
static enum outcome
viewer_check(const struct request *request)
{
	if (request->route->who != MEMBER ||
	    element_first(request->root, "viewer") != NULL)
		return OUTCOME_OK;
	log_line("serve: %s shows a member's page to anyone",
	    request->route->path);
	return OUTCOME_FAULT;
}

/* A GET finds and shows. */
static enum outcome
show(struct request *request, handler *shows)
{
	if (request->route->sheet != NULL)
		page_begin(request, page_name(request->route));
	TRY(shows(request));
	if (request->root == NULL)
		return OUTCOME_OK;
	page_end(request);
	return viewer_check(request);
}

/*
 * A POST that was refused may be one whose answer was lost: its request_key
 * tells. Else the page is shown again with what was wrong.
 */
static enum outcome
refuse(struct request *request, enum outcome refused)
{
	struct element *why = request->desk.refusal;
	enum outcome repeated = desk_account_repeat(&request->desk);

	if (repeated == OUTCOME_OK)
		return reply_see(request, request->desk.answer, NULL);
	if (repeated == OUTCOME_CONFLICT)
		refused = OUTCOME_CONFLICT;
	else if (repeated == OUTCOME_FAULT)
		return OUTCOME_FAULT;
	else
		request->desk.refusal = why;
	if (request->route->again == NULL || refused == OUTCOME_NOT_FOUND)
		return refused;
	form_verdict(request);
	TRY(show(request, request->route->again));
	request->status = reply_status(request, refused);
	if (refused == OUTCOME_CONFLICT || request->code != NULL)
		page_refusal(request, request->status);
	return OUTCOME_OK;
}

static enum outcome
handle(struct request *request)
{
	enum outcome outcome;

	if (request->method == METHOD_GET)
		return show(request, request->route->get);
	outcome = request->route->post(request);
	if (outcome == OUTCOME_INVALID || outcome == OUTCOME_CONFLICT ||
	    outcome == OUTCOME_NOT_FOUND)
		return refuse(request, outcome);
	return outcome;
}

/* Each step may end the way with another outcome than OK. */
static enum outcome (*const way[])(struct request *) = {
	request_head,		/* what is asked, within limits */
	guard_session,		/* who says to be asking */
	route_find,		/* the row for it */
	guard_admit,		/* a session, where the row wants one */
	request_body,		/* within the row's limit */
	guard_post,		/* sent by our own form */
	handle			/* find and show; or hear, check, do */
};

static enum outcome
walk(struct request *request, const struct manner *manner)
{
	for (size_t i = 0; i < manner->count; i++)
		TRY(manner->way[i](request));
	return OUTCOME_OK;
}

/* A page for what has no page of its own. */
static void
refused_page(struct request *request, int status)
{
	const struct element *viewer = request->root == NULL ? NULL :
	    element_first(request->root, "viewer");

	page_begin(request, "refused");
	if (viewer != NULL)
		element_copy(request->root, viewer);
	page_refusal(request, status);
	page_end(request);
}

static void
answer(struct request *request, enum outcome outcome)
{
	int status = reply_status(request, outcome);

	if (outcome == OUTCOME_DENIED && request->code == NULL)
		request->code = "session";
	if (outcome == OUTCOME_DENIED && request->method == METHOD_GET) {
		request->location = arena_text(request->arena, "/%s/login",
		    request->door->name);
		status = 303;
	} else if (outcome != OUTCOME_OK) {
		request->location = NULL;
		request->attachment = NULL;
		refused_page(request, status);
	} else if (request->location != NULL) {
		status = 303;
	}
	if (outcome == OUTCOME_FAULT)
		log_line("serve: %d for %s", status, request->id);
	reply_send(request, status);
}

/* People are shown pages, and see what they may do next. */
static const struct manner people = { NULL, NULL,
    way, sizeof way / sizeof way[0], 0, answer };

static const struct manner *
manner_of(const struct door *door)
{
	return door->manner == NULL ? &people : door->manner;
}

static void
request_init(struct request *request, struct worker *worker)
{
	memset(request, 0, sizeof *request);
	request->arena = &worker->arena;
	request->wire = worker->wire;
	request->program = worker->program;
	request->door = worker->program->door;
	request->desk.db = worker->db;
	request->desk.keys = worker->keys;
	request->desk.arena = &worker->arena;
	request->desk.door = request->door->desk;
	request->desk.now = clock_now();
	request->desk.real = clock_real();
	bytes_init(&request->cookies, &worker->arena, 256);
}

/*
 * A request that would take more than its arena comes back here: it is
 * answered by nginx's own page, and its memory is given back.
 */
void
serve(struct worker *worker)
{
	const struct manner *const manner = manner_of(worker->program->door);
	jmp_buf escape;
	struct request request;


	worker->arena.escape = &escape;
	if (setjmp(escape) == 0) {
		request_init(&request, worker);
		manner->answer(&request, walk(&request, manner));
	} else {
		log_line("serve: a request would not fit");
		wire_give_up(worker->wire);
	}
	worker->arena.escape = NULL;
	arena_clear(&worker->arena);
}
