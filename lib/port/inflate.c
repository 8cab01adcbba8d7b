#include "port/inflate.h"

#include "base/log.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

enum { GZIP_ALONE = 16 + MAX_WBITS };	/* neither zlib's own nor raw */

struct inflate {
	z_stream stream;
	_Bool whole;		/* a member has ended and none has begun */
};

enum outcome
inflate_open(struct inflate **out)
{
	struct inflate *inflate = calloc(1, sizeof *inflate);

	if (inflate != NULL &&
	    inflateInit2(&inflate->stream, GZIP_ALONE) == Z_OK) {
		*out = inflate;
		return OUTCOME_OK;
	}
	log_line("inflate: no memory");
	free(inflate);
	return OUTCOME_FAULT;
}

void
inflate_close(struct inflate *inflate)
{
	if (inflate == NULL)
		return;
	inflateEnd(&inflate->stream);
	free(inflate);
}

static unsigned
count_of(size_t length)
{
	return length > UINT_MAX ? UINT_MAX : (unsigned)length;
}

enum outcome
inflate_run(struct inflate *self, const char *in, size_t length,
    size_t *taken, char *out, size_t capacity, size_t *made)
{
	z_stream *stream = &self->stream;
	int result = Z_OK;

	stream->next_in = (Bytef *)(void *)(uintptr_t)in;
	stream->avail_in = count_of(length);
	stream->next_out = (Bytef *)out;
	stream->avail_out = count_of(capacity);
	if (self->whole && length > 0) {
		self->whole = 0;
		result = inflateReset(stream);
	}
	if (result == Z_OK)
		result = inflate(stream, Z_NO_FLUSH);
	*taken = count_of(length) - stream->avail_in;
	*made = count_of(capacity) - stream->avail_out;
	switch (result) {
	case Z_STREAM_END:
		self->whole = 1;
		return OUTCOME_OK;
	case Z_OK:
	case Z_BUF_ERROR:	/* no more to take, or no more room */
		return OUTCOME_OK;
	case Z_MEM_ERROR:
		log_line("inflate: no memory");
		return OUTCOME_FAULT;
	default:
		return OUTCOME_INVALID;
	}
}

_Bool
inflate_whole(const struct inflate *inflate)
{
	return inflate->whole;
}
