#include "desk/seeker.h"

#include "base/text.h"
#include "model/limits.h"
#include "model/seeker.h"
#include "port/password.h"
#include "port/unicode.h"

#include <string.h>

/* Decision: how much of what was done for a seeker their page shows. */
enum { NEWEST = 20 };

static const struct statement list = {
	"CALL staff_seekers(?,?,?,?,?,?,?)", "viewer total seeker"
};
static const struct statement page = {
	"CALL staff_seeker(?,?,?,?,?)",
	"viewer seeker consultation referral"
};
static const struct statement place = {
	"CALL staff_seeker_new(?,?,?)", "viewer office"
};
static const struct statement register_facts = {
	"CALL staff_register_facts(?,?,?,?)", "viewer account"
};
static const struct statement register_act = {
	"CALL staff_register(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};

/* What no number begins with: for a search that can find nobody. */
static const char nobody[] = "-";

/* What is searched for, without spaces. */
static const char *
search_words(struct desk *desk, const char *search)
{
	char *words = unicode_katakana(desk->arena, search);
	char *to = words;

	for (const char *from = words; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	return words;
}

enum outcome
desk_seekers(struct desk *desk, struct element *into, const char *search,
    long number, long size)
{
	const char *words = search_words(desk, search);
	size_t length = strlen(words);
	_Bool digits = strspn(words, "0123456789-") == length;
	const char *begins = NULL, *holds = NULL;

	if (text_characters(words, length) >
	    (size_t)(digits ? LIMIT_NUMBER : LIMIT_NAME))
		begins = nobody;
	else if (length > 0)
		*(digits ? &begins : &holds) = words;
	return desk_read(desk, &list, into,
	    ARGS(arg_text(begins), arg_text(holds),
	    arg_number((number - 1) * size), arg_number(size)));
}

enum outcome
desk_seeker(struct desk *desk, struct element *into, const char *number)
{
	return desk_read(desk, &page, into,
	    ARGS(arg_text(number), arg_number(NEWEST)));
}

enum outcome
desk_seeker_new(struct desk *desk, struct element *into)
{
	return desk_read(desk, &place, into, NO_ARGS);
}

/* A registration on its way. */
struct seeker_act {
	const struct desk_seeker *seeker;
	const char *answer;
	const char *login;		/* NULL without My Page */
	char password[PASSWORD_TEXT];	/* hash, "" until made */
};

static enum outcome
check_mypage(struct desk *desk, const struct seeker_act *act)
{
	const struct desk_seeker *seeker = act->seeker;
	struct element *account;

	if (*seeker->mail == '\0')
		return desk_wrong(desk, "mail", "missing");
	if (*seeker->password == '\0')
		return desk_wrong(desk, "password", "missing");
	if (text_characters(seeker->password, strlen(seeker->password)) <
	    LIMIT_PASSWORD_LEAST)
		return desk_wrong(desk, "password", "short");
	TRY(desk_facts(desk, &register_facts, "account", &account,
	    ARGS(arg_text(act->login))));
	if (fact_number(account, "taken") > 0)
		return desk_wrong(desk, "mail", "taken");
	return OUTCOME_OK;
}

static enum outcome
register_check(struct desk *desk, void *data)
{
	const struct seeker_act *act = data;

	if (act->seeker->born_on > instant_day(desk->now))
		return desk_wrong(desk, "born_on", "future");
	return act->login == NULL ? OUTCOME_OK : check_mypage(desk, act);
}

static enum outcome
register_proceed(struct desk *desk, void *data)
{
	struct seeker_act *act = data;
	const struct desk_seeker *seeker = act->seeker;
	_Bool mypage = act->login != NULL;

	if (mypage && act->password[0] == '\0')
		TRY(password_hash(act->password, seeker->password));
	return desk_act(desk, &register_act, act->answer,
	    ARGS(arg_id(desk_id(desk)), arg_text(seeker->name),
	    arg_text(seeker->kana), arg_day(seeker->born_on),
	    arg_text(seeker->phone), arg_text(seeker->postcode),
	    arg_text(seeker->address),
	    arg_instant(seeker_valid_until(desk->now)),
	    arg_id(mypage ? desk_id(desk) : NULL), arg_text(act->login),
	    arg_text(mypage ? seeker->mail : NULL),
	    arg_text(mypage ? act->password : NULL)));
}

enum outcome
desk_seeker_register(struct desk *desk, const struct desk_seeker *seeker,
    const char *answer)
{
	static const struct desk_pair pair = { register_check,
	    register_proceed };
	struct seeker_act act = { .seeker = seeker, .answer = answer };

	if (seeker->mypage)
		act.login = unicode_fold(desk->arena, seeker->mail);
	return desk_do(desk, &pair, &act);
}
