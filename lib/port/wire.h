/*
 * FastCGI through libfcgi: one request at a time from a listening socket,
 * its parameters and its body; the answer leaves in one write.
 */
#ifndef PORT_WIRE_H
#define PORT_WIRE_H

#include "base/bytes.h"
#include "base/outcome.h"

#include <signal.h>

struct wire;

/* Serve the listening socket `fd`. */
enum outcome wire_open(struct wire **out, int fd) MUST_USE;

void wire_close(struct wire *wire);

/*
 * Wait for a request and take it. Only the waiting is open to the signals
 * that `waiting` lets through: one that comes later waits until the request
 * has been answered. False when a signal ended the waiting, or another
 * worker was quicker; the listening socket must not block.
 */
_Bool wire_accept(struct wire *wire, const sigset_t *waiting);

/* A parameter by its CGI name, NULL when there is none; until the send. */
const char *wire_param(const struct wire *wire, const char *name);

/*
 * Read a body of exactly `length` bytes. INVALID when the client broke off:
 * such a body must not be acted on.
 */
enum outcome wire_body(struct wire *wire, char *body, size_t length)
    MUST_USE;

/*
 * The same into a file descriptor, from where it stands. FAULT when that
 * takes no more.
 */
enum outcome wire_spool(struct wire *wire, int fd, size_t length) MUST_USE;

/*
 * The next piece of a body, 1 to `capacity` bytes; `left` of the body have not
 * been read. INVALID as above, also when more comes than was left.
 */
enum outcome wire_piece(struct wire *wire, char *piece, size_t capacity,
    size_t left, size_t *length) MUST_USE;

/* Send head and body and end the request. False when nobody listened. */
_Bool wire_send(struct wire *wire, const struct bytes *head,
    const struct bytes *body);

/* Break off without an answer; nginx then says that something failed. */
void wire_give_up(struct wire *wire);

#endif
