/* A slice of a batch: what its records ask for, done. */
#include "clerk/batch.h"

#include "base/clock.h"
#include "base/text.h"
#include "desk/partner_job.h"

#include <stdio.h>
#include <string.h>

static const struct statement refs = {
	"CALL clerk_batch_refs(?,?)", "ref seen"
};
static const struct statement slice = {
	"CALL clerk_batch_slice(?,?,?,?,?,?)", "slice"
};
static const struct statement left = { "CALL clerk_batch_left(?,?)", "job" };
static const struct statement withdrawn = {
	"CALL clerk_batch_withdrawn(?)", ""
};

/* The columns of a posting after its job, its version and its time. */
static const char *const columns[] = {
	"kind", "visibility", "title", "duties", "employment", "term",
	"term_note", "trial", "place", "city", "station", "car", "transfer",
	"smoking", "age", "education", "experience", "licence", "wage_kind",
	"wage_from", "wage_to", "base_from", "base_to", "allowance",
	"overtime_pay", "commute", "payday", "raise_note", "bonus", "hours",
	"break_minutes", "overtime", "days_off", "weekend", "days_off_year",
	"leave_days", "insurance", "pension", "severance", "retirement",
	"housing", "childcare", "pr", "openings", "opening_reason",
	"selection", "interviews", "result_days", "notice", "selection_when",
	"selection_place", "papers", "papers_other", "online_papers",
	"papers_way", "papers_to", "disposal", "disposal_note", "contact",
	"contact_phone"
};

/* A slice that was begun before a crash has put some of its texts already. */
static const struct statement postings = {
	"INSERT IGNORE INTO posting (job_id, version, written_at, kind, "
	"visibility, title, duties, employment, term, term_note, trial, "
	"place, city, station, car, transfer, smoking, age, education, "
	"experience, licence, wage_kind, wage_from, wage_to, base_from, "
	"base_to, allowance, overtime_pay, commute, payday, raise_note, "
	"bonus, hours, break_minutes, overtime, days_off, weekend, "
	"days_off_year, leave_days, insurance, pension, severance, "
	"retirement, housing, childcare, pr, openings, opening_reason, "
	"selection, interviews, result_days, notice, selection_when, "
	"selection_place, papers, papers_other, online_papers, papers_way, "
	"papers_to, disposal, disposal_note, contact, contact_phone) VALUES "
	"(?,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
	"?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", ""
};

enum { COLUMNS = sizeof columns / sizeof columns[0], OWN = 2 };

static const struct element *
ref_find(const struct element *known, const char *name, const char *ref)
{
	const struct element *row = element_first(known, name);

	while (row != NULL && strcmp(fact_text(row, "ref"), ref) != 0)
		row = element_next(row, name);
	return row;
}

static enum outcome
refs_ask(struct batch *batch, struct element **known)
{
	struct bytes json;

	*known = batch_facts(batch);
	bytes_init(&json, &batch->slice, 4096);
	for (size_t i = 0; i < batch->count; i++)
		if (batch->records[i].ref != NULL) {
			bytes_text(&json, json.length == 0 ? "[" : ",");
			desk_json_text(&json, batch->records[i].ref);
		}
	bytes_text(&json, json.length == 0 ? "[]" : "]");
	bytes_add(&json, "", 1);
	return db_ask(batch->round->clerk->db, &refs, ARGS(arg_id(batch->id),
	    arg_text(json.data)), *known, 0);
}

/* A reference stands for one thing in one batch. */
static _Bool
doubled(const struct batch *batch, size_t at, const struct element *known)
{
	const char *ref = batch->records[at].ref;

	for (size_t i = 0; i < at; i++)
		if (batch->records[i].ref != NULL &&
		    strcmp(batch->records[i].ref, ref) == 0)
			return 1;
	return ref_find(known, "seen", ref) != NULL;
}

static enum outcome
record_work(struct batch *batch, size_t at, const struct element *known)
{
	struct batch_record *record = &batch->records[at];
	const struct element *row;
	_Bool entered;

	if (record->state != NULL)
		return OUTCOME_OK;
	if (doubled(batch, at, known)) {
		batch_refuse(batch, record, "doubled", "ref");
		return OUTCOME_OK;
	}
	TRY(batch_act_enter(batch, record->employer, &entered));
	if (!entered) {
		batch_refuse(batch, record, "unknown", "employer");
		return OUTCOME_OK;
	}
	row = ref_find(known, "ref", record->ref);
	if (row != NULL)
		return batch_act_known(batch, record, row);
	if (strcmp(record->act, "put") != 0) {
		batch_refuse(batch, record, "unknown", "ref");
		return OUTCOME_OK;
	}
	record->state = "created";
	if (!batch->only_check)
		record->job = desk_hex(&batch->desk, batch_act_job(batch, record));
	return OUTCOME_OK;
}

