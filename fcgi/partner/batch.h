/* Many jobs in one message, worked by the clerk. */
#ifndef PARTNER_BATCH_H
#define PARTNER_BATCH_H

#include "web/route.h"

handler get_batches;
handler post_batch;
handler get_batch;	/* how far it is, and what became of its records */

#endif
