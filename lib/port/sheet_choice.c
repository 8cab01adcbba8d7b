/*
 * A template that chooses words by a code, as the text of XSLT. A choice
 * among many codes asks for the length of the code before the code itself: a
 * form of sixty fields else compares each name with all names.
 */
#include "port/sheet_book.h"

#include <stdlib.h>
#include <string.h>

/* Up to so many codes are compared without asking for their length. */
enum { CHOICES_PLAIN = 6 };

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
	else if (strcmp(name, "typed") == 0)
		bytes_text(out, "<xsl:value-of select=\".\"/>");
	else
		bytes_print(out, "<xsl:value-of select=\"@%s\"/>", name);
}

void
sheet_words_write(const struct sheet_book *book, struct bytes *out,
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
			sheet_words_write(book, out, n, beside);
			bytes_print(out, "</%s>", name);
		}
	}
}

/* By length, then by code; what needs nothing else comes last. */
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
void
sheet_choice_add(struct choices *choices, const char *code, const char *also,
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

	bytes_print(out, "<xsl:when test=\"%s='%s'\">",
	    family->subject, choice->code);
	while (n < left && strcmp(choice[n].code, choice->code) == 0)
		n++;
	if (choice->also == NULL)
		sheet_words_write(book, out, choice->words, beside);
	else
		bytes_text(out, "<xsl:choose>");
	for (size_t i = 0; choice->also != NULL && i < n; i++) {
		_Bool any = choice[i].also == NULL;

		bytes_text(out, any ? "<xsl:otherwise>" : "<xsl:when test=\"");
		if (!any) {
			write_also(out, family->also, choice[i].also);
			bytes_text(out, "\">");
		}
		sheet_words_write(book, out, choice[i].words, beside);
		bytes_text(out, any ? "</xsl:otherwise>" : "</xsl:when>");
	}
	if (choice->also != NULL && choice[n - 1].also != NULL)
		write_other(out, family);
	else if (choice->also != NULL)
		bytes_text(out, "</xsl:choose>");
	bytes_text(out, "</xsl:when>");
	return n;
}

/* Where the longer half of the codes begins; 0 when all have one length. */
static size_t
halve(const struct choice *list, size_t count)
{
	size_t i = count / 2;

	while (i < count && strlen(list[i].code) == strlen(list[i - 1].code))
		i++;
	if (i < count)
		return i;
	i = count / 2;
	while (i > 0 && strlen(list[i].code) == strlen(list[i - 1].code))
		i--;
	return i;
}

/* Choose among codes; among many, ask for their length before. */
static void
write_codes(const struct sheet_book *book, struct bytes *out,
    const struct family *family, const struct choice *list, size_t count)
{
	size_t half = count > CHOICES_PLAIN ? halve(list, count) : 0;

	bytes_text(out, "<xsl:choose>");
	if (half > 0) {
		bytes_print(out, "<xsl:when test=\"$n &lt; %zu\">",
		    strlen(list[half].code));
		write_codes(book, out, family, list, half);
		bytes_text(out, "</xsl:when><xsl:otherwise>");
		write_codes(book, out, family, list + half, count - half);
		bytes_text(out, "</xsl:otherwise></xsl:choose>");
		return;
	}
	/* A choice wants one test at least; this one never holds. */
	if (count == 0)
		bytes_print(out, "<xsl:when test=\"%s='.'\"/>",
		    family->subject);
	for (size_t i = 0; i < count;)
		i += write_code(book, out, family, &list[i], count - i);
	write_other(out, family);
}

void
sheet_choice_write(const struct sheet_book *book, struct bytes *out,
    const struct family *family, struct choices *choices)
{
	struct family own = *family;

	qsort(choices->list, choices->count, sizeof *choices->list,
	    choice_order);
	bytes_print(out, "<xsl:template match=\"%s\" mode=\"%s\">",
	    family->match, family->mode);
	if (choices->count > CHOICES_PLAIN) {
		bytes_print(out, "<xsl:variable name=\"k\" "
		    "select=\"concat(%s,'')\"/><xsl:variable name=\"n\" "
		    "select=\"string-length($k)\"/>", family->subject);
		own.subject = "$k";
	}
	if (*family->first != '\0')
		bytes_print(out, "<xsl:choose>%s<xsl:otherwise>",
		    family->first);
	write_codes(book, out, &own, choices->list, choices->count);
	if (*family->first != '\0')
		bytes_text(out, "</xsl:otherwise></xsl:choose>");
	bytes_text(out, "</xsl:template>\n");
}
