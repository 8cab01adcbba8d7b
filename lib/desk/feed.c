#include "desk/feed.h"

#include "model/feed.h"

#include <string.h>

enum { PREFECTURE_DIGITS = 2 };

/* Of a data_id, before the prefecture. */
static const char jobs_of[] = "M1";

static const struct statement enter = { "CALL feed_enter(?,?,?)", "viewer" };
static const struct statement sets = {
	"CALL feed_sets(?,?,?,?)", "viewer data"
};
static const struct statement jobs = {
	"CALL feed_jobs(?,?,?,?,?,?)", "viewer set data"
};

/* What only the desk must know. */
static void
take_out(struct element *into, const char *name)
{
	struct element *row = element_first(into, name);

	if (row != NULL)
		element_remove(row);
}

enum outcome
desk_feed_enter(struct desk *desk)
{
	return desk_read(desk, &enter, tree_root(tree_open(desk->arena,
	    "facts")), NO_ARGS);
}

enum outcome
desk_feed_sets(struct desk *desk, struct element *into)
{
	TRY(desk_read(desk, &sets, into, ARGS(arg_number(FEED_PAGE))));
	take_out(into, "viewer");
	return OUTCOME_OK;
}

/* The prefecture of a data_id, or NULL. */
static const char *
prefecture_of(const char *data_id)
{
	const char *digits;

	if (strncmp(data_id, jobs_of, sizeof jobs_of - 1) != 0)
		return NULL;
	digits = data_id + sizeof jobs_of - 1;
	return strlen(digits) == PREFECTURE_DIGITS &&
	    strspn(digits, "0123456789") == PREFECTURE_DIGITS ? digits : NULL;
}

enum outcome
desk_feed_jobs(struct desk *desk, struct element *into, const char *data_id,
    long page)
{
	const char *prefecture = prefecture_of(data_id);
	const struct element *set;
	_Bool exists;

	if (prefecture == NULL || page < 1)
		return OUTCOME_NOT_FOUND;
	TRY(desk_read(desk, &jobs, into, ARGS(arg_text(prefecture),
	    arg_number((page - 1) * FEED_PAGE), arg_number(FEED_PAGE))));
	set = element_first(into, "set");
	exists = set != NULL &&
	    feed_page_exists(page, fact_number(set, "count"));
	take_out(into, "set");
	take_out(into, "viewer");
	return exists ? OUTCOME_OK : OUTCOME_NOT_FOUND;
}
