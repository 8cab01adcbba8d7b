/* How an outcome is told by HTTP; the only place that knows. */
#ifndef WEB_REPLY_H
#define WEB_REPLY_H

#include "web/request.h"

/*
 * After a good POST: go to `path` (303), where `act` is told as done. The
 * path must be one of ours. Returns OK.
 */
enum outcome reply_see(struct request *request, const char *path,
    const char *act) MUST_USE;

/* The status of an outcome for this request. */
int reply_status(const struct request *request, enum outcome outcome);

/* Send a page; or a redirect or short text, when one is set. */
void reply_send(struct request *request, int status);

#endif
