#include "public/verify.h"

#include "desk/referral.h"
#include "web/form.h"

enum { CODE_TYPED = 20 };

static const struct field verify_fields[] = {
	{ "code", FIELD_TEXT, 1, CODE_TYPED, 0, NULL, NULL }
};
static const struct form verify_form = { "verify",
    FORM_FIELDS(verify_fields), 1 };

/* The code that the letter's address has, or the one that was typed. */
enum outcome
get_verify(struct request *request)
{
	const char *code = request->letter_code != NULL ?
	    request->letter_code : request_query(request, "code");

	if (*code != '\0') {
		element_say(request->root, "asked", code);
		TRY(desk_referral_verify(&request->desk, request->root,
		    code));
	}
	form_ask(request, request->root, &verify_form, "/verify/");
	return OUTCOME_OK;
}
