/* The text of a job, where both it and a change to it are shown. */
#ifndef COMMON_POSTING_H
#define COMMON_POSTING_H

#include "web/request.h"

/*
 * When the page has what is shown (`shown`) beside the text (`posting`), say
 * where they differ: such a field of the text gets @changed, and each stands
 * in an element `change`, as it is shown in `before`, as it is to be in
 * `after`.
 */
void posting_compare(struct request *request);

/*
 * Say until when results and messages of its applications would be taken,
 * if the job ended now (R16): `ending` with open_until.
 */
void posting_ending(struct request *request);

#endif
