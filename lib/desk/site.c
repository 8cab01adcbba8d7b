#include "desk/site.h"

static const struct statement home = { "CALL public_home(?,?)", "total" };
static const struct statement offices = {
	"CALL public_offices(?,?)", "office"
};
static const struct statement reasons = {
	"CALL public_reasons(?,?)", "reason"
};
static const struct statement ready = { "CALL public_ready(?,?)", "ready" };

enum outcome
desk_site_home(struct desk *desk, struct element *into)
{
	return desk_read_public(desk, &home, into, NO_ARGS);
}

enum outcome
desk_site_offices(struct desk *desk, struct element *into)
{
	return desk_read_public(desk, &offices, into, NO_ARGS);
}

enum outcome
desk_site_reasons(struct desk *desk, struct element *into)
{
	return desk_read_public(desk, &reasons, into, NO_ARGS);
}

enum outcome
desk_site_ready(struct desk *desk)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));

	return desk_read_public(desk, &ready, root, NO_ARGS);
}
