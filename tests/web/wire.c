#include "wire.h"

#include "base/log.h"

#include <string.h>
#include <unistd.h>

enum { SAID_MAX = 16, CEILING_BYTES = 8 * 1024 * 1024 };

static struct {
	const char *name, *value;
} said[SAID_MAX];
static size_t said_count;
static const char *body_said;
static size_t body_length;

static struct arena arena;
static struct request request;
static const struct door door = { "seeker", DESK_SEEKER, NULL, 0 };
static const struct program program = { .limits = { .file_bytes = 1000 } };

int
wire_begin(void **state)
{
	(void)state;
	log_open("test");
	arena_init(&arena, CEILING_BYTES);
	return 0;
}

int
wire_end(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

struct request *
wire_request(void)
{
	arena_clear(&arena);
	memset(&request, 0, sizeof request);
	request.arena = request.desk.arena = &arena;
	request.door = &door;
	request.program = &program;
	bytes_init(&request.cookies, &arena, 64);
	said_count = 0;
	body_said = "";
	body_length = 0;
	wire_say("REQUEST_METHOD", "GET");
	wire_say("DOCUMENT_URI", "/seeker/");
	return &request;
}

void
wire_say(const char *name, const char *value)
{
	size_t i = 0;

	while (i < said_count && strcmp(said[i].name, name) != 0)
		i++;
	assert_true(i < SAID_MAX);
	said[i].name = name;
	said[i].value = value;
	if (i == said_count)
		said_count++;
}

void
wire_form(const char *body, size_t length)
{
	body_said = body;
	body_length = length;
	wire_say("REQUEST_METHOD", "POST");
	wire_say("CONTENT_TYPE", "application/x-www-form-urlencoded");
	wire_say("CONTENT_LENGTH", arena_text(&arena, "%zu", length));
}

void
wire_parts(const char *body, size_t length)
{
	wire_form(body, length);
	wire_say("CONTENT_TYPE", "multipart/form-data; boundary=B");
}

/* ---- in the place of lib/port/wire.c ------------------------------------ */

const char *
wire_param(const struct wire *wire, const char *name)
{
	(void)wire;
	for (size_t i = 0; i < said_count; i++)
		if (strcmp(said[i].name, name) == 0)
			return said[i].value;
	return NULL;
}

enum outcome
wire_body(struct wire *wire, char *body, size_t length)
{
	(void)wire;
	if (length != body_length)
		return OUTCOME_INVALID;
	memcpy(body, body_said, length);
	return OUTCOME_OK;
}

enum outcome
wire_spool(struct wire *wire, int fd, size_t length)
{
	(void)wire;
	if (length != body_length)
		return OUTCOME_INVALID;
	assert_int_equal(write(fd, body_said, length), length);
	return OUTCOME_OK;
}
