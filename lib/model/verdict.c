#include "model/verdict.h"

#include <stddef.h>

struct reason {
	const char *code;
	const char *rule;
	const char *field;
};

static const struct reason reasons[VERDICTS] = {
	[VERDICT_JOB_STATE] = { "job_state", "R1", NULL },
	[VERDICT_JOB_INVALID] = { "job_invalid", "R1", NULL },
	[VERDICT_JOB_EARLY] = { "job_early", "R1", NULL },
	[VERDICT_JOB_REASON] = { "missing", "R1", "reason" },

	[VERDICT_CLEARANCE_MISSING] = { "clearance_missing", "R3", NULL },
	[VERDICT_CALL_NOT_POSSIBLE] = { "call_not_possible", "R3", NULL },
	[VERDICT_EXEMPTION_HOURS] = { "exemption_hours", "R3", NULL },
	[VERDICT_EXEMPTION_CALLS] = { "exemption_calls", "R3", NULL },
	[VERDICT_EXEMPTION_REASON] = { "missing", "R3", "reason" },
	[VERDICT_CALL_FUTURE] = { "future", "R3", "called_at" },
	[VERDICT_CALL_OLD] = { "old", "R3", "called_at" },

	[VERDICT_REFERRAL_SENT] = { "referral_sent", "R5", NULL },
	[VERDICT_REFERRAL_UNSENT] = { "referral_unsent", "R5", NULL },
	[VERDICT_REFERRAL_LAPSED] = { "referral_lapsed", "R6", NULL },
	[VERDICT_REFERRAL_WITHDRAWN] = { "referral_withdrawn", "R5", NULL },
	[VERDICT_REFERRAL_APPLIED] = { "referral_applied", "R5", NULL },
	[VERDICT_REFERRAL_OPEN] = { "referral_open", "R5", NULL },
	[VERDICT_SEND_CONSULTATION] = { "send_consultation", "R4", NULL },
	[VERDICT_SEND_FIT] = { "send_fit", "R4", NULL },
	[VERDICT_SEND_REGISTRATION] = { "send_registration", "R4", NULL },
	[VERDICT_SEND_DAYS] = { "range", "R6", "days" },
	[VERDICT_APPLY_REGISTRATION] = { "apply_registration", "R5", NULL },

	[VERDICT_CANCEL_LATE] = { "cancel_late", "R12", NULL },
	[VERDICT_CANCEL_TWICE] = { "cancel_twice", "R12", NULL },
	[VERDICT_CANCEL_RESULT] = { "cancel_result", "R12", NULL },
	[VERDICT_MESSAGE_PAPER] = { "message_paper", "R11", NULL },
	[VERDICT_MESSAGE_CANCELLED] = { "message_cancelled", "R9", NULL },
	[VERDICT_MESSAGE_RESULT] = { "message_result", "R16", NULL },
	[VERDICT_MESSAGE_LATE] = { "message_late", "R16", NULL },
	[VERDICT_RESULT_CANCELLED] = { "result_cancelled", "R12", NULL },
	[VERDICT_RESULT_TWICE] = { "result_twice", "R16", NULL },
	[VERDICT_RESULT_LATE] = { "result_late", "R16", NULL },
	[VERDICT_CORRECT_CANCELLED] = { "correct_cancelled", "R12", NULL },
	[VERDICT_CORRECT_NOTHING] = { "correct_nothing", "R16", NULL },
	[VERDICT_CORRECT_REASON] = { "missing", "R16", "why" },
	[VERDICT_TOLD_CANCELLED] = { "told_cancelled", "R12", NULL },
	[VERDICT_TOLD_TWICE] = { "told_twice", "R15", NULL },
	[VERDICT_READ_CANCELLED] = { "read_cancelled", "R9", NULL },
	[VERDICT_READ_LATE] = { "read_late", "R9", NULL },

	[VERDICT_DOCUMENT_OFFLINE] = { "document_offline", "R2", NULL },
	[VERDICT_DOCUMENT_FILES] = { "files", "R2", "file" },
	[VERDICT_DOCUMENT_BYTES] = { "bytes", "R2", "file" },
	[VERDICT_DOCUMENT_SCANNING] = { "document_scanning", "R2", NULL },
	[VERDICT_DOCUMENT_QUARANTINED] = { "document_quarantined", "R2",
	    NULL },
	[VERDICT_DOCUMENT_CANCELLED] = { "document_cancelled", "R9", NULL },
	[VERDICT_DOCUMENT_LATE] = { "document_late", "R9", NULL },
	[VERDICT_DOCUMENT_RESULT] = { "document_result", "R9", NULL },
	[VERDICT_DOCUMENT_LAPSED] = { "document_lapsed", "R9", NULL },
	[VERDICT_DOCUMENT_WITHDRAWN] = { "document_withdrawn", "R9", NULL },
	[VERDICT_DOCUMENT_REMOVED] = { "document_removed", "R9", NULL },

	[VERDICT_OUTCOME_MISSING] = { "missing", "R15", "outcome" },
	[VERDICT_HIRED_ON_MISSING] = { "missing", "R15", "hired_on" },
	[VERDICT_TERMS_DIFFER_MISSING] = { "missing", "R15", "terms_differ" },
	[VERDICT_TERMS_NOTE_MISSING] = { "missing", "R15", "terms_note" },
	[VERDICT_REASON_MISSING] = { "missing", "R15", "reason" },
	[VERDICT_RESULT_NOTE_MISSING] = { "missing", "R15", "note" },
	[VERDICT_DISPOSED_MISSING] = { "missing", "R10", "disposed" },
};

static const struct reason *
verdict_reason(enum verdict verdict)
{
	return &reasons[verdict < VERDICTS ? verdict : VERDICT_OK];
}

const char *
verdict_code(enum verdict verdict)
{
	return verdict_reason(verdict)->code;
}

const char *
verdict_rule(enum verdict verdict)
{
	return verdict_reason(verdict)->rule;
}

const char *
verdict_field(enum verdict verdict)
{
	return verdict_reason(verdict)->field;
}
