#include "parts.h"

#include "base/log.h"
#include "base/spool.h"

#include <unistd.h>

static struct arena arena;

int
parts_begin(void **state)
{
	(void)state;
	log_open("test");
	arena_init(&arena, 64 * 1024);
	return 0;
}

int
parts_end(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

enum outcome
read_as(struct multipart *out, const char *type, const char *body,
    size_t length)
{
	int fd;

	arena_clear(&arena);
	assert_int_equal(spool_open(&fd, &arena, length), OUTCOME_OK);
	assert_int_equal(write(fd, body, length), length);
	return multipart_read(out, &arena, type, fd, length);
}

enum outcome
read_text(struct multipart *out, const char *body)
{
	return read_as(out, TYPE "B", body, strlen(body));
}
