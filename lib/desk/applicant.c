#include "desk/applicant.h"

#include "desk/document.h"

#include <string.h>

static const struct statement list = {
	"CALL employer_applicants(?,?,?,?,?,?,?,?,?)",
	"viewer total application job"
};
static const struct statement one = {
	"CALL employer_applicant(?,?,?,?,?)",
	"viewer application office document manifest key motivation total "
	    "message"
};
/* Those picked are known already; only a choice of all is counted. */
static const struct statement letters_picked = {
	"CALL employer_letters(?,?,?,?,?,?,?,?)", "viewer letter"
};
static const struct statement letters_all = {
	"CALL employer_letters(?,?,?,?,?,?,?,?)", "viewer total letter"
};
static const struct statement facts = {
	"CALL employer_applicant_facts(?,?,?,?)", "viewer application office"
};
static const struct statement picked = {
	"CALL employer_picks(?,?,?,?)", "viewer total"
};
static const struct statement mark = {
	"CALL employer_mark(?,?,?,?,?,?,?,?,?)", "act"
};

enum outcome
desk_applicants(struct desk *desk, struct element *into,
    const struct desk_filter *filter, long page, long size)
{
	return desk_read(desk, &list, into, ARGS(arg_text(filter->job),
	    arg_text(filter->state), arg_text(filter->sort),
	    arg_instant(application_late(desk->now)),
	    arg_number((page - 1) * size), arg_number(size)));
}

enum outcome
desk_applicant(struct desk *desk, struct element *into,
    const unsigned char *application, long size)
{
	TRY(desk_read(desk, &one, into,
	    ARGS(arg_id(application), arg_number(size))));
	return desk_document_list(into);
}

enum outcome
desk_applicant_letters(struct desk *desk, struct element *into,
    const char *picks, const struct desk_filter *filter, long page,
    long size)
{
	return desk_read(desk, picks == NULL ? &letters_all : &letters_picked,
	    into, ARGS(arg_text(picks), arg_text(filter->job),
	    arg_text(filter->state), arg_number((page - 1) * size),
	    arg_number(size)));
}

enum outcome
desk_applicant_why(struct desk *desk, const unsigned char *application)
{
	struct application_facts known;
	struct element *row;

	TRY(desk_facts(desk, &facts, "application", &row,
	    ARGS(arg_id(application))));
	known = desk_applicant_facts(row);
	TRY(desk_applicant_judge(desk,
	    application_check_read(&known, desk->now), row));
	return OUTCOME_NOT_FOUND;
}

enum outcome
desk_applicant_own(struct desk *desk, const char *picks, long count)
{
	struct element *total;

	TRY(desk_facts(desk, &picked, "total", &total,
	    ARGS(arg_text(picks))));
	return fact_number(total, "count") == count ? OUTCOME_OK :
	    OUTCOME_NOT_FOUND;
}

enum outcome
desk_applicant_mark(struct desk *desk, const char *picks,
    const struct desk_filter *filter, const char *answer)
{
	return desk_act(desk, &mark, answer, ARGS(arg_text(picks),
	    arg_text(filter->job), arg_text(filter->state)));
}

/*
 * Before the seeker has been told, a result is only known to be there. Which
 * one it is makes no difference to what the seeker may do.
 */
static enum application_state
state_of(const char *seen)
{
	return strcmp(seen,
	    application_seen_name(APPLICATION_SEEN_ENDED)) == 0 ?
	    APPLICATION_REJECTED : application_state_of(seen);
}

struct application_facts
desk_applicant_facts(const struct element *row)
{
	return (struct application_facts){
		.state = state_of(fact_text(row, "state")),
		.cancel_until = fact_instant(row, "cancel_until"),
		.open_until = fact_instant(row, "open_until"),
		.mypage = fact_number(row, "mypage") == 1,
		.told = fact_has(row, "told_at")
	};
}

void
desk_applicant_grounds(struct element *into, const struct element *row)
{
	static const char *const names[] = { "name", "employer_name",
	    "title", "referral_number", "job_number", "invalid_on",
	    "open_until", "cancelled_at", "told_at", "result_at" };

	desk_say_grounds(into, row, names, sizeof names / sizeof names[0]);
}

enum outcome
desk_applicant_judge(struct desk *desk, enum verdict verdict,
    const struct element *row)
{
	enum outcome outcome = desk_verdict(desk, verdict);

	if (outcome == OUTCOME_CONFLICT)
		desk_applicant_grounds(desk->refusal, row);
	return outcome;
}
