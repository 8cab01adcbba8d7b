/* lib/model/document.c: R2, R9, and how a document comes and goes. */
#include "model/document.h"

#include "model/application.h"
#include "model/job.h"

#include "at.h"

/* Every state × every event; "-" where there is no way. */
static const struct {
	const char *from;
	const char *to[DOCUMENT_EVENTS];
} ways[] = {
	/* store, scan, pass, find, read, delete */
	{ "receiving", { "stored", "scanning", "-", "-", "-", "deleted" } },
	{ "scanning", { "-", "-", "safe", "quarantined", "-", "deleted" } },
	{ "stored", { "-", "-", "-", "-", "stored", "deleted" } },
	{ "safe", { "-", "-", "-", "-", "safe", "deleted" } },
	{ "quarantined", { "-", "-", "-", "-", "-", "deleted" } },
	{ "deleted", { "-", "-", "-", "-", "-", "-" } },
};

static void
every_way(void **state)
{
	(void)state;
	assert_int_equal(COUNT(ways), DOCUMENT_STATES - 1);
	for (size_t i = 0; i < COUNT(ways); i++)
		for (unsigned event = 0; event < DOCUMENT_EVENTS; event++)
			assert_string_equal(or_dash(document_state_name(
			    document_next(document_state_of(ways[i].from),
			    event))), ways[i].to[event]);
}

static void
no_way_from_nowhere(void **state)
{
	(void)state;
	for (unsigned event = 0; event <= DOCUMENT_EVENTS; event++) {
		assert_int_equal(document_next(DOCUMENT_NOWHERE, event),
		    DOCUMENT_NOWHERE);
		assert_int_equal(document_next(DOCUMENT_STATES, event),
		    DOCUMENT_NOWHERE);
	}
	assert_int_equal(document_state_of("gone"), DOCUMENT_NOWHERE);
	assert_int_equal(document_kind_of("photo"), 0);
	assert_int_equal(document_kind_of("other"), DOCUMENT_OTHER);
	assert_int_equal(document_end_of("late"), DOCUMENT_LATE);
	assert_string_equal(document_end_name(DOCUMENT_RESULT), "result");
}

/* R9: which reason is told when it is past its time, and whether for good. */
static const struct {
	const char *state;
	const char *ends;
	const char *before, *after;	/* "rule code", or "-" */
} readings[] = {
	{ "stored", "late", "-", "R9 document_late" },
	{ "safe", "late", "-", "R9 document_late" },
	{ "safe", "cancelled", "R9 document_cancelled",
	    "R9 document_cancelled" },
	{ "safe", "result", "R9 document_result", "R9 document_result" },
	{ "stored", "lapsed", "-", "R9 document_lapsed" },
	{ "stored", "withdrawn", "R9 document_withdrawn",
	    "R9 document_withdrawn" },
	{ "scanning", "lapsed", "R2 document_scanning",
	    "R9 document_lapsed" },
	{ "receiving", "lapsed", "R2 document_scanning",
	    "R9 document_lapsed" },
	{ "quarantined", "lapsed", "R2 document_quarantined",
	    "R9 document_lapsed" },
	{ "deleted", "removed", "R9 document_removed",
	    "R9 document_removed" },
	{ "deleted", "replaced", "R9 document_removed",
	    "R9 document_removed" },
	{ "deleted", "unfinished", "R9 document_removed",
	    "R9 document_removed" },
	{ "deleted", "none", "R9 document_removed", "R9 document_removed" },
};

static void
assert_reads(const struct document_facts *facts, instant now,
    const char *wanted)
{
	enum verdict verdict = document_check_read(facts, now);
	char said[64];

	if (verdict == VERDICT_OK) {
		assert_string_equal("-", wanted);
		assert_false(document_gone(verdict));
		return;
	}
	snprintf(said, sizeof said, "%s %s", verdict_rule(verdict),
	    verdict_code(verdict));
	assert_string_equal(said, wanted);
	assert_int_equal(document_gone(verdict), said[1] == '9');
}

static void
every_reading(void **state)
{
	instant until = at("2026-09-30T23:59:59.999999");

	(void)state;
	for (size_t i = 0; i < COUNT(readings); i++) {
		const struct document_facts facts = {
			document_state_of(readings[i].state),
			document_end_of(readings[i].ends), until };

		assert_reads(&facts, until - 1, readings[i].before);
		assert_reads(&facts, until, readings[i].before);
		assert_reads(&facts, until + 1, readings[i].after);
	}
}

/*
 * R9b: whenever in a month a job became invalid, documents are held to the
 * end of the third month after it, to the microsecond.
 */
static void
every_month(void **state)
{
	(void)state;
	for (size_t i = 0; i + 3 < COUNT(month_last); i++) {
		char last[32], first[32];
		struct document_facts facts = { DOCUMENT_SAFE, DOCUMENT_LATE,
		    0 };

		snprintf(first, sizeof first, "%.8s01T00:00:00",
		    month_last[i]);
		snprintf(last, sizeof last, "%sT23:59:59.999999",
		    month_last[i]);
		facts.held_until = job_open_until(at(first));
		assert_int_equal(facts.held_until, job_open_until(at(last)));
		snprintf(last, sizeof last, "%sT23:59:59.999999",
		    month_last[i + 3]);
		assert_at(facts.held_until, last);
		assert_reads(&facts, at(last) - 1, "-");
		assert_reads(&facts, at(last), "-");
		assert_reads(&facts, at(last) + 1, "R9 document_late");
	}
}

/* R2 and the limits. */
static const struct {
	struct document_room room;
	const char *code;
} rooms[] = {
	/* online, files, bytes, more, files_most, bytes_most */
	{ { 0, 0, 0, 1, 10, 100 }, "document_offline" },
	{ { 0, 99, 0, 1, 10, 100 }, "document_offline" },
	{ { 1, 0, 0, 100, 10, 100 }, "-" },
	{ { 1, 0, 0, 101, 10, 100 }, "bytes" },
	{ { 1, 9, 99, 1, 10, 100 }, "-" },
	{ { 1, 9, 99, 2, 10, 100 }, "bytes" },
	{ { 1, 10, 0, 1, 10, 100 }, "files" },
	{ { 1, 11, 0, 1, 10, 100 }, "files" },
	{ { 1, 3, 200, 1, 10, 100 }, "bytes" },
};

static void
every_room(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rooms); i++)
		assert_string_equal(or_dash(verdict_code(
		    document_check_add(&rooms[i].room))), rooms[i].code);
	assert_string_equal(verdict_field(VERDICT_DOCUMENT_FILES), "file");
	assert_string_equal(verdict_field(VERDICT_DOCUMENT_BYTES), "file");
}

static void
what_is_applied_with(void **state)
{
	(void)state;
	for (unsigned s = 0; s <= DOCUMENT_STATES; s++) {
		assert_int_equal(document_check_apply(s),
		    s == DOCUMENT_SCANNING ? VERDICT_DOCUMENT_SCANNING : VERDICT_OK);
		assert_int_equal(document_counts(s),
		    s == DOCUMENT_STORED || s == DOCUMENT_SAFE);
	}
	assert_at(document_since(at("2026-11-20T10:01:00")),
	    "2026-11-20T10:00:00");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way),
		cmocka_unit_test(no_way_from_nowhere),
		cmocka_unit_test(every_reading),
		cmocka_unit_test(every_month),
		cmocka_unit_test(every_room),
		cmocka_unit_test(what_is_applied_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
