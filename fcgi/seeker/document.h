/* Documents that go with an application (R2), until applying. */
#ifndef SEEKER_DOCUMENT_H
#define SEEKER_DOCUMENT_H

#include "web/form.h"

/*
 * Show what there is to be done with the page's `document`s: the form to add
 * one, and in each the form to take it away, or to scan it again. When they
 * come another way, that is said instead (R2).
 */
void documents_show(struct request *request);

/* What was typed besides in a form of this page that was refused, or "". */
const char *document_typed(const struct request *request);

enum outcome post_document(struct request *request);
enum outcome post_document_remove(struct request *request);
enum outcome post_document_scan(struct request *request);

#endif
