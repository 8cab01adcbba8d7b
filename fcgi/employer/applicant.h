/* The list of applicants (R8), and one of them. */
#ifndef EMPLOYER_APPLICANT_H
#define EMPLOYER_APPLICANT_H

#include "desk/applicant.h"
#include "port/query.h"
#include "web/route.h"

handler get_applicants;
handler post_applicants;	/* what was picked: letters, or mark as read */
handler get_applicant;

/* What the query chooses of the list; what is no choice is left out. */
struct desk_filter applicant_filter(const struct request *request);

/* The address of `page` with that choice as its query, "…?a=b&" at its end. */
const char *applicant_path(struct request *request, const char *page,
    const struct desk_filter *filter);

/*
 * The ids among `count` pairs named pick, as a JSON list; *picked is how
 * many. NULL when one is no id or there are too many.
 */
const char *applicant_picks(struct request *request, const struct query *from,
    long *picked);

/* Say in the page why something can't be done with this application now. */
void applicant_closed(struct request *request, enum verdict verdict,
    const struct element *row);

#endif
