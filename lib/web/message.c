#include "web/message.h"

#include "base/log.h"
#include "web/form.h"
#include "web/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct intake_limits limits = {
	.bytes = MESSAGE_BODY, .text = 64 * 1024, .depth = 16,
	.attributes = 16, .nodes = 4096, .record = MESSAGE_BODY,
	.records = 4096, .ratio = 1
};

static const char *
parameter(const struct request *request, const char *name)
{
	const char *value = wire_param(request->wire, name);

	return value == NULL ? "" : value;
}

void
message_fault(struct request *request, const char *code, unsigned long line,
    const char *field, const char *path)
{
	struct element *fault;

	if (request->faults == NULL)
		request->faults = tree_root(tree_open(request->arena,
		    "faults"));
	fault = element_add(request->faults, "error");
	element_set(fault, "code", code);
	if (line > 0)
		element_set_number(fault, "line", (long long)line);
	if (field != NULL)
		element_set(fault, "field", field);
	if (path != NULL)
		element_set(fault, "path", path);
}

static void
on_schema_error(void *context, const struct schema_error *error)
{
	message_fault(context, error->code, error->line, error->field,
	    error->path);
}

/* What is no XML of ours, and how HTTP says it. */
enum outcome
message_unreadable(struct request *request, const struct intake_fault *fault)
{
	static const struct {
		const char *code;
		int status;
	} statuses[] = {
		{ "encoding", 415 }, { "xml_large", 413 },
		{ "xml_ratio", 413 }, { "xml_records", 413 }
	};
	int status = 400;

	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
		if (strcmp(fault->code, statuses[i].code) == 0)
			status = statuses[i].status;
	message_fault(request, fault->code, fault->line, NULL, fault->path);
	return request_refuse(request, status, fault->code);
}

/* RFC 7303: application/xml or text/xml; *charset is then what it says. */
_Bool
message_media(struct request *request, const char **charset)
{
	const char *type = parameter(request, "CONTENT_TYPE");
	size_t length = strcspn(type, "; ");
	const char *at = strcasestr(type, "charset=");

	*charset = NULL;
	if (at != NULL) {
		at += strlen("charset=");
		at += *at == '"';
		*charset = arena_copy(request->arena, at,
		    strcspn(at, "\"; "));
	}
	return (length == 15 && strncasecmp(type, "application/xml", 15) ==
	    0) || (length == 8 && strncasecmp(type, "text/xml", 8) == 0);
}

/* A body that lies in memory, given piece by piece. */
struct body {
	const char *data;
	size_t length;
};

static enum outcome
body_give(void *from, char *into, size_t capacity, size_t *length)
{
	struct body *body = from;

	*length = body->length < capacity ? body->length : capacity;
	memcpy(into, body->data, *length);
	body->data += *length;
	body->length -= *length;
	return OUTCOME_OK;
}

static void
close_intake(void *intake)
{
	intake_close(intake);
}

static enum outcome
body_take(struct request *request, struct body *body)
{
	const char *text = parameter(request, "CONTENT_LENGTH");
	char *end, *data;
	enum outcome outcome;

	body->length = strtoul(text, &end, 10);
	if (*end != '\0' || (*text != '\0' && (*text < '0' || *text > '9')))
		return request_refuse(request, 400, "body");
	if (body->length > request->route->body)
		return request_refuse(request, 413, "body_large");
	body->data = data = arena_alloc(request->arena, body->length + 1);
	outcome = wire_body(request->wire, data, body->length);
	return outcome == OUTCOME_INVALID ?
	    request_refuse(request, 400, "body") : outcome;
}

static enum outcome
file_give(void *from, char *into, size_t capacity, size_t *length)
{
	FILE *file = from;

	*length = fread(into, 1, capacity, file);
	return ferror(file) ? OUTCOME_FAULT : OUTCOME_OK;
}

enum outcome
message_file(const char *path, struct arena *arena, struct element **root)
{
	FILE *file = fopen(path, "re");
	const struct intake_source source = { file, file_give };
	struct intake *intake = NULL;
	enum outcome outcome = OUTCOME_FAULT;

	if (file != NULL)
		outcome = intake_open(&intake, &limits, &source, 0, NULL);
	if (outcome == OUTCOME_OK)
		outcome = intake_whole(intake, arena, root);
	intake_close(intake);
	if (file != NULL)
		fclose(file);
	if (outcome == OUTCOME_OK)
		return OUTCOME_OK;
	log_line("message: %s can't be read", path);
	return OUTCOME_FAULT;
}

