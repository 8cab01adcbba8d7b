/* What door and clerk both know of a batch: how it is read and told. */
#ifndef COMMON_BATCH_H
#define COMMON_BATCH_H

#include "port/intake.h"
#include "web/request.h"

/* Bytes: as it comes, and of the arena in which a record fits. */
#define BATCH_BYTES (128 * 1024 * 1024)
#define BATCH_RECORD_ARENA (4 * 1024 * 1024)

extern const struct intake_limits batch_limits;

/* A request's faults as a text: a line each of code, line, field and path. */
const char *batch_errors(struct request *request);

/* Each record's text of errors becomes elements `error`. */
void batch_errors_show(struct element *root);

#endif
