#include "desk/application.h"

#include "desk/referral.h"
#include "model/application.h"
#include "model/referral.h"
#include "model/seeker.h"

#include <string.h>

static const struct statement made_list = {
	"CALL seeker_applications(?,?,?,?,?)", "viewer total application"
};
static const struct statement made_one = {
	"CALL seeker_application(?,?,?,?)",
	"viewer application referral job employer office"
};
static const struct statement made_facts = {
	"CALL seeker_application_facts(?,?,?,?)", "viewer application office"
};
static const struct statement apply = {
	"CALL seeker_apply(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement cancel = {
	"CALL seeker_cancel(?,?,?,?,?,?,?,?,?)", "act"
};

enum outcome
desk_applications_made(struct desk *desk, struct element *into, long page,
    long size)
{
	return desk_read(desk, &made_list, into,
	    ARGS(arg_number((page - 1) * size), arg_number(size)));
}

enum outcome
desk_application_made(struct desk *desk, struct element *into,
    const unsigned char *id)
{
	return desk_read(desk, &made_one, into, ARGS(arg_id(id)));
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

static struct application_facts
facts_of(const struct element *application)
{
	return (struct application_facts){
		.state = state_of(fact_text(application, "state")),
		.cancel_until = fact_instant(application, "cancel_until"),
		.open_until = fact_instant(application, "open_until"),
		.mypage = fact_number(application, "mypage") == 1
	};
}

enum verdict
desk_application_may_cancel(const struct desk *desk,
    const struct element *application)
{
	const struct application_facts facts = facts_of(application);

	return application_check_cancel(&facts, desk->now);
}

enum verdict
desk_application_may_message(const struct desk *desk,
    const struct element *application)
{
	const struct application_facts facts = facts_of(application);

	return application_check_message(&facts, desk->now);
}

struct apply_act {
	const unsigned char *id;	/* of the application to be */
	const unsigned char *referral;
	const char *motivation;
	instant seeker_until;		/* what applying makes of it */
};

static enum outcome
apply_check(struct desk *desk, void *act)
{
	struct apply_act *new = act;
	struct element *facts;

	TRY(desk_referral_check_apply(desk, new->referral, &facts));
	new->seeker_until = seeker_new_until(fact_instant(
	    element_next(facts, "seeker"), "valid_until"), desk->now);
	return OUTCOME_OK;
}

static enum outcome
apply_proceed(struct desk *desk, void *act)
{
	const struct apply_act *new = act;
	const char *answer = arena_text(desk->arena,
	    "/seeker/applications/%s", desk_hex(desk, new->id));

	return desk_act(desk, &apply, answer, ARGS(arg_id(new->id),
	    arg_id(new->referral),
	    arg_text(referral_state_name(REFERRAL_SENT)),
	    arg_text(referral_state_name(
	    referral_next(REFERRAL_SENT, REFERRAL_APPLY))),
	    arg_text(application_state_name(APPLICATION_SELECTING)),
	    arg_text(new->motivation),
	    arg_instant(application_cancel_until(desk->now)),
	    arg_instant(new->seeker_until)));
}

enum outcome
desk_application_apply(struct desk *desk, const unsigned char *referral,
    const char *motivation)
{
	static const struct desk_pair pair = { apply_check, apply_proceed };
	struct apply_act act = { .id = desk_id(desk), .referral = referral,
	    .motivation = motivation };

	return desk_do(desk, &pair, &act);
}

struct cancel_act {
	const unsigned char *id;
	const char *answer;
};

static enum outcome
cancel_check(struct desk *desk, void *act)
{
	static const char *const names[] = { "cancel_until", "cancelled_at" };
	const struct cancel_act *old = act;
	const struct element *office;
	struct element *facts;
	enum outcome outcome;

	TRY(desk_facts(desk, &made_facts, "application", &facts,
	    ARGS(arg_id(old->id))));
	outcome = desk_verdict(desk,
	    desk_application_may_cancel(desk, facts));
	if (outcome != OUTCOME_CONFLICT)
		return outcome;
	desk_refusal_facts(desk, facts, names, 2);
	office = element_next(facts, "office");
	if (office != NULL)
		element_copy(desk->refusal, office);
	return outcome;
}

static enum outcome
cancel_proceed(struct desk *desk, void *act)
{
	const struct cancel_act *old = act;

	return desk_act(desk, &cancel, old->answer, ARGS(arg_id(old->id),
	    arg_text(application_state_name(APPLICATION_SELECTING)),
	    arg_text(application_state_name(application_next(
	    APPLICATION_SELECTING, APPLICATION_CANCEL)))));
}

enum outcome
desk_application_cancel(struct desk *desk, const unsigned char *id,
    const char *answer)
{
	static const struct desk_pair pair = { cancel_check, cancel_proceed };
	struct cancel_act act = { id, answer };

	return desk_do(desk, &pair, &act);
}
