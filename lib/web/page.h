/*
 * The page of a request: what every page has, and what handlers put in.
 * A page is one XML document; what a sheet makes of it is not known here.
 */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/request.h"

/* Begin a page over again, named for its sheet. */
void page_begin(struct request *request, const char *name);

/* What stands at the end of each page: signing out. */
void page_end(struct request *request);

/* Put what was refused, and why, into the page. */
void page_refusal(struct request *request, int status);

/*
 * Say in the page that something can't be done now, and by which rule: an
 * element `closed` with the verdict's code and rule, where else a form stands.
 * Returns it, for the facts that the rule rests on.
 */
struct element *page_closed(struct request *request, enum verdict verdict);

/* The row element of that name; NOT_FOUND when the database gave none. */
enum outcome page_need(const struct request *request, const char *name,
    struct element **row) MUST_USE;

/*
 * Say which part of a list this is: `count` things, `size` to a page, and
 * the address to which a page's number is appended.
 */
void page_pages(struct request *request, long count, long size,
    const char *base);

#endif
