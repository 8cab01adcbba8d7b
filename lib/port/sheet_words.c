/*
 * The templates that a book makes: for every mode of sheet.h one template
 * that chooses the words by a code. They are written as the text of a
 * stylesheet, which each sheet imports first.
 *
 * A choice among many codes asks for the length of the code before the code
 * itself: a form of sixty fields else compares each name with all names.
 */
#include "port/sheet_book.h"

#include <stdlib.h>
#include <string.h>

enum {
	CHOICES_MAX = 2000,	/* of one template */
	CHOICES_PLAIN = 6	/* up to so many without asking the length */
};

/* A code, what else must hold (or NULL), and the words for it. */
struct choice {
	const char *code;
	const char *also;
	const xmlNode *words;
};

struct choices {
	struct choice list[CHOICES_MAX];
	size_t count;
};

/* How a family of keys becomes a template. */
struct family {
	const char *mode;
	const char *match;
	const char *subject;	/* the code, as an expression */
	const char *also;	/* with ? for what else must hold */
	const char *first;	/* instructions before the choice, or "" */
	const char *other;	/* instructions when no code fits */
	_Bool also_last;	/* keys: mode.code.also, not mode.also.code */
};

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

static void
write_text(struct bytes *out, const char *text)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '&':
			bytes_text(out, "&amp;");
			break;
		case '<':
			bytes_text(out, "&lt;");
			break;
		case '"':
			bytes_text(out, "&quot;");
			break;
		default:
			bytes_add(out, text, 1);
		}
}

/* A value in words: the field's label, else something beside the code. */
static void
write_put(struct bytes *out, const char *name, _Bool beside)
{
	if (beside)
		bytes_print(out, "<xsl:apply-templates "
		    "select=\"../%s|../@%s\" mode=\"value\"/>", name, name);
	else if (strcmp(name, "label") == 0)
		bytes_text(out,
		    "<xsl:apply-templates select=\".\" mode=\"label\"/>");
	else
		bytes_print(out, "<xsl:value-of select=\"@%s\"/>", name);
}

static void
write_words(const struct sheet_book *book, struct bytes *out,
    const xmlNode *words, _Bool beside)
{
	for (const xmlNode *n = words->children; n != NULL; n = n->next) {
		const char *name = (const char *)n->name;

		if (n->type == XML_TEXT_NODE) {
			bytes_text(out, "<xsl:text>");
			write_text(out, sheet_piece(book, n));
			bytes_text(out, "</xsl:text>");
		} else if (sheet_is(n, NULL, "put"))
			write_put(out, sheet_attribute(n, "n"), beside);
		else if (n->type == XML_ELEMENT_NODE) {
			bytes_print(out, "<%s>", name);
			write_words(book, out, n, beside);
			bytes_print(out, "</%s>", name);
		}
	}
}

/* By length, then by code; what has no other condition comes last. */
static int
choice_order(const void *left, const void *right)
{
	const struct choice *a = left, *b = right;
	size_t m = strlen(a->code), n = strlen(b->code);
	int order = m != n ? (m < n ? -1 : 1) : strcmp(a->code, b->code);

	if (order != 0 || a->also == b->also)
		return order;
	if (a->also == NULL || b->also == NULL)
		return a->also == NULL ? 1 : -1;
	return strcmp(a->also, b->also);
}

/* Of several words for a code those of the last catalogue count. */
static void
choice_add(struct choices *choices, const char *code, const char *also,
    const xmlNode *words)
{
	struct choice choice = { code, also, words };

	for (size_t i = 0; i < choices->count; i++)
		if (choice_order(&choices->list[i], &choice) == 0) {
			choices->list[i] = choice;
			return;
		}
	if (choices->count == CHOICES_MAX)
		abort();
	choices->list[choices->count++] = choice;
}

static void
write_also(struct bytes *out, const char *test, const char *also)
{
	for (; *test != '\0'; test++)
		if (*test == '?')
			bytes_text(out, also);
		else
			bytes_add(out, test, 1);
}

static void
write_other(struct bytes *out, const struct family *family)
{
	bytes_print(out, "<xsl:otherwise>%s</xsl:otherwise></xsl:choose>",
	    family->other);
}

