/*
 * What a page would cost if it were written by hand: the rows of the list of
 * applicants by C, from the same tree to the same bytes as by the sheet; all
 * around the rows is copied, which is as little as writing by hand can cost.
 *
 * hand compare|sheet|hand COUNT SHEET.xsl PAGE.xml CATALOGUE...
 *
 * `compare` fails when the bytes differ, and prints microseconds a page.
 */
#include "base/clock.h"
#include "base/log.h"
#include "port/sheet.h"
#include "port/sheet_private.h"

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

/* One page by one way; a copy of its bytes, for the caller to free. */
static char *
render(const struct sheet *sheet, const xmlNode *root,
    const struct frame *frame, _Bool keep)
{
	struct arena arena;
	struct bytes html;
	struct tree *page;
	char *copy = NULL;

	arena_init(&arena, CEILING_BYTES);
	page = tree_open(&arena, (const char *)root->name);
	copy_node(tree_root(page), root);
	bytes_init(&html, &arena, 64 * 1024);
	if (frame != NULL)
		by_hand(&html, page, frame);
	else if (sheet_render(sheet, page, &arena, &html) != OUTCOME_OK)
		abort();
	if (keep)
		copy = strndup(html.data, html.length);
	arena_finish(&arena);
	return copy;
}

static double
microseconds(const struct sheet *sheet, const xmlNode *root,
    const struct frame *frame, int count)
{
	int64_t began = clock_steady();

	for (int i = 0; i < count; i++)
		free(render(sheet, root, frame, 0));
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
compare(const struct sheet *sheet, const xmlNode *root, const char *page,
    const struct frame *frame, int count)
{
	char *hand = render(sheet, root, frame, 1);
	int good = strcmp(hand, page) == 0;

	free(hand);
	if (!good) {
		fputs("the pages differ\n", stderr);
		return 1;
	}
	printf("   by the sheet %6.1f us, by hand %6.1f us, the tree's copy "
	    "included\n", microseconds(sheet, root, NULL, count),
	    microseconds(sheet, root, frame, count));
	return 0;
}

int
main(int argc, char **argv)
{
	struct sheet *sheet;
	struct frame frame;
	xmlDoc *doc;
	char *page;
	int status = 0, count;

	log_open("hand");
	if (argc < 6 || sheet_open(&sheet, argv[3],
	    (const char *const *)argv + 5, (size_t)argc - 5) != OUTCOME_OK)
		return 2;
	doc = xmlReadFile(argv[4], "UTF-8", XML_PARSE_NONET);
	if (doc == NULL)
		return 2;
	count = atoi(argv[2]);
	page = render(sheet, xmlDocGetRootElement(doc), NULL, 1);
	frame = frame_of(page);
	if (strcmp(argv[1], "compare") == 0)
		status = compare(sheet, xmlDocGetRootElement(doc), page,
		    &frame, count);
	else
		microseconds(sheet, xmlDocGetRootElement(doc),
		    argv[1][0] == 'h' ? &frame : NULL, count);
	free(page);
	xmlFreeDoc(doc);
	sheet_close(sheet);
	return status;
}
