#include "port/scan.h"

#include "base/address.h"
#include "base/clock.h"
#include "base/log.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ANSWER_BYTES = 512, NAME_BYTES = 100 };

/* A connection, and the steady time at which it is given up. */
struct asking {
	int fd;
	instant until;
};

static void
put_be32(unsigned char out[4], size_t value)
{
	for (int i = 0; i < 4; i++)
		out[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* Until the socket is ready for `events`; false, with errno, when too late. */
static _Bool
wait_for(const struct asking *asking, short events)
{
	struct pollfd one = { .fd = asking->fd, .events = events };
	int64_t left;
	int ready;

	do {
		left = asking->until - clock_steady();
		/* Rounded up: what is left is never waited for in a circle. */
		ready = left <= 0 ? 0 : poll(&one, 1, (int)(left / 1000 + 1));
	} while (ready < 0 && errno == EINTR);
	if (ready == 0)
		errno = ETIMEDOUT;
	return ready > 0;
}

static _Bool
again(void)
{
	return errno == EAGAIN || errno == EINTR;
}

static _Bool
send_all(const struct asking *asking, const void *data, size_t length)
{
	const char *at = data;
	ssize_t sent;

	while (length > 0) {
		if (!wait_for(asking, POLLOUT))
			return 0;
		sent = send(asking->fd, at, length,
		    MSG_NOSIGNAL | MSG_DONTWAIT);
		if (sent < 0 && !again())
			return 0;
		if (sent > 0) {
			at += sent;
			length -= (size_t)sent;
		}
	}
	return 1;
}

/* Reads a text that a NUL ends, as the command's z asks for. */
static _Bool
receive_text(const struct asking *asking, char text[ANSWER_BYTES])
{
	size_t length = 0;
	ssize_t got;

	while (length < ANSWER_BYTES && wait_for(asking, POLLIN)) {
		got = recv(asking->fd, text + length, ANSWER_BYTES - length,
		    MSG_DONTWAIT);
		if (got < 0 && again())
			continue;
		if (got == 0)
			errno = ECONNRESET;
		if (got <= 0)
			return 0;
		if (memchr(text + length, '\0', (size_t)got) != NULL)
			return 1;
		length += (size_t)got;
	}
	if (length == ANSWER_BYTES)
		errno = EMSGSIZE;
	return 0;
}

/*
 * Connecting to a unix socket waits for its queue as long as sending may: a
 * microsecond more than asked, for none at all would be for ever.
 */
static _Bool
connect_to(const struct asking *asking, const char *path, int seconds)
{
	struct timeval most = { .tv_sec = seconds, .tv_usec = 1 };
	struct sockaddr_un address;

	return asking->fd >= 0 && address_set(&address, path) &&
	    setsockopt(asking->fd, SOL_SOCKET, SO_SNDTIMEO, &most,
	    sizeof most) == 0 &&
	    connect(asking->fd, (const struct sockaddr *)&address,
	    sizeof address) == 0;
}

/* One chunk with all, and the empty one that ends the stream. */
static _Bool
ask(const struct asking *asking, const void *data, size_t length)
{
	unsigned char head[] = "zINSTREAM\0....";
	static const unsigned char end[4];

	if (length > UINT32_MAX) {
		errno = EMSGSIZE;
		return 0;
	}
	put_be32(head + 10, length);
	return send_all(asking, head, length > 0 ? 14 : 10) &&
	    send_all(asking, data, length) &&
	    send_all(asking, end, sizeof end);
}

/* What goes to the log is ASCII, whoever is at the socket. */
static void
make_printable(char *text)
{
	for (; *text != '\0'; text++)
		if (*text < ' ' || *text > '~')
			*text = '?';
}

static enum scan
verdict(char *answer)
{
	static const char head[] = "stream: ", found[] = " FOUND";
	size_t length = strlen(answer);
	size_t around = sizeof head - 1 + sizeof found - 1;

	if (strcmp(answer, "stream: OK") == 0)
		return SCAN_CLEAN;
	make_printable(answer);
	if (length > around && strncmp(answer, head, sizeof head - 1) == 0 &&
	    strcmp(answer + length - (sizeof found - 1), found) == 0) {
		length -= around;
		log_line("scan: found %.*s",
		    (int)(length < NAME_BYTES ? length : NAME_BYTES),
		    answer + sizeof head - 1);
		return SCAN_FOUND;
	}
	log_line("scan: clamd says %.*s", NAME_BYTES, answer);
	return SCAN_UNKNOWN;
}

enum scan
scan_bytes(const char *path, const void *data, size_t length, int seconds)
{
	char answer[ANSWER_BYTES];
	struct asking asking = {
		.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0),
		.until = clock_steady() + seconds * INSTANT_SECOND
	};
	enum scan scan = SCAN_UNKNOWN;

	if (connect_to(&asking, path, seconds) && ask(&asking, data, length) &&
	    receive_text(&asking, answer))
		scan = verdict(answer);
	else
		log_line("scan: no answer of clamd: %s", strerror(errno));
	if (asking.fd >= 0)
		close(asking.fd);
	return scan;
}
