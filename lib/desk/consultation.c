#include "desk/consultation.h"

#include "desk/seeker.h"
#include "model/seeker.h"

static const struct statement consult = {
	"CALL staff_consult(?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};

/* A consultation on its way. */
struct record_act {
	const char *number;
	const struct desk_consultation *consultation;
	const char *answer;
	const struct element *seeker;
};

static enum outcome
record_check(struct desk *desk, void *data)
{
	struct record_act *act = data;
	struct element *facts = tree_root(tree_open(desk->arena, "facts"));

	TRY(desk_seeker(desk, facts, act->number));
	act->seeker = element_first(facts, "seeker");
	if (act->seeker == NULL)
		return OUTCOME_NOT_FOUND;
	if (act->consultation->held_at > desk->now)
		return desk_wrong(desk, "held_at", "future");
	return OUTCOME_OK;
}

/* It prolongs by when it was held, which may be before it is recorded. */
static enum outcome
record_proceed(struct desk *desk, void *data)
{
	const struct record_act *act = data;
	const struct desk_consultation *held = act->consultation;
	instant valid_until = fact_instant(act->seeker, "valid_until");
	_Bool renew = held->renew && !seeker_may_apply(valid_until, desk->now);
	instant until = renew ? seeker_valid_until(desk->now) :
	    seeker_new_until(valid_until, held->held_at);

	return desk_act(desk, &consult, act->answer,
	    ARGS(arg_id(desk_id(desk)), arg_id(fact_id(act->seeker, "id")),
	    arg_instant(held->held_at), arg_text(held->way),
	    arg_text(held->wishes), arg_instant(until), arg_number(renew)));
}

enum outcome
desk_consultation_record(struct desk *desk, const char *number,
    const struct desk_consultation *consultation, const char *answer)
{
	static const struct desk_pair pair = { record_check, record_proceed };
	struct record_act act = { number, consultation, answer, NULL };

	return desk_do(desk, &pair, &act);
}
