#include "desk/application.h"

#include "desk/applicant.h"
#include "desk/document.h"
#include "desk/referral.h"
#include "model/application.h"
#include "model/referral.h"
#include "model/seeker.h"

static const struct statement made_list = {
	"CALL seeker_applications(?,?,?,?,?)", "viewer total application"
};
static const struct statement made_one = {
	"CALL seeker_application(?,?,?,?)",
	"viewer application referral job employer office document reading key"
};
static const struct statement made_facts = {
	"CALL seeker_application_facts(?,?,?,?)", "viewer application office"
};
static const struct statement apply = {
	"CALL seeker_apply(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
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

enum verdict
desk_application_may_cancel(const struct desk *desk,
    const struct element *application)
{
	const struct application_facts facts =
	    desk_applicant_facts(application);

	return application_check_cancel(&facts, desk->now);
}

enum verdict
desk_application_may_message(const struct desk *desk,
    const struct element *application)
{
	const struct application_facts facts =
	    desk_applicant_facts(application);

	return application_check_message(&facts, desk->now);
}

struct apply_act {
	const unsigned char *id;	/* of the application to be */
	const unsigned char *referral;
	const char *motivation;
	struct element *facts;		/* on which applying rests */
	instant seeker_until;		/* what applying makes of it */
};

static enum outcome
apply_check(struct desk *desk, void *data)
{
	struct apply_act *act = data;

	TRY(desk_referral_check_apply(desk, act->referral, &act->facts));
	act->seeker_until = seeker_new_until(fact_instant(
	    element_next(act->facts, "seeker"), "valid_until"), desk->now);
	return OUTCOME_OK;
}

static enum outcome
apply_proceed(struct desk *desk, void *data)
{
	const struct apply_act *act = data;
	const char *answer = arena_text(desk->arena,
	    "/seeker/applications/%s", desk_hex(desk, act->id));
	struct seal *seal;
	struct arg manifest;

	TRY(desk_seal_need(desk, KEY_TEXT, act->referral, &seal));
	TRY(desk_document_manifest(desk, seal, act->id, act->facts,
	    &manifest));
	return desk_act(desk, &apply, answer, ARGS(arg_id(act->id),
	    arg_id(act->referral),
	    arg_number(fact_number(act->facts, "writes")),
	    arg_text(referral_state_name(REFERRAL_SENT)),
	    arg_text(referral_state_name(
	    referral_next(REFERRAL_SENT, REFERRAL_APPLY))),
	    arg_text(application_state_name(APPLICATION_SELECTING)),
	    desk_seal_text(desk, seal, SEAL_MOTIVATION, act->id, 0,
	    act->motivation), manifest,
	    arg_bytes(seal->commitment, sizeof seal->commitment),
	    arg_instant(application_cancel_until(desk->now)),
	    arg_instant(act->seeker_until)));
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
cancel_check(struct desk *desk, void *data)
{
	static const char *const names[] = { "cancel_until", "cancelled_at" };
	const struct cancel_act *act = data;
	struct element *facts;
	enum outcome outcome;

	TRY(desk_facts(desk, &made_facts, "application", &facts,
	    ARGS(arg_id(act->id))));
	outcome = desk_verdict(desk,
	    desk_application_may_cancel(desk, facts));
	if (outcome == OUTCOME_CONFLICT)
		desk_say_grounds(desk->refusal, facts, names, 2);
	return outcome;
}

static enum outcome
cancel_proceed(struct desk *desk, void *data)
{
	const struct cancel_act *act = data;

	return desk_act(desk, &cancel, act->answer, ARGS(arg_id(act->id),
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
