#include "model/posting.h"

#include "base/text.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/*
 * Decision: what a seeker can't judge a job without. The notice fixes only
 * what R2 and R10 ask for.
 */
static const char *const needed[] = {
	"kind", "visibility",
	"title", "duties", "employment", "term", "trial", "place", "city",
	"smoking", "age",
	"wage_kind", "wage_from", "wage_to", "payday",
	"hours", "break_minutes", "overtime", "days_off",
	"insurance",
	"openings", "selection", "result_days", "notice", "papers",
	"disposal", "contact", "contact_phone"
};

enum kind {
	WHEN,		/* needed when `other` has one of `codes` */
	UNLESS,		/* needed when it has none of them */
	NOT_BELOW,	/* a number not below `other` */
	NOT_ABOVE,	/* a number not above `other` */
	AMONG		/* when `other` is ticked, has one of `codes` */
};

static const struct rule {
	const char *field;
	enum kind kind;
	const char *other;
	const char *codes;
	const char *error;
} rules[] = {
	{ "term_note", WHEN, "term", "fixed", "missing" },
	{ "wage_to", NOT_BELOW, "wage_from", NULL, "order" },
	{ "base_to", NOT_BELOW, "base_from", NULL, "order" },
	{ "base_from", NOT_ABOVE, "wage_from", NULL, "above" },
	{ "base_to", NOT_ABOVE, "wage_to", NULL, "above" },
	{ "interviews", WHEN, "selection", "interview", "missing" },
	/* The letter is on the employer's page already. */
	{ "papers", AMONG, "online_papers", "resume career jobcard other",
	    "online" },
	{ "papers_other", WHEN, "papers", "other", "missing" },
	{ "papers_way", UNLESS, "online_papers", "1", "way" },
	{ "papers_to", WHEN, "papers_way", "post", "missing" },
	{ "disposal_note", WHEN, "disposal", "other", "missing" },
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Do both have a code in common? */
static _Bool
meets(const char *value, const char *codes)
{
	while (*value != '\0') {
		size_t size = strcspn(value, " ");

		if (size > 0 && text_has_code(codes, value, size))
			return 1;
		value += size;
		value += strspn(value, " ");
	}
	return 0;
}

/* Numbers are compared only where both are given. */
static _Bool
kept(const struct rule *rule, const char *own, const char *other)
{
	switch (rule->kind) {
	case WHEN:
		return *own != '\0' || !meets(other, rule->codes);
	case UNLESS:
		return *own != '\0' || meets(other, rule->codes);
	case NOT_BELOW:
		return *own == '\0' || *other == '\0' ||
		    strtol(own, NULL, 10) >= strtol(other, NULL, 10);
	case NOT_ABOVE:
		return *own == '\0' || *other == '\0' ||
		    strtol(own, NULL, 10) <= strtol(other, NULL, 10);
	case AMONG:
		return !meets(other, "1") || meets(own, rule->codes);
	}
	return 0;
}

_Bool
posting_needed(const char *field)
{
	for (size_t i = 0; i < COUNT(needed); i++)
		if (strcmp(needed[i], field) == 0)
			return 1;
	return 0;
}

const char *
posting_error(const char *field, posting_value *value, const void *from)
{
	const char *own = value(from, field);

	if (*own == '\0' && posting_needed(field))
		return "missing";
	for (size_t i = 0; i < COUNT(rules); i++)
		if (strcmp(rules[i].field, field) == 0 &&
		    !kept(&rules[i], own, value(from, rules[i].other)))
			return rules[i].error;
	return NULL;
}

_Bool
posting_complete(posting_value *value, const void *from)
{
	for (size_t i = 0; i < COUNT(needed); i++)
		if (posting_error(needed[i], value, from) != NULL)
			return 0;
	for (size_t i = 0; i < COUNT(rules); i++)
		if (posting_error(rules[i].field, value, from) != NULL)
			return 0;
	return 1;
}
