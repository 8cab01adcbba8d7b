/*
 * What a race is run on: two sides at their desks, each with a connection of
 * its own, and a job, a referral and perhaps an application that nobody else
 * touches.
 *
 * A race is run three ways: the first side reads, the second reads and
 * writes, then the first writes; the same the other way round; and many
 * times with both sides, having read, writing at once.
 */
#ifndef TESTS_RACE_STAGE_H
#define TESTS_RACE_STAGE_H

#include "desk/stand.h"

/* When everything happens, unless a side has a clock of its own. */
#define STAGE_NOW "2030-05-21T10:00:00"

/* How far a stage has gone. */
enum stage_until {
	STAGE_SUBMITTED,	/* the job waits to be checked */
	STAGE_CHANGED,		/* accepted, and a change to it waits */
	STAGE_DRAFTS,		/* two drafts of one referral */
	STAGE_SENT_AND_DRAFT,	/* a referral waits, a draft beside it */
	STAGE_SENT,		/* a referral waits for the seeker */
	STAGE_APPLIED,		/* it has become an application */
	STAGE_ATTACHED,		/* sent, and a document is attached */
	STAGE_APPLIED_WITH	/* and applied with */
};

/* The job is valid to the end of July 2030, open to the end of October. */
struct stage {
	unsigned char job[ID_BYTES];
	unsigned char referral[ID_BYTES];	/* to apply until 28 May */
	unsigned char second[ID_BYTES];		/* draft beside the first */
	unsigned char application[ID_BYTES];	/* of 09:59 */
	unsigned char document[ID_BYTES];	/* of 09:58 */
};

/* One side: what it does, and by which procedure it writes at which door. */
struct side {
	const char *call;	/* "CALL seeker_cancel(" */
	enum desk_door door;
	enum outcome (*act)(struct desk *desk, const struct stage *stage);
	const char *now;	/* its clock; NULL: STAGE_NOW */
	_Bool one_key;		/* the stage's request_key, not its own */
	const struct side *then;	/* acts right after it, or NULL */
};

/*
 * What comes of it when one side is first: what each is told, "ok" or the
 * code of its refusal, and what then stands (see stage_tells).
 */
struct ending {
	const char *first, *second;
	const char *stands;
};

struct race {
	enum stage_until until;
	struct side a, b;
	struct ending a_first, b_first;
	const struct side *before;	/* acts before the race, or NULL */
};

/* Group fixtures. */
int stage_open(void **state);
int stage_close(void **state);

/* A new stage, so far. */
void stage_set(struct stage *stage, enum stage_until until);

/* One side acts alone: "ok" or the code of its refusal. */
const char *stage_act(const struct stage *stage, const struct side *side);

/*
 * All that a race can change, as one line: job, referrals, applications with
 * results and messages, documents that came in whole (with `held` while they
 * can be read, their key and chunks, and how often they were read), what is
 * kept of a motivation not sent, codes of notices, the ledger, and names of
 * audited acts.
 */
const char *stage_tells(const struct stage *stage);

/*
 * One way of a race: `second` reads, `first` reads and writes, and then
 * `second` writes.
 */
void race_in_order(const struct race *race, const struct side *first,
    const struct side *second, const struct ending *ending);

/*
 * What a side of the clerk's asks, as its user; rows go to a tree of their
 * own.
 */
enum outcome stage_clerk(struct desk *desk, const struct statement *statement,
    struct element **rows, const struct arg *args, size_t count) MUST_USE;

/* Run a race all three ways. */
void race_run(const struct race *race);

#endif
