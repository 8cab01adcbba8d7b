/* lib/model/verdict.c: every reason has its code and its rule. */
#include "model/verdict.h"

#include "at.h"

#include <ctype.h>
#include <string.h>

/* What catalogues, pages and their readers know a verdict by. */
static const struct {
	enum verdict verdict;
	const char *code, *rule, *field;
} reasons[] = {
	{ VERDICT_JOB_STATE, "job_state", "R1", "-" },
	{ VERDICT_JOB_INVALID, "job_invalid", "R1", "-" },
	{ VERDICT_JOB_EARLY, "job_early", "R1", "-" },
	{ VERDICT_JOB_REASON, "missing", "R1", "reason" },
	{ VERDICT_CLEARANCE_MISSING, "clearance_missing", "R3", "-" },
	{ VERDICT_CALL_NOT_POSSIBLE, "call_not_possible", "R3", "-" },
	{ VERDICT_EXEMPTION_HOURS, "exemption_hours", "R3", "-" },
	{ VERDICT_EXEMPTION_CALLS, "exemption_calls", "R3", "-" },
	{ VERDICT_EXEMPTION_REASON, "missing", "R3", "reason" },
	{ VERDICT_CALL_FUTURE, "future", "R3", "called_at" },
	{ VERDICT_CALL_OLD, "old", "R3", "called_at" },
	{ VERDICT_REFERRAL_SENT, "referral_sent", "R5", "-" },
	{ VERDICT_REFERRAL_UNSENT, "referral_unsent", "R5", "-" },
	{ VERDICT_REFERRAL_LAPSED, "referral_lapsed", "R6", "-" },
	{ VERDICT_REFERRAL_WITHDRAWN, "referral_withdrawn", "R5", "-" },
	{ VERDICT_REFERRAL_APPLIED, "referral_applied", "R5", "-" },
	{ VERDICT_REFERRAL_OPEN, "referral_open", "R5", "-" },
	{ VERDICT_SEND_CONSULTATION, "send_consultation", "R4", "-" },
	{ VERDICT_SEND_FIT, "send_fit", "R4", "-" },
	{ VERDICT_SEND_REGISTRATION, "send_registration", "R4", "-" },
	{ VERDICT_SEND_DAYS, "range", "R6", "days" },
	{ VERDICT_APPLY_REGISTRATION, "apply_registration", "R5", "-" },
	{ VERDICT_CANCEL_LATE, "cancel_late", "R12", "-" },
	{ VERDICT_CANCEL_TWICE, "cancel_twice", "R12", "-" },
	{ VERDICT_CANCEL_RESULT, "cancel_result", "R12", "-" },
	{ VERDICT_MESSAGE_PAPER, "message_paper", "R11", "-" },
	{ VERDICT_MESSAGE_CANCELLED, "message_cancelled", "R9", "-" },
	{ VERDICT_MESSAGE_RESULT, "message_result", "R16", "-" },
	{ VERDICT_MESSAGE_LATE, "message_late", "R16", "-" },
	{ VERDICT_RESULT_CANCELLED, "result_cancelled", "R12", "-" },
	{ VERDICT_RESULT_TWICE, "result_twice", "R16", "-" },
	{ VERDICT_RESULT_LATE, "result_late", "R16", "-" },
	{ VERDICT_CORRECT_CANCELLED, "correct_cancelled", "R12", "-" },
	{ VERDICT_CORRECT_NOTHING, "correct_nothing", "R16", "-" },
	{ VERDICT_CORRECT_REASON, "missing", "R16", "why" },
	{ VERDICT_TOLD_CANCELLED, "told_cancelled", "R12", "-" },
	{ VERDICT_TOLD_TWICE, "told_twice", "R15", "-" },
	{ VERDICT_READ_CANCELLED, "read_cancelled", "R9", "-" },
	{ VERDICT_READ_LATE, "read_late", "R9", "-" },
	{ VERDICT_DOCUMENT_OFFLINE, "document_offline", "R2", "-" },
	{ VERDICT_DOCUMENT_FILES, "files", "R2", "file" },
	{ VERDICT_DOCUMENT_BYTES, "bytes", "R2", "file" },
	{ VERDICT_DOCUMENT_SCANNING, "document_scanning", "R2", "-" },
	{ VERDICT_DOCUMENT_QUARANTINED, "document_quarantined", "R2", "-" },
	{ VERDICT_DOCUMENT_CANCELLED, "document_cancelled", "R9", "-" },
	{ VERDICT_DOCUMENT_LATE, "document_late", "R9", "-" },
	{ VERDICT_DOCUMENT_RESULT, "document_result", "R9", "-" },
	{ VERDICT_DOCUMENT_LAPSED, "document_lapsed", "R9", "-" },
	{ VERDICT_DOCUMENT_WITHDRAWN, "document_withdrawn", "R9", "-" },
	{ VERDICT_DOCUMENT_REMOVED, "document_removed", "R9", "-" },
	{ VERDICT_OUTCOME_MISSING, "missing", "R15", "outcome" },
	{ VERDICT_HIRED_ON_MISSING, "missing", "R15", "hired_on" },
	{ VERDICT_TERMS_DIFFER_MISSING, "missing", "R15", "terms_differ" },
	{ VERDICT_TERMS_NOTE_MISSING, "missing", "R15", "terms_note" },
	{ VERDICT_REASON_MISSING, "missing", "R15", "reason" },
	{ VERDICT_RESULT_NOTE_MISSING, "missing", "R15", "note" },
	{ VERDICT_DISPOSED_MISSING, "missing", "R10", "disposed" },
};

