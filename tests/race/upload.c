/*
 * Races for a document that comes in: against what ends its referral, what
 * takes away what it replaces, and another for which there is no room left.
 */
#include "act.h"

/* Staff saw what they sent; what the seeker does with it changes nothing. */
static void
upload_or_withdraw(void **state)
{
	static const struct ending stored = { "ok", "ok",
		"job accepted; referral withdrawn; "
		"document 1 stored withdrawn key whole; notices withdrawn; "
		"acts seeker_document_add staff_withdraw" };
	static const struct ending withdrawn = { "ok", "referral_withdrawn",
		"job accepted; referral withdrawn; notices withdrawn; "
		"acts staff_withdraw" };
	static const struct race begin = { STAGE_SENT, BEGIN, WITHDRAW,
		stored, withdrawn, NULL };
	static const struct race whole = { STAGE_SENT, ADD, WITHDRAW,
		stored, withdrawn, NULL };

	(void)state;
	race_run(&begin);
	race_run(&whole);
}

static void
upload_or_end(void **state)
{
	static const struct race begin = { STAGE_SENT, BEGIN_AFTER, END,
		{ "ok", "ok",
		    "job invalid withdrawn; referral sent 1; "
		    "document 1 stored lapsed key whole; "
		    "notices job_invalid job_invalid; "
		    "acts employer_job_invalidate seeker_document_add" },
		{ "ok", "job_invalid",
		    "job invalid withdrawn; referral sent 1; "
		    "notices job_invalid job_invalid; "
		    "acts employer_job_invalidate" },
		NULL };
	static const struct race whole = { STAGE_SENT, ADD_AFTER, END,
		{ "ok", "ok",
		    "job invalid withdrawn; referral sent 1; "
		    "document 1 stored lapsed key whole; "
		    "notices job_invalid job_invalid; "
		    "acts employer_job_invalidate seeker_document_add" },
		{ "ok", "job_invalid",
		    "job invalid withdrawn; referral sent 1; "
		    "notices job_invalid job_invalid; "
		    "acts employer_job_invalidate" },
		NULL };

	(void)state;
	race_run(&begin);
	race_run(&whole);
}

/* What the clerk took for unfinished is stored anew. */
static void
upload_or_deletion(void **state)
{
	static const struct race race = { STAGE_SENT, ADD, SWEEP_UNFINISHED,
		{ "ok", "ok",
		    SENT "document 1 stored lapsed held key whole; "
		    "acts seeker_document_add" },
		{ "ok", "ok",
		    SENT "document 1 stored lapsed held key whole; "
		    "acts seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

/* By its own clock it was in time; the clerk comes again. */
static void
upload_or_lapse(void **state)
{
	static const struct race race = { STAGE_SENT, ADD_LAST, SWEEP(LATE),
		{ "ok", "ok",
		    SENT "document 1 deleted lapsed held; "
		    "ledger document lapsed draft lapsed; "
		    "acts seeker_document_add" },
		{ "ok", "ok",
		    SENT "document 1 stored lapsed held key whole; "
		    "ledger draft lapsed; acts seeker_document_add" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
replace_or_remove(void **state)
{
	static const struct race race = { STAGE_ATTACHED, REPLACE, REMOVE,
		{ "ok", "not found",
		    SENT "document 1 deleted replaced; "
		    "document 2 stored lapsed held key whole; "
		    "ledger document replaced; "
		    "acts seeker_document_add seeker_document_add" },
		{ "ok", "invalid",
		    SENT "document 1 deleted removed; "
		    "ledger document removed; "
		    "acts seeker_document_add seeker_document_remove" },
		NULL };

	(void)state;
	race_run(&race);
}

static void
replace_twice(void **state)
{
	static const struct ending one = { "ok", "invalid",
		SENT "document 1 deleted replaced; "
		"document 2 stored lapsed held key whole; "
		"ledger document replaced; "
		"acts seeker_document_add seeker_document_add" };
	static const struct race race = { STAGE_ATTACHED, REPLACE, REPLACE,
		one, one, NULL };

	(void)state;
	race_run(&race);
}

/* Two that leave no room for each other, in number and in bytes. */
static void
room_for_one(void **state)
{
	static const struct ending one = { "ok", "invalid",
		SENT "document 1 stored lapsed held key whole; "
		"acts seeker_document_add" };
	static const struct race files = { STAGE_SENT, ONLY, ONLY, one, one,
		NULL };
	static const struct race bytes = { STAGE_SENT, LARGE, LARGE, one, one,
		NULL };

	(void)state;
	race_run(&files);
	race_run(&bytes);
}

/* Two first texts of a referral: under one key, and both are kept. */
static void
first_key_twice(void **state)
{
	static const struct ending both = { "ok", "ok",
		SENT "motivation kept; acts seeker_draft seeker_draft" };
	static const struct race race = { STAGE_SENT, DRAFT, DRAFT, both, both,
		NULL };
	static const struct race attached = { STAGE_SENT, DRAFT,
		SEEKER("seal_add", act_upload),
		{ "ok", "ok",
		    SENT "document 1 stored lapsed held key whole; "
		    "motivation kept; "
		    "acts seeker_document_add seeker_draft" },
		{ "ok", "ok",
		    SENT "document 1 stored lapsed held key whole; "
		    "motivation kept; "
		    "acts seeker_document_add seeker_draft" },
		NULL };

	(void)state;
	race_run(&race);
	race_run(&attached);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(upload_or_withdraw),
		cmocka_unit_test(upload_or_end),
		cmocka_unit_test(upload_or_deletion),
		cmocka_unit_test(upload_or_lapse),
		cmocka_unit_test(replace_or_remove),
		cmocka_unit_test(replace_twice),
		cmocka_unit_test(room_for_one),
		cmocka_unit_test(first_key_twice),
		cmocka_unit_test(act_all_holds),
	};

	return cmocka_run_group_tests_name("race/upload", tests,
	    stage_open, stage_close);
}
