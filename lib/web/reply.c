#include "web/reply.h"

#include "base/log.h"
#include "port/key.h"
#include "web/page.h"
#include "web/program.h"

#include <stdint.h>
#include <string.h>

enum {
	HEAD_BYTES = 2048,	/* to begin with */
	PAGE_BYTES = 64 * 1024
};

static const char page_policy[] =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'\r\n";

/* Whatever somebody else made runs nothing and loads nothing. */
static const char file_policy[] =
    "Content-Security-Policy: sandbox; default-src 'none'; "
    "frame-ancestors 'none'\r\n"
    "Accept-Ranges: none\r\n"
    "X-Download-Options: noopen\r\n";

static const char security_head[] =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
    "Cache-Control: no-store\r\n"
    "Vary: Accept, Cookie\r\n";

enum outcome
reply_see(struct request *request, const char *path, const char *act)
{
	request->location = path;
	request->act = act;
	return OUTCOME_OK;
}

int
reply_status(const struct request *request, enum outcome outcome)
{
	static const int statuses[] = {
		[OUTCOME_OK] = 200,
		[OUTCOME_INVALID] = 422,
		[OUTCOME_DENIED] = 403,
		[OUTCOME_NOT_FOUND] = 404,
		[OUTCOME_CONFLICT] = 409,
		[OUTCOME_FAULT] = 500
	};

	if (outcome == OUTCOME_FAULT)
		return db_away(request->desk.db) ||
		    (request->desk.keys != NULL &&
		    keys_away(request->desk.keys)) ? 503 : 500;
	return request->status != 0 ? request->status : statuses[outcome];
}

/* RFC 9110 §15; a status line wants a space and a phrase. */
static const char *
phrase(int status)
{
	static const struct {
		int status;
		const char *phrase;
	} phrases[] = {
		{ 200, "OK" }, { 201, "Created" }, { 202, "Accepted" },
		{ 303, "See Other" }, { 304, "Not Modified" },
		{ 400, "Bad Request" }, { 401, "Unauthorized" },
		{ 403, "Forbidden" }, { 404, "Not Found" },
		{ 405, "Method Not Allowed" }, { 409, "Conflict" },
		{ 410, "Gone" }, { 411, "Length Required" },
		{ 412, "Precondition Failed" },
		{ 413, "Content Too Large" },
		{ 415, "Unsupported Media Type" },
		{ 422, "Unprocessable Content" },
		{ 428, "Precondition Required" },
		{ 429, "Too Many Requests" },
		{ 500, "Internal Server Error" },
		{ 503, "Service Unavailable" }
	};

	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
		if (phrases[i].status == status)
			return phrases[i].phrase;
	return "Status";
}

/* RFC 8187 §3.2: all but its attr-char is percent-encoded. */
static void
name_encode(struct bytes *head, const char *name)
{
	static const char plain[] = "0123456789!#$&+-.^_`|~"
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (; *name != '\0'; name++)
		if (strchr(plain, *name) != NULL)
			bytes_add(head, name, 1);
		else
			bytes_print(head, "%%%02X", (unsigned char)*name);
}

/* RFC 6266 §4: for those who can't read that, the name's ASCII. */
static void
disposition_write(struct bytes *head, const char *name)
{
	const char *dot = strrchr(name, '.');

	bytes_text(head, "Content-Disposition: attachment; "
	    "filename=\"document");
	if (dot != NULL && dot[1 + strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0')
		bytes_text(head, dot);
	bytes_text(head, "\"; filename*=UTF-8''");
	name_encode(head, name);
	bytes_text(head, "\r\n");
}

/* RFC 9110 §10.2.1: in any order. */
static void
allow_write(const struct route *route, struct bytes *head)
{
	const struct {
		handler *handler;
		const char *methods;
	} known[] = {
		{ route->get, ", GET, HEAD" }, { route->post, ", POST" },
		{ route->put, ", PUT" }, { route->remove, ", DELETE" }
	};
	const char *before = "Allow: ";

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (known[i].handler == NULL)
			continue;
		bytes_print(head, "%s%s", before, known[i].methods + 2);
		before = ", ";
	}
	bytes_text(head, "\r\n");
}

static void
head_write(struct request *request, struct bytes *head, int status,
    const char *type, size_t length)
{
	bytes_print(head, "Status: %d %s\r\n", status, phrase(status));
	bytes_text(head, request->attachment != NULL ? file_policy :
	    page_policy);
	bytes_text(head, security_head);
	if (status == 405)
		allow_write(request->route, head);
	if (status == 503 || request->retry_after > 0)
		bytes_print(head, "Retry-After: %ld\r\n",
		    request->retry_after > 0 ? request->retry_after : 5);
	if (request->location != NULL)
		bytes_print(head, "Location: %s\r\n", request->location);
	if (request->etag != NULL)
		bytes_print(head, "ETag: %s\r\n", request->etag);
	if (status == 303 && request->act != NULL)
		request_cookie(request, "done", request->act, 60);
	if (request->attachment != NULL)
		disposition_write(head, request->attachment->name);
	bytes_add(head, request->cookies.data, request->cookies.length);
	bytes_print(head, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n",
	    type, length);
}

static void
send_all(struct request *request, int status, const char *type,
    struct bytes *body)
{
	struct bytes head;

	bytes_init(&head, request->arena, HEAD_BYTES);
	head_write(request, &head, status, type, body->length);
	if (request->head)
		body->length = 0;
	if (!wire_send(request->wire, &head, body))
		log_line("reply: nobody listened to %s", request->id);
}

static void
text_send(struct request *request, int status, const char *text)
{
	struct bytes body;

	bytes_init(&body, request->arena, 64);
	bytes_text(&body, text);
	send_all(request, status, "text/plain; charset=utf-8", &body);
}

static void
attachment_send(struct request *request, int status)
{
	const struct attachment *file = request->attachment;
	struct bytes body = { .data = (char *)(uintptr_t)file->data,
	    .length = file->length, .capacity = file->length,
	    .arena = request->arena };

	send_all(request, status, file->media, &body);
}

static enum outcome
page_write(struct request *request, struct bytes *body)
{
	if (request->wants_xml) {
		tree_write(request->page, body);
		return OUTCOME_OK;
	}
	return sheet_render(program_sheet(request->program,
	    fact_text(request->root, "name"), request->route),
	    request->page, request->arena, body);
}

void
reply_send(struct request *request, int status)
{
	struct bytes body;

	if (request->attachment != NULL) {
		attachment_send(request, status);
		return;
	}
	bytes_init(&body, request->arena,
	    request->location != NULL ? 1 : PAGE_BYTES);
	if (request->text != NULL) {
		text_send(request, status, request->text);
		return;
	}
	if (status == 303 || status == 304) {
		send_all(request, status, "text/plain; charset=utf-8", &body);
		return;
	}
	if (page_write(request, &body) != OUTCOME_OK) {
		text_send(request, 500, "500\n");
		return;
	}
	send_all(request, status, request->media != NULL ? request->media :
	    request->wants_xml ? "application/xml; charset=utf-8" :
	    "text/html; charset=utf-8", &body);
}
