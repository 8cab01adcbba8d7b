#include "model/document.h"

#include "model/name.h"

static const char *const states[DOCUMENT_STATES] = {
	[DOCUMENT_RECEIVING] = "receiving",
	[DOCUMENT_SCANNING] = "scanning",
	[DOCUMENT_STORED] = "stored",
	[DOCUMENT_SAFE] = "safe",
	[DOCUMENT_QUARANTINED] = "quarantined",
	[DOCUMENT_DELETED] = "deleted",
};

static const char *const ends[DOCUMENT_ENDS] = {
	[DOCUMENT_CANCELLED] = "cancelled",
	[DOCUMENT_LATE] = "late",
	[DOCUMENT_RESULT] = "result",
	[DOCUMENT_LAPSED] = "lapsed",
	[DOCUMENT_WITHDRAWN] = "withdrawn",
	[DOCUMENT_REMOVED] = "removed",
	[DOCUMENT_REPLACED] = "replaced",
	[DOCUMENT_UNFINISHED] = "unfinished",
};

static const char *const kinds[DOCUMENT_KINDS] = {
	[DOCUMENT_RESUME] = "resume",
	[DOCUMENT_CAREER] = "career",
	[DOCUMENT_JOBCARD] = "jobcard",
	[DOCUMENT_OTHER] = "other",
};

/* What is left out is DOCUMENT_NOWHERE. */
static const enum document_state next[DOCUMENT_STATES][DOCUMENT_EVENTS] = {
	[DOCUMENT_RECEIVING] = {
		[DOCUMENT_STORE] = DOCUMENT_STORED,
		[DOCUMENT_SCAN] = DOCUMENT_SCANNING,
		[DOCUMENT_DELETE] = DOCUMENT_DELETED,
	},
	[DOCUMENT_SCANNING] = {
		[DOCUMENT_PASS] = DOCUMENT_SAFE,
		[DOCUMENT_FIND] = DOCUMENT_QUARANTINED,
		[DOCUMENT_DELETE] = DOCUMENT_DELETED,
	},
	[DOCUMENT_STORED] = {
		[DOCUMENT_READ] = DOCUMENT_STORED,
		[DOCUMENT_DELETE] = DOCUMENT_DELETED,
	},
	[DOCUMENT_SAFE] = {
		[DOCUMENT_READ] = DOCUMENT_SAFE,
		[DOCUMENT_DELETE] = DOCUMENT_DELETED,
	},
	[DOCUMENT_QUARANTINED] = {
		[DOCUMENT_DELETE] = DOCUMENT_DELETED,
	},
};

/* R9: what is said of one that is gone. */
static const enum verdict gone[DOCUMENT_ENDS] = {
	[DOCUMENT_CANCELLED] = VERDICT_DOCUMENT_CANCELLED,
	[DOCUMENT_LATE] = VERDICT_DOCUMENT_LATE,
	[DOCUMENT_RESULT] = VERDICT_DOCUMENT_RESULT,
	[DOCUMENT_LAPSED] = VERDICT_DOCUMENT_LAPSED,
	[DOCUMENT_WITHDRAWN] = VERDICT_DOCUMENT_WITHDRAWN,
	[DOCUMENT_REMOVED] = VERDICT_DOCUMENT_REMOVED,
	[DOCUMENT_REPLACED] = VERDICT_DOCUMENT_REMOVED,
	[DOCUMENT_UNFINISHED] = VERDICT_DOCUMENT_REMOVED,
};

const char *
document_state_name(enum document_state state)
{
	return name_at(NAME_LIST(states), state);
}

enum document_state
document_state_of(const char *name)
{
	return (enum document_state)name_place(NAME_LIST(states), name);
}

const char *
document_end_name(enum document_end end)
{
	return name_at(NAME_LIST(ends), end);
}

enum document_end
document_end_of(const char *name)
{
	return (enum document_end)name_place(NAME_LIST(ends), name);
}

enum document_kind
document_kind_of(const char *name)
{
	return (enum document_kind)name_place(NAME_LIST(kinds), name);
}

enum document_state
document_next(enum document_state state, enum document_event event)
{
	if (state >= DOCUMENT_STATES || event >= DOCUMENT_EVENTS)
		return DOCUMENT_NOWHERE;
	return next[state][event];
}

enum document_state
document_state_at(const struct document_facts *facts, instant now)
{
	_Bool by_clock = facts->ends == DOCUMENT_LATE ||
	    facts->ends == DOCUMENT_LAPSED;

	return by_clock && now <= facts->held_until ? facts->state :
	    DOCUMENT_DELETED;
}

enum verdict
document_check_read(const struct document_facts *facts, instant now)
{
	enum document_state state = document_state_at(facts, now);

	if (document_next(state, DOCUMENT_READ) != DOCUMENT_NOWHERE)
		return VERDICT_OK;
	if (state == DOCUMENT_QUARANTINED)
		return VERDICT_DOCUMENT_QUARANTINED;
	if (state != DOCUMENT_DELETED)
		return VERDICT_DOCUMENT_SCANNING;
	return facts->ends < DOCUMENT_ENDS && gone[facts->ends] != VERDICT_OK ?
	    gone[facts->ends] : VERDICT_DOCUMENT_REMOVED;
}

_Bool
document_gone(enum verdict verdict)
{
	for (size_t i = 0; i < DOCUMENT_ENDS; i++)
		if (gone[i] != VERDICT_OK && gone[i] == verdict)
			return 1;
	return 0;
}

enum verdict
document_check_add(const struct document_room *room)
{
	if (!room->online)
		return VERDICT_DOCUMENT_OFFLINE;
	if (room->files >= room->files_most)
		return VERDICT_DOCUMENT_FILES;
	if (room->more > room->bytes_most - room->bytes)
		return VERDICT_DOCUMENT_BYTES;
	return VERDICT_OK;
}

enum verdict
document_check_apply(enum document_state state)
{
	return state == DOCUMENT_SCANNING ? VERDICT_DOCUMENT_SCANNING :
	    VERDICT_OK;
}

_Bool
document_counts(enum document_state state)
{
	return document_next(state, DOCUMENT_READ) != DOCUMENT_NOWHERE;
}

instant
document_since(instant real)
{
	return instant_add(real, -60 * INSTANT_SECOND);
}
