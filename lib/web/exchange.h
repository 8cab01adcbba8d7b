/*
 * How a system is spoken to: it is known by its certificate, sends messages
 * of XML, and is answered in XML; what is refused by a problem document.
 */
#ifndef WEB_EXCHANGE_H
#define WEB_EXCHANGE_H

#include "web/program.h"
#include "web/request.h"

/*
 * The folder that the setting [partner] schema names holds the XSD of each
 * message and the words of problems.
 */
extern const struct manner exchange;

/*
 * What an act was done to must still be what the system saw: its If-Match is
 * this tag, quoted. INVALID with 428 when it said none, 412 for another.
 */
enum outcome exchange_match(struct request *request, const char *etag)
    MUST_USE;

#endif
