/*
 * The templates that a book makes: for every mode of sheet.h one template
 * that chooses the words by a code. They are written as the text of a
 * stylesheet, which each sheet imports first.
 */
#include "port/sheet_book.h"

#include <string.h>

static const struct family families[] = {
	{ "label", "field", "@name", "../@id='?' or ../../@id='?'", "",
	    "<xsl:value-of select='@name'/>", 0 },
	{ "hint", "field", "@name", "../@id='?' or ../../@id='?'", "", "", 0 },
	{ "option", "option", "../@name", "@value='?'",
	    "<xsl:when test=\". != ''\"><xsl:value-of select='.'/></xsl:when>",
	    "<xsl:value-of select='@value'/>", 1 },
	{ "error", "field", "@error", "@name='?'", "",
	    "<xsl:value-of select='@error'/>", 0 },
	{ "button", "form", "@id", "", "", "<xsl:value-of select='@id'/>", 0 },
	{ "group", "group", "@name", "../@id='?'", "",
	    "<xsl:value-of select='@name'/>", 0 }
};

/* Keys of the family label are named for what they label. */
static const char *
family_key(const struct family *family)
{
	return strcmp(family->mode, "label") == 0 ? "field" : family->mode;
}

/* Divide "a" or "a.b" and give it to the choices. */
static void
saying_add(const struct sheet_book *book, const struct family *family,
    const struct saying *saying, struct choices *choices)
{
	const char *key = family_key(family);
	size_t length = strlen(key);
	const char *rest = saying->id + length;
	const char *dot;

	if (strncmp(saying->id, key, length) != 0 || *rest++ != '.')
		return;
	dot = strchr(rest, '.');
	if (dot == NULL)
		sheet_choice_add(choices, rest, NULL, saying->node);
	else if (family->also_last)
		sheet_choice_add(choices, arena_copy(book->arena, rest,
		    (size_t)(dot - rest)), dot + 1, saying->node);
	else
		sheet_choice_add(choices, dot + 1, arena_copy(book->arena, rest,
		    (size_t)(dot - rest)), saying->node);
}

/* A field of a form is labelled as the fact of that name, if not else. */
static void
facts_add(const struct sheet_book *book, struct choices *choices)
{
	for (const struct saying *s = book->sayings; s != NULL; s = s->next)
		if (strncmp(s->id, "fact.", 5) == 0 &&
		    strchr(s->id + 5, '.') == NULL)
			sheet_choice_add(choices, s->id + 5, NULL, s->node);
}

static void
write_family(const struct sheet_book *book, struct bytes *out,
    const struct family *family, struct choices *choices)
{
	struct family own = *family;
	const struct saying *other = sheet_saying(book, family->mode);
	struct bytes words;

	choices->count = 0;
	if (strcmp(family->mode, "label") == 0)
		facts_add(book, choices);
	for (const struct saying *s = book->sayings; s != NULL; s = s->next)
		saying_add(book, family, s, choices);
	for (const struct word *w = book->words; w != NULL; w = w->next)
		if (w->option != NULL && w->is != NULL && family->also_last)
			sheet_choice_add(choices, w->option, w->is, w->node);
	if (other != NULL) {
		bytes_init(&words, book->arena, 256);
		sheet_words_write(book, &words, other->node, 0);
		bytes_add(&words, "", 1);
		own.other = words.data;
	}
	sheet_choice_write(book, out, &own, choices);
}

/*
 * The same where the value is several codes between spaces: the words of
 * those that are there, in the catalogue's order, with a separator before
 * each but the first.
 */