static enum outcome
parse(struct request *request, struct body *body, const char *charset)
{
	const struct intake_source source = { body, body_give };
	struct intake *intake;
	enum outcome outcome;

	TRY(intake_open(&intake, &limits, &source, 0, charset));
	arena_defer(request->arena, close_intake, intake);
	outcome = intake_whole(intake, request->arena, &request->message);
	return outcome == OUTCOME_INVALID ?
	    message_unreadable(request, intake_fault(intake)) : outcome;
}

static enum outcome
validate(struct request *request)
{
	const char *wanted = request->route->message;
	struct schema *schema = program_schema(request->program,
	    request->route);

	if (strcmp(element_name(request->message), wanted) != 0) {
		message_fault(request, "schema_root",
		    intake_line(request->message), wanted, "/");
		return request_refuse(request, 422, "schema");
	}
	TRY(schema_check(schema, request->message, request->arena, NULL,
	    on_schema_error, request));
	return request->faults == NULL ? OUTCOME_OK :
	    request_refuse(request, 422, "schema");
}

static size_t
fields_count(const struct element *element)
{
	const struct element *child = element_first(element, NULL);
	size_t count = 1;

	for (; child != NULL; child = element_next(child, NULL))
		count += fields_count(child);
	return count;
}

static void
pair_add(struct request *request, const char *name, const char *value)
{
	struct pair *pair = &request->body.pairs[request->body.count++];

	pair->name = name;
	pair->value = value;
	pair->length = strlen(value);
}

static void
pairs_add(struct request *request, const struct element *element)
{
	const struct element *child = element_first(element, NULL);
	const char *code = element_get(element, "code");

	if (code != NULL)
		pair_add(request, element_name(element), code);
	else if (child == NULL)
		pair_add(request, element_name(element),
		    element_string(element));
	for (; child != NULL; child = element_next(child, NULL))
		pairs_add(request, child);
}

void
message_pairs(struct request *request, const struct element *message)
{
	static const char *const names[] = { "ref", "employer", "office",
	    "act", "version" };
	const struct element *child = element_first(message, NULL);
	size_t count = sizeof names / sizeof names[0];

	request->body.count = 0;
	request->body.pairs = arena_alloc(request->arena,
	    (fields_count(message) + count) * sizeof *request->body.pairs);
	for (size_t i = 0; i < count; i++)
		if (element_get(message, names[i]) != NULL &&
		    element_first(message, names[i]) == NULL)
			pair_add(request, names[i],
			    element_get(message, names[i]));
	for (; child != NULL; child = element_next(child, NULL))
		pairs_add(request, child);
}

enum outcome
message_read(struct request *request)
{
	const char *charset;
	struct body body;

	if (request->route->message == NULL || (request->method !=
	    METHOD_POST && request->method != METHOD_PUT))
		return OUTCOME_OK;
	if (!message_media(request, &charset) ||
	    *parameter(request, "HTTP_CONTENT_ENCODING") != '\0')
		return request_refuse(request, 415, "body_type");
	TRY(body_take(request, &body));
	TRY(parse(request, &body, charset));
	TRY(validate(request));
	message_pairs(request, request->message);
	return OUTCOME_OK;
}

/* The first element of that name, wherever it stands; or NULL. */
static const struct element *
find(const struct element *element, const char *name)
{
	const struct element *child, *found = NULL;

	for (child = element_first(element, NULL);
	    child != NULL && found == NULL; child = element_next(child, NULL))
		found = strcmp(element_name(child), name) == 0 ? child :
		    find(child, name);
	return found;
}

/* What is missing is said of the message as a whole. */
static void
fault_at(struct request *request, const char *field, const char *code)
{
	const struct element *message = request->message;
	const struct element *at = message == NULL ? NULL :
	    find(message, field);

	if (at == NULL)
		at = message;
	message_fault(request, code, at == NULL ? 0 : intake_line(at), field,
	    at == NULL ? NULL : intake_path(request->arena, at, request->prefix));
}

void
message_errors(struct request *request)
{
	const struct heard *heard = &request->heard;

	for (size_t i = 0; heard->form != NULL && i < heard->form->count; i++)
		if (heard->errors[i] != NULL)
			fault_at(request, heard->form->fields[i].name,
			    heard->errors[i]);
	if (request->desk.field != NULL)
		fault_at(request, request->desk.field,
		    request->desk.field_error);
}
