#include "web/form.h"

#include "base/instant.h"
#include "base/text.h"
#include "web/guard.h"
#include "web/program.h"

#include <stdlib.h>
#include <string.h>

/* All values sent under a name, joined by spaces: for FIELD_CHECKS. */
static struct pair
pairs_join(struct request *request, const char *name)
{
	struct bytes all;

	bytes_init(&all, request->arena, 64);
	for (size_t i = 0; i < request->body.count; i++) {
		const struct pair *pair = &request->body.pairs[i];

		if (strcmp(pair->name, name) != 0 || pair->length == 0)
			continue;
		if (all.length > 0)
			bytes_add(&all, " ", 1);
		bytes_add(&all, pair->value, pair->length);
	}
	return (struct pair){ name, all.data, all.length };
}

/* Most bytes of a file. */
static long
file_most(const struct request *request, const struct field *field)
{
	return field->max > 0 ? field->max :
	    (long)request->program->limits.file_bytes;
}

/* A file's name is its value; the handler finds its bytes in the request. */
static const char *
file_hear(const struct request *request, const struct field *field,
    const char **value)
{
	const struct upload *file = &request->file;

	*value = "";
	if (file->field != NULL && strcmp(file->field, field->name) == 0)
		*value = file->name;
	if (**value == '\0')
		return field->must ? "missing" : NULL;
	return file->length > (size_t)file_most(request, field) ? "large" :
	    NULL;
}

static const char *
field_hear(struct request *request, const struct field *field,
    const char **value)
{
	struct pair found = { field->name, "", 0 };
	size_t times = 0;

	if (field->type == FIELD_FILE)
		return file_hear(request, field, value);
	if (field->type == FIELD_CHECKS) {
		found = pairs_join(request, field->name);
		return field_take(field, request->arena, found.value,
		    found.length, value);
	}
	for (size_t i = 0; i < request->body.count; i++)
		if (strcmp(request->body.pairs[i].name, field->name) == 0 &&
		    times++ == 0)
			found = request->body.pairs[i];
	if (times > 1) {
		*value = "";
		return "doubled";
	}
	return field_take(field, request->arena, found.value, found.length,
	    value);
}

enum outcome
form_hear(struct request *request, const struct form *form)
{
	struct heard *heard = &request->heard;
	enum outcome outcome = OUTCOME_OK;

	heard->form = form;
	heard->values = arena_alloc(request->arena,
	    (form->count + 1) * sizeof *heard->values);
	heard->errors = arena_alloc(request->arena,
	    (form->count + 1) * sizeof *heard->errors);
	for (size_t i = 0; i < form->count; i++) {
		heard->errors[i] = field_hear(request, &form->fields[i],
		    &heard->values[i]);
		if (heard->errors[i] != NULL)
			outcome = OUTCOME_INVALID;
	}
	return outcome;
}

/* The place of a field in the form that was heard. */
static size_t
place(const struct request *request, const char *name)
{
	const struct form *form = request->heard.form;

	for (size_t i = 0; form != NULL && i < form->count; i++)
		if (strcmp(form->fields[i].name, name) == 0)
			return i;
	/* A handler asks only for what its form declares. */
	abort();
}

const char *
form_value(const struct request *request, const char *name)
{
	return request->heard.values[place(request, name)];
}

const char *
form_value_or_null(const struct request *request, const char *name)
{
	const char *value = form_value(request, name);

	return *value == '\0' ? NULL : value;
}

long
form_number(const struct request *request, const char *name)
{
	const char *value = form_value(request, name);
	size_t digits = strspn(value, "0123456789");

	/* One spelling only: "08" and "8x" are no code of anything. */
	if (value[digits] != '\0' || digits > 9 ||
	    (digits > 1 && value[0] == '0'))
		return -1;
	return strtol(value, NULL, 10);
}

int32_t
form_day(const struct request *request, const char *name)
{
	int32_t day = 0;

	return day_parse(form_value(request, name), &day) ? day : 0;
}

instant
form_instant(const struct request *request, const char *name)
{
	instant at = 0;

	return instant_parse_local(form_value(request, name), &at) ? at : 0;
}

enum outcome
form_forget(struct request *request, const char *const names[])
{
	const struct heard *heard = &request->heard;

	for (; *names != NULL; names++) {
		heard->values[place(request, *names)] = "";
		heard->errors[place(request, *names)] = NULL;
	}
	for (size_t i = 0; i < heard->form->count; i++)
		if (heard->errors[i] != NULL)
			return OUTCOME_INVALID;
	return OUTCOME_OK;
}

enum outcome
form_error(struct request *request, const char *name, const char *code)
{
	request->heard.errors[place(request, name)] = code;
	return OUTCOME_INVALID;
}

void
form_verdict(struct request *request)
{
	const struct heard *heard = &request->heard;
	const char *name = request->desk.field;

	if (name == NULL)
		return;
	for (size_t i = 0; heard->form != NULL && i < heard->form->count; i++)
		if (strcmp(heard->form->fields[i].name, name) == 0) {
			heard->errors[i] = request->desk.field_error;
			return;
		}
	request->code = name;
}

/* Whether a value that may hold several codes has this one. */
static _Bool
chosen(_Bool many, const char *value, const char *code)
{
	return many ? text_has_code(value, code, strlen(code)) :
	    strcmp(value, code) == 0;
}

