/*
 * What a page would cost if it were written by hand: the rows of the list of
 * applicants by C, from the same tree to the same bytes as by the sheet; all
 * around the rows is copied, which is as little as writing by hand can cost.
 *
 * hand compare|sheet|libxslt|hand COUNT SHEET.xsl PAGE.xml CATALOGUE...
 *
 * The sheet as the site runs it, and as libxslt does. `compare` fails when
 * the bytes differ, and prints microseconds a page.
 */
#include "house/libxslt.h"

#include "base/clock.h"
#include "base/log.h"
#include "port/sheet.h"

#include <libxml/parser.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CEILING_BYTES = 64 * 1024 * 1024 };

#define WORD_PICK " \u3055\u3093\u3092\u9078\u3076"
#define WORD_STATE "\u9078\u8003\u72b6\u6cc1"
#define WORD_SELECTING "\u9078\u8003\u4e2d"
#define WORD_NEW "\u65b0\u3057\u3044\u5fdc\u52df"
#define WORD_HIRED "\u63a1\u7528"
#define WORD_REJECTED "\u4e0d\u63a1\u7528"
#define WORD_NAME "\u5fdc\u52df\u8005"
#define WORD_MYPAGE "\u30de\u30a4\u30da\u30fc\u30b8\u958b\u8a2d\u306e\u6709\u7121"
#define WORD_YES "\u3042\u308a"
#define WORD_WAY "\u5fdc\u52df\u65b9\u6cd5"
#define WORD_ONLINE "\u30aa\u30f3\u30e9\u30a4\u30f3\u30cf\u30ed\u30fc\u30ef\u30fc\u30af\u7d39\u4ecb"
#define WORD_DATES "\u7d39\u4ecb\u30fb\u5fdc\u52df\u65e5"
#define WORD_REFERRED "\u7d39\u4ecb "
#define WORD_APPLIED "\u5fdc\u52df "
#define WORD_RESULT "\u9078\u8003\u7d50\u679c\u767b\u9332\u65e5"
#define WORD_NOTHING "\u2015"
#define WORD_MONTH "\u6708"
#define WORD_DAY "\u65e5"

struct frame {
	const char *before, *after;	/* around the rows */
	size_t before_length, after_length;
};

static void
copy_node(struct element *into, const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		element_set(into, (const char *)a->name,
		    a->children != NULL ?
		    (const char *)a->children->content : "");
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			copy_node(element_add(into, (const char *)n->name), n);
		else if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			element_text(into, (const char *)n->content);
}

static void
write_day(struct bytes *out, const char *at)
{
	bytes_print(out, "<time datetime=\"%.10s\">%d" WORD_MONTH "%d" WORD_DAY
	    "</time>", at, atoi(at + 5), atoi(at + 8));
}

static void
write_state(struct bytes *out, const struct element *row)
{
	const char *state = element_get(row, "state");

	if (strcmp(state, "selecting") == 0)
		bytes_text(out, "<span class=\"tag tag--now\">" WORD_SELECTING);
	else if (strcmp(state, "hired") == 0)
		bytes_text(out, "<span class=\"tag tag--good\">" WORD_HIRED);
	else
		bytes_text(out, "<span class=\"tag\">" WORD_REJECTED);
	bytes_text(out, "</span>");
	if (element_get(row, "new") != NULL)
		bytes_text(out, "<span class=\"table__sub\"><strong>" WORD_NEW
		    "</strong></span>");
	bytes_text(out, "</span></td>");
}

static void
write_name(struct bytes *out, const struct element *row, const char *id)
{
	bytes_text(out, "<th scope=\"row\" data-label=\"" WORD_NAME
	    "\"><span><a class=\"table__name\" href=\"/employer/applicants/");
	bytes_text(out, id);
	bytes_text(out, "\">");
	sheet_escape(out, element_get(row, "name"));
	bytes_text(out, "</a><span class=\"table__sub\">");
	sheet_escape(out, element_get(row, "kana"));
	bytes_text(out, "</span><span class=\"table__sub\">");
	sheet_escape(out, element_get(row, "title"));
	bytes_text(out, "</span></span></th>");
}

