#include "desk/message.h"

#include "desk/applicant.h"

static const struct statement thread[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_messages(?,?,?,?,?,?)",
	    "viewer total message" },
	[DESK_EMPLOYER] = { "CALL employer_messages(?,?,?,?,?,?)",
	    "viewer application office total message" }
};
static const struct statement facts[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_message_facts(?,?,?,?)",
	    "viewer application office" },
	[DESK_EMPLOYER] = { "CALL employer_applicant_facts(?,?,?,?)",
	    "viewer application office" }
};
static const struct statement send[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_message(?,?,?,?,?,?,?,?,?,?,?)",
	    "act" },
	[DESK_EMPLOYER] = { "CALL employer_message(?,?,?,?,?,?,?,?,?,?)",
	    "act" }
};

struct message_act {
	const unsigned char *application;
	const unsigned char *id;
	const char *text;
	_Bool withdraws;
	const char *answer;
	const char *from;	/* state in which it was found allowed */
};

enum outcome
desk_messages(struct desk *desk, struct element *into,
    const unsigned char *application, long page, long size)
{
	return desk_read(desk, &thread[desk->door], into,
	    ARGS(arg_id(application), arg_number((page - 1) * size),
	    arg_number(size)));
}

static enum outcome
check(struct desk *desk, void *data)
{
	struct message_act *act = data;
	struct application_facts known;
	struct element *row;

	TRY(desk_facts(desk, &facts[desk->door], "application", &row,
	    ARGS(arg_id(act->application))));
	known = desk_applicant_facts(row);
	act->from = application_state_name(known.state);
	return desk_applicant_judge(desk,
	    application_check_message(&known, desk->now), row);
}

static enum outcome
proceed(struct desk *desk, void *data)
{
	const struct message_act *act = data;
	const struct arg args[] = { arg_id(act->application),
	    arg_text(act->from), arg_id(act->id),
	    arg_text(act->text), arg_number(act->withdraws) };

	/* Only the seeker can withdraw (R13). */
	return desk_act(desk, &send[desk->door], act->answer, args,
	    desk->door == DESK_SEEKER ? 5 : 4);
}

enum outcome
desk_message_send(struct desk *desk, const unsigned char *application,
    const char *text, _Bool withdraws, const char *answer)
{
	static const struct desk_pair pair = { check, proceed };
	struct message_act act = { application, desk_id(desk), text,
	    withdraws, answer, NULL };

	return desk_do(desk, &pair, &act);
}