/* All choices of one code; returns how many they were. */
static size_t
write_code(const struct sheet_book *book, struct bytes *out,
    const struct family *family, const struct choice *choice, size_t left)
{
	size_t n = 0;
	_Bool beside = family->also == NULL;

	bytes_print(out, "<xsl:when test=\"$k='%s'\">", choice->code);
	while (n < left && strcmp(choice[n].code, choice->code) == 0)
		n++;
	if (choice->also == NULL)
		write_words(book, out, choice->words, beside);
	else
		bytes_text(out, "<xsl:choose>");
	for (size_t i = 0; choice->also != NULL && i < n; i++) {
		_Bool any = choice[i].also == NULL;

		bytes_text(out, any ? "<xsl:otherwise>" : "<xsl:when test=\"");
		if (!any) {
			write_also(out, family->also, choice[i].also);
			bytes_text(out, "\">");
		}
		write_words(book, out, choice[i].words, beside);
		bytes_text(out, any ? "</xsl:otherwise>" : "</xsl:when>");
	}
	if (choice->also != NULL && choice[n - 1].also != NULL)
		write_other(out, family);
	else if (choice->also != NULL)
		bytes_text(out, "</xsl:choose>");
	bytes_text(out, "</xsl:when>");
	return n;
}

/* Choose among codes, in steps of their length when they are many. */
static void
write_codes(const struct sheet_book *book, struct bytes *out,
    const struct family *family, const struct choices *choices)
{
	_Bool steps = choices->count > CHOICES_PLAIN;
	size_t length = 0;

	for (size_t i = 0; i < choices->count;) {
		const struct choice *choice = &choices->list[i];

		if (steps && strlen(choice->code) != length) {
			if (length != 0)
				write_other(out, family);
			if (length != 0)
				bytes_text(out, "</xsl:when>");
			length = strlen(choice->code);
			bytes_print(out, "<xsl:when test=\"$n = %zu\">"
			    "<xsl:choose>", length);
		}
		i += write_code(book, out, family, choice,
		    choices->count - i);
	}
	if (length == 0)
		return;
	write_other(out, family);
	bytes_text(out, "</xsl:when>");
}

static void
write_template(const struct sheet_book *book, struct bytes *out,
    const struct family *family, struct choices *choices)
{
	qsort(choices->list, choices->count, sizeof *choices->list,
	    choice_order);
	bytes_print(out, "<xsl:template match=\"%s\" mode=\"%s\">"
	    "<xsl:variable name=\"k\" select=\"concat(%s,'')\"/>",
	    family->match, family->mode, family->subject);
	if (choices->count > CHOICES_PLAIN)
		bytes_text(out, "<xsl:variable name=\"n\" "
		    "select=\"string-length($k)\"/>");
	bytes_print(out, "<xsl:choose>%s", family->first);
	/* A choice wants one test at least; this one never holds. */
	if (choices->count == 0)
		bytes_text(out, "<xsl:when test=\"$k='.'\"/>");
	write_codes(book, out, family, choices);
	write_other(out, family);
	bytes_text(out, "</xsl:template>\n");
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
		choice_add(choices, rest, NULL, saying->node);
	else if (family->also_last)
		choice_add(choices, arena_copy(book->arena, rest,
		    (size_t)(dot - rest)), dot + 1, saying->node);
	else
		choice_add(choices, dot + 1, arena_copy(book->arena, rest,
		    (size_t)(dot - rest)), saying->node);
}

/* A field of a form is labelled as the fact of that name, if not else. */
static void
facts_add(const struct sheet_book *book, struct choices *choices)
{
	for (const struct saying *s = book->sayings; s != NULL; s = s->next)
		if (strncmp(s->id, "fact.", 5) == 0 &&
		    strchr(s->id + 5, '.') == NULL)
			choice_add(choices, s->id + 5, NULL, s->node);
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
			choice_add(choices, w->option, w->is, w->node);
	if (other != NULL) {
		bytes_init(&words, book->arena, 256);
		write_words(book, &words, other->node, 0);
		bytes_add(&words, "", 1);
		own.other = words.data;
	}
	write_template(book, out, &own, choices);
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
			write_words(book, out, separator->node, 1);
			bytes_text(out, "</xsl:if>");
		}
		write_words(book, out, w->node, 1);
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
			choice_add(choices, w->is, NULL, w->node);
		else {
			other.length = 0;
			write_words(book, &other, w->node, 1);
		}
	}
	if (other.length == 0 && strcmp(set->mode, "word") == 0)
		bytes_text(&other, "<xsl:value-of select=\".\"/>");
	bytes_add(&other, "", 1);
	family.other = other.data;
	write_template(book, out, &family, choices);
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
	write_words(book, out, saying->node, 0);
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
