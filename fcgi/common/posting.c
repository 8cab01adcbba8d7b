#include "common/posting.h"

#include "model/job.h"

#include <string.h>

static void
change_add(struct request *request, const struct element *before,
    const struct element *after)
{
	struct element *change = element_add(request->root, "change");

	if (before != NULL && *element_string(before) != '\0')
		element_copy(element_add(change, "before"), before);
	if (after != NULL && *element_string(after) != '\0')
		element_copy(element_add(change, "after"), after);
}

/* What the new text says in another way, or at all. */
static void
changed(struct request *request, struct element *posting,
    const struct element *shown)
{
	struct element *field = element_first(posting, NULL);

	for (; field != NULL; field = element_next(field, NULL)) {
		const char *name = element_name(field);

		if (strcmp(name, "version") == 0 ||
		    strcmp(fact_text(shown, name),
		    element_string(field)) == 0)
			continue;
		change_add(request, element_first(shown, name), field);
		element_set(field, "changed", "1");
	}
}

/* What it no longer says. */
static void
dropped(struct request *request, const struct element *posting,
    const struct element *shown)
{
	const struct element *field = element_first(shown, NULL);

	for (; field != NULL; field = element_next(field, NULL))
		if (!fact_has(posting, element_name(field)) &&
		    *element_string(field) != '\0')
			change_add(request, field, NULL);
}

void
posting_compare(struct request *request)
{
	struct element *posting = element_first(request->root, "posting");
	const struct element *shown = element_first(request->root, "shown");

	if (posting == NULL || shown == NULL)
		return;
	changed(request, posting, shown);
	dropped(request, posting, shown);
}

void
posting_ending(struct request *request)
{
	struct element *ending = element_add(request->root, "ending");
	instant until = job_open_until(request->desk.now);
	char text[INSTANT_TEXT];
	struct element *open_until;

	instant_format(until, text);
	open_until = element_say(ending, "open_until",
	    arena_copy(request->arena, text, strlen(text)));
	element_set_number(open_until, "weekday",
	    day_weekday(instant_day(until)));
	element_set_number(open_until, "left",
	    (until - request->desk.now) / INSTANT_SECOND);
}
