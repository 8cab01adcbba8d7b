/*
 * Races for a document: what takes it away (a cancel, a result, the clerk)
 * against who reads it or applies with it, and what is applied with.
 */
#include "act.h"

/* ---- reading ------------------------------------------------------------ */

static void
cancel_or_download(void **state)
{
	static const struct race race = { STAGE_APPLIED_WITH, CANCEL, DOWNLOAD,
		{ "ok", "document_cancelled",
		    OVER "application cancelled; "
		    "document 1 stored cancelled key whole; "
		    "notices applied cancelled cancelled; "
		    "acts seeker_apply seeker_cancel seeker_document_add" },
		{ "ok", "ok",
		    OVER "application cancelled; "
		    "document 1 stored cancelled key whole read 1; "
		    "notices applied cancelled cancelled; "
		    "acts employer_document seeker_apply seeker_cancel "
		    "seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
result_or_download(void **state)
{
	static const struct race race = { STAGE_APPLIED_WITH, HIRE, DOWNLOAD,
		{ "ok", "document_result",
		    OVER "application hired hired; "
		    "document 1 stored result key whole; "
		    "notices applied ended result; "
		    "acts employer_register seeker_apply "
		    "seeker_document_add" },
		{ "ok", "ok",
		    OVER "application hired hired; "
		    "document 1 stored result key whole read 1; "
		    "notices applied ended result; "
		    "acts employer_document employer_register seeker_apply "
		    "seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

/* One who read the page in the last instant, and the clerk right after it. */
static void
deletion_or_download(void **state)
{
	static const struct race race = { STAGE_APPLIED_WITH,
		SWEEP(OPEN_LATE), DOWNLOAD_LAST,
		{ "ok", "document_late",
		    SELECTING "document 1 deleted late held; "
		    "notices applied; ledger document late; "
		    "acts seeker_apply seeker_document_add" },
		{ "ok", "ok",
		    SELECTING "document 1 deleted late held read 1; "
		    "notices applied; ledger document late; "
		    "acts employer_document seeker_apply "
		    "seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

/* ---- applying ----------------------------------------------------------- */

/*
 * One who applies in the last instant, and the clerk right after it: the
 * documents are applied with or gone, and then it is too late.
 */
static void
deletion_or_apply(void **state)
{
	static const struct race race = { STAGE_ATTACHED, SWEEP(LATE),
		APPLY_LAST,
		{ "ok", "referral_lapsed",
		    SENT "document 1 deleted lapsed held; "
		    "ledger document lapsed draft lapsed; "
		    "acts seeker_document_add" },
		{ "ok", "ok",
		    SELECTING "document 1 stored late held key whole; "
		    "notices applied; "
		    "acts seeker_apply seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

/* The same without documents: what is applied with has a key of its own. */
static void
deletion_or_apply_alone(void **state)
{
	static const struct side draft_first = DRAFT;
	static const struct race race = { STAGE_SENT, {
		"CALL clerk_draft_sweep(", DESK_STAFF, act_sweep, LATE, 0, NULL },
		APPLY_LAST,
		{ "ok", "ok",
		    SELECTING "notices applied; ledger draft lapsed; "
		    "acts seeker_apply seeker_draft" },
		{ "ok", "ok",
		    SELECTING "notices applied; "
		    "acts seeker_apply seeker_draft" },
		&draft_first };

	(void)state;
	race_run(&race);
}

/* What is there whole is applied with; what comes in later is too late. */
static void
upload_or_apply(void **state)
{
	static const struct ending with = { "ok", "ok",
		SELECTING "document 1 stored late held key whole; "
		"notices applied; acts seeker_apply seeker_document_add" };
	static const struct ending without = { "ok", "referral_applied",
		SELECTING "notices applied; acts seeker_apply" };
	static const struct race begin = { STAGE_SENT, BEGIN, APPLY,
		with, without, NULL };
	static const struct race chunk = { STAGE_SENT, CHUNK, APPLY,
		with, without, NULL };
	static const struct race whole = { STAGE_SENT, ADD, APPLY,
		with, without, NULL };

	(void)state;
	race_run(&begin);
	race_run(&chunk);
	race_run(&whole);
}

static void
remove_or_apply(void **state)
{
	static const struct race race = { STAGE_ATTACHED, REMOVE, APPLY,
		{ "ok", "ok",
		    SELECTING "document 1 deleted removed; notices applied; "
		    "ledger document removed; "
		    "acts seeker_apply seeker_document_add "
		    "seeker_document_remove" },
		{ "ok", "referral_applied",
		    SELECTING "document 1 stored late held key whole; "
		    "notices applied; "
		    "acts seeker_apply seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
replace_or_apply(void **state)
{
	static const struct race race = { STAGE_ATTACHED, REPLACE, APPLY,
		{ "ok", "ok",
		    SELECTING "document 1 deleted replaced; "
		    "document 2 stored late held key whole; "
		    "notices applied; ledger document replaced; "
		    "acts seeker_apply seeker_document_add "
		    "seeker_document_add" },
		{ "ok", "referral_applied",
		    SELECTING "document 1 stored late held key whole; "
		    "notices applied; "
		    "acts seeker_apply seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

/* Only with what the scan has passed; what it found is not part of it. */
static void
scan_or_apply(void **state)
{
	static const struct side before =
		SEEKER("document_add", act_upload_unscanned);
	static const struct race passes = { STAGE_SENT, PASS, APPLY_UNREAD,
		{ "ok", "ok",
		    SELECTING "document 1 safe late held key whole; "
		    "notices applied; "
		    "acts document_safe seeker_apply seeker_document_add" },
		{ "document_scanning", "ok",
		    SENT "document 1 safe lapsed held key whole; "
		    "acts document_safe seeker_document_add" },
		&before };
	static const struct race finds = { STAGE_SENT, FIND, APPLY_UNREAD,
		{ "ok", "ok",
		    SELECTING "document 1 quarantined lapsed held; "
		    "notices applied; acts document_quarantined "
		    "seeker_apply seeker_document_add" },
		{ "document_scanning", "ok",
		    SENT "document 1 quarantined lapsed held; "
		    "acts document_quarantined seeker_document_add" },
		&before };
	static const struct race both = { STAGE_SENT, PASS, FIND,
		{ "ok", "lost",
		    SENT "document 1 safe lapsed held key whole; "
		    "acts document_safe seeker_document_add" },
		{ "ok", "lost",
		    SENT "document 1 quarantined lapsed held; "
		    "acts document_quarantined seeker_document_add" },
		&before };

	(void)state;
	race_run(&passes);
	race_run(&finds);
	race_run(&both);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cancel_or_download),
		cmocka_unit_test(result_or_download),
		cmocka_unit_test(deletion_or_download),
		cmocka_unit_test(deletion_or_apply),
		cmocka_unit_test(deletion_or_apply_alone),
		cmocka_unit_test(upload_or_apply),
		cmocka_unit_test(remove_or_apply),
		cmocka_unit_test(replace_or_apply),
		cmocka_unit_test(scan_or_apply),
		cmocka_unit_test(act_all_holds),
	};

	return cmocka_run_group_tests_name("race/document", tests,
	    stage_open, stage_close);
}
