#include "public/reason.h"

#include "desk/site.h"
#include "web/request.h"

/* A table as in schema/partner/v1/codes.xml; the operator writes no English. */
enum outcome
get_reasons(struct request *request)
{
	struct element *facts = tree_root(tree_open(request->arena, "facts"));
	const struct element *reason;
	struct element *code;

	TRY(desk_site_reasons(&request->desk, facts));
	request->page = tree_open(request->arena, "codes");
	request->root = tree_root(request->page);
	request->wants_xml = 1;
	element_set(request->root, "name", "reason");
	for (reason = element_first(facts, "reason"); reason != NULL;
	    reason = element_next(reason, "reason")) {
		code = element_add(request->root, "code");
		element_set(code, "value", fact_text(reason, "code"));
		element_set(code, "provisional",
		    fact_text(reason, "provisional"));
		element_set(element_say(code, "text",
		    fact_text(reason, "text")), "xml:lang", "ja");
	}
	return OUTCOME_OK;
}
