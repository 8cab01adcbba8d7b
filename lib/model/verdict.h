/*
 * What a check of this floor answers: yes, or one reason why not.
 *
 * Each reason stands once, in one table, with the code by which catalogues
 * find its words and the rule that it comes from; so a page can always say
 * which rule refused, and a test can ask whether every reason has its words.
 * A reason that lies in what was typed names the field too: it is answered at
 * that field (422), all others as a state that forbids (409).
 *
 * Where a rule's decision has no number of its own, the nearest rule stands.
 */
#ifndef MODEL_VERDICT_H
#define MODEL_VERDICT_H

enum verdict {
	VERDICT_OK,

	/* job */
	VERDICT_JOB_STATE,		/* nothing that its state allows */
	VERDICT_JOB_INVALID,		/* no longer valid */
	VERDICT_JOB_EARLY,		/* runs out too late to be renewed */
	VERDICT_JOB_REASON,		/* no reason for the employer to read */

	/* reach */
	VERDICT_CLEARANCE_MISSING,	/* neither call nor exemption */
	VERDICT_CALL_NOT_POSSIBLE,	/* the employer said no */
	VERDICT_EXEMPTION_HOURS,	/* can be reached at this hour */
	VERDICT_EXEMPTION_CALLS,	/* too few unanswered calls today */
	VERDICT_EXEMPTION_REASON,	/* "other" without a reason */
	VERDICT_CALL_FUTURE,		/* a call that was not yet */
	VERDICT_CALL_OLD,		/* too long ago to be for this */

	/* referral */
	VERDICT_REFERRAL_SENT,		/* a draft no longer */
	VERDICT_REFERRAL_UNSENT,	/* still a draft */
	VERDICT_REFERRAL_LAPSED,	/* its deadline has passed */
	VERDICT_REFERRAL_WITHDRAWN,	/* the office took it back */
	VERDICT_REFERRAL_APPLIED,	/* has become an application */
	VERDICT_REFERRAL_OPEN,		/* this seeker and job have another */
	VERDICT_SEND_CONSULTATION,	/* wishes not confirmed */
	VERDICT_SEND_FIT,		/* no written judgement of fit */
	VERDICT_SEND_REGISTRATION,	/* the seeker's has run out */
	VERDICT_SEND_DAYS,		/* no such time to apply */
	VERDICT_APPLY_REGISTRATION,	/* one's own has run out */

	/* application */
	VERDICT_CANCEL_LATE,		/* after 24 hours */
	VERDICT_CANCEL_TWICE,
	VERDICT_CANCEL_RESULT,		/* a result was there first */
	VERDICT_MESSAGE_PAPER,		/* no My Page to write to */
	VERDICT_MESSAGE_CANCELLED,
	VERDICT_MESSAGE_RESULT,
	VERDICT_MESSAGE_LATE,
	VERDICT_RESULT_CANCELLED,
	VERDICT_RESULT_TWICE,
	VERDICT_RESULT_LATE,
	VERDICT_CORRECT_CANCELLED,
	VERDICT_CORRECT_NOTHING,	/* no result stands */
	VERDICT_CORRECT_REASON,
	VERDICT_TOLD_CANCELLED,
	VERDICT_TOLD_TWICE,
	VERDICT_READ_CANCELLED,
	VERDICT_READ_LATE,

	/* documents */
	VERDICT_DOCUMENT_OFFLINE,	/* they come another way */
	VERDICT_DOCUMENT_FILES,		/* more than there may be */
	VERDICT_DOCUMENT_BYTES,
	VERDICT_DOCUMENT_SCANNING,	/* not yet known to be safe */
	VERDICT_DOCUMENT_QUARANTINED,
	VERDICT_DOCUMENT_CANCELLED,	/* gone, and by what */
	VERDICT_DOCUMENT_LATE,
	VERDICT_DOCUMENT_RESULT,
	VERDICT_DOCUMENT_LAPSED,
	VERDICT_DOCUMENT_WITHDRAWN,
	VERDICT_DOCUMENT_REMOVED,

	/* what a result states */
	VERDICT_OUTCOME_MISSING,
	VERDICT_HIRED_ON_MISSING,
	VERDICT_TERMS_DIFFER_MISSING,
	VERDICT_TERMS_NOTE_MISSING,
	VERDICT_REASON_MISSING,
	VERDICT_RESULT_NOTE_MISSING,	/* reason 9 without words */
	VERDICT_DISPOSED_MISSING,

	VERDICTS
};

/* The word by which catalogues and tests know it; NULL for VERDICT_OK. */
const char *verdict_code(enum verdict verdict);

/* The rule that refuses, "R12"; NULL for VERDICT_OK. */
const char *verdict_rule(enum verdict verdict);

/* The field where it lies, or NULL when it is the state that forbids. */
const char *verdict_field(enum verdict verdict);

#endif
