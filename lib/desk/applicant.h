/*
 * Applications as the employer sees them (R5, R7-R10): the list, one
 * applicant, letters. What every act on an application needs of its row
 * stands here too.
 */
#ifndef DESK_APPLICANT_H
#define DESK_APPLICANT_H

#include "desk/desk.h"
#include "model/application.h"

/* Which applications, and in which order; NULL: no such condition. */
struct desk_filter {
	const char *job;	/* number of a job */
	const char *state;
	const char *sort;	/* applied, referred or name */
};

/*
 * One page of the list (R8): `viewer`, `total` (count; selecting, waiting),
 * `application`, and the employer's `job`s. No total for another's job.
 */
enum outcome desk_applicants(struct desk *desk, struct element *into,
    const struct desk_filter *filter, long page, long size) MUST_USE;

/*
 * One applicant: `viewer`, `application`, `office`, and while they are open
 * (R9) `motivation`, `total` and the newest `size` `message`s. Marks the
 * application and the messages as read.
 */
enum outcome desk_applicant(struct desk *desk, struct element *into,
    const unsigned char *application, long size) MUST_USE;

/*
 * Letters that the employer may still see: `viewer`, `letter`. `picks` is a
 * JSON list of ids; NULL: all that the filter chooses, page by page, with
 * their `total`.
 */
enum outcome desk_applicant_letters(struct desk *desk, struct element *into,
    const char *picks, const struct desk_filter *filter, long page,
    long size) MUST_USE;

/* Why there is no letter: NOT_FOUND, or CONFLICT with rule and office. */
enum outcome desk_applicant_why(struct desk *desk,
    const unsigned char *application) MUST_USE;

/* Are these `count` applications all the employer's? Else NOT_FOUND. */
enum outcome desk_applicant_own(struct desk *desk, const char *picks,
    long count) MUST_USE;

/* Mark as read what is picked, or all that the filter chooses. */
enum outcome desk_applicant_mark(struct desk *desk, const char *picks,
    const struct desk_filter *filter, const char *answer) MUST_USE;

/* What the model asks, from an `application`'s row, whoever reads it. */
struct application_facts desk_applicant_facts(const struct element *row);

/*
 * Say below `into` what a rule about this application rests on: whose it is,
 * its dates, and the office to call (R16), which stands beside the row.
 */
void desk_applicant_grounds(struct element *into, const struct element *row);

/* As desk_verdict(); a conflict says what it rests on. */
enum outcome desk_applicant_judge(struct desk *desk, enum verdict verdict,
    const struct element *row) MUST_USE;

#endif
