#include "staff/consultation.h"

#include "base/instant.h"
#include "desk/consultation.h"
#include "model/limits.h"
#include "model/seeker.h"
#include "web/form.h"
#include "web/reply.h"

static const char *const ways[] = { "counter", "phone", "online", NULL };

/* The last one is only for a registration that has run out. */
static const struct field consultation_fields[] = {
	{ "held_at", FIELD_TIME, 1, 0, 0, NULL, NULL },
	{ "way", FIELD_CHOICE, 1, 0, 0, ways, NULL },
	{ "wishes", FIELD_AREA, 1, LIMIT_WISHES, 0, NULL, NULL },
	{ "renew", FIELD_CHECK, 0, 0, 0, NULL, NULL }
};
static const struct form consultation_form = { "consultation",
    FORM_FIELDS(consultation_fields), 0 };

static const char *
path(struct request *request, const char *number)
{
	return arena_text(request->arena, "/staff/seekers/%s", number);
}

/* What the fields hold at first: staff write while they talk. */
static const struct element *
first_values(struct request *request)
{
	struct element *facts =
	    tree_root(tree_open(request->arena, "facts"));
	char *now = arena_alloc(request->arena, INSTANT_TEXT);

	instant_format(request->desk.now, now);
	element_say(facts, "held_at", now);
	return facts;
}

void
consultation_show(struct request *request, const struct element *seeker)
{
	const char *action = arena_text(request->arena, "%s/consultation",
	    path(request, fact_text(seeker, "number")));
	struct element *form = form_show(request, request->root,
	    &consultation_form, action, first_values(request));

	if (seeker_may_apply(fact_instant(seeker, "valid_until"),
	    request->desk.now))
		tree_cut(form, form_field(form, "wishes"));
}

enum outcome
post_consultation(struct request *request)
{
	struct desk_consultation consultation;

	TRY(form_hear(request, &consultation_form));
	consultation = (struct desk_consultation){
		.held_at = form_instant(request, "held_at"),
		.way = form_value(request, "way"),
		.wishes = form_value(request, "wishes"),
		.renew = *form_value(request, "renew") != '\0'
	};
	TRY(desk_consultation_record(&request->desk, request->number,
	    &consultation, path(request, request->number)));
	return reply_see(request, request->desk.answer, "consultation");
}
