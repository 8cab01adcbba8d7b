#include "common/result.h"

const char *const result_outcomes[] = { "hired", "rejected", NULL };
const char *const result_terms[] = { "no", "yes", NULL };

void
result_reasons(struct request *request, struct element *form)
{
	struct element *field = form_field(form, "reason");
	const struct element *reason;

	for (reason = element_first(request->root, "reason"); reason != NULL;
	    reason = element_next(reason, "reason"))
		form_option(field, fact_text(reason, "code"),
		    fact_text(reason, "text"));
}

struct desk_result
result_heard(const struct request *request, const char *answer)
{
	return (struct desk_result){
		.application = request->ids[0],
		.outcome = form_value(request, "outcome"),
		.hired_on = form_day(request, "hired_on"),
		.terms_differ = form_value(request, "terms_differ"),
		.terms_note = form_value(request, "terms_note"),
		.reason = form_number(request, "reason"),
		.note = form_value(request, "note"),
		.why = "",
		.disposed = 0,
		.answer = answer
	};
}
