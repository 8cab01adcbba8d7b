#include "desk/reach.h"

#include "desk/referral.h"

#include <string.h>

static const struct statement call = {
	"CALL staff_call(?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement exempt = {
	"CALL staff_exempt(?,?,?,?,?,?,?,?,?,?)", "act"
};

/* A time of day as the database tells it; 24:00 ends a day. */
static int
minute_of(const struct element *employer, const char *name, int otherwise)
{
	const char *text = fact_text(employer, name);
	int minute;

	if (strcmp(text, "24:00") == 0)
		return 24 * 60;
	return minute_parse(text, &minute) ? minute : otherwise;
}

/* Of hours that leave no time to call in nothing is known: the default. */
static struct reach_hours
hours_of(const struct element *employer)
{
	const struct reach_hours usual = reach_hours_default();
	struct reach_hours own = usual;

	if (fact_has(employer, "reach_days"))
		own.weekdays = (unsigned)fact_number(employer, "reach_days");
	own.from = minute_of(employer, "reach_from", usual.from);
	own.to = minute_of(employer, "reach_to", usual.to);
	return reach_hours_good(&own) ? own : usual;
}

void
desk_reach_hours(struct desk *desk, struct element *employer)
{
	const struct reach_hours hours = hours_of(employer);
	char *from = arena_alloc(desk->arena, MINUTE_TEXT);
	char *to = arena_alloc(desk->arena, MINUTE_TEXT);

	minute_format(hours.from, from);
	minute_format(hours.to, to);
	if (!fact_has(employer, "reach_days"))
		element_say(employer, "reach_days",
		    arena_text(desk->arena, "%u", hours.weekdays));
	if (!fact_has(employer, "reach_from"))
		element_say(employer, "reach_from", from);
	if (!fact_has(employer, "reach_to"))
		element_say(employer, "reach_to", to);
}

/* The calls in the order in which they were made and recorded. */
static void
calls_fill(struct desk *desk, const struct element *rows,
    struct reach_facts *facts)
{
	const struct element *row;
	struct reach_call *calls;

	for (row = element_first(rows, "call"); row != NULL;
	    row = element_next(row, "call"))
		facts->count++;
	calls = arena_alloc(desk->arena, (facts->count + 1) * sizeof *calls);
	facts->calls = calls;
	for (row = element_first(rows, "call"); row != NULL;
	    row = element_next(row, "call"), calls++) {
		calls->at = fact_instant(row, "called_at");
		calls->answer = reach_answer_of(fact_text(row, "outcome"));
	}
}

struct reach_facts
desk_reach_facts(struct desk *desk, const struct element *rows)
{
	const struct element *exemption = element_first(rows, "exemption");
	struct reach_facts facts = {
		.hours = hours_of(element_first(rows, "employer")),
		.holiday = element_first(rows, "holiday") != NULL
	};

	calls_fill(desk, rows, &facts);
	if (exemption != NULL) {
		facts.exemption =
		    reach_exemption_of(fact_text(exemption, "code"));
		facts.reason = fact_has(exemption, "exemption_reason");
	}
	return facts;
}

/* As if this exemption had been recorded. */
static enum verdict
exemption_check(struct desk *desk, const struct element *rows,
    enum reach_exemption exemption, _Bool reason)
{
	struct reach_facts facts = desk_reach_facts(desk, rows);

	facts.exemption = exemption;
	facts.reason = reason;
	return reach_check(&facts, desk->now);
}

_Bool
desk_reach_exempts(struct desk *desk, const struct element *rows,
    enum reach_exemption exemption)
{
	return exemption_check(desk, rows, exemption, 1) == VERDICT_OK;
}

/* A call or an exemption on its way. */
struct reach_act {
	const unsigned char *referral;
	instant at;
	enum reach_answer answer;
	const char *person;
	enum reach_exemption exemption;
	const char *reason;
	const char *path;
	const char *from;		/* state in which it was found */
};

static enum outcome
call_check(struct desk *desk, void *data)
{
	struct reach_act *act = data;
	struct element *rows;

	TRY(desk_referral_check(desk, act->referral, REFERRAL_EDIT, &rows));
	act->from = fact_text(element_first(rows, "referral"), "state");
	return desk_verdict(desk, reach_check_call(act->at, desk->now));
}

static enum outcome
call_proceed(struct desk *desk, void *data)
{
	const struct reach_act *act = data;

	return desk_act(desk, &call, act->path, ARGS(arg_id(act->referral),
	    arg_text(act->from), arg_id(desk_id(desk)), arg_instant(act->at),
	    arg_text(reach_answer_name(act->answer)), arg_text(act->person)));
}

enum outcome
desk_reach_call(struct desk *desk, const unsigned char *referral, instant at,
    enum reach_answer answer, const char *person, const char *path)
{
	static const struct desk_pair pair = { call_check, call_proceed };
	struct reach_act act = { .referral = referral, .at = at,
	    .answer = answer, .person = person, .path = path };

	return desk_do(desk, &pair, &act);
}

static enum outcome
exempt_check(struct desk *desk, void *data)
{
	struct reach_act *act = data;
	struct element *rows;
	enum verdict verdict;

	TRY(desk_referral_check(desk, act->referral, REFERRAL_EDIT, &rows));
	act->from = fact_text(element_first(rows, "referral"), "state");
	verdict = exemption_check(desk, rows, act->exemption,
	    act->reason != NULL);
	return desk_referral_refuse(desk, verdict, rows);
}

static enum outcome
exempt_proceed(struct desk *desk, void *data)
{
	const struct reach_act *act = data;

	return desk_act(desk, &exempt, act->path, ARGS(arg_id(act->referral),
	    arg_text(act->from),
	    arg_text(reach_exemption_name(act->exemption)),
	    arg_text(act->reason)));
}

enum outcome
desk_reach_exempt(struct desk *desk, const unsigned char *referral,
    enum reach_exemption exemption, const char *reason, const char *path)
{
	static const struct desk_pair pair = { exempt_check, exempt_proceed };
	struct reach_act act = { .referral = referral, .exemption = exemption,
	    .reason = reason, .path = path };

	return desk_do(desk, &pair, &act);
}
