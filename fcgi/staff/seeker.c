#include "staff/seeker.h"

#include "desk/seeker.h"
#include "model/limits.h"
#include "staff/consultation.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reply.h"

#include <string.h>

static const char *const yes_no[] = { "1", "0", NULL };

static const struct field search_fields[] = {
	{ "q", FIELD_TEXT, 0, LIMIT_NAME, 0, NULL, NULL }
};
static const struct form search_form = { "search",
    FORM_FIELDS(search_fields), 1 };

static const struct field seeker_fields[] = {
	{ "name", FIELD_TEXT, 1, LIMIT_NAME, 0, NULL, "person" },
	{ "kana", FIELD_KANA, 1, LIMIT_NAME, 0, NULL, "person" },
	{ "born_on", FIELD_DATE, 1, 0, 0, NULL, "person" },
	{ "phone", FIELD_PHONE, 1, LIMIT_PHONE, 0, NULL, "reach" },
	{ "postcode", FIELD_POSTCODE, 1, 0, 0, NULL, "reach" },
	{ "address", FIELD_TEXT, 1, LIMIT_ADDRESS, 0, NULL, "reach" },
	{ "mypage", FIELD_CHOICE, 1, 0, 0, yes_no, "mypage" },
	{ "mail", FIELD_MAIL, 0, LIMIT_MAIL, 0, NULL, "mypage" },
	{ "password", FIELD_PASSWORD, 0, LIMIT_PASSWORD, 0, NULL, "mypage" }
};
static const struct form seeker_form = { "seeker",
    FORM_FIELDS(seeker_fields), 0 };

enum outcome
get_seekers(struct request *request)
{
	const char *search = request_query(request, "q");
	struct element *total;

	TRY(desk_seekers(&request->desk, request->root, search,
	    request_page(request), LIMIT_PAGE));
	TRY(page_need(request, "total", &total));
	form_ask(request, request->root, &search_form, "/staff/seekers");
	page_pages(request, fact_number(total, "count"), LIMIT_PAGE,
	    arena_text(request->arena, "/staff/seekers?q=%s&page=",
	    query_escape(request->arena, search)));
	return OUTCOME_OK;
}

enum outcome
get_seeker_new(struct request *request)
{
	TRY(desk_seeker_new(&request->desk, request->root));
	form_show(request, request->root, &seeker_form, "/staff/seekers/new",
	    NULL);
	return OUTCOME_OK;
}

/* Without My Page nobody looks at what its fields may hold. */
static enum outcome
seeker_hear(struct request *request)
{
	static const char *const mypage[] = { "mail", "password", NULL };
	enum outcome outcome = form_hear(request, &seeker_form);

	if (strcmp(form_value(request, "mypage"), "0") == 0)
		return form_forget(request, mypage);
	return outcome;
}

enum outcome
post_seeker_new(struct request *request)
{
	struct desk_seeker seeker;

	TRY(seeker_hear(request));
	seeker = (struct desk_seeker){
		.name = form_value(request, "name"),
		.kana = form_value(request, "kana"),
		.born_on = form_day(request, "born_on"),
		.phone = form_value(request, "phone"),
		.postcode = form_value(request, "postcode"),
		.address = form_value(request, "address"),
		.mypage = strcmp(form_value(request, "mypage"), "1") == 0,
		.mail = form_value(request, "mail"),
		.password = form_value(request, "password")
	};
	TRY(desk_seeker_register(&request->desk, &seeker, "/staff/seekers/"));
	return reply_see(request, request->desk.answer, "seeker");
}

enum outcome
get_seeker(struct request *request)
{
	struct element *seeker;

	TRY(desk_seeker(&request->desk, request->root, request->number));
	TRY(page_need(request, "seeker", &seeker));
	consultation_show(request, seeker);
	return OUTCOME_OK;
}
