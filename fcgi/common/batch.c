#include "common/batch.h"

#include "base/bytes.h"
#include "desk/desk.h"
#include "web/message.h"

#include <string.h>

const struct intake_limits batch_limits = {
	.bytes = 512UL * 1024 * 1024, .text = 64 * 1024, .depth = 16,
	.attributes = 16, .nodes = 4096, .record = 256 * 1024,
	.records = 200000, .ratio = 250
};

enum { PARTS = 4, ERRORS_BYTES = 16 * 1024 };

static const char *const names[PARTS] = { "code", "line", "field", "path" };

const char *
batch_errors(struct request *request)
{
	const struct element *fault;
	struct bytes text;

	message_errors(request);
	bytes_init(&text, request->arena, 256);
	for (fault = request->faults == NULL ? NULL :
	    element_first(request->faults, NULL); fault != NULL &&
	    text.length < ERRORS_BYTES; fault = element_next(fault, NULL)) {
		for (int i = 0; i < PARTS; i++)
			bytes_print(&text, "%s%s", i == 0 ? "" : "\t",
			    fact_text(fault, names[i]));
		bytes_text(&text, "\n");
	}
	bytes_add(&text, "", 1);
	return text.data;
}

/* One line of the text, cut in place. */
static void
error_add(struct element *record, char *line)
{
	struct element *error = element_add(record, "error");

	for (int i = 0; i < PARTS && line != NULL; i++) {
		char *part = line, *tab = strchr(line, '\t');

		if (tab != NULL)
			*tab = '\0';
		line = tab == NULL ? NULL : tab + 1;
		if (*part != '\0')
			element_set(error, names[i], part);
	}
}

void
batch_errors_show(struct element *root)
{
	struct element *record = element_first(root, "record");

	for (; record != NULL; record = element_next(record, "record")) {
		struct element *errors = element_first(record, "errors");
		char *line, *end;

		if (errors == NULL)
			continue;
		line = arena_text(element_arena(root), "%s",
		    element_string(errors));
		element_remove(errors);
		for (; (end = strchr(line, '\n')) != NULL; line = end + 1) {
			*end = '\0';
			error_add(record, line);
		}
	}
}
