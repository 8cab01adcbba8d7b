/* Batches of partners: read from their chunks, worked a slice at a time. */
#ifndef CLERK_BATCH_H
#define CLERK_BATCH_H

#include "clerk/round.h"
#include "desk/desk.h"
#include "port/intake.h"
#include "port/schema.h"

enum { BATCH_SLICE = 500 };	/* records that are worked together */

/* What became of a record; its name is that of the database. */
struct batch_record {
	unsigned long place, line;
	const char *ref, *employer;	/* or NULL */
	const char *state;		/* NULL: not yet known */
	const char *job;		/* 32 digits, or NULL */
	const char *errors;		/* when refused */
	const char *act;		/* put, withdraw or renew */
	const struct element *posting;	/* to put */
	const char *digest;		/* of it, 64 digits */
};

/* A batch at work. */
struct batch {
	struct round *round;
	unsigned char id[ID_BYTES];
	_Bool only_check;
	unsigned long worked;		/* records that have their answer */
	_Bool resumed;			/* a slice may have been begun before */
	struct intake *intake;
	struct arena slice;		/* of the slice at hand */
	struct batch_record records[BATCH_SLICE];
	size_t count;
	struct desk desk;		/* of an employer for whom it acts */
	const char *entered;		/* whose number, in the slice's arena */
};

/*
 * Read a record: what it is about, and what is wrong with it, so far as it
 * says itself.
 */
enum outcome batch_record_read(struct batch *batch, struct batch_record *to,
    struct element *record, const char *prefix) MUST_USE;

/* Refuse a record: its one error, at a field of it. */
void batch_refuse(struct batch *batch, struct batch_record *record,
    const char *code, const char *field);

/* A tree for what the database answers, in the slice's arena. */
static inline struct element *
batch_facts(struct batch *batch)
{
	return tree_root(tree_open(&batch->slice, "facts"));
}

/* At the desk of this employer; false: the partner does not act for it. */
enum outcome batch_act_enter(struct batch *batch, const char *number,
    _Bool *entered) MUST_USE;

/* The id that a record's job has, whenever the record is worked. */
unsigned char *batch_act_job(struct batch *batch,
    const struct batch_record *record);

/*
 * Change, withdraw or renew the job that the reference of a record stands
 * for: `known` is the database's row of it. The record has its state then.
 */
enum outcome batch_act_known(struct batch *batch, struct batch_record *record,
    const struct element *known) MUST_USE;

/* Withdraw a record's job: likewise, whatever its act says. */
enum outcome batch_act_withdraw(struct batch *batch,
    struct batch_record *record) MUST_USE;

/* Do what the slice's records ask for, and keep what became of each. */
enum outcome batch_slice_work(struct batch *batch) MUST_USE;

/* Withdraw what a full load left out. */
enum outcome batch_left_withdraw(struct batch *batch) MUST_USE;

/* Load what a job must be like, while the clerk may still reach the file. */
enum outcome batch_open(struct clerk *clerk) MUST_USE;

/* The duty: work the next batch, if there is one, to its end. */
enum outcome batch_work(struct round *round) MUST_USE;

/* Between two slices: what else the clerk has to do; true: it shall stop. */
_Bool run_between(struct clerk *clerk);

#endif
