#include "seeker/document.h"

#include "desk/document.h"
#include "model/job.h"
#include "model/limits.h"
#include "port/filetype.h"
#include "web/page.h"
#include "web/program.h"
#include "web/reply.h"

#include <string.h>

static const char *const kinds[] = { "resume", "career", "jobcard", "other",
    NULL };

/* A browser sends the motivation along, so that it is not lost. */
static const struct field document_fields[] = {
	{ "kind", FIELD_SELECT, 1, 0, 0, kinds, NULL },
	{ "file", FIELD_FILE, 1, 0, 0, NULL, NULL },
	{ "replaces", FIELD_SELECT, 0, 2 * ID_BYTES, 0, NULL, NULL },
	{ "motivation", FIELD_AREA, 0, LIMIT_MOTIVATION, 0, NULL, NULL }
};
static const struct form document_form = { "document",
    FORM_FIELDS(document_fields), 0 };
static const struct form remove_form = { "remove", NULL, 0, 0 };
static const struct form scan_form = { "scan", NULL, 0, 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/seeker/referrals/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

const char *
document_typed(const struct request *request)
{
	return request->heard.form == &document_form ?
	    form_value(request, "motivation") : "";
}

static void
add_show(struct request *request)
{
	const struct limits *limits = &request->program->limits;
	struct element *form = form_show(request, request->root,
	    &document_form, path(request, "/documents"), NULL);
	struct element *replaces = form_field(form, "replaces");
	struct element *file = form_field(form, "file");
	const struct element *row;

	element_set(file, "accept", ".pdf,.jpg,.jpeg,.png,.docx,.xlsx");
	element_set_number(file, "files", limits->files);
	element_set_number(file, "bytes", (long)limits->application_bytes);
	for (row = element_first(request->root, "document"); row != NULL;
	    row = element_next(row, "document"))
		form_option(replaces, fact_text(row, "id"),
		    fact_text(row, "name"));
}

/* In each document what can be done with it. */
static void
acts_show(struct request *request)
{
	struct element *row;

	for (row = element_first(request->root, "document"); row != NULL;
	    row = element_next(row, "document")) {
		const char *at = arena_text(request->arena,
		    "%s/documents/%s", path(request, ""),
		    fact_text(row, "id"));

		if (document_state_of(fact_text(row, "state")) ==
		    DOCUMENT_DELETED)
			continue;
		if (document_state_of(fact_text(row, "state")) ==
		    DOCUMENT_SCANNING &&
		    request->program->scan.socket != NULL)
			form_show(request, row, &scan_form,
			    arena_text(request->arena, "%s/scan", at), NULL);
		form_show(request, row, &remove_form, at, NULL);
	}
}

void
documents_show(struct request *request)
{
	const struct element *job = element_first(request->root, "job");

	acts_show(request);
	if (job_documents_online(fact_number(job, "online_papers") == 1, 1))
		add_show(request);
	else
		page_closed(request, VERDICT_DOCUMENT_OFFLINE);
}

/* By content and by extension together. */
static enum outcome
type_find(struct request *request, enum filetype *type)
{
	const struct upload *file = &request->file;
	const char *why = NULL;
	enum outcome outcome = filetype_check(type, &why, file->name,
	    file->data, file->length);

	return outcome == OUTCOME_INVALID ?
	    form_error(request, "file", why) : outcome;
}

enum outcome
post_document(struct request *request)
{
	const struct limits *limits = &request->program->limits;
	struct desk_document document = { .referral = request->ids[0],
	    .limits = { limits->files, (long)limits->application_bytes },
	    .scan = request->program->scan, .answer = path(request, "") };
	enum filetype type;

	TRY(form_hear(request, &document_form));
	TRY(type_find(request, &type));
	document.kind = form_value(request, "kind");
	document.type = filetype_code(type);
	document.name = form_value(request, "file");
	document.data = request->file.data;
	document.length = request->file.length;
	document.replaces = form_value(request, "replaces");
	document.motivation = form_value(request, "motivation");
	TRY(desk_document_add(&request->desk, &document));
	return reply_see(request, request->desk.answer, "document");
}

enum outcome
post_document_remove(struct request *request)
{
	TRY(form_hear(request, &remove_form));
	TRY(desk_document_remove(&request->desk, request->ids[0],
	    request->ids[1], path(request, "")));
	return reply_see(request, request->desk.answer, "remove");
}

enum outcome
post_document_scan(struct request *request)
{
	TRY(form_hear(request, &scan_form));
	TRY(desk_document_scan(&request->desk, request->ids[0],
	    request->ids[1], &request->program->scan));
	return reply_see(request, path(request, ""), "scan");
}
