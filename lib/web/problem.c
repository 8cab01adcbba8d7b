#include "web/problem.h"

#include "web/message.h"
#include "web/program.h"

#include <stdio.h>
#include <string.h>

enum { PATH_BYTES = 4096 };

static const char namespace[] = "urn:ietf:rfc:7807";
static const char page[] = "/schema/partner/v1/problems.xml#";

enum outcome
problem_open(struct program *program, const char *folder)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/problems.xml", folder);
	return message_file(path, &program->arena, &program->problems);
}

const char *
problem_code(const struct request *request)
{
	if (request->desk.refusal != NULL)
		return fact_text(request->desk.refusal, "code");
	return request->code != NULL ? request->code : "invalid";
}

/* What is said of a code; NULL when nothing is. */
static const struct element *
words_of(const struct request *request, const char *code)
{
	const struct element *entry = request->program->problems == NULL ?
	    NULL : element_first(request->program->problems, "problem");

	while (entry != NULL && strcmp(fact_text(entry, "code"), code) != 0)
		entry = element_next(entry, "problem");
	return entry;
}

void
problem_words(const struct request *request, struct element *into,
    const char *code)
{
	const struct element *entry = words_of(request, code), *title;

	for (title = entry == NULL ? NULL : element_first(entry, "title");
	    title != NULL; title = element_next(title, "title"))
		element_set(element_say(into, "text", element_string(title)),
		    "xml:lang", fact_text(title, "xml:lang"));
}

const char *
problem_title(const struct request *request, const char *code)
{
	const struct element *entry = words_of(request, code);

	return entry == NULL ? code : fact_text(entry, "title");
}

static void
errors_put(struct request *request, struct element *problem)
{
	const struct element *fault;
	struct element *errors, *error;

	message_errors(request);
	if (request->faults == NULL)
		return;
	errors = element_add(problem, "errors");
	for (fault = element_first(request->faults, NULL); fault != NULL;
	    fault = element_next(fault, NULL)) {
		element_copy(errors, fault);
		error = tree_mark(errors);
		problem_words(request, error, fact_text(fault, "code"));
	}
}

/* What the refusal rests on: instants, the office to call. */
static void
facts_put(struct request *request, struct element *problem)
{
	const struct element *refusal = request->desk.refusal, *fact;

	if (refusal == NULL)
		return;
	if (fact_has(refusal, "rule"))
		element_say(problem, "rule", fact_text(refusal, "rule"));
	for (fact = element_first(refusal, NULL); fact != NULL;
	    fact = element_next(fact, NULL))
		element_copy(problem, fact);
}

static const char *
fallback(const struct request *request, int status)
{
	if (request->desk.refusal == NULL && request->code == NULL)
		switch (status) {
		case 401:
		case 403:
			return "unknown_certificate";
		case 404:
			return "not_found";
		case 500:
			return "fault";
		case 503:
			return "away";
		}
	return problem_code(request);
}

void
problem_put(struct request *request, int status)
{
	const char *code = fallback(request, status);
	struct element *problem;

	request->page = tree_open(request->arena, "problem");
	request->root = problem = tree_root(request->page);
	request->media = "application/problem+xml; charset=utf-8";
	element_set(problem, "xmlns", namespace);
	element_say(problem, "type", arena_text(request->arena, "%s%s%s",
	    request->program->site.url, page, code));
	element_set(element_say(problem, "title", problem_title(request, code)),
	    "xml:lang", "ja");
	element_say(problem, "status", arena_text(request->arena, "%d",
	    status));
	element_say(problem, "code", code);
	problem_words(request, problem, code);
	facts_put(request, problem);
	errors_put(request, problem);
}
