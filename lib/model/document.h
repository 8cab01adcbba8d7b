/*
 * An applicant's document: from being stored to being gone (R2, R9, R10).
 *
 * held_until is the last instant at which it can be read. While it belongs to
 * a referral that is the last instant to apply, then its job's open_until;
 * what ends it earlier (a cancel, a result, the office) moves it. Why it ends
 * then is kept beside it, so that a page can say so before and after.
 */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/instant.h"
#include "model/verdict.h"

#include <stddef.h>

enum document_state {
	DOCUMENT_NOWHERE,	/* no state: what an event may not do */
	DOCUMENT_RECEIVING,	/* being stored, not yet anyone's */
	DOCUMENT_SCANNING,	/* stored; what the scan says is awaited */
	DOCUMENT_STORED,	/* where no scan is set up */
	DOCUMENT_SAFE,		/* the scan found nothing */
	DOCUMENT_QUARANTINED,	/* it did: nobody reads it any more */
	DOCUMENT_DELETED,	/* key and chunks are gone */
	DOCUMENT_STATES
};

enum document_event {
	DOCUMENT_STORE,		/* whole, without a scan */
	DOCUMENT_SCAN,		/* whole, and to be scanned */
	DOCUMENT_PASS,		/* the scan found nothing */
	DOCUMENT_FIND,		/* the scan found something */
	DOCUMENT_READ,
	DOCUMENT_DELETE,
	DOCUMENT_EVENTS
};

/* By what the time of a document ends (R9). */
enum document_end {
	DOCUMENT_CANCELLED = 1,	/* a: the seeker cancelled */
	DOCUMENT_LATE,		/* b: three months after the job */
	DOCUMENT_RESULT,	/* c: the result was registered */
	DOCUMENT_LAPSED,	/* d: not applied in time */
	DOCUMENT_WITHDRAWN,	/* d: the office took the referral back */
	DOCUMENT_REMOVED,	/* by the seeker, before applying */
	DOCUMENT_REPLACED,	/* likewise, by another */
	DOCUMENT_UNFINISHED,	/* it never came in whole */
	DOCUMENT_ENDS
};

/* Their places are part of what a document's key is bound to. */
enum document_kind {
	DOCUMENT_RESUME = 1,
	DOCUMENT_CAREER,
	DOCUMENT_JOBCARD,
	DOCUMENT_OTHER,
	DOCUMENT_KINDS
};

/* What reading asks. */
struct document_facts {
	enum document_state state;	/* as the row says */
	enum document_end ends;
	instant held_until;
};

/* What adding asks: what there is, what comes, what there may be. */
struct document_room {
	_Bool online;		/* R2: job_documents_online() */
	long files;		/* that there are, but for one replaced */
	long bytes;		/* of all these */
	long more;		/* bytes that come */
	long files_most;
	long bytes_most;
};

/* The codes that database and pages have, and the way back. */
const char *document_state_name(enum document_state state);
enum document_state document_state_of(const char *name);
const char *document_end_name(enum document_end end);
enum document_end document_end_of(const char *name);
enum document_kind document_kind_of(const char *name);

/* Where an event leads, or DOCUMENT_NOWHERE; deadlines apart. */
enum document_state document_next(enum document_state state,
    enum document_event event);

/*
 * R9: the state at `now`: past held_until it is deleted. What an act has ended
 * is over for whoever comes after that act, by whatever clock.
 */
enum document_state document_state_at(const struct document_facts *facts,
    instant now);

/* R9: may it be read at `now`? Else by what its time ended. */
enum verdict document_check_read(const struct document_facts *facts,
    instant now);

/* Is a refusal to read final: has what was asked for been deleted? */
_Bool document_gone(enum verdict verdict);

/* R2, limits: may a document be added to what there is? */
enum verdict document_check_add(const struct document_room *room);

/* May a set with a document in this state be applied with? */
enum verdict document_check_apply(enum document_state state);

/* Is a document in this state part of what is applied with? */
_Bool document_counts(enum document_state state);

/* What began to be stored at or before this instant never will be. */
instant document_since(instant real);

#endif
