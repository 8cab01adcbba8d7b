#include "desk/partner_office.h"

#include "base/instant.h"

/* Decision: how much of what a partner sent its page shows. */
enum { BATCHES = 10, MESSAGES = 50 };
#define COUNTED (7 * INSTANT_DAY)

static const struct statement list = {
	"CALL staff_partners(?,?,?,?)", "viewer partner mandate"
};
static const struct statement page = {
	"CALL staff_partner(?,?,?,?,?,?,?)",
	"viewer partner mandate certificate batch message"
};

enum outcome
desk_partners(struct desk *desk, struct element *into)
{
	return desk_read(desk, &list, into,
	    ARGS(arg_instant(desk->real - COUNTED)));
}

enum outcome
desk_partner_page(struct desk *desk, struct element *into,
    const unsigned char *id)
{
	return desk_read(desk, &page, into, ARGS(arg_id(id),
	    arg_instant(desk->real - COUNTED), arg_number(BATCHES),
	    arg_number(MESSAGES)));
}
