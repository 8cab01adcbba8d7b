#include "web/request.h"

#include "base/spool.h"
#include "base/text.h"
#include "port/multipart.h"
#include "web/program.h"

#include <stdlib.h>
#include <string.h>

enum {
	PATH_MAX_BYTES = 512,
	COOKIE_MAX_BYTES = 128,
	FIELDS_BYTES = 64 * 1024	/* of a document's form, but its file */
};

static const char *
parameter(const struct request *request, const char *name)
{
	const char *value = wire_param(request->wire, name);

	return value == NULL ? "" : value;
}

enum outcome
request_refuse(struct request *request, int status, const char *code)
{
	request->status = status;
	request->code = code;
	return OUTCOME_INVALID;
}

static void
method_read(struct request *request)
{
	const char *method = parameter(request, "REQUEST_METHOD");

	request->head = strcmp(method, "HEAD") == 0;
	request->method = METHOD_OTHER;
	if (strcmp(method, "GET") == 0 || request->head)
		request->method = METHOD_GET;
	else if (strcmp(method, "POST") == 0)
		request->method = METHOD_POST;
	else if (strcmp(method, "PUT") == 0)
		request->method = METHOD_PUT;
	else if (strcmp(method, "DELETE") == 0)
		request->method = METHOD_DELETE;
}

/* A copy without blanks. */
static const char *
squeeze(struct arena *arena, const char *text, size_t length)
{
	char *out = arena_alloc(arena, length + 1);
	size_t kept = 0;

	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\t')
			out[kept++] = text[i];
	return out;
}

/* RFC 9110 §12.4.2: a weight as it is written, in thousandths. */
static int
weight_read(const char *text)
{
	int weight = *text == '1' ? 1000 : 0;

	if (*text != '0' || text[1] != '.')
		return weight;
	text += 2;
	for (int unit = 100; unit > 0 && *text >= '0' && *text <= '9';
	    unit /= 10)
		weight += unit * (*text++ - '0');
	return weight;
}

/*
 * RFC 9110 §12.5.1: how much a media type is wanted, in thousandths: what the
 * range says that names it most closely.
 */
static int
accept_quality(const struct request *request, const char *accept,
    const char *type)
{
	const size_t lengths[] = { 0, strcspn(type, "/") + 1, strlen(type) };
	int closest = -1, quality = 0;

	while (*accept != '\0') {
		size_t size = strcspn(accept, ",");
		const char *range = squeeze(request->arena, accept, size);
		size_t length = strcspn(range, ";*");
		const char *weight = strcasestr(range, ";q=");

		for (int i = closest + 1; i < 3; i++)
			if (length == lengths[i] &&
			    (range[length] == '*') == (i < 2) &&
			    strncasecmp(range, type, length) == 0) {
				closest = i;
				quality = weight == NULL ? 1000 :
				    weight_read(weight + 3);
			}
		accept += size;
		accept += *accept == ',';
	}
	return quality;
}

/*
 * A cookie's name: on TLS with the prefix that ties it to this host and to
 * TLS (RFC 6265bis §4.1.3.2), in clear, for the demonstration, without.
 */
static const char *
cookie_name(const struct request *request, const char *name)
{
	return arena_text(request->arena, "%sshokai-%s-%s",
	    request->secure ? "__Host-" : "", request->door->name, name);
}

/* Our cookies hold only letters, digits, - and _. */
static const char *
cookie_get(const struct request *request, const char *name)
{
	const char *cookies = parameter(request, "HTTP_COOKIE");
	const char *full = cookie_name(request, name);
	size_t length = strlen(full);

	while (*cookies != '\0') {
		size_t size = strcspn(cookies, ";");

		if (size > length && cookies[length] == '=' &&
		    strncmp(cookies, full, length) == 0 &&
		    size - length - 1 <= COOKIE_MAX_BYTES)
			return arena_copy(request->arena,
			    cookies + length + 1, size - length - 1);
		cookies += size;
		cookies += strspn(cookies, "; ");
	}
	return NULL;
}

void
request_cookie(struct request *request, const char *name, const char *value,
    long max_age)
{
	bytes_print(&request->cookies, "Set-Cookie: %s=%s; Path=/; HttpOnly; "
	    "SameSite=Lax%s", cookie_name(request, name), value,
	    request->secure ? "; Secure" : "");
	if (max_age > 0 || *value == '\0')
		bytes_print(&request->cookies, "; Max-Age=%ld", max_age);
	bytes_text(&request->cookies, "\r\n");
}

/* The act of the page before is told once. */
static void
done_read(struct request *request)
{
	const char *done = cookie_get(request, "done");

	if (done == NULL || *done < 'a' || *done > 'z' ||
	    done[strspn(done, "abcdefghijklmnopqrstuvwxyz_")] != '\0')
		return;
	request->done = done;
	if (request->method == METHOD_GET && !request->head)
		request_cookie(request, "done", "", 0);
}

