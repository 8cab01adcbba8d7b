#include "desk/event.h"

static const struct statement events = {
	"CALL partner_events(?,?,?,?,?,?)", "viewer end event event"
};

enum outcome
desk_events(struct desk *desk, struct element *into, const char *noun,
    int64_t after, long size)
{
	return desk_read(desk, &events, into, ARGS(arg_text(noun),
	    arg_number(after), arg_number(size)));
}

const char *
desk_event_uuid(struct arena *arena, const char *id)
{
	static const char variants[] = "89ab89ab89ab89ab";
	const char variant = variants[id[16] <= '9' ? id[16] - '0' :
	    id[16] - 'a' + 10];

	return arena_text(arena, "%.8s-%.4s-4%.3s-%c%.3s-%.12s", id, id + 8,
	    id + 13, variant, id + 17, id + 20);
}

const char *
desk_event_path(struct arena *arena, const struct element *event)
{
	return arena_text(arena, "/partner/v1/%ss/%s",
	    fact_text(event, "noun"), fact_text(event, "subject"));
}
