#include "base/spool.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void
spool_close(void *object)
{
	const int *fd = object;

	if (*fd >= 0)
		close(*fd);
}

enum outcome
spool_open(int *out, struct arena *arena, size_t length)
{
	int *fd = arena_alloc(arena, sizeof *fd);

	*fd = -1;
	arena_defer(arena, spool_close, fd);
	*fd = memfd_create("body", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (*fd < 0 || ftruncate(*fd, (off_t)length) != 0 ||
	    fcntl(*fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) != 0) {
		log_line("spool: %zu bytes: %s", length, strerror(errno));
		return OUTCOME_FAULT;
	}
	*out = *fd;
	return OUTCOME_OK;
}
