#include "desk/message.h"

#include "desk/applicant.h"
#include "desk/seal.h"

static const struct statement thread[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_messages(?,?,?,?,?,?)",
	    "viewer key total message" },
	[DESK_EMPLOYER] = { "CALL employer_messages(?,?,?,?,?,?)",
	    "viewer application office key total message" }
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
	_Bool seeker = desk->door == DESK_SEEKER;
	struct arg args[] = { arg_id(act->application), arg_text(act->from),
	    arg_id(act->id), arg_null(), arg_number(act->withdraws) };
	struct seal *seal;

	TRY(desk_seal_need(desk, KEY_TEXT, act->application, &seal));
	args[3] = desk_seal_text(desk, seal, seeker ? SEAL_SEEKER_MESSAGE :
	    SEAL_EMPLOYER_MESSAGE, act->id, 0, act->text);
	/* Only the seeker can withdraw (R13). */
	return desk_act(desk, &send[desk->door], act->answer, args,
	    seeker ? 5 : 4);
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
