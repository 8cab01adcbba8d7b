/* Mail by SMTP (RFC 5321), through libcurl. */
#ifndef PORT_MAIL_H
#define PORT_MAIL_H

#include "base/arena.h"
#include "base/outcome.h"

struct mail {
	const char *from;
	const char *to;
	const char *subject;	/* UTF-8 */
	const char *body;	/* UTF-8, LF line ends */
	const char *id;		/* unique, for Message-ID */
};

/*
 * Hand a mail to the server at `url` (smtp:// or smtps://). OK when the
 * server has taken it; a fault, logged without addresses, when not.
 */
enum outcome mail_send(struct arena *arena, const char *url,
    const struct mail *mail) MUST_USE;

#endif
