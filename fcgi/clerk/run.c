#include "clerk/batch.h"
#include "clerk/round.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/rights.h"
#include "base/text.h"
#include "desk/desk.h"
#include "model/application.h"
#include "model/document.h"
#include "model/reach.h"
#include "port/mail.h"

#include <signal.h>

/* How old an audit row must be that nothing before it is still to come. */
#define CHAIN_AFTER (8 * INSTANT_SECOND)
#define MAIL_LEASE (5 * INSTANT_MINUTE)

/* What one call of a sweep takes at most. */
enum { SWEEP_MOST = 100, PAUSE_MILLISECONDS = 250 };

static const struct statement mail_take = {
	"CALL clerk_mail_take(?,?)", "mail"
};
static const struct statement mail_sent = {
	"CALL clerk_mail_sent(?,?)", ""
};
static const struct statement remind = { "CALL clerk_remind(?,?,?)", "" };
static const struct statement chain = { "CALL clerk_chain(?)", "" };
static const struct statement forget = { "CALL clerk_forget(?)", "" };
static const struct statement documents = {
	"CALL clerk_document_sweep(?,?,?)", "swept"
};
static const struct statement drafts = {
	"CALL clerk_draft_sweep(?,?)", "swept"
};
static const struct statement holidays = {
	"CALL clerk_holidays()", "holiday"
};

static volatile sig_atomic_t told_stop;

static void
on_stop(int signal)
{
	(void)signal;
	told_stop = 1;
}

static enum outcome
chain_all(struct round *round)
{
	return round_ask(round, &chain,
	    ARGS(arg_instant(clock_real() - CHAIN_AFTER)));
}

static enum outcome
remind_all(struct round *round)
{
	instant now = clock_now();

	return round_ask(round, &remind, ARGS(arg_instant(clock_real()),
	    arg_instant(now), arg_instant(application_late(now))));
}

static enum outcome
forget_all(struct round *round)
{
	return round_ask(round, &forget, ARGS(arg_instant(clock_real())));
}

/* Whether a sweep found as much as it does at once: then there may be more. */
static _Bool
swept_all(const struct element *root)
{
	const struct element *row = element_first(root, "swept");

	return row == NULL || fact_number(row, "count") < SWEEP_MOST;
}

static enum outcome
sweep(struct round *round, const struct statement *statement,
    const struct arg *args, size_t count)
{
	struct element *root;

	do {
		TRY(round_ask_apart(round, statement, &root, args, count));
	} while (!swept_all(root) && !told_stop);
	return OUTCOME_OK;
}

/*
 * R9: what is past its time goes, whether or not anyone looks; on the first
 * day of a month all that became invalid in one.
 */
static enum outcome
documents_sweep(struct round *round)
{
	instant real = clock_real(), now = clock_now();

	TRY(sweep(round, &documents, ARGS(arg_instant(real),
	    arg_instant(now), arg_instant(document_since(real)))));
	return sweep(round, &drafts, ARGS(arg_instant(real),
	    arg_instant(now)));
}

struct duty {
	enum outcome (*round)(struct round *round);
	int seconds;
	int64_t next_at;	/* steady time */
};

static void
duty_do(struct clerk *clerk, struct duty *duty)
{
	if (clock_steady() < duty->next_at)
		return;
	clerk->more = 0;
	if (round_run(clerk, duty->round) != OUTCOME_OK)
		log_line("clerk: a duty was not done");
	duty->next_at = clock_steady();
	if (!clerk->more)
		duty->next_at += duty->seconds * INSTANT_SECOND;
}

static struct duty sweeping = { documents_sweep, 5, 0 };

static enum outcome
mail_one(struct round *round, const struct element *row)
{
	struct settings *settings = round->clerk->settings;
	const char *url, *from, *site;
	const char *id = element_get(row, "id");
	unsigned char bytes[ID_BYTES];
	struct mail mail = { .to = element_get(row, "address"),
	    .subject = element_get(row, "subject"), .id = id };

	TRY(settings_need(settings, "mail", "url", &url));
	TRY(settings_need(settings, "mail", "from", &from));
	TRY(settings_need(settings, "site", "url", &site));
	mail.from = from;
	mail.body = arena_text(&round->arena, "%s\n\n%s/%s/\n",
	    element_get(row, "body"), site, element_get(row, "door"));
	TRY(mail_send(&round->arena, url, &mail));
	if (!text_unhex(id, bytes, sizeof bytes))
		return OUTCOME_FAULT;
	return round_ask(round, &mail_sent,
	    ARGS(arg_id(bytes), arg_instant(clock_real())));
}

/* A mail that can't go now goes later; the others need not wait for it. */
static enum outcome
mail_all(struct round *round)
{
	instant now = clock_real();
	const struct element *row;
	enum outcome outcome = OUTCOME_OK;

	TRY(round_ask(round, &mail_take, ARGS(arg_instant(now),
	    arg_instant(now + MAIL_LEASE))));
	for (row = element_first(round->root, "mail"); row != NULL;
	    row = element_next(row, "mail")) {
		if (mail_one(round, row) != OUTCOME_OK)
			outcome = OUTCOME_FAULT;
		/* A mail server that hangs must not keep what is to go. */
		duty_do(round->clerk, &sweeping);
	}
	return outcome;
}

/* R3: holidays are given for at least two years ahead. */
static enum outcome
holidays_check(struct round *round)
{
	const struct element *row;
	const char *last;
	int32_t day;

	TRY(round_ask(round, &holidays, NO_ARGS));
	row = element_first(round->root, "holiday");
	last = row == NULL ? NULL : element_get(row, "last");
	if (last == NULL || !day_parse(last, &day) ||
	    reach_holidays_short(day, instant_day(clock_now())))
		log_line("clerk: holidays are given only until %s",
		    last == NULL ? "?" : last);
	return OUTCOME_OK;
}

/* Every duty and the seconds between two rounds of it. */
static struct duty duties[] = {
	{ mail_all, 1, 0 },
	{ chain_all, 1, 0 },
	{ remind_all, 5, 0 },
	{ ledger_keep, 5, 0 },
	{ forget_all, 60, 0 },
	{ event_forget, 60, 0 },
	{ event_keep, 1, 0 },
	{ webhook_keep, 0, 0 },
	{ epoch_keep, 1, 0 },
	{ batch_work, 1, 0 },
	{ holidays_check, 24 * 60 * 60, 0 }
};

/* A batch takes minutes; nothing else waits for it. */
_Bool
run_between(struct clerk *clerk)
{
	duty_do(clerk, &sweeping);
	for (size_t i = 0; i < sizeof duties / sizeof duties[0]; i++)
		if (duties[i].round != batch_work)
			duty_do(clerk, &duties[i]);
	clerk->more = 1;
	return told_stop;
}

enum outcome
clerk_run(struct clerk *clerk)
{
	struct sigaction act = { .sa_handler = on_stop };

	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	TRY(ledger_open(clerk));
	TRY(batch_open(clerk));
	TRY(webhook_open(clerk));
	TRY(rights_drop(settings_number(clerk->settings, "door", "user",
	    -1)));
	log_line("open");
	while (!told_stop) {
		duty_do(clerk, &sweeping);
		for (size_t i = 0; i < sizeof duties / sizeof duties[0]; i++)
			duty_do(clerk, &duties[i]);
		webhook_pause(clerk, PAUSE_MILLISECONDS);
	}
	log_line("closed");
	return OUTCOME_OK;
}
