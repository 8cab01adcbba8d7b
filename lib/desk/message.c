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
	[DESK_EMPLOYER] = { "CALL employer_message(?,?,?,?,?,?,?,?,?,?,?)",
	    "act" }
};

struct sending {
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
check(struct desk *desk, void *act)
{
	struct sending *sending = act;
	struct application_facts known;
	struct element *row;

	TRY(desk_facts(desk, &facts[desk->door], "application", &row,
	    ARGS(arg_id(sending->application))));
	known = desk_applicant_facts(row);
	sending->from = application_state_name(known.state);
	return desk_applicant_judge(desk,
	    application_check_message(&known, desk->now), row);
}

static enum outcome
proceed(struct desk *desk, void *act)
{
	const struct sending *sending = act;

	return desk_act(desk, &send[desk->door], sending->answer,
	    ARGS(arg_id(sending->application), arg_text(sending->from),
	    arg_id(sending->id), arg_text(sending->text),
	    arg_number(sending->withdraws)));
}

enum outcome
desk_message_send(struct desk *desk, const unsigned char *application,
    const char *text, _Bool withdraws, const char *answer)
{
	static const struct desk_pair pair = { check, proceed };
	struct sending sending = { application, desk_id(desk), text,
	    withdraws, answer, NULL };

	return desk_do(desk, &pair, &sending);
}