static void
options_show(struct element *element, const struct field *field,
    const char *value)
{
	for (size_t i = 0; field->options[i] != NULL; i++) {
		struct element *option = element_add(element, "option");

		element_set(option, "value", field->options[i]);
		if (chosen(field->type == FIELD_CHECKS, value,
		    field->options[i]))
			element_set(option, "selected", "1");
	}
}

/* What an instant is in a datetime-local field: 2026-11-20T15:00. */
static const char *
value_typed(struct request *request, const struct field *field,
    const char *value)
{
	if (field->type == FIELD_TIME && strlen(value) > 16)
		return arena_copy(request->arena, value, 16);
	if (field->type == FIELD_PASSWORD ||
	    (field->type == FIELD_CHECK && strcmp(value, "0") == 0))
		return "";
	return value;
}

static void
field_show(struct request *request, struct element *parent,
    const struct field *field, const char *value, const char *error)
{
	struct element *element = element_add(parent, "field");

	element_set(element, "name", field->name);
	element_set(element, "type", field_type_name(field->type));
	if (field->must)
		element_set(element, "required", "1");
	if (field->min > 0)
		element_set_number(element, "min", field->min);
	if (field->type == FIELD_FILE)
		element_set_number(element, "max", file_most(request, field));
	else if (field->max > 0)
		element_set_number(element, "max", field->max);
	if (error != NULL)
		element_set(element, "error", error);
	value = value_typed(request, field, value);
	if (field->options != NULL)
		options_show(element, field, value);
	else if (field->type == FIELD_SELECT || field->type == FIELD_CHOICE ||
	    field->type == FIELD_CHECKS)
		element_set(element, "value", value);
	else
		element_text(element, value);
}

static void
hidden_show(struct element *form, const char *name, const char *value)
{
	struct element *field = element_say(form, "field", value);

	element_set(field, "name", name);
	element_set(field, "type", "hidden");
}

/*
 * A refused post keeps its key: posting again is still the same act. But not
 * a key that has done something else: with that, no post would ever do.
 */
static const char *
key_for(struct request *request, const struct form *form)
{
	unsigned char random[ID_BYTES];
	char *key;

	if (request->heard.form == form && request->desk.key != NULL &&
	    !desk_key_used(&request->desk))
		return request->desk.key;
	key = arena_alloc(request->arena, 2 * sizeof random + 1);
	digest_random(random, sizeof random);
	text_hex(random, sizeof random, key);
	return key;
}

/* The section a field belongs to: the form itself or a group in it. */
static struct element *
section(struct element *form, struct element *group, const char *name)
{
	if (name == NULL)
		return form;
	if (group != NULL && strcmp(fact_text(group, "name"), name) == 0)
		return group;
	group = element_add(form, "group");
	element_set(group, "name", name);
	return group;
}

/*
 * What a form carries along is what was seen when it was posted; when that
 * made it refused, the page now shows what there is, and so does the form.
 */
static _Bool
outdated(const struct request *request, const struct field *field,
    const struct element *facts)
{
	return field->type == FIELD_HIDDEN && facts != NULL &&
	    request->desk.refusal != NULL;
}

/* A file can be sent only where it is a part of its own. */
static const char *
encoding(const struct form *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].type == FIELD_FILE)
			return "multipart/form-data";
	return "application/x-www-form-urlencoded";
}

struct element *
form_show(struct request *request, struct element *parent,
    const struct form *form, const char *action, const struct element *facts)
{
	struct element *element = element_add(parent, "form");
	struct element *group = NULL;
	const struct heard *heard =
	    request->heard.form == form ? &request->heard : NULL;

	element_set(element, "id", form->id);
	element_set(element, "action", action);
	element_set(element, "method", "post");
	element_set(element, "enctype", encoding(form));
	hidden_show(element, "csrf", guard_csrf(request));
	if (!form->plain)
		hidden_show(element, "request_key", key_for(request, form));
	for (size_t i = 0; i < form->count; i++) {
		const struct field *field = &form->fields[i];
		const char *value = "";

		if (heard != NULL && !outdated(request, field, facts))
			value = heard->values[i];
		else if (facts != NULL)
			value = fact_text(facts, field->name);

		group = section(element, group, field->group);
		field_show(request, group, field, value,
		    heard != NULL ? heard->errors[i] : NULL);
	}
	return element;
}

struct element *
form_ask(struct request *request, struct element *parent,
    const struct form *form, const char *action)
{
	struct element *element = element_add(parent, "form");

	element_set(element, "id", form->id);
	element_set(element, "action", action);
	element_set(element, "method", "get");
	for (size_t i = 0; i < form->count; i++)
		field_show(request, element, &form->fields[i],
		    request_query(request, form->fields[i].name), NULL);
	return element;
}

struct element *
form_field(struct element *form, const char *name)
{
	struct element *e;

	for (e = element_first(form, NULL); e != NULL;
	    e = element_next(e, NULL)) {
		if (strcmp(element_name(e), "group") == 0) {
			struct element *inner = form_field(e, name);

			if (inner != NULL)
				return inner;
		} else if (strcmp(fact_text(e, "name"), name) == 0) {
			return e;
		}
	}
	return NULL;
}

void
form_option(struct element *field, const char *value, const char *words)
{
	struct element *option = element_say(field, "option", words);
	_Bool many = strcmp(fact_text(field, "type"),
	    field_type_name(FIELD_CHECKS)) == 0;

	element_set(option, "value", value);
	if (chosen(many, fact_text(field, "value"), value))
		element_set(option, "selected", "1");
}
