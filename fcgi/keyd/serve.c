#include "keyd/serve.h"

#include "base/address.h"
#include "base/log.h"
#include "keyd/answer.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A door has at most 64 workers and as many for documents, twice when they
 * are replaced.
 */
enum { BACKLOG = 256, CLIENTS_OF_ROLE = 256,
    CLIENTS_MOST = ROLES * CLIENTS_OF_ROLE };

/* The first place is the listener's. */
struct server {
	struct keyd *keyd;
	nfds_t count;
	struct pollfd polls[1 + CLIENTS_MOST];
	enum role roles[1 + CLIENTS_MOST];
	int clients[ROLES];
};

static volatile sig_atomic_t told_stop;

static void
on_stop(int signal)
{
	(void)signal;
	told_stop = 1;
}

enum outcome
serve_listen(struct keyd *keyd, const char *path)
{
	struct sockaddr_un address;
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);

	keyd->listener = fd;
	unlink(path);
	umask(0111);
	if (fd < 0 || !address_set(&address, path) ||
	    bind(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
	    listen(fd, BACKLOG) != 0) {
		log_line("keyd: %s: %s", path, strerror(errno));
		return OUTCOME_FAULT;
	}
	umask(0077);
	return OUTCOME_OK;
}

/* ---- clients ------------------------------------------------------------ */

/* The role of who connected; ROLES for whom there is no place. */
static enum role
admit(const struct server *server, int fd)
{
	struct ucred peer = { .uid = (uid_t)-1 };
	socklen_t size = sizeof peer;
	enum role role;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
		return ROLES;
	role = permit_role(&server->keyd->permit, (long)peer.uid);
	if (role == ROLES)
		log_line("user %ld has no business here", (long)peer.uid);
	else if (server->clients[role] == CLIENTS_OF_ROLE) {
		log_line("%s connects too often", permit_role_name(role));
		return ROLES;
	}
	return role;
}

/* Take one who waits; false when nobody does. */
static _Bool
client_add(struct server *server)
{
	int fd = accept4(server->keyd->listener, NULL, NULL,
	    SOCK_CLOEXEC | SOCK_NONBLOCK);
	enum role role;

	if (fd < 0)
		return 0;
	role = admit(server, fd);
	if (role == ROLES) {
		close(fd);
		return 1;
	}
	server->polls[server->count].fd = fd;
	server->polls[server->count].events = POLLIN;
	server->polls[server->count].revents = 0;
	server->roles[server->count] = role;
	server->clients[role]++;
	server->count++;
	return 1;
}

/* Not endlessly, for those inside are to be heard too. */
static void
clients_add(struct server *server)
{
	int left = BACKLOG;

	while (left > 0 && client_add(server))
		left--;
}

/* The last one takes the place of who leaves. */
static void
client_drop(struct server *server, nfds_t at)
{
	nfds_t last = --server->count;

	close(server->polls[at].fd);
	server->clients[server->roles[at]]--;
	server->polls[at] = server->polls[last];
	server->roles[at] = server->roles[last];
}

/* Hear one message and answer it; false when the client is to go. */
static _Bool
client_hear(struct server *server, nfds_t at)
{
	struct vault *vault = server->keyd->vault;
	int fd = server->polls[at].fd;
	ssize_t length = recv(fd, &vault->ask, sizeof vault->ask, MSG_TRUNC);
	size_t reply;
	_Bool good;

	if (length < 0)
		return errno == EAGAIN || errno == EINTR;
	if (length == 0)
		return 0;
	reply = answer_make(server->keyd, server->roles[at], (size_t)length);
	good = reply > 0 && send(fd, &vault->reply, reply, MSG_NOSIGNAL) ==
	    (ssize_t)reply;
	answer_forget(server->keyd);
	return good;
}

/* From the end, so that whoever takes a place has had their turn. */
static void
clients_hear(struct server *server)
{
	for (nfds_t i = server->count; i-- > 1;)
		if (server->polls[i].revents != 0 && !client_hear(server, i))
			client_drop(server, i);
}

/* ---- the loop ----------------------------------------------------------- */

static void
signals_hold(sigset_t *waiting)
{
	struct sigaction act = { .sa_handler = on_stop };
	struct sigaction none = { .sa_handler = SIG_IGN };
	sigset_t held;

	sigemptyset(&act.sa_mask);
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGPIPE, &none, NULL);
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, waiting);
}

static void
leave(struct server *server)
{
	const struct timespec now = { 0 };

	if (ppoll(server->polls + 1, server->count - 1, &now, NULL) > 0)
		clients_hear(server);
	while (server->count > 1)
		client_drop(server, server->count - 1);
}

void
serve_run(struct keyd *keyd)
{
	struct server server = { .keyd = keyd, .count = 1 };
	sigset_t waiting;

	server.polls[0].fd = keyd->listener;
	server.polls[0].events = POLLIN;
	signals_hold(&waiting);
	while (!told_stop) {
		if (ppoll(server.polls, server.count, NULL, &waiting) < 0)
			continue;
		clients_hear(&server);
		if (server.polls[0].revents != 0)
			clients_add(&server);
	}
	leave(&server);
}
