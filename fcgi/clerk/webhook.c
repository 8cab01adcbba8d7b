/*
 * Webhooks: events get their places, and are posted to where partners want to
 * be told. Posts go on between the rounds of the other duties, none of which
 * waits for a receiver.
 */
#include "clerk/round.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "desk/event.h"
#include "model/webhook.h"

#include <string.h>

/* Rows of before so long are all there: acts that began then are over. */
#define PLACE_AFTER (8 * INSTANT_SECOND)
#define LEASE (2 * INSTANT_MINUTE)
#define KEPT (100 * INSTANT_DAY)

enum { POSTS_MOST = 64, LOT = 8, PLACED_MOST = 1000, GONE = 410 };

static const struct statement place = {
	"CALL clerk_event_place(?,?)", "placed"
};
static const struct statement forget = { "CALL clerk_event_forget(?)", "" };
static const struct statement take = {
	"CALL clerk_delivery_take(?,?,?,?)", "delivery"
};
static const struct statement end_one = {
	"CALL clerk_delivery_end(?,?,?,?,?,?,?,?)", ""
};

/* What one must know when a post ends. */
struct tag {
	unsigned char webhook[ID_BYTES];
	int64_t event;
	int32_t tries;
};

_Static_assert(sizeof(struct tag) <= HOOK_TAG_BYTES, "a tag is a delivery");

enum outcome
webhook_open(struct clerk *clerk)
{
	const struct hook_settings settings = {
		.allow = settings_get(clerk->settings, "webhook", "allow"),
		.authorities = settings_get(clerk->settings, "webhook", "ca")
	};

	TRY(settings_secret(clerk->settings, "webhook", "key",
	    &clerk->webhook_key));
	return hooks_open(&clerk->hooks, &settings);
}

enum outcome
event_keep(struct round *round)
{
	instant now = clock_real();

	TRY(round_ask(round, &place, ARGS(arg_instant(now - PLACE_AFTER),
	    arg_instant(now))));
	round->clerk->more = fact_number(element_first(round->root,
	    "placed"), "count") == PLACED_MOST;
	return OUTCOME_OK;
}

enum outcome
event_forget(struct round *round)
{
	return round_ask(round, &forget, ARGS(arg_instant(clock_real() -
	    KEPT)));
}

static enum outcome
delivery_end(struct round *round, const struct tag *tag,
    const struct hook_end *end, const char *what)
{
	instant now = clock_real(), next = 0;
	_Bool again = strcmp(what, "failed") == 0 &&
	    webhook_next(tag->tries, now, &next);

	return round_ask(round, &end_one, ARGS(arg_instant(now),
	    arg_id(tag->webhook), arg_number(tag->event),
	    arg_text(again ? "waiting" : what),
	    end->status == 0 ? arg_null() : arg_number(end->status),
	    arg_text(end->fault), again ? arg_instant(next) : arg_null(),
	    arg_instant(webhook_patience(now))));
}

/* What was answered, to how it ended. */
static const char *
what_of(const struct hook_end *end)
{
	return end->status == GONE ? "gone" :
	    end->status / 100 == 2 ? "done" : "failed";
}

static const char *
payload(struct round *round, const struct element *row)
{
	struct bytes text;
	struct tree *tree = tree_open(&round->arena, "event");
	struct element *event = tree_root(tree);

	element_set(event, "code", fact_text(row, "code"));
	element_set(event, "noun", fact_text(row, "noun"));
	element_set(event, "id", fact_text(row, "subject"));
	element_set(event, "at", fact_text(row, "at"));
	element_set(event, "href", desk_event_path(&round->arena, row));
	bytes_init(&text, &round->arena, 512);
	tree_write(tree, &text);
	bytes_add(&text, "", 1);
	return text.data;
}

/* One that can't begin is due again when its lease has run out. */
static enum outcome
post(struct round *round, const struct element *row)
{
	const struct hook_end none = { .fault = "party" };
	unsigned char secret[HOOK_SECRET_BYTES];
	struct hook hook = { .url = fact_text(row, "url"), .secret = secret,
	    .at = clock_real() };
	struct tag tag = { .event = fact_number(row, "event"),
	    .tries = (int32_t)fact_number(row, "tries") };

	if (!text_unhex(fact_text(row, "webhook"), tag.webhook, ID_BYTES))
		return OUTCOME_FAULT;
	if (!fact_has(row, "given"))
		return delivery_end(round, &tag, &none, "dropped");
	hook_secret(secret, round->clerk->webhook_key,
	    fact_text(row, "webhook"));
	hook.id = desk_event_uuid(&round->arena, fact_text(row, "id"));
	hook.body = payload(round, row);
	memcpy(hook.tag, &tag, sizeof tag);
	return hooks_post(round->clerk->hooks, &hook);
}

static enum outcome
ended_all(struct round *round)
{
	enum outcome outcome = OUTCOME_OK;
	struct hook_end end;
	struct tag tag;

	while (hooks_ended(round->clerk->hooks, &end)) {
		memcpy(&tag, end.tag, sizeof tag);
		if (delivery_end(round, &tag, &end, what_of(&end)) !=
		    OUTCOME_OK)
			outcome = OUTCOME_FAULT;
	}
	return outcome;
}

enum outcome
webhook_keep(struct round *round)
{
	size_t count = hooks_count(round->clerk->hooks);
	instant now = clock_real();
	const struct element *row;
	enum outcome outcome = ended_all(round);

	if (count >= POSTS_MOST)
		return outcome;
	TRY(round_ask(round, &take, ARGS(arg_instant(now),
	    arg_instant(now + LEASE), arg_number(LOT),
	    arg_number((int64_t)(POSTS_MOST - count)))));
	for (row = element_first(round->root, "delivery"); row != NULL;
	    row = element_next(row, "delivery"))
		if (post(round, row) != OUTCOME_OK)
			outcome = OUTCOME_FAULT;
	return outcome;
}

void
webhook_pause(struct clerk *clerk, int milliseconds)
{
	const int64_t end = clock_steady() + milliseconds * 1000;
	int64_t left;

	/* With posts on their way it may take many steps. */
	do {
		left = (end - clock_steady()) / 1000;
		hooks_wait(clerk->hooks, left > 0 ? (int)left : 0);
	} while (left > 0 && hooks_count(clerk->hooks) > 0);
}