static void
write_row(struct bytes *out, const struct element *row)
{
	const char *id = element_get(row, "id");
	const char *result = element_get(row, "result_at");

	bytes_text(out, "<tr><td class=\"table__cell-pick\"><label class=\""
	    "table__pick\"><input class=\"box\" type=\"checkbox\" "
	    "name=\"pick\" value=\"");
	bytes_text(out, id);
	bytes_text(out, "\"><span class=\"table__pick-name\">");
	sheet_escape(out, element_get(row, "name"));
	bytes_text(out, WORD_PICK "</span></label></td><td data-label=\""
	    WORD_STATE "\"><span>");
	write_state(out, row);
	write_name(out, row, id);
	bytes_text(out, "<td data-label=\"" WORD_MYPAGE "\">" WORD_YES
	    "</td><td data-label=\"" WORD_WAY "\">" WORD_ONLINE
	    "</td><td class=\"table__date\" data-label=\"" WORD_DATES
	    "\"><span>" WORD_REFERRED);
	write_day(out, element_get(row, "referred_at"));
	bytes_text(out, "<br>" WORD_APPLIED);
	write_day(out, element_get(row, "applied_at"));
	bytes_text(out, "</span></td><td class=\"table__date\" data-label=\""
	    WORD_RESULT "\">");
	if (result != NULL)
		write_day(out, result);
	else
		bytes_text(out, WORD_NOTHING);
	bytes_text(out, "</td></tr>");
}

static void
by_hand(struct bytes *out, struct tree *page, const struct frame *frame)
{
	const struct element *row;

	bytes_add(out, frame->before, frame->before_length);
	for (row = element_first(tree_root(page), "application"); row != NULL;
	    row = element_next(row, "application"))
		write_row(out, row);
	bytes_add(out, frame->after, frame->after_length);
}

enum way { BY_SHEET, BY_LIBXSLT, BY_HAND, WAYS };

/* What a page is made from, in any way. */
struct source {
	const xmlNode *root;
	const struct sheet *sheet;
	xsltStylesheet *style;
	struct frame frame;
};

static const char *const names[WAYS] = { "sheet", "libxslt", "hand" };

/* One page in one way; a copy of its bytes, for the caller to free. */
static char *
render(const struct source *source, enum way way, _Bool keep)
{
	struct arena arena;
	struct bytes html;
	struct tree *page;
	char *copy = NULL;
	_Bool good = 1;

	arena_init(&arena, CEILING_BYTES);
	page = tree_open(&arena, (const char *)source->root->name);
	copy_node(tree_root(page), source->root);
	bytes_init(&html, &arena, 64 * 1024);
	if (way == BY_HAND)
		by_hand(&html, page, &source->frame);
	else if (way == BY_LIBXSLT)
		good = libxslt_render(source->style, page, &html);
	else
		good = sheet_render(source->sheet, page, &arena, &html) ==
		    OUTCOME_OK;
	if (!good)
		abort();
	if (keep)
		copy = strndup(html.data, html.length);
	arena_finish(&arena);
	return copy;
}

static double
microseconds(const struct source *source, enum way way, int count)
{
	int64_t began = clock_steady();

	for (int i = 0; i < count; i++)
		free(render(source, way, 0));
	return (double)(clock_steady() - began) / count;
}

static struct frame
frame_of(const char *page)
{
	const char *rows = strstr(page, "<tbody>") + strlen("<tbody>");
	const char *end = strstr(rows, "</tbody>");

	return (struct frame){ page, end, (size_t)(rows - page),
	    strlen(end) };
}

static int
compare(const struct source *source, const char *page, int count)
{
	for (enum way way = BY_LIBXSLT; way < WAYS; way++) {
		char *other = render(source, way, 1);
		int good = strcmp(other, page) == 0;

		free(other);
		if (good)
			continue;
		fprintf(stderr, "the page by %s differs\n", names[way]);
		return 1;
	}
	for (enum way way = BY_SHEET; way < WAYS; way++)
		printf("   %-8s %8.1f us, the tree's copy included\n",
		    names[way], microseconds(source, way, count));
	return 0;
}

int
main(int argc, char **argv)
{
	const char *const *catalogues = (const char *const *)argv + 5;
	struct source source = { NULL };
	struct sheet *sheet;
	xmlDoc *doc;
	char *page;
	int status = 0, count;

	log_open("hand");
	if (argc < 6 || sheet_open(&sheet, argv[3], catalogues,
	    (size_t)argc - 5) != OUTCOME_OK)
		return 2;
	source.sheet = sheet;
	source.style = sheet_style(argv[3], catalogues, (size_t)argc - 5);
	doc = xmlReadFile(argv[4], "UTF-8", XML_PARSE_NONET);
	if (source.style == NULL || doc == NULL)
		return 2;
	source.root = xmlDocGetRootElement(doc);
	count = atoi(argv[2]);
	page = render(&source, BY_SHEET, 1);
	source.frame = frame_of(page);
	if (strcmp(argv[1], "compare") == 0)
		status = compare(&source, page, count);
	for (enum way way = BY_SHEET; way < WAYS; way++)
		if (strcmp(argv[1], names[way]) == 0)
			microseconds(&source, way, count);
	free(page);
	xmlFreeDoc(doc);
	xsltFreeStylesheet(source.style);
	sheet_close(sheet);
	return status;
}