static void
reasons_known(void **state)
{
	size_t i;

	(void)state;
	assert_int_equal(COUNT(reasons), VERDICTS - 1);
	for (i = 0; i < COUNT(reasons); i++) {
		enum verdict verdict = reasons[i].verdict;

		assert_string_equal(verdict_code(verdict), reasons[i].code);
		assert_string_equal(verdict_rule(verdict), reasons[i].rule);
		assert_string_equal(or_dash(verdict_field(verdict)),
		    reasons[i].field);
	}
}

static void
every_reason(void **state)
{
	unsigned i, j;

	(void)state;
	for (i = VERDICT_OK + 1; i < VERDICTS; i++) {
		const char *code = verdict_code(i);
		const char *rule = verdict_rule(i);

		assert_non_null(code);
		assert_non_null(rule);
		for (j = 0; code[j] != '\0'; j++)
			assert_true(islower((unsigned char)code[j]) ||
			    code[j] == '_');
		assert_true(rule[0] == 'R' && strlen(rule) <= 3);
	}
}

/* A refusal is known by its code alone; an error by field and code. */
static void
refusals_differ(void **state)
{
	unsigned i, j;

	(void)state;
	for (i = 1; i < VERDICTS; i++)
		for (j = 1; j < i; j++) {
			if (verdict_field(i) == NULL)
				assert_string_not_equal(verdict_code(i),
				    verdict_code(j));
			else if (verdict_field(j) != NULL)
				assert_true(strcmp(verdict_field(i),
				    verdict_field(j)) != 0 ||
				    strcmp(verdict_rule(i),
				    verdict_rule(j)) != 0 ||
				    strcmp(verdict_code(i),
				    verdict_code(j)) != 0);
		}
}

static void
allowed(void **state)
{
	(void)state;
	assert_null(verdict_code(VERDICT_OK));
	assert_null(verdict_rule(VERDICT_OK));
	assert_null(verdict_field(VERDICT_OK));
	assert_null(verdict_code(VERDICTS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reasons_known),
		cmocka_unit_test(every_reason),
		cmocka_unit_test(refusals_differ),
		cmocka_unit_test(allowed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
