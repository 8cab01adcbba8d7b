#include "desk/partner_job.h"

#include "desk/partner.h"

#include <string.h>

static const struct statement list = {
	"CALL partner_jobs(?,?,?,?,?,?,?)", "viewer total job"
};
static const struct statement find = {
	"CALL partner_job_find(?,?,?,?,?)", "viewer job"
};
static const struct statement keep = {
	"CALL partner_job_keep(?,?,?,?,?,?)", "viewer"
};
static const struct statement add = {
	"CALL partner_job_add(?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};

enum outcome
desk_partner_jobs(struct desk *desk, struct element *into,
    const char *employer, const char *ref, long page, long size)
{
	return desk_read(desk, &list, into, ARGS(arg_text(employer),
	    arg_text(ref), arg_number((page - 1) * size), arg_number(size)));
}

enum outcome
desk_partner_job_find(struct desk *desk, const char *ref,
    const unsigned char *job, const struct element **found)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));

	desk_partner_leave(desk);
	TRY(desk_read(desk, &find, root, ARGS(arg_text(ref), arg_id(job))));
	*found = element_first(root, "job");
	return OUTCOME_OK;
}

void
desk_partner_job_digest(struct desk *desk, const struct element *posting,
    unsigned char out[DIGEST_BYTES])
{
	const struct arg text = desk_job_text(desk, posting);

	digest_of(out, text.data, text.length);
}

/* Has `other` every field of `posting`? Which version it is says nothing. */
static _Bool
holds(const struct element *other, const struct element *posting)
{
	const struct element *field = element_first(posting, NULL);

	for (; field != NULL; field = element_next(field, NULL))
		if (strcmp(element_name(field), "version") != 0 &&
		    strcmp(fact_text(other, element_name(field)),
		    element_string(field)) != 0)
			return 0;
	return 1;
}

_Bool
desk_partner_job_same(const struct element *posting,
    const struct element *other)
{
	return holds(other, posting) && holds(posting, other);
}

/* Submitted at once: a partner has no drafts. */
enum outcome
desk_partner_job_add(struct desk *desk, const unsigned char *id,
    const char *ref, const struct element *posting,
    const unsigned char *from, const char *answer)
{
	unsigned char digest[DIGEST_BYTES];

	if (!desk_job_complete(posting))
		return OUTCOME_INVALID;
	desk_partner_job_digest(desk, posting, digest);
	return desk_act(desk, &add, answer, ARGS(arg_id(id),
	    arg_text(job_state_name(job_next(JOB_DRAFT, JOB_SUBMIT))),
	    desk_job_text(desk, posting), arg_text(ref),
	    arg_bytes(digest, sizeof digest), arg_id(from)));
}

/* The text that is renewed, as a partner would send it. */
static const struct element *
text_of(struct desk *desk, const struct element *rows)
{
	struct element *posting = tree_root(tree_open(desk->arena,
	    "posting"));
	const struct element *field =
	    element_first(element_first(rows, "posting"), NULL);

	for (; field != NULL; field = element_next(field, NULL))
		if (strcmp(element_name(field), "version") != 0 &&
		    *element_string(field) != '\0')
			element_say(posting, element_name(field),
			    element_string(field));
	return posting;
}

enum outcome
desk_partner_job_renew(struct desk *desk, const struct element *rows,
    const char *ref, const unsigned char *id, const char *answer)
{
	const struct element *job = element_first(rows, "job");
	const struct job_facts facts = {
		.state = job_state_of(fact_text(job, "state")),
		.valid_until = fact_instant(job, "valid_until")
	};

	TRY(desk_verdict(desk, job_check_renew(&facts, desk->now)));
	return desk_partner_job_add(desk, id, ref, text_of(desk, rows),
	    fact_id(job, "id"), answer);
}

enum outcome
desk_partner_job_change(struct desk *desk, const struct element *rows,
    const struct element *posting, const char *answer, _Bool *changed)
{
	const struct element *job = element_first(rows, "job");
	struct element *ignored = tree_root(tree_open(desk->arena, "facts"));
	unsigned char digest[DIGEST_BYTES];
	struct job_act act = { .job = { fact_id(job, "id"), NULL },
	    .event = JOB_EDIT, .version = fact_number(job, "version"),
	    .posting = posting, .submit = 1, .answer = answer };

	*changed = !desk_partner_job_same(posting,
	    element_first(rows, "posting"));
	desk->answer = answer;
	if (!*changed)
		return OUTCOME_OK;
	TRY(desk_job_do(desk, &act));
	if (desk->only_check)
		return OUTCOME_OK;
	desk_partner_job_digest(desk, posting, digest);
	return desk_read(desk, &keep, ignored, ARGS(arg_id(act.job.id),
	    arg_number(act.version + 1), arg_bytes(digest, sizeof digest)));
}
