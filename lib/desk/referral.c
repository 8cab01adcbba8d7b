#include "desk/referral.h"

#include "desk/seal.h"
#include "model/document.h"
#include "model/referral.h"

static const struct statement received_list = {
	"CALL seeker_referrals(?,?,?,?,?)", "viewer total referral"
};
static const struct statement received_one = {
	"CALL seeker_referral(?,?,?,?)",
	"viewer referral job office seeker draft application document key"
};
static const struct statement received_facts = {
	"CALL seeker_referral_facts(?,?,?,?,?)",
	"viewer referral job seeker office document"
};
static const struct statement draft_keep = {
	"CALL seeker_draft(?,?,?,?,?,?,?,?,?,?)", "act"
};

enum outcome
desk_referrals_received(struct desk *desk, struct element *into, long page,
    long size)
{
	return desk_read(desk, &received_list, into,
	    ARGS(arg_number((page - 1) * size), arg_number(size)));
}

enum outcome
desk_referral_received(struct desk *desk, struct element *into,
    const unsigned char *id)
{
	return desk_read(desk, &received_one, into, ARGS(arg_id(id)));
}

static enum verdict
received_check(const struct desk *desk, const struct element *referral,
    const struct element *job, const struct element *seeker)
{
	const struct referral_facts facts = {
		.state = referral_state_of(fact_text(referral, "state")),
		.apply_until = fact_instant(referral, "apply_until"),
		.job = job_state_of(fact_text(job, "state")),
		.job_until = fact_instant(job, "valid_until"),
		.job_ended = fact_has(job, "ended"),
		.seeker_until = fact_instant(seeker, "valid_until")
	};

	return referral_check_apply(&facts, desk->now);
}

enum verdict
desk_referral_may_apply(const struct desk *desk, const struct element *page)
{
	return received_check(desk, element_first(page, "referral"),
	    element_first(page, "job"), element_first(page, "seeker"));
}

/* The instant on which the refusal rests, and whom to call. */
static void
received_refusal(struct desk *desk, enum verdict verdict,
    const struct element *referral)
{
	const struct element *job = element_next(referral, "job");
	const char *name = "apply_until";
	const struct element *from = referral;

	if (verdict == VERDICT_REFERRAL_APPLIED)
		name = "applied_at";
	else if (verdict == VERDICT_REFERRAL_WITHDRAWN)
		name = "withdrawn_at";
	else if (verdict == VERDICT_APPLY_REGISTRATION)
		name = "valid_until", from = element_next(referral, "seeker");
	else if (verdict == VERDICT_JOB_INVALID)
		name = fact_has(job, "ended_at") ? "ended_at" : "valid_until",
		from = job;
	desk_say_grounds(desk->refusal, from, &name, 1);
}

enum outcome
desk_referral_check_apply(struct desk *desk, const unsigned char *id,
    struct element **facts)
{
	enum verdict verdict;
	enum outcome outcome;

	TRY(desk_facts(desk, &received_facts, "referral", facts,
	    ARGS(arg_id(id), arg_instant(document_since(desk->real)))));
	verdict = received_check(desk, *facts, element_next(*facts, "job"),
	    element_next(*facts, "seeker"));
	outcome = desk_verdict(desk, verdict);
	if (outcome == OUTCOME_CONFLICT)
		received_refusal(desk, verdict, *facts);
	return outcome;
}

struct draft_act {
	const unsigned char *id;
	const char *motivation;
	const char *answer;
};

static enum outcome
draft_check(struct desk *desk, void *data)
{
	const struct draft_act *act = data;
	struct element *facts;

	return desk_referral_check_apply(desk, act->id, &facts);
}

static enum outcome
draft_proceed(struct desk *desk, void *data)
{
	const struct draft_act *act = data;
	struct seal *seal;

	TRY(desk_seal_need(desk, KEY_TEXT, act->id, &seal));
	return desk_act(desk, &draft_keep, act->answer,
	    ARGS(arg_id(act->id),
	    arg_text(referral_state_name(REFERRAL_SENT)),
	    desk_seal_text(desk, seal, SEAL_DRAFT, act->id, 0,
	    act->motivation),
	    arg_bytes(seal->commitment, sizeof seal->commitment)));
}

enum outcome
desk_referral_draft(struct desk *desk, const unsigned char *id,
    const char *motivation, const char *answer)
{
	static const struct desk_pair pair = { draft_check, draft_proceed };
	struct draft_act act = { id, motivation, answer };

	return desk_do(desk, &pair, &act);
}
