#include "web/page.h"

#include "base/instant.h"
#include "web/form.h"
#include "web/program.h"

#include <string.h>

static const struct form logout_form = { "logout", NULL, 0, 1 };

static const char *
instant_text(struct request *request, instant at)
{
	char text[INSTANT_TEXT];

	instant_format(at - at % INSTANT_SECOND, text);
	return arena_copy(request->arena, text, strlen(text));
}

static void
site_put(struct request *request)
{
	const struct site *site = &request->program->site;
	struct element *element = element_add(request->root, "site");

	element_set(element, "phone", site->phone);
	element_set(element, "hours", site->hours);
	element_set(element, "mail", site->mail);
	element_set(element, "url", site->url);
	if (site->demonstration)
		element_set(element, "demo", "1");
}

void
page_begin(struct request *request, const char *name)
{
	struct element *now;

	request->page = tree_open(request->arena, "page");
	request->root = tree_root(request->page);
	element_set(request->root, "name", name);
	element_set(request->root, "door", request->door->name);
	element_set(request->root, "lang", "ja");
	element_set(request->root, "path", request->path);
	site_put(request);
	now = element_say(request->root, "now",
	    instant_text(request, request->desk.now));
	element_set_number(now, "weekday",
	    day_weekday(instant_day(request->desk.now)));
	if (request->done != NULL)
		element_set(element_add(request->root, "done"), "act",
		    request->done);
}

void
page_end(struct request *request)
{
	if (element_first(request->root, "viewer") != NULL)
		form_show(request, request->root, &logout_form,
		    arena_text(request->arena, "/%s/logout",
		    request->door->name), NULL);
}

void
page_refusal(struct request *request, int status)
{
	struct element *refusal = element_add(request->root, "refusal");
	const struct element *known = request->desk.refusal;
	const struct element *e;

	element_set_number(refusal, "status", status);
	if (known == NULL) {
		if (request->code != NULL)
			element_set(refusal, "code", request->code);
		return;
	}
	element_set(refusal, "code", fact_text(known, "code"));
	if (fact_has(known, "rule"))
		element_set(refusal, "rule", fact_text(known, "rule"));
	for (e = element_first(known, NULL); e != NULL;
	    e = element_next(e, NULL))
		element_copy(refusal, e);
}

struct element *
page_closed(struct request *request, enum verdict verdict)
{
	struct element *closed = element_add(request->root, "closed");

	element_set(closed, "code", verdict_code(verdict));
	element_set(closed, "rule", verdict_rule(verdict));
	return closed;
}

enum outcome
page_need(const struct request *request, const char *name,
    struct element **row)
{
	*row = element_first(request->root, name);
	return *row == NULL ? OUTCOME_NOT_FOUND : OUTCOME_OK;
}

void
page_pages(struct request *request, long count, long size, const char *base)
{
	struct element *pages = element_add(request->root, "pages");

	element_set_number(pages, "page", request_page(request));
	element_set_number(pages, "size", size);
	element_set_number(pages, "count", count);
	element_set_number(pages, "last",
	    count <= size ? 1 : (count + size - 1) / size);
	element_set(pages, "base", base);
}
