#include "act.h"

#include "desk/application.h"
#include "desk/document.h"
#include "desk/job.h"
#include "desk/referral.h"
#include "desk/result.h"

static const struct statement scanned = {
	"CALL seeker_document_scanned(?,?,?,?,?)", "act"
};
static const struct statement documents_sweep = {
	"CALL clerk_document_sweep(?,?,?)", "swept"
};
static const struct statement drafts_sweep = {
	"CALL clerk_draft_sweep(?,?)", "swept"
};
static const struct statement verify = { "CALL clerk_verify(?,?)", "check" };

static enum outcome
add(struct desk *desk, const struct stage *stage, const char *replaces,
    const char *socket, struct desk_document_limits limits)
{
	static const unsigned char data[] = "another document";
	const struct desk_document document = { .referral = stage->referral,
	    .kind = "career", .type = "pdf", .name = "career.pdf",
	    .data = data, .length = sizeof data, .replaces = replaces,
	    .motivation = "", .limits = limits,
	    .scan = { socket, 1 }, .answer = "/add" };

	return desk_document_add(desk, &document);
}

enum outcome
act_upload(struct desk *desk, const struct stage *stage)
{
	return add(desk, stage, "", NULL,
	    (struct desk_document_limits){ 10, 1000 });
}

/* No scan answers there, so what comes in stays as it is. */
enum outcome
act_upload_unscanned(struct desk *desk, const struct stage *stage)
{
	return add(desk, stage, "", "/nowhere",
	    (struct desk_document_limits){ 10, 1000 });
}

enum outcome
act_upload_only(struct desk *desk, const struct stage *stage)
{
	return add(desk, stage, "", NULL,
	    (struct desk_document_limits){ 1, 1000 });
}

/* Of these bytes there is room once. */
enum outcome
act_upload_large(struct desk *desk, const struct stage *stage)
{
	return add(desk, stage, "", NULL,
	    (struct desk_document_limits){ 10, 30 });
}

enum outcome
act_replace(struct desk *desk, const struct stage *stage)
{
	return add(desk, stage, desk_hex(desk, stage->document), NULL,
	    (struct desk_document_limits){ 10, 1000 });
}

enum outcome
act_take_away(struct desk *desk, const struct stage *stage)
{
	return desk_document_remove(desk, stage->referral, stage->document,
	    "/remove");
}

enum outcome
act_download(struct desk *desk, const struct stage *stage)
{
	struct desk_opened opened;

	return desk_document_open(desk, tree_root(tree_open(desk->arena,
	    "page")), stage->application, stage->document, &opened);
}

/* The only document that there is waits for its scan, and has it. */
static enum outcome
verdict(struct desk *desk, const struct stage *stage,
    enum document_event event)
{
	struct element *facts;

	TRY(desk_referral_check_apply(desk, stage->referral, &facts));
	return desk_step(desk, &scanned, ARGS(arg_id(fact_id(
	    element_next(facts, "document"), "id")),
	    arg_text(document_state_name(document_next(DOCUMENT_SCANNING,
	    event)))));
}

enum outcome
act_pass(struct desk *desk, const struct stage *stage)
{
	return verdict(desk, stage, DOCUMENT_PASS);
}

enum outcome
act_find(struct desk *desk, const struct stage *stage)
{
	return verdict(desk, stage, DOCUMENT_FIND);
}

enum outcome
act_apply(struct desk *desk, const struct stage *stage)
{
	return desk_application_apply(desk, stage->referral, "motivation");
}

enum outcome
act_draft(struct desk *desk, const struct stage *stage)
{
	return desk_referral_draft(desk, stage->referral, "motivation",
	    "/draft");
}

enum outcome
act_cancel(struct desk *desk, const struct stage *stage)
{
	return desk_application_cancel(desk, stage->application, "/cancel");
}

enum outcome
act_hire(struct desk *desk, const struct stage *stage)
{
	const struct desk_result result = { .application = stage->application,
	    .outcome = "hired", .hired_on = instant_day(desk->now),
	    .terms_differ = "no", .terms_note = "", .note = "", .why = "",
	    .disposed = 1, .answer = "/hire" };

	return desk_result_register(desk, &result);
}

enum outcome
act_withdraw(struct desk *desk, const struct stage *stage)
{
	return desk_referral_withdraw(desk, stage->referral, 1, "reason",
	    "/withdraw");
}

enum outcome
act_end(struct desk *desk, const struct stage *stage)
{
	struct job_act act = { .job = { stage->job, NULL },
	    .event = JOB_WITHDRAW, .answer = "/end" };

	return desk_job_do(desk, &act);
}

static enum outcome
sweep_documents(struct desk *desk, instant since)
{
	struct element *rows;

	do
		TRY(stage_clerk(desk, &documents_sweep, &rows,
		    ARGS(arg_instant(desk->real), arg_instant(desk->now),
		    arg_instant(since))));
	while (fact_number(element_first(rows, "swept"), "count") > 0);
	return OUTCOME_OK;
}

/* As the clerk does, and the first duty of its next round. */
static enum outcome
sweep_since(struct desk *desk, instant since)
{
	struct element *rows;

	TRY(sweep_documents(desk, since));
	TRY(stage_clerk(desk, &drafts_sweep, &rows,
	    ARGS(arg_instant(desk->real), arg_instant(desk->now))));
	return sweep_documents(desk, since);
}

enum outcome
act_sweep(struct desk *desk, const struct stage *stage)
{
	(void)stage;
	return sweep_since(desk, document_since(desk->real));
}

/* Whatever has not come in whole by now never will. */
enum outcome
act_sweep_unfinished(struct desk *desk, const struct stage *stage)
{
	(void)stage;
	return sweep_since(desk, desk->real + INSTANT_MINUTE);
}

static enum outcome
verified(struct desk *desk, const struct stage *stage)
{
	struct element *rows;
	const struct element *row;
	long broken = 0;

	(void)stage;
	TRY(stage_clerk(desk, &verify, &rows, ARGS(arg_instant(desk->real),
	    arg_instant(desk->now))));
	for (row = element_first(rows, "check"); row != NULL;
	    row = element_next(row, "check"))
		if (fact_number(row, "count") != 0) {
			print_error("%s: %ld\n", fact_text(row, "check"),
			    fact_number(row, "count"));
			broken++;
		}
	return broken == 0 ? OUTCOME_OK : OUTCOME_FAULT;
}

/* When every document is past its time, and has been swept. */
void
act_all_holds(void **state)
{
	static const struct side sweeps = SWEEP("2031-01-01T00:00:00");
	static const struct side verifies = { "CALL clerk_verify(", DESK_STAFF,
		verified, "2031-01-01T00:00:00", 0, NULL };
	struct stage stage = { 0 };

	(void)state;
	assert_string_equal(stage_act(&stage, &sweeps), "ok");
	assert_string_equal(stage_act(&stage, &verifies), "ok");
}
