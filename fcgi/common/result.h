/*
 * What a result states (R13, R15), the same wherever it is entered: by the
 * employer, or by staff who heard it.
 */
#ifndef COMMON_RESULT_H
#define COMMON_RESULT_H

#include "desk/result.h"
#include "model/limits.h"
#include "web/form.h"

extern const char *const result_outcomes[];
extern const char *const result_terms[];

/* What depends on the outcome is asked by the server, not by the browser. */
#define RESULT_FIELDS							\
	{ "outcome", FIELD_CHOICE, 1, 0, 0, result_outcomes, NULL },	\
	{ "hired_on", FIELD_DATE, 0, 0, 0, NULL, NULL },		\
	{ "terms_differ", FIELD_CHOICE, 0, 0, 0, result_terms, NULL },	\
	{ "terms_note", FIELD_AREA, 0, LIMIT_TERMS_NOTE, 0, NULL, NULL }, \
	{ "reason", FIELD_SELECT, 0, 0, 0, NULL, NULL },		\
	{ "note", FIELD_AREA, 0, LIMIT_RESULT_NOTE, 0, NULL, NULL }

/* The applicant was told (R15). Which ways there are, the application says. */
#define TOLD_FIELDS							\
	{ "how", FIELD_CHOICE, 1, 0, 0, NULL, NULL },			\
	{ "text", FIELD_AREA, 0, LIMIT_MESSAGE, 0, NULL, NULL }

/* What the employer registers; R10: `disposed` is for those who read papers. */
#define REGISTER_FIELDS							\
	RESULT_FIELDS,							\
	{ "disposed", FIELD_CHECK, 0, 0, 0, NULL, NULL }

/* Add the page's `reason`s to the field reason of a shown form. */
void result_reasons(struct request *request, struct element *form);

/* What was heard in a form that has RESULT_FIELDS. */
struct desk_result result_heard(const struct request *request,
    const char *answer);

#endif
