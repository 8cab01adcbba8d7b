/* What one record of a batch asks for, done as its employer would. */
#include "clerk/batch.h"

#include "base/clock.h"
#include "base/text.h"
#include "desk/account.h"
#include "desk/partner_job.h"

#include <string.h>

static const struct statement enter = {
	"CALL clerk_batch_enter(?,?,?)", "session"
};

/* ---- whose it is -------------------------------------------------------- */

/* At the desk of this employer; false: the partner does not act for it. */
enum outcome
batch_act_enter(struct batch *batch, const char *number, _Bool *entered)
{
	struct desk *desk = &batch->desk;
	struct element *root = batch_facts(batch);
	const struct element *row;

	*entered = 1;
	if (batch->entered != NULL && strcmp(batch->entered, number) == 0)
		return OUTCOME_OK;
	batch->entered = NULL;
	memset(desk, 0, sizeof *desk);
	desk->db = batch->round->clerk->db;
	desk->arena = &batch->slice;
	desk->door = DESK_EMPLOYER;
	desk->now = clock_now();
	desk->real = clock_real();
	desk->only_check = batch->only_check;
	TRY(db_ask(desk->db, &enter, ARGS(arg_id(batch->id),
	    arg_instant(desk->real), arg_text(number)), root, desk->now));
	row = element_first(root, "session");
	*entered = row != NULL && text_unhex(fact_text(row, "token"),
	    desk->session, sizeof desk->session);
	desk->session_given = *entered;
	if (*entered)
		batch->entered = number;
	return OUTCOME_OK;
}

/* An act's key and what it stands for: the batch, the record, the act. */
static void
key_make(struct batch *batch, const char *subject, const char *act)
{
	const char *text = arena_text(&batch->slice, "%s %s %s",
	    desk_hex(&batch->desk, batch->id), subject, act);
	char *key = arena_alloc(&batch->slice, 2 * DIGEST_BYTES + 1);

	digest_of(batch->desk.fields, text, strlen(text));
	text_hex(batch->desk.fields, DIGEST_BYTES, key);
	batch->desk.key = key;
	batch->desk.refusal = NULL;
	batch->desk.field = NULL;
}

/* The id that a record's job has, whenever the record is worked. */
unsigned char *
batch_act_job(struct batch *batch, const struct batch_record *record)
{
	unsigned char digest[DIGEST_BYTES], *id;
	const char *text = arena_text(&batch->slice, "%s %lu",
	    desk_hex(&batch->desk, batch->id), record->place);

	id = arena_alloc(&batch->slice, ID_BYTES);
	digest_of(digest, text, strlen(text));
	memcpy(id, digest, ID_BYTES);
	return id;
}

/* ---- one record --------------------------------------------------------- */

/* What the desk said no to; unless it did it before a crash. */
static void
said_no(struct batch *batch, struct batch_record *record, const char *state,
    enum outcome outcome)
{
	struct desk *desk = &batch->desk;
	const struct element *refusal = desk->refusal;

	if (outcome == OUTCOME_OK || (!batch->only_check &&
	    desk_account_repeat(desk) == OUTCOME_OK)) {
		record->state = state;
		return;
	}
	if (desk->field != NULL)
		batch_refuse(batch, record, desk->field_error, desk->field);
	else
		batch_refuse(batch, record, refusal == NULL ? "not_found" :
		    fact_text(refusal, "code"), "");
}

static enum outcome
change(struct batch *batch, struct batch_record *record,
    const struct element *rows)
{
	_Bool changed = 0;
	enum outcome outcome;

	key_make(batch, record->ref, "change");
	outcome = desk_partner_job_change(&batch->desk, rows,
	    record->posting, record->job, &changed);
	if (outcome == OUTCOME_FAULT)
		return outcome;
	said_no(batch, record, changed || outcome != OUTCOME_OK ? "changed" :
	    "unchanged", outcome);
	return OUTCOME_OK;
}

enum outcome
batch_act_withdraw(struct batch *batch, struct batch_record *record)
{
	unsigned char id[ID_BYTES];
	struct job_act act = { .event = JOB_WITHDRAW, .answer = record->job };
	enum outcome outcome;

	if (!text_unhex(record->job, id, sizeof id))
		return OUTCOME_FAULT;
	act.job.id = id;
	key_make(batch, record->ref, "withdraw");
	outcome = desk_job_do(&batch->desk, &act);
	if (outcome == OUTCOME_FAULT)
		return outcome;
	said_no(batch, record, "withdrawn", outcome);
	return OUTCOME_OK;
}

static enum outcome
renew(struct batch *batch, struct batch_record *record,
    const struct element *rows)
{
	const unsigned char *id = batch_act_job(batch, record);
	const char *job = desk_hex(&batch->desk, id);
	enum outcome outcome;

	key_make(batch, record->ref, "renew");
	outcome = desk_partner_job_renew(&batch->desk, rows, record->ref, id,
	    job);
	if (outcome == OUTCOME_FAULT)
		return outcome;
	said_no(batch, record, "renewed", outcome);
	if (strcmp(record->state, "renewed") == 0)
		record->job = job;
	return OUTCOME_OK;
}

/* Changed before a crash, it is as its partner wants it, and was changed. */
static enum outcome
changed_before(struct batch *batch, struct batch_record *record)
{
	enum outcome outcome;

	if (!batch->resumed || batch->only_check || record->posting == NULL)
		return OUTCOME_OK;
	key_make(batch, record->ref, "change");
	outcome = desk_account_repeat(&batch->desk);
	if (outcome == OUTCOME_OK)
		record->state = "changed";
	return outcome == OUTCOME_FAULT ? outcome : OUTCOME_OK;
}

enum outcome
batch_act_known(struct batch *batch, struct batch_record *record,
    const struct element *known)
{
	struct element *rows = batch_facts(batch);
	unsigned char id[ID_BYTES];
	const struct desk_job key = { id, NULL };

	record->job = fact_text(known, "id");
	if (strcmp(record->employer, fact_text(known, "employer")) != 0) {
		batch_refuse(batch, record, "other", "employer");
		return OUTCOME_OK;
	}
	TRY(changed_before(batch, record));
	if (record->state != NULL)
		return OUTCOME_OK;
	if (record->digest != NULL && strcmp(record->digest,
	    fact_text(known, "digest")) == 0 && fact_number(known,
	    "version") == fact_number(known, "latest")) {
		record->state = "unchanged";
		return OUTCOME_OK;
	}
	if (strcmp(record->act, "withdraw") == 0)
		return batch_act_withdraw(batch, record);
	if (!text_unhex(record->job, id, sizeof id))
		return OUTCOME_FAULT;
	TRY(desk_job(&batch->desk, rows, &key));
	return strcmp(record->act, "renew") == 0 ?
	    renew(batch, record, rows) : change(batch, record, rows);
}
