/* Runs of text, told by the parser in pieces, until they are in the tree. */
#include "port/intake_private.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_FIRST = 1024 };	/* bytes to begin with */

static _Bool
is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' &&
		    text[i] != '\r')
			return 0;
	return 1;
}

void
intake_text_free(struct intake *intake)
{
	if (intake->text == NULL)
		return;
	/* What one record held must not show in the next. */
	explicit_bzero(intake->text, intake->text_capacity);
	free(intake->text);
	intake->text = NULL;
}

static void
text_room(struct intake *intake, size_t length)
{
	size_t capacity = intake->text_capacity;
	char *text;

	if (length <= capacity)
		return;
	while (capacity < length)
		capacity = capacity == 0 ? TEXT_FIRST : 2 * capacity;
	text = malloc(capacity);
	if (text == NULL)
		abort();
	if (intake->text_length > 0)
		memcpy(text, intake->text, intake->text_length);
	intake_text_free(intake);
	intake->text = text;
	intake->text_capacity = capacity;
}

void
intake_on_text(void *context, const xmlChar *data, int length)
{
	struct intake *intake = context;
	size_t more = (size_t)length;

	if (intake->outcome != OUTCOME_OK || length <= 0)
		return;
	if (intake->element == NULL) {
		if (!is_blank((const char *)data, more))
			intake_refuse_here(intake, "schema");
		return;
	}
	if (more > intake->limits.text - intake->text_length) {
		intake_refuse_here(intake, "xml_large");
		return;
	}
	text_room(intake, intake->text_length + more);
	memcpy(intake->text + intake->text_length, data, more);
	intake->text_length += more;
}

void
intake_text_end(struct intake *intake, _Bool alone)
{
	size_t length = intake->text_length;

	intake->text_length = 0;
	if (length == 0 || (!alone && is_blank(intake->text, length)))
		return;
	intake_count(intake);
	element_text(intake->element,
	    arena_copy(intake->arena, intake->text, length));
}
