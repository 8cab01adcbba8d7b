/* Sending a document, at whichever door. */
#ifndef COMMON_DOCUMENT_H
#define COMMON_DOCUMENT_H

#include "web/request.h"

/*
 * The document of the path's second {id}, of what the first one is: to be
 * kept, not shown. 410 when a rule has deleted it (R9).
 */
enum outcome get_document(struct request *request);

#endif
