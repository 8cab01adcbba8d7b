/* Sending of lib/desk/referral.h, and what a letter's code says later. */
#include "desk/referral.h"

#include "model/seeker.h"

#include <string.h>

/*
 * A letter's code: ten of 32 letters and digits, without those that are
 * taken for another in print; fifty bits, of chance alone.
 */
static const char alphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
enum { CODE_LENGTH = 10 };

static const struct statement send = {
	"CALL staff_send(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement verify = {
	"CALL public_verify(?,?,?)", "letter"
};

/* A referral on its way to the seeker. */
struct send_act {
	const unsigned char *id;
	long version;			/* as it was seen */
	const char *answer;
	struct element *rows;		/* as they were found */
};

const char *
desk_referral_code(struct desk *desk)
{
	unsigned char random[CODE_LENGTH];
	char *code = arena_alloc(desk->arena, CODE_LENGTH + 1);

	digest_random(random, sizeof random);
	for (size_t i = 0; i < CODE_LENGTH; i++)
		code[i] = alphabet[random[i] % (sizeof alphabet - 1)];
	return code;
}

/* The middle of its number: two digits of the year in Japan. */
const char *
desk_referral_year(struct desk *desk)
{
	int year, month, of_month;

	day_to_civil(instant_day(desk->now), &year, &month, &of_month);
	return arena_text(desk->arena, "%02d", year % 100);
}

static enum outcome
send_check(struct desk *desk, void *data)
{
	struct send_act *act = data;

	return desk_referral_check_seen(desk, act->id, REFERRAL_SEND,
	    act->version, &act->rows);
}

/* R6: the last instant to apply. */
static instant
apply_until(const struct desk *desk, const struct send_act *act)
{
	return referral_apply_until(desk->now,
	    (int)fact_number(element_first(act->rows, "referral"), "days"),
	    fact_instant(element_first(act->rows, "job"), "valid_until"));
}

static enum outcome
send_proceed(struct desk *desk, void *data)
{
	const struct send_act *act = data;
	const struct element *referral = element_first(act->rows, "referral");
	const struct element *seeker = element_first(act->rows, "seeker");
	_Bool mypage = fact_number(seeker, "mypage") != 0;
	enum referral_state from =
	    referral_state_of(fact_text(referral, "state"));
	enum referral_state to = referral_next(from,
	    referral_sending(mypage));
	instant seeker_until = seeker_new_until(
	    fact_instant(seeker, "valid_until"), desk->now);

	return desk_act(desk, &send, act->answer, ARGS(arg_id(act->id),
	    arg_number(act->version),
	    arg_text(referral_state_name(from)),
	    arg_text(referral_state_name(to)), arg_text(desk_referral_year(desk)),
	    arg_text(desk_referral_code(desk)), arg_instant(seeker_until),
	    mypage ? arg_instant(apply_until(desk, act)) : arg_null(),
	    arg_id(mypage ? NULL : desk_id(desk))));
}

enum outcome
desk_referral_send(struct desk *desk, const unsigned char *id, long version,
    const char *answer)
{
	static const struct desk_pair pair = { send_check, send_proceed };
	struct send_act act = { id, version, answer, NULL };

	return desk_do(desk, &pair, &act);
}

/* The code as it was made, or "" when it can't be one. */
static const char *
code_typed(struct desk *desk, const char *typed)
{
	char *code = arena_alloc(desk->arena, strlen(typed) + 1);
	size_t length = 0;

	for (; *typed != '\0'; typed++) {
		char c = *typed >= 'a' && *typed <= 'z' ?
		    (char)(*typed - 'a' + 'A') : *typed;

		if (strchr(alphabet, c) != NULL)
			code[length++] = c;
		else if (strchr(" -", c) == NULL)
			return "";
	}
	return length == CODE_LENGTH ? code : "";
}

enum outcome
desk_referral_verify(struct desk *desk, struct element *into,
    const char *code)
{
	return desk_read_public(desk, &verify, into,
	    ARGS(arg_text(code_typed(desk, code))));
}
