/*
 * Referrals: staff introduce one seeker to one job, and the seeker finds it
 * on My Page (R3-R6).
 */
#ifndef DESK_REFERRAL_H
#define DESK_REFERRAL_H

#include "desk/desk.h"
#include "model/referral.h"

/* The office's side. */

/* What staff write in a draft. */
struct desk_referral_text {
	const char *fit;	/* "" until it is judged */
	const char *note;	/* word to the seeker, or NULL */
	long days;		/* to apply */
};

/*
 * One page of the office's referrals, last begun first: `viewer`, `total`
 * (count) and `referral`, each in its state at now. `state` is the name of
 * one state, NULL for all.
 */
enum outcome desk_referrals(struct desk *desk, struct element *into,
    const char *state, long page, long size) MUST_USE;

/*
 * One of them with all that sending asks: `viewer`, `seeker`, `consultation`,
 * `job`, `employer` (with the hours in which it can be reached), `office`
 * (that accepted the job), `referral`, `exemption`, `call`, `other` (the one
 * in its way), `holiday` (today), and for a draft a `check` of each need,
 * with code and rule where it is not met. No `referral`: another office's.
 */
enum outcome desk_referral(struct desk *desk, struct element *into,
    const unsigned char *id) MUST_USE;

/* May this happen now to what desk_referral() gave? */
enum verdict desk_referral_may(struct desk *desk, const struct element *rows,
    enum referral_event event);

/*
 * The letter of one that was sent on paper: `viewer`, `referral`, `letter`.
 * NOT_FOUND: another office's, or there is none on paper. CONFLICT,
 * referral_unsent: there will be, once it is sent.
 */
enum outcome desk_referral_letter(struct desk *desk, struct element *into,
    const unsigned char *id) MUST_USE;

/*
 * What a referral would be between: `viewer`, `seeker`, `consultation` (the
 * latest), `job`, `employer`, `office`; what is not there is left out.
 */
enum outcome desk_referral_new(struct desk *desk, struct element *into,
    const char *seeker_number, const char *job_number) MUST_USE;

/*
 * Begin a draft, on the latest consultation. The answer is `answer` with the
 * new id behind it. INVALID: seeker or job is unknown. CONFLICT:
 * send_consultation, job_invalid.
 */
enum outcome desk_referral_begin(struct desk *desk,
    const char *seeker_number, const char *job_number,
    const struct desk_referral_text *draft, const char *answer) MUST_USE;

/*
 * Write the version that was seen of a draft anew; it then rests on the
 * latest consultation. CONFLICT: referral_version, it is another by now.
 */
enum outcome desk_referral_edit(struct desk *desk, const unsigned char *id,
    long version, const struct desk_referral_text *draft, const char *answer)
    MUST_USE;

/*
 * May this happen now to this referral? *rows are then what desk_referral()
 * gives. NOT_FOUND: another office's. CONFLICT or INVALID: why not.
 */
enum outcome desk_referral_check(struct desk *desk, const unsigned char *id,
    enum referral_event event, struct element **rows) MUST_USE;

/* The same, and is it still the version that was seen? */
enum outcome desk_referral_check_seen(struct desk *desk,
    const unsigned char *id, enum referral_event event, long version,
    struct element **rows) MUST_USE;

/*
 * As desk_verdict(), with what the refusal rests on, and whom to call, of
 * the rows that desk_referral() gave.
 */
enum outcome desk_referral_refuse(struct desk *desk, enum verdict verdict,
    struct element *rows) MUST_USE;

/*
 * R3-R6: send the version that was seen: to the seeker's My Page, or, when
 * there is none, on paper, which is an application at once. CONFLICT: the
 * first need that is not met at this instant, or referral_version.
 */
enum outcome desk_referral_send(struct desk *desk, const unsigned char *id,
    long version, const char *answer) MUST_USE;

/* What sending gives: a letter's check code, two digits of the year. */
const char *desk_referral_code(struct desk *desk);
const char *desk_referral_year(struct desk *desk);

/*
 * Take back the version that was seen: a draft, or one that waits for the
 * seeker, who is told. Of this and the seeker's application the first wins.
 * CONFLICT: among others referral_sent, when a draft was seen, or
 * referral_version.
 */
enum outcome desk_referral_withdraw(struct desk *desk,
    const unsigned char *id, long version, const char *reason,
    const char *answer) MUST_USE;

/*
 * At the public door: `letter` (number, office, day), when one was given with
 * this code; small letters, blanks and hyphens in it don't matter.
 */
enum outcome desk_referral_verify(struct desk *desk, struct element *into,
    const char *code) MUST_USE;

/* The seeker's side. */

/*
 * One page of what was referred to the seeker, newest first: elements
 * `viewer`, `total` (count) and `referral`, each in its state at now.
 */
enum outcome desk_referrals_received(struct desk *desk, struct element *into,
    long page, long size) MUST_USE;

/*
 * One of them: elements `viewer`, `referral`, `job`, `office`, `seeker`,
 * `draft` when something has been written and not sent, `application` when
 * it has become one. No `referral`: it is another's, or was never sent.
 */
enum outcome desk_referral_received(struct desk *desk, struct element *into,
    const unsigned char *id) MUST_USE;

/* R5, R6: may the seeker apply to what desk_referral_received() gave? */
enum verdict desk_referral_may_apply(const struct desk *desk,
    const struct element *page);

/*
 * R5, R6: check that the seeker may apply now. CONFLICT: referral_applied,
 * referral_lapsed, referral_withdrawn, job_invalid or apply_registration,
 * with the instant that decides it and the office to call. *facts are then
 * valid too: the registration is in the `seeker` beside it.
 */
enum outcome desk_referral_check_apply(struct desk *desk,
    const unsigned char *id, struct element **facts) MUST_USE;

/* Keep what has been written, as long as it can still be sent. */
enum outcome desk_referral_draft(struct desk *desk, const unsigned char *id,
    const char *motivation, const char *answer) MUST_USE;

#endif
