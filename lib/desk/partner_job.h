/*
 * Jobs of partners. Each stands under a reference of the partner's own, and
 * goes the way of a job that was typed in: it is submitted at once, and shown
 * when staff have accepted it (R1).
 */
#ifndef DESK_PARTNER_JOB_H
#define DESK_PARTNER_JOB_H

#include "desk/desk.h"
#include "desk/job.h"

/*
 * One page of the jobs of those for whom the partner acts, the newest first:
 * `viewer`, `total` (count), `job` (id, number, ref, employer, state, changed).
 * Of one employer, or one reference; NULL: all.
 */
enum outcome desk_partner_jobs(struct desk *desk, struct element *into,
    const char *employer, const char *ref, long page, long size) MUST_USE;

/*
 * What a reference stands for, or (NULL) which reference a job has: *found is
 * its row (id, ref, employer, digest, version, latest, state), NULL when there
 * is none. As the partner itself.
 */
enum outcome desk_partner_job_find(struct desk *desk, const char *ref,
    const unsigned char *job, const struct element **found) MUST_USE;

/* SHA-256 of a text, by which one that did not change is known. */
void desk_partner_job_digest(struct desk *desk,
    const struct element *posting, unsigned char out[DIGEST_BYTES]);

/* Do both say the same in every field? */
_Bool desk_partner_job_same(const struct element *posting,
    const struct element *other);

/*
 * At an employer's desk: begin a job under this reference and submit it.
 * `from`, or NULL, is the job for which the reference stood: a renewal.
 * CONFLICT, `lost`: it stands for another job.
 */
enum outcome desk_partner_job_add(struct desk *desk, const unsigned char *id,
    const char *ref, const struct element *posting,
    const unsigned char *from, const char *answer) MUST_USE;

/*
 * The same for one that runs out: another job with its text. `rows` are what
 * desk_job() gave of it. CONFLICT: job_state, job_early.
 */
enum outcome desk_partner_job_renew(struct desk *desk,
    const struct element *rows, const char *ref, const unsigned char *id,
    const char *answer) MUST_USE;

/*
 * At an employer's desk: put another text in the place of what desk_job() gave
 * in `rows`, and submit it. OK also when it says the same; then nothing is
 * done, and *changed is false.
 */
enum outcome desk_partner_job_change(struct desk *desk,
    const struct element *rows, const struct element *posting,
    const char *answer, _Bool *changed) MUST_USE;

#endif
