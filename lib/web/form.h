/*
 * Forms: declared once as data, shown in the page's XML and heard from a
 * post by the same declaration, so that what is asked and what is taken
 * can't drift apart.
 */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include "web/field.h"
#include "web/request.h"

struct form {
	const char *id;			/* named for its act */
	const struct field *fields;
	size_t count;
	_Bool plain;			/* carries no request_key */
};

#define FORM_FIELDS(array) (array), sizeof(array) / sizeof((array)[0])

/*
 * Take every field of the form from the body. OK, or INVALID with the errors
 * kept, so that form_show() tells them at their fields. A field that was
 * sent twice is an error (`doubled`), but for FIELD_CHECKS. A FIELD_FILE is
 * heard from the request's file: its value is the file's name, its errors are
 * `missing` and `large`, and its bytes stay where they are.
 */
enum outcome form_hear(struct request *request, const struct form *form)
    MUST_USE;

/* What was heard: "" or 0 when it was left empty, -1 for no whole number. */
const char *form_value(const struct request *request, const char *name);
long form_number(const struct request *request, const char *name);
int32_t form_day(const struct request *request, const char *name);
instant form_instant(const struct request *request, const char *name);

/* NULL instead of "", for a column that may be NULL. */
const char *form_value_or_null(const struct request *request,
    const char *name);

/*
 * Forget fields (names, NULL at the end) of a choice that was not made: what
 * stands in them is neither taken nor wrong. OK when nothing else is wrong,
 * else INVALID.
 */
enum outcome form_forget(struct request *request, const char *const names[])
    MUST_USE;

/* Put an error at a field of the form that was heard; returns INVALID. */
enum outcome form_error(struct request *request, const char *name,
    const char *code) MUST_USE;

/*
 * Put the desk's verdict on a field where it belongs, if there is one; a
 * field that the form does not show becomes the refusal's code.
 */
void form_verdict(struct request *request);

/*
 * Show the form below `parent`: with what was heard and its errors when it
 * was this form that was posted, else with the values that `facts` has under
 * the fields' names (NULL: empty); hidden fields of one that the desk refused
 * too have the values of `facts`. Returns the form's element.
 */
struct element *form_show(struct request *request, struct element *parent,
    const struct form *form, const char *action,
    const struct element *facts);

/*
 * Show a form that only asks, by GET, with what the query has; it carries
 * neither token nor key. Returns the form's element.
 */
struct element *form_ask(struct request *request, struct element *parent,
    const struct form *form, const char *action);

/* The element of one field in a shown form. */
struct element *form_field(struct element *form, const char *name);

/* Add an option to a field, with words of its own (or NULL). */
void form_option(struct element *field, const char *value,
    const char *words);

#endif
