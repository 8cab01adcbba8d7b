/*
 * Who may pass: the session's token and the token against forged posts.
 * Whether a session is good only the database knows; each of its procedures
 * asks, so no page can be shown without.
 */
#ifndef WEB_GUARD_H
#define WEB_GUARD_H

#include "base/outcome.h"

struct request;

enum { TOKEN_TEXT = 65 };	/* 32 random bytes in hexadecimal, and NUL */

/*
 * Give the desk the hash of the session's token, if the cookie holds one. OK
 * always: whether one is needed is said by the row.
 */
enum outcome guard_session(struct request *request) MUST_USE;

/*
 * Before the body is read: DENIED when the row is for members and there is
 * no session.
 */
enum outcome guard_admit(struct request *request) MUST_USE;

/*
 * For a POST: DENIED (code csrf) unless the form carries the token that
 * belongs to this session or visit. Also takes the request_key, if any: INVALID
 * (400) when it is not 1 to 64 letters, digits, - or _. The desk refuses to
 * act without one.
 */
enum outcome guard_post(struct request *request) MUST_USE;

/* Give the desk the hash of what was sent and where: what a key stands for. */
void guard_fields(struct request *request);

/* The token that this browser's forms carry; begins a visit when needed. */
const char *guard_csrf(struct request *request);

/* A new random token. */
const char *guard_token(struct request *request);

#endif