static void
write_list(const struct sheet_book *book, struct bytes *out,
    const struct word *set)
{
	const struct saying *separator = sheet_saying(book, "separator");
	struct bytes before;

	bytes_init(&before, book->arena, 1024);
	bytes_print(out, "<xsl:template match=\"%s\" mode=\"%s\">"
	    "<xsl:variable name=\"k\" select=\"concat(' ',.,' ')\"/>",
	    set->of, set->mode);
	for (const struct word *w = set; w != NULL; w = w->next) {
		if (w->list == NULL || w->is == NULL ||
		    strcmp(w->of, set->of) != 0)
			continue;
		bytes_print(out, "<xsl:if test=\"contains($k,' %s ')\">",
		    w->is);
		if (before.length > 0 && separator != NULL) {
			bytes_print(out, "<xsl:if test=\"%.*s\">",
			    (int)before.length, before.data);
			sheet_words_write(book, out, separator->node, 1);
			bytes_text(out, "</xsl:if>");
		}
		sheet_words_write(book, out, w->node, 1);
		bytes_text(out, "</xsl:if>");
		bytes_print(&before, "%scontains($k,' %s ')",
		    before.length > 0 ? " or " : "", w->is);
	}
	bytes_text(out, "</xsl:template>\n");
}

/* The words of one <words of= mode=>, from all catalogues together. */
static void
write_set(const struct sheet_book *book, struct bytes *out,
    const struct word *set, struct choices *choices)
{
	struct family family = { set->mode, set->of, ".", NULL, "", "", 0 };
	struct bytes other;

	bytes_init(&other, book->arena, 256);
	choices->count = 0;
	for (const struct word *w = set; w != NULL; w = w->next) {
		if (strcmp(w->of, set->of) != 0 ||
		    strcmp(w->mode, set->mode) != 0)
			continue;
		if (w->is != NULL)
			sheet_choice_add(choices, w->is, NULL, w->node);
		else {
			other.length = 0;
			sheet_words_write(book, &other, w->node, 1);
		}
	}
	if (other.length == 0 && strcmp(set->mode, "word") == 0)
		bytes_text(&other, "<xsl:value-of select=\".\"/>");
	bytes_add(&other, "", 1);
	family.other = other.data;
	sheet_choice_write(book, out, &family, choices);
}

/* Is there an earlier word of the same set? */
static _Bool
set_before(const struct sheet_book *book, const struct word *word)
{
	for (const struct word *w = book->words; w != word; w = w->next)
		if (strcmp(w->of, word->of) == 0 &&
		    strcmp(w->mode, word->mode) == 0)
			return 1;
	return 0;
}

/* fact.[parent.]name: the name of an element or an attribute. */
static void
write_fact(const struct sheet_book *book, struct bytes *out,
    const struct saying *saying)
{
	const char *above = saying->id + strlen("fact.");
	const char *name = above;
	const char *slash;
	const char *dot;
	int length;

	if (strncmp(saying->id, "fact.", strlen("fact.")) != 0 ||
	    sheet_saying(book, saying->id) != saying)
		return;
	dot = strchr(above, '.');
	if (dot != NULL)
		name = dot + 1;
	length = (int)(name - above - (dot != NULL));
	slash = dot != NULL ? "/" : "";
	bytes_print(out, "<xsl:template match=\"%.*s%s%s|%.*s%s@%s\" "
	    "mode=\"fact\">", length, above, slash, name, length, above,
	    slash, name);
	sheet_words_write(book, out, saying->node, 0);
	bytes_text(out, "</xsl:template>\n");
}

void
sheet_book_templates(const struct sheet_book *book, struct bytes *out)
{
	struct choices *choices = arena_alloc(book->arena, sizeof *choices);

	bytes_text(out, "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\""
	    SHEET_XSL "\">\n"
	    "<xsl:template match=\"*|@*\" mode=\"word\">"
	    "<xsl:value-of select=\".\"/></xsl:template>\n"
	    "<xsl:template match=\"*|@*\" mode=\"fact\"/>\n");
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		write_family(book, out, &families[i], choices);
	for (const struct word *w = book->words; w != NULL; w = w->next)
		if (!set_before(book, w) && w->list != NULL)
			write_list(book, out, w);
		else if (!set_before(book, w))
			write_set(book, out, w, choices);
	for (const struct saying *s = book->sayings; s != NULL; s = s->next)
		write_fact(book, out, s);
	bytes_text(out, "</xsl:stylesheet>\n");
}
