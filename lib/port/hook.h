/*
 * Webhooks (Standard Webhooks 1.0) by HTTPS, through libcurl: many posts at
 * once, none of which the caller waits for.
 *
 * Whoever may say where to post must not make the site speak to machines that
 * only it can reach. So what counts is the address that is connected to, when
 * it is: only public ones, whatever a name meant before. The operator may name
 * exceptions.
 */
#ifndef PORT_HOOK_H
#define PORT_HOOK_H

#include "base/instant.h"
#include "base/outcome.h"

#include <stddef.h>

enum {
	HOOK_SECRET_BYTES = 32,
	HOOK_SECRET_TEXT = 56,		/* whsec_, base64 and NUL */
	HOOK_SIGNATURE_TEXT = 48,	/* v1, a comma, base64 and NUL */
	HOOK_TAG_BYTES = 32,
	HOOK_RESPONSE_BYTES = 64 * 1024	/* more of an answer is not read */
};

/* The secret of a webhook: of the site's key, and the webhook's id as text. */
void hook_secret(unsigned char out[HOOK_SECRET_BYTES], const char *key,
    const char *id);

/* As its owner is told it. */
void hook_secret_text(char out[HOOK_SECRET_TEXT],
    const unsigned char secret[HOOK_SECRET_BYTES]);

/*
 * Sign what is posted: `seconds` since 1970. The secret may be of any length,
 * as other sites have them.
 */
void hook_sign(char out[HOOK_SIGNATURE_TEXT], const unsigned char *secret,
    size_t secret_length, const char *id, long long seconds,
    const char *body);

/* Is an address, 4 or 16 bytes in network order, one of the public Internet? */
_Bool hook_public(const unsigned char *address, size_t length);

/*
 * Can one post to this at all: https, a host with a dot that is not known to
 * be private, no user, no fragment, port 443 or one from 1024? `allow` has
 * HOST:PORT exceptions with spaces between them, or is NULL.
 */
_Bool hook_url(const char *url, const char *allow);

struct hooks;

struct hook_settings {
	const char *allow;	/* HOST:PORT of exceptions, or NULL */
	const char *authorities;	/* file of certificates; NULL: usual */
};

struct hook {
	const char *url;
	const char *id;		/* the same of each try */
	const char *body;	/* XML */
	const unsigned char *secret;	/* HOOK_SECRET_BYTES */
	instant at;		/* when it is signed, real time */
	unsigned char tag[HOOK_TAG_BYTES];	/* by which its end is known */
};

/* What became of a post. */
struct hook_end {
	unsigned char tag[HOOK_TAG_BYTES];
	int status;		/* of HTTP, or 0 */
	const char *fault;	/* why there is no status; a short code, or NULL */
};

/* OK, or a fault that was logged. */
enum outcome hooks_open(struct hooks **out,
    const struct hook_settings *settings) MUST_USE;

/* Ends all posts that are on their way. */
void hooks_close(struct hooks *hooks);

/* How many are on their way. */
size_t hooks_count(const struct hooks *hooks);

/* Begin to post; all is copied. FAULT, logged, when it can't begin. */
enum outcome hooks_post(struct hooks *hooks, const struct hook *hook)
    MUST_USE;

/*
 * Let posts go on for so many milliseconds, or less when a signal comes or
 * one has ended. Without a post on its way it only waits.
 */
void hooks_wait(struct hooks *hooks, int milliseconds);

/* One that has ended; false when there is none. */
_Bool hooks_ended(struct hooks *hooks, struct hook_end *end);

#endif