enum outcome
request_head(struct request *request)
{
	const char *accept = parameter(request, "HTTP_ACCEPT");
	const char *query = parameter(request, "QUERY_STRING");

	method_read(request);
	request->secure = *parameter(request, "HTTPS") != '\0';
	request->wants_xml =
	    accept_quality(request, accept, "application/xml") >
	    accept_quality(request, accept, "text/html");
	request->id = arena_text(request->arena, "%.64s",
	    parameter(request, "REQUEST_ID"));
	request->path = parameter(request, "DOCUMENT_URI");
	if (strlen(request->path) > PATH_MAX_BYTES ||
	    !text_xml(request->path, strlen(request->path)) ||
	    strpbrk(request->path, "\t\n\r") != NULL) {
		request->path = "/";	/* no page says it again */
		return OUTCOME_NOT_FOUND;
	}
	request->session_token = cookie_get(request, "session");
	request->visit_token = cookie_get(request, "visit");
	done_read(request);
	if (query_parse(&request->query, request->arena, query,
	    strlen(query)) != OUTCOME_OK)
		return request_refuse(request, 400, "query");
	return OUTCOME_OK;
}

static _Bool
type_is(const struct request *request, const char *name)
{
	const char *type = parameter(request, "CONTENT_TYPE");
	size_t length = strlen(name);

	return strncasecmp(type, name, length) == 0 &&
	    strchr("; \t", type[length]) != NULL;
}

static _Bool
brings_parts(const struct request *request)
{
	return request->route->body == DOCUMENT_BODY &&
	    type_is(request, "multipart/form-data");
}

/* Most bytes of the body. */
static size_t
body_most(const struct request *request)
{
	if (request->route->body != DOCUMENT_BODY)
		return request->route->body;
	return brings_parts(request) ? request->program->limits.file_bytes +
	    FIELDS_BYTES : TEXT_BODY;
}

static enum outcome
fields_read(struct request *request, size_t length)
{
	char *body = arena_alloc(request->arena, length + 1);

	TRY(wire_body(request->wire, body, length));
	return query_parse(&request->body, request->arena, body, length);
}

/* A text becomes a pair, as in a form without files. */
static enum outcome
part_take(struct request *request, const struct part *part)
{
	struct upload *file = &request->file;
	struct pair *pair;

	if (part->file == NULL) {
		pair = &request->body.pairs[request->body.count++];
		pair->name = part->name;
		pair->value = arena_copy(request->arena, part->data,
		    part->length);
		pair->length = part->length;
		return OUTCOME_OK;
	}
	if (file->field != NULL)
		return OUTCOME_INVALID;
	file->field = part->name;
	file->name = part->file;
	file->data = (const unsigned char *)part->data;
	file->length = part->length;
	return OUTCOME_OK;
}

static enum outcome
parts_read(struct request *request, size_t length)
{
	struct multipart parts;
	int fd;

	TRY(spool_open(&fd, request->arena, length));
	TRY(wire_spool(request->wire, fd, length));
	TRY(multipart_read(&parts, request->arena,
	    parameter(request, "CONTENT_TYPE"), fd, length));
	request->body.pairs = arena_alloc(request->arena,
	    parts.count * sizeof *request->body.pairs);
	for (size_t i = 0; i < parts.count; i++)
		TRY(part_take(request, &parts.parts[i]));
	return OUTCOME_OK;
}

enum outcome
request_body(struct request *request)
{
	const char *text = parameter(request, "CONTENT_LENGTH");
	enum outcome outcome;
	char *end;
	unsigned long length;

	if (request->method != METHOD_POST)
		return OUTCOME_OK;
	length = strtoul(text, &end, 10);
	if (*end != '\0' || (*text != '\0' &&
	    (*text < '0' || *text > '9')))
		return request_refuse(request, 400, "body");
	if (length > body_most(request))
		return request_refuse(request, 413, "body_large");
	if (length > 0 && !brings_parts(request) &&
	    !type_is(request, "application/x-www-form-urlencoded"))
		return request_refuse(request, 415, "body_type");
	outcome = brings_parts(request) ? parts_read(request, length) :
	    fields_read(request, length);
	return outcome == OUTCOME_INVALID ?
	    request_refuse(request, 400, "body") : outcome;
}

const char *
request_query(const struct request *request, const char *name)
{
	const char *value = query_get(&request->query, name);

	/* What is no text of XML is no choice of ours either. */
	return value != NULL && text_xml(value, strlen(value)) ? value : "";
}

const char *
request_choice(const struct request *request, const char *name,
    const char *const choices[])
{
	const char *value = request_query(request, name);

	for (size_t i = 0; choices[i] != NULL; i++)
		if (strcmp(value, choices[i]) == 0)
			return choices[i];
	return NULL;
}

long
request_page(const struct request *request)
{
	long page = strtol(request_query(request, "page"), NULL, 10);

	return page >= 1 && page <= 1000000 ? page : 1;
}
