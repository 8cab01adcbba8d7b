/* One record of a batch: read as a message of its own would be. */
#include "clerk/batch.h"

#include "base/text.h"
#include "common/batch.h"
#include "common/job_form.h"
#include "desk/partner_job.h"
#include "web/form.h"
#include "web/message.h"

#include <string.h>

static void
on_schema_error(void *context, const struct schema_error *error)
{
	message_fault(context, error->code, error->line, error->field,
	    error->path);
}

void
batch_refuse(struct batch *batch, struct batch_record *record,
    const char *code, const char *field)
{
	record->state = "refused";
	record->errors = arena_text(&batch->slice, "%s\t%lu\t%s\t\n", code,
	    record->line, field);
}

static void
posting_read(struct batch *batch, struct request *request,
    struct batch_record *to)
{
	unsigned char digest[DIGEST_BYTES];
	char *text = arena_alloc(&batch->slice, 2 * DIGEST_BYTES + 1);

	if (job_form_hear_whole(request, &to->posting) != OUTCOME_OK)
		return;
	desk_partner_job_digest(&request->desk, to->posting, digest);
	text_hex(digest, sizeof digest, text);
	to->digest = text;
}

static const char *
attribute(const struct element *record, const char *name)
{
	const char *value = element_get(record, name);

	return value != NULL && text_characters(value, strlen(value)) <= 64 ?
	    value : NULL;
}

enum outcome
batch_record_read(struct batch *batch, struct batch_record *to,
    struct element *record, const char *prefix)
{
	struct request request = { .arena = &batch->slice,
	    .message = record, .prefix = prefix };

	request.desk.arena = &batch->slice;
	memset(to, 0, sizeof *to);
	to->line = intake_line(record);
	to->ref = attribute(record, "ref");
	to->employer = attribute(record, "employer");
	to->act = fact_has(record, "act") ? fact_text(record, "act") : "put";
	if (strcmp(element_name(record), "job") != 0)
		message_fault(&request, "schema", to->line,
		    element_name(record), prefix);
	else
		TRY(schema_check(batch->round->clerk->job, record, &batch->slice, prefix,
		    on_schema_error, &request));
	if (request.faults == NULL && strcmp(to->act, "put") == 0) {
		message_pairs(&request, record);
		posting_read(batch, &request, to);
	}
	to->errors = batch_errors(&request);
	if (*to->errors != '\0')
		to->state = "refused";
	else
		to->errors = NULL;
	return OUTCOME_OK;
}
