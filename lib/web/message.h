/* The message of a system: XML, read under limits and checked by its XSD. */
#ifndef WEB_MESSAGE_H
#define WEB_MESSAGE_H

#include "port/intake.h"
#include "web/request.h"

/*
 * Read the body, when the row's method takes one. Its fields, wherever they
 * stand in it, and the attributes of its root become the request's pairs, so
 * that a form can be heard from it; of an element with a code, that is its
 * value. INVALID with 413 or 415 before a byte is read; with 400, 413 or 415
 * for what is no such XML; with 422 for what the XSD does not allow, each
 * place of which is an `error` below the request's `faults`.
 */
enum outcome message_read(struct request *request) MUST_USE;

/* Is it XML, by its Content-Type? *charset is then its parameter, or NULL. */
_Bool message_media(struct request *request, const char **charset);

/*
 * What is no XML of ours: INVALID, with the status that says so and the place
 * in the request's faults.
 */
enum outcome message_unreadable(struct request *request,
    const struct intake_fault *fault) MUST_USE;

/* The same of a tree that was read already: for the records of a batch. */
void message_pairs(struct request *request, const struct element *message);

/*
 * A file of the program's own as a tree, under the same limits; a fault,
 * logged, when it can't be read.
 */
enum outcome message_file(const char *path, struct arena *arena,
    struct element **root) MUST_USE;

/* Add an error to the request's faults: all texts are kept by pointer. */
void message_fault(struct request *request, const char *code, unsigned long line,
    const char *field, const char *path);

/*
 * What a form that was heard from the message found wrong, and the desk,
 * each at its place.
 */
void message_errors(struct request *request);

#endif
