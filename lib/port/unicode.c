#include "port/unicode.h"

#include <glib.h>
#include <string.h>

static char *
keep(struct arena *arena, char *text)
{
	char *copy = arena_copy(arena, text, strlen(text));

	g_free(text);
	return copy;
}

char *
unicode_fold(struct arena *arena, const char *text)
{
	char *composed = unicode_compose(arena, text);

	return keep(arena, g_utf8_casefold(composed, -1));
}

char *
unicode_compose(struct arena *arena, const char *text)
{
	char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);

	return composed == NULL ? arena_copy(arena, "", 0) :
	    keep(arena, composed);
}

/* U+3041..U+3096 and the iteration marks lie 0x60 below their katakana. */
char *
unicode_katakana(struct arena *arena, const char *text)
{
	char *kana = unicode_compose(arena, text);

	for (char *p = kana; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if ((c >= 0x3041 && c <= 0x3096) || c == 0x309d ||
		    c == 0x309e)
			g_unichar_to_utf8(c + 0x60, p);
	}
	return kana;
}
