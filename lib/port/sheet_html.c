#include "port/sheet_private.h"

#include <string.h>

_Bool
sheet_is_void(const char *name)
{
	static const char *const names[] = {
		"area", "base", "br", "col", "embed", "hr", "img", "input",
		"link", "meta", "source", "track", "wbr"
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return 0;
}

_Bool
sheet_eats_break(const char *name)
{
	return strcmp(name, "textarea") == 0 || strcmp(name, "pre") == 0;
}

/* What stands for a character that can't stand for itself. */
static const char *const references[256] = {
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"
};

void
sheet_escape(struct bytes *out, const char *text)
{
	const char *plain = text;

	for (; *text != '\0'; text++) {
		const char *instead = references[(unsigned char)*text];

		if (instead == NULL)
			continue;
		bytes_add(out, plain, (size_t)(text - plain));
		bytes_text(out, instead);
		plain = text + 1;
	}
	bytes_add(out, plain, (size_t)(text - plain));
}
