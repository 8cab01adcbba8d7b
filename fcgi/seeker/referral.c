#include "seeker/referral.h"

#include "desk/application.h"
#include "desk/referral.h"
#include "model/limits.h"
#include "seeker/document.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

/* What is written is kept as it is; only who goes on must have written. */
static const char *const nexts[] = { "check", "later", NULL };
static const struct field draft_fields[] = {
	{ "motivation", FIELD_AREA, 0, LIMIT_MOTIVATION, 0, NULL, NULL },
	{ "next", FIELD_CHOICE, 0, 0, 0, nexts, NULL }
};
static const struct form draft_form = { "draft",
    FORM_FIELDS(draft_fields), 0 };

static const struct field apply_fields[] = {
	{ "motivation", FIELD_AREA, 1, LIMIT_MOTIVATION, 0, NULL, NULL }
};
static const struct form apply_form = { "apply",
    FORM_FIELDS(apply_fields), 0 };

static const char *
path(struct request *request, const char *rest)
{
	return arena_text(request->arena, "/seeker/referrals/%s%s",
	    desk_hex(&request->desk, request->ids[0]), rest);
}

enum outcome
get_referrals(struct request *request)
{
	struct element *total;

	TRY(desk_referrals_received(&request->desk, request->root,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    "/seeker/referrals?page=");
	return OUTCOME_OK;
}

/* What was just typed, in whichever of the page's forms. */
static const char *
typed(const struct request *request)
{
	if (request->heard.form == &draft_form ||
	    request->heard.form == &apply_form)
		return form_value(request, "motivation");
	return document_typed(request);
}

/* What was typed beside a document that was refused is not lost. */
static const struct element *
draft_facts(struct request *request)
{
	struct element *facts;

	if (*document_typed(request) == '\0')
		return element_first(request->root, "draft");
	facts = tree_root(tree_open(request->arena, "facts"));
	element_say(facts, "motivation", document_typed(request));
	return facts;
}

/*
 * What can't be done now, and why. What was just typed is not lost by that,
 * unless it is what has been sent already.
 */
static void
closed_show(struct request *request, enum verdict verdict)
{
	const char *typed_now = typed(request);

	page_closed(request, verdict);
	if (*typed_now != '\0' && verdict != VERDICT_REFERRAL_APPLIED)
		element_say(element_add(request->root, "draft"), "motivation",
		    typed_now);
}

/*
 * A browser goes by `draft` and the page that shows what will be sent; who
 * needs no such page posts `apply` at once.
 */
enum outcome
get_referral(struct request *request)
{
	struct element *referral;
	const struct element *draft;
	enum verdict verdict;

	TRY(desk_referral_received(&request->desk, request->root,
	    request->ids[0]));
	TRY(page_need(request, "referral", &referral));
	verdict = desk_referral_may_apply(&request->desk, request->root);
	if (verdict != VERDICT_OK) {
		closed_show(request, verdict);
		return OUTCOME_OK;
	}
	draft = draft_facts(request);
	documents_show(request);
	form_show(request, request->root, &draft_form,
	    path(request, "/draft"), draft);
	form_show(request, request->root, &apply_form, path(request, ""),
	    draft);
	return OUTCOME_OK;
}

/* With nothing to check, or nothing to be done with it: back to writing. */
enum outcome
get_check(struct request *request)
{
	struct element *referral;
	const struct element *draft;

	TRY(desk_referral_received(&request->desk, request->root,
	    request->ids[0]));
	TRY(page_need(request, "referral", &referral));
	draft = element_first(request->root, "draft");
	if (desk_referral_may_apply(&request->desk, request->root) !=
	    VERDICT_OK || draft == NULL ||
	    *fact_text(draft, "motivation") == '\0')
		return reply_see(request, path(request, ""), NULL);
	form_show(request, request->root, &apply_form, path(request, ""),
	    draft);
	return OUTCOME_OK;
}

enum outcome
post_draft(struct request *request)
{
	const char *motivation;
	_Bool check;

	TRY(form_hear(request, &draft_form));
	motivation = form_value(request, "motivation");
	check = strcmp(form_value(request, "next"), "check") == 0;
	if (check && *motivation == '\0')
		return form_error(request, "motivation", "missing");
	TRY(desk_referral_draft(&request->desk, request->ids[0], motivation,
	    check ? path(request, "/check") : "/seeker/"));
	return reply_see(request, request->desk.answer,
	    check ? NULL : "draft");
}

enum outcome
post_apply(struct request *request)
{
	TRY(form_hear(request, &apply_form));
	TRY(desk_application_apply(&request->desk, request->ids[0],
	    form_value(request, "motivation")));
	return reply_see(request, request->desk.answer, "apply");
}
