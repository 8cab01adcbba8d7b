#include "port/wire.h"

#include "base/log.h"

#include <errno.h>
#include <fastcgi.h>
#include <fcgiapp.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
	RECORD_MAX_BYTES = 65528,	/* of content; a multiple of 8 */
	SPOOL_BYTES = 32 * 1024,	/* at a time */
	PIECES_MAX = 64			/* to one writev */
};

struct wire {
	FCGX_Request request;
};

enum outcome
wire_open(struct wire **out, int fd)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL || FCGX_Init() != 0 ||
	    FCGX_InitRequest(&(*out)->request, fd,
	    FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		log_line("wire: libfcgi does not start");
		return OUTCOME_FAULT;
	}
	return OUTCOME_OK;
}

void
wire_close(struct wire *wire)
{
	if (wire == NULL)
		return;
	FCGX_Free(&wire->request, 1);
	free(wire);
}

_Bool
wire_accept(struct wire *wire, const sigset_t *waiting)
{
	struct pollfd listener = { .fd = wire->request.listen_sock,
	    .events = POLLIN };

	return ppoll(&listener, 1, NULL, waiting) > 0 &&
	    FCGX_Accept_r(&wire->request) == 0;
}

const char *
wire_param(const struct wire *wire, const char *name)
{
	return FCGX_GetParam(name, wire->request.envp);
}

/* Whether the body ends here, and did so by itself. */
static _Bool
body_ended(FCGX_Stream *in)
{
	char more;

	return FCGX_GetStr(&more, 1, in) <= 0 && FCGX_GetError(in) == 0;
}

enum outcome
wire_body(struct wire *wire, char *body, size_t length)
{
	FCGX_Stream *in = wire->request.in;
	size_t got = 0;

	while (got < length) {
		int read = FCGX_GetStr(body + got, (int)(length - got), in);

		if (read <= 0)
			return OUTCOME_INVALID;
		got += (size_t)read;
	}
	return body_ended(in) ? OUTCOME_OK : OUTCOME_INVALID;
}

enum outcome
wire_piece(struct wire *wire, char *piece, size_t capacity, size_t left,
    size_t *length)
{
	FCGX_Stream *in = wire->request.in;
	int got = FCGX_GetStr(piece, (int)(capacity < left ? capacity : left),
	    in);

	*length = got <= 0 ? 0 : (size_t)got;
	if (got <= 0 || (*length == left && !body_ended(in)))
		return OUTCOME_INVALID;
	return OUTCOME_OK;
}

static enum outcome
spool_write(int fd, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t done = write(fd, data, length);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			log_line("wire: spool: %s", strerror(errno));
			return OUTCOME_FAULT;
		}
		data += done;
		length -= (size_t)done;
	}
	return OUTCOME_OK;
}

enum outcome
wire_spool(struct wire *wire, int fd, size_t length)
{
	FCGX_Stream *in = wire->request.in;
	enum outcome outcome = OUTCOME_OK;
	char piece[SPOOL_BYTES];

	while (length > 0 && outcome == OUTCOME_OK) {
		size_t most = length < sizeof piece ? length : sizeof piece;
		int got = FCGX_GetStr(piece, (int)most, in);

		outcome = got <= 0 ? OUTCOME_INVALID :
		    spool_write(fd, piece, (size_t)got);
		length -= got <= 0 ? 0 : (size_t)got;
	}
	explicit_bzero(piece, sizeof piece);
	TRY(outcome);
	return body_ended(in) ? OUTCOME_OK : OUTCOME_INVALID;
}

/* The pieces of an answer: records' heads and their contents. */
struct pieces {
	struct iovec piece[PIECES_MAX];
	FCGI_Header head[PIECES_MAX];
	int count;
	int heads;
	int id;
	int fd;
	_Bool broken;
};

static void
pieces_write(struct pieces *pieces)
{
	struct iovec *at = pieces->piece;
	int left = pieces->count;

	while (left > 0 && !pieces->broken) {
		ssize_t done = writev(pieces->fd, at, left);

		if (done < 0 && errno != EINTR)
			pieces->broken = 1;
		while (done > 0 && left > 0 && (size_t)done >= at->iov_len) {
			done -= (ssize_t)at->iov_len;
			at++;
			left--;
		}
		if (done > 0 && left > 0) {
			at->iov_base = (char *)at->iov_base + done;
			at->iov_len -= (size_t)done;
		}
	}
	pieces->count = 0;
	pieces->heads = 0;
}

static void
pieces_add(struct pieces *pieces, const void *data, size_t length)
{
	pieces->piece[pieces->count].iov_base = (void *)(uintptr_t)data;
	pieces->piece[pieces->count++].iov_len = length;
}

static void
record_add(struct pieces *pieces, int type, const void *data, size_t length)
{
	FCGI_Header *head;

	if (pieces->count + 2 > PIECES_MAX)
		pieces_write(pieces);
	head = &pieces->head[pieces->heads++];
	memset(head, 0, sizeof *head);
	head->version = FCGI_VERSION_1;
	head->type = (unsigned char)type;
	head->requestIdB1 = (unsigned char)(pieces->id >> 8);
	head->requestIdB0 = (unsigned char)pieces->id;
	head->contentLengthB1 = (unsigned char)(length >> 8);
	head->contentLengthB0 = (unsigned char)length;
	pieces_add(pieces, head, sizeof *head);
	if (length > 0)
		pieces_add(pieces, data, length);
}

static void
stream_add(struct pieces *pieces, const struct bytes *bytes)
{
	for (size_t at = 0; at < bytes->length; at += RECORD_MAX_BYTES) {
		size_t left = bytes->length - at;

		record_add(pieces, FCGI_STDOUT, bytes->data + at,
		    left < RECORD_MAX_BYTES ? left : RECORD_MAX_BYTES);
	}
}

/*
 * libfcgi's own stream writes in pieces of 8 KiB; a page in one writev costs
 * the worker and nginx less. Nothing is ever left in libfcgi's streams, so
 * the request can be freed without letting it write its own end.
 */
_Bool
wire_send(struct wire *wire, const struct bytes *head,
    const struct bytes *body)
{
	FCGI_EndRequestBody end = { .protocolStatus = FCGI_REQUEST_COMPLETE };
	struct pieces pieces;

	pieces.count = pieces.heads = 0;
	pieces.id = wire->request.requestId;
	pieces.fd = wire->request.ipcFd;
	pieces.broken = 0;
	stream_add(&pieces, head);
	stream_add(&pieces, body);
	record_add(&pieces, FCGI_STDOUT, NULL, 0);
	record_add(&pieces, FCGI_END_REQUEST, &end, sizeof end);
	pieces_write(&pieces);
	FCGX_Free(&wire->request, 1);
	return !pieces.broken;
}

void
wire_give_up(struct wire *wire)
{
	FCGX_Free(&wire->request, 1);
}
