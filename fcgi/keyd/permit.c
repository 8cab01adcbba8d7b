#include "keyd/permit.h"

#include "base/clock.h"
#include "base/log.h"

enum { RATE = 2000, BURST = 10000 };

#define DOCUMENT (1U << KEY_DOCUMENT)
#define TEXT (1U << KEY_TEXT)
#define RESULT (1U << KEY_RESULT)
#define EVERY (DOCUMENT | TEXT | RESULT)

/* What stands nowhere here nobody may. */
static const unsigned may[ROLES][KEY_OPERATIONS] = {
	[ROLE_SEEKER] = {
		[KEY_WRAP] = DOCUMENT | TEXT,
		[KEY_UNWRAP] = DOCUMENT | TEXT
	},
	[ROLE_EMPLOYER] = {
		[KEY_WRAP] = RESULT,
		[KEY_UNWRAP] = DOCUMENT | TEXT | RESULT
	},
	[ROLE_STAFF] = {
		[KEY_WRAP] = RESULT,
		[KEY_UNWRAP] = RESULT
	},
	/* What was written before there were keys gets one: it can't read. */
	[ROLE_CLERK] = {
		[KEY_WRAP] = TEXT | RESULT,
		[KEY_REWRAP] = EVERY,
		[KEY_CHECK] = EVERY,
		[KEY_EPOCHS] = EVERY,
		[KEY_TURN] = EVERY,
		[KEY_DESTROY] = EVERY
	},
	/* Systems of employers and offices: what they write, no papers. */
	[ROLE_PARTNER] = {
		[KEY_WRAP] = RESULT,
		[KEY_UNWRAP] = TEXT | RESULT
	}
};

static const char *const names[ROLES] = {
	[ROLE_SEEKER] = "seeker",
	[ROLE_EMPLOYER] = "employer",
	[ROLE_STAFF] = "staff",
	[ROLE_CLERK] = "clerk",
	[ROLE_PARTNER] = "partner"
};

/* A user of two roles would have the rights of both, and so would root. */
static enum outcome
users_check(const struct permit *permit)
{
	for (int i = 0; i < ROLES; i++)
		for (int j = 0; j <= i; j++)
			if (permit->users[i] == 0 || (j < i &&
			    permit->users[i] > 0 &&
			    permit->users[i] == permit->users[j])) {
				log_line("keyd: [peers] %s is no user of its "
				    "own", names[i]);
				return OUTCOME_FAULT;
			}
	return OUTCOME_OK;
}

enum outcome
permit_read(struct permit *permit, struct settings *settings)
{
	permit->rate = (double)settings_number(settings, "keyd", "rate", RATE);
	permit->burst = (double)settings_number(settings, "keyd", "burst",
	    BURST);
	for (int i = 0; i < ROLES; i++) {
		permit->users[i] = settings_number(settings, "peers",
		    names[i], -1);
		permit->buckets[i].tokens = permit->burst;
		permit->buckets[i].at = clock_steady();
	}
	return users_check(permit);
}

enum role
permit_role(const struct permit *permit, long user)
{
	enum role role = 0;

	while (role < ROLES && permit->users[role] != user)
		role++;
	return role;
}

const char *
permit_role_name(enum role role)
{
	return names[role];
}

_Bool
permit_allows(enum role role, const struct key_ask *ask)
{
	unsigned classes = may[role][ask->operation];

	for (uint32_t i = 0; i < ask->count; i++)
		if ((classes & 1U << ask->keys[i].class) == 0)
			return 0;
	return classes != 0;
}

_Bool
permit_spend(struct permit *permit, enum role role, const struct key_ask *ask)
{
	struct bucket *bucket = &permit->buckets[role];
	int64_t now = clock_steady();

	if (ask->operation != KEY_UNWRAP)
		return 1;
	bucket->tokens += (double)(now - bucket->at) * permit->rate /
	    (double)INSTANT_SECOND;
	bucket->at = now;
	if (bucket->tokens > permit->burst)
		bucket->tokens = permit->burst;
	if (bucket->tokens < ask->count)
		return 0;
	bucket->tokens -= ask->count;
	return 1;
}
