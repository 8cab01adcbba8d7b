/*
 * Results (R13, R15, R16): the employer tells the applicant and registers
 * the result, two acts in either order; staff enter one that they heard by
 * phone, or correct one.
 */
#ifndef DESK_RESULT_H
#define DESK_RESULT_H

#include "desk/desk.h"

/* What the employer says of having told the applicant. */
struct desk_told {
	const unsigned char *application;
	const char *how;	/* message, phone or other */
	const char *text;	/* of the message */
	const char *answer;
};

/* What is stated of a result; "" and 0 are what was not given. */
struct desk_result {
	const unsigned char *application;
	const char *outcome;	/* hired or rejected */
	int32_t hired_on;
	const char *terms_differ;	/* yes or no */
	const char *terms_note;
	long reason;
	const char *note;	/* word to the office */
	_Bool told;		/* staff heard that the applicant knows */
	long version;		/* correcting: the one that was seen */
	const char *why;	/* correcting */
	_Bool disposed;		/* R10: what becomes of papers is sure */
	const char *answer;
};

/*
 * The page of one result: `viewer`, `application`, `office`, each version as
 * a `result`, the one that stands first, and the `reason`s there are.
 */
enum outcome desk_result(struct desk *desk, struct element *into,
    const unsigned char *application) MUST_USE;

/*
 * Staff's list: `viewer`, `total`, `application`. `show` is waiting (only
 * staff can enter a result: time is over, or on paper), selecting or
 * registered; `number` that of a job or a referral; NULL: all.
 */
enum outcome desk_results(struct desk *desk, struct element *into,
    const char *show, const char *number, long page, long size) MUST_USE;

/*
 * The applicant has been told, or is by this message (R15). CONFLICT:
 * told_twice, told_cancelled, or why a message can't be sent.
 */
enum outcome desk_result_tell(struct desk *desk,
    const struct desk_told *told) MUST_USE;

/*
 * Register a result, as employer until its time is over, as staff at any
 * time (R16). INVALID: a field is missing. CONFLICT: result_late,
 * result_twice, result_cancelled.
 */
enum outcome desk_result_register(struct desk *desk,
    const struct desk_result *result) MUST_USE;

/*
 * Put another in the place of the version that was seen, as staff. CONFLICT,
 * among others, result_version: another corrected it.
 */
enum outcome desk_result_correct(struct desk *desk,
    const struct desk_result *result) MUST_USE;

#endif