/* An instant as the database writes it, in UTC. */
static const char *
instant_sql(struct batch *batch, instant at)
{
	int year, month, of_month;
	int64_t within = (at % INSTANT_DAY + INSTANT_DAY) % INSTANT_DAY;

	day_to_civil((int32_t)((at - within) / INSTANT_DAY), &year, &month,
	    &of_month);
	return arena_text(&batch->slice, "%04d-%02d-%02d %02d:%02d:%02d.%06d",
	    year, month, of_month, (int)(within / INSTANT_HOUR),
	    (int)(within / INSTANT_MINUTE % 60),
	    (int)(within / INSTANT_SECOND % 60),
	    (int)(within % INSTANT_SECOND));
}

static void
posting_put(struct batch *batch, struct bulk *bulk,
    const struct batch_record *record, const char *at)
{
	bulk_row(bulk);
	bulk_put(bulk, 0, batch_act_job(batch, record), ID_BYTES);
	bulk_put(bulk, 1, at, strlen(at));
	for (size_t i = 0; i < COLUMNS; i++) {
		const char *value = fact_text(record->posting, columns[i]);

		if (*value != '\0')
			bulk_put(bulk, OWN + i, value, strlen(value));
	}
}

/* The texts of all new jobs at once; no job refers to them yet. */
static enum outcome
postings_put(struct batch *batch)
{
	struct bulk *bulk = bulk_open(&batch->slice, OWN + COLUMNS,
	    batch->count);
	const char *at = instant_sql(batch, clock_now());
	size_t affected;

	for (size_t i = 0; i < batch->count; i++)
		if (strcmp(batch->records[i].state, "created") == 0)
			posting_put(batch, bulk, &batch->records[i], at);
	TRY(db_put(batch->round->clerk->db, &postings, bulk, &affected));
	return affected == bulk_count(bulk) || batch->resumed ? OUTCOME_OK :
	    OUTCOME_FAULT;
}

static void
pair(struct bytes *json, const char *name, const char *value)
{
	if (value == NULL)
		return;
	bytes_print(json, ",\"%s\":", name);
	desk_json_text(json, value);
}

static const char *
slice_json(struct batch *batch)
{
	struct bytes json;

	bytes_init(&json, &batch->slice, 128 * 1024);
	for (size_t i = 0; i < batch->count; i++) {
		const struct batch_record *record = &batch->records[i];

		bytes_print(&json, "%s{\"p\":%lu,\"l\":%lu",
		    i == 0 ? "[" : ",", record->place, record->line);
		pair(&json, "r", record->ref);
		pair(&json, "s", record->state);
		pair(&json, "j", record->job);
		pair(&json, "e", record->errors);
		pair(&json, "g", record->digest);
		pair(&json, "m", record->employer);
		bytes_text(&json, "}");
	}
	bytes_add(&json, "]", 2);
	return json.data;
}

static enum outcome
slice_keep(struct batch *batch)
{
	unsigned long after = batch->records[batch->count - 1].place;
	struct element *root = batch_facts(batch);

	TRY(db_ask(batch->round->clerk->db, &slice, ARGS(arg_id(batch->id),
	    arg_instant(clock_real()), arg_instant(clock_now()),
	    arg_number((int64_t)batch->worked), arg_number((int64_t)after),
	    arg_text(slice_json(batch))), root, 0));
	if (element_first(root, "slice") == NULL)
		return OUTCOME_FAULT;
	batch->worked = after;
	batch->resumed = 0;
	return OUTCOME_OK;
}

enum outcome
batch_slice_work(struct batch *batch)
{
	struct element *known;

	batch->desk.arena = &batch->slice;
	TRY(refs_ask(batch, &known));
	for (size_t i = 0; i < batch->count; i++)
		TRY(record_work(batch, i, known));
	if (!batch->only_check)
		TRY(postings_put(batch));
	return slice_keep(batch);
}

/* One job that the load left out; true: it is withdrawn. */
static enum outcome
left_withdraw(struct batch *batch, const struct element *row, _Bool *done)
{
	struct batch_record record = { .ref = fact_text(row, "ref"),
	    .employer = fact_text(row, "employer"),
	    .job = fact_text(row, "id"), .act = "withdraw" };
	_Bool entered;

	*done = 0;
	TRY(batch_act_enter(batch, record.employer, &entered));
	if (!entered)
		return OUTCOME_OK;
	TRY(batch_act_withdraw(batch, &record));
	*done = strcmp(record.state, "withdrawn") == 0;
	return OUTCOME_OK;
}

enum outcome
batch_left_withdraw(struct batch *batch)
{
	const struct element *row;
	struct element *root;
	_Bool any, done;

	do {
		arena_clear(&batch->slice);
		batch->entered = NULL;
		root = batch_facts(batch);
		any = 0;
		TRY(db_ask(batch->round->clerk->db, &left,
		    ARGS(arg_id(batch->id), arg_instant(clock_now())), root,
		    0));
		for (row = element_first(root, "job"); row != NULL;
		    row = element_next(row, "job")) {
			TRY(left_withdraw(batch, row, &done));
			any |= done;
			if (done)
				TRY(db_ask(batch->round->clerk->db, &withdrawn,
				    ARGS(arg_id(batch->id)), root, 0));
		}
	} while (any && !run_between(batch->round->clerk));
	return OUTCOME_OK;
}
