#include "port/sheet_book.h"

#include "base/log.h"
#include "base/text.h"

#include <string.h>

/* What may stand in words besides text: these, and <put n=>. */
static const char marks[] = " strong em br put ";

const struct saying *
sheet_saying(const struct sheet_book *book, const char *id)
{
	const struct saying *found = NULL;

	for (const struct saying *s = book->sayings; s != NULL; s = s->next)
		if (strcmp(s->id, id) == 0)
			found = s;
	return found;
}

const char *
sheet_piece(const struct sheet_book *book, const xmlNode *text)
{
	const char *from = (const char *)text->content;
	char *piece = arena_copy(book->arena, from, strlen(from));
	char *to = piece;

	while (*from != '\0') {
		size_t blank = strspn(from, " \t\r\n");

		if (memchr(from, '\n', blank) != NULL) {
			if (book->spaced)
				*to++ = ' ';
			from += blank;
		} else
			*to++ = *from++;
	}
	*to = '\0';
	return piece;
}

static enum outcome
check_words(const xmlNode *node)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		const char *name = (const char *)n->name;

		if (n->type == XML_TEXT_NODE || n->type == XML_COMMENT_NODE)
			continue;
		if (n->type != XML_ELEMENT_NODE || n->ns != NULL ||
		    !text_has_code(marks, name, strlen(name)))
			return sheet_fault(n, "%s may not stand in words",
			    name);
		if (strcmp(name, "put") == 0 &&
		    sheet_attribute(n, "n") == NULL)
			return sheet_fault(n, "put wants n");
		TRY(check_words(n));
	}
	return OUTCOME_OK;
}

/* A key of dots, letters, digits, - and _, so that it needs no quoting. */
static enum outcome
check_key(const xmlNode *node, const char *key)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";

	if (key == NULL || key[strspn(key, good)] != '\0')
		return sheet_fault(node, "a key wants letters and digits");
	return OUTCOME_OK;
}

static enum outcome
read_saying(struct sheet_book *book, const xmlNode *node)
{
	struct saying *saying = arena_alloc(book->arena, sizeof *saying);
	const struct saying *before;

	saying->id = sheet_attribute(node, "id");
	saying->node = node;
	TRY(check_key(node, saying->id));
	TRY(check_words(node));
	before = sheet_saying(book, saying->id);
	if (before != NULL && before->node->doc == node->doc)
		return sheet_fault(node, "%s is said twice", saying->id);
	*book->sayings_end = saying;
	book->sayings_end = &saying->next;
	return OUTCOME_OK;
}

static enum outcome
read_words(struct sheet_book *book, const xmlNode *node)
{
	const char *of = sheet_attribute(node, "of");
	const char *mode = sheet_attribute(node, "mode");

	if (of == NULL)
		return sheet_fault(node, "words wants of");
	TRY(sheet_expression(node, of, strlen(of)));
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		struct word *word;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (!sheet_is(n, NULL, "word"))
			return sheet_fault(n, "words holds word alone");
		word = arena_alloc(book->arena, sizeof *word);
		word->of = of;
		word->mode = mode != NULL ? mode : "word";
		word->option = sheet_attribute(node, "option");
		word->list = sheet_attribute(node, "list");
		word->is = sheet_attribute(n, "is");
		word->node = n;
		if (word->is != NULL)
			TRY(check_key(n, word->is));
		TRY(check_words(n));
		*book->words_end = word;
		book->words_end = &word->next;
	}
	return OUTCOME_OK;
}

static void
doc_undo(void *doc)
{
	xmlFreeDoc(doc);
}

static enum outcome
read_catalogue(struct sheet_book *book, const char *path)
{
	xmlDoc *doc;
	const xmlNode *root;
	const char *lang;

	TRY(sheet_parse(&doc, path, NULL));
	arena_defer(book->arena, doc_undo, doc);
	root = xmlDocGetRootElement(doc);
	lang = sheet_attribute(root, "lang");
	if (!sheet_is(root, NULL, "catalogue") || lang == NULL)
		return sheet_fault(root, "this is not a catalogue");
	book->spaced = strncmp(lang, "ja", 2) != 0;
	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (sheet_is(n, NULL, "say"))
			TRY(read_saying(book, n));
		else if (sheet_is(n, NULL, "words"))
			TRY(read_words(book, n));
		else
			return sheet_fault(n, "a catalogue holds say, words");
	}
	return OUTCOME_OK;
}

enum outcome
sheet_book_open(struct sheet_book **out, struct arena *arena,
    const char *const catalogues[], size_t n)
{
	struct sheet_book *book = arena_alloc(arena, sizeof *book);

	book->arena = arena;
	book->sayings_end = &book->sayings;
	book->words_end = &book->words;
	*out = book;
	for (size_t i = 0; i < n; i++)
		TRY(read_catalogue(book, catalogues[i]));
	return OUTCOME_OK;
}

/* The t:put of that name in a t:say, or NULL. */
static xmlNode *
put_find(const xmlNode *say, const char *name)
{
	for (xmlNode *n = say->children; n != NULL; n = n->next)
		if (sheet_is(n, SHEET_TEXT, "put") &&
		    strcmp(sheet_attribute(n, "n"), name) == 0)
			return n;
	return NULL;
}

/* What the sheet puts into its words moves to its place in them. */
static enum outcome
merge_put(xmlNode *say, const xmlNode *put, xmlNode *parent)
{
	const char *name = sheet_attribute(put, "n");
	xmlNode *found = put_find(say, name);

	if (found == NULL)
		return sheet_fault(say, "the words want t:put n=\"%s\" once",
		    name);
	while (found->children != NULL) {
		xmlNode *child = found->children;

		xmlUnlinkNode(child);
		xmlAddChild(parent, child);
	}
	xmlUnlinkNode(found);
	xmlFreeNode(found);
	return OUTCOME_OK;
}

/* Copy words behind the last child of `parent`, an element of the sheet. */
static enum outcome
merge_words(const struct sheet_book *book, xmlNode *say, const xmlNode *words,
    xmlNode *parent)
{
	const xmlNode *root = xmlDocGetRootElement(say->doc);

	for (const xmlNode *n = words->children; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			/* xsl:text, or blanks alone would be stripped. */
			xmlNewTextChild(parent, root->ns, BAD_CAST "text",
			    BAD_CAST sheet_piece(book, n));
		else if (sheet_is(n, NULL, "put"))
			TRY(merge_put(say, n, parent));
		else if (n->type == XML_ELEMENT_NODE) {
			xmlNode *mark = xmlNewDocNode(say->doc, NULL, n->name,
			    NULL);

			xmlAddChild(parent, mark);
			TRY(merge_words(book, say, n, mark));
		}
	}
	return OUTCOME_OK;
}

/* Replace t:say by its words. */
static enum outcome
merge_say(const struct sheet_book *book, xmlNode *say)
{
	const char *key = sheet_attribute(say, "k");
	const struct saying *saying = sheet_saying(book, key);
	xmlNode *words = xmlNewDocNode(say->doc, NULL, BAD_CAST "words", NULL);
	enum outcome outcome = saying == NULL ?
	    sheet_fault(say, "no words for \"%s\"", key) :
	    merge_words(book, say, saying->node, words);

	for (const xmlNode *n = say->children; n != NULL; n = n->next)
		if (outcome == OUTCOME_OK && sheet_is(n, SHEET_TEXT, "put"))
			outcome = sheet_fault(n, "\"%s\" has no such put",
			    key);
	while (words->children != NULL) {
		xmlNode *child = words->children;

		xmlUnlinkNode(child);
		xmlAddPrevSibling(say, child);
	}
	xmlFreeNode(words);
	xmlUnlinkNode(say);
	xmlFreeNode(say);
	return outcome;
}

/* The words of a key as one text, its braces doubled for an attribute. */
static enum outcome
value_words(const struct sheet_book *book, const xmlNode *node,
    const char *key, struct bytes *out)
{
	const struct saying *saying = sheet_saying(book, key);
	const char *piece;

	if (saying == NULL)
		return sheet_fault(node, "no words for \"%s\"", key);
	if (saying->node->children == NULL ||
	    saying->node->children->type != XML_TEXT_NODE ||
	    saying->node->children->next != NULL)
		return sheet_fault(node, "\"%s\" is not text alone", key);
	piece = sheet_piece(book, saying->node->children);
	for (; *piece != '\0'; piece++) {
		if (*piece == '{' || *piece == '}')
			bytes_add(out, piece, 1);
		bytes_add(out, piece, 1);
	}
	return OUTCOME_OK;
}

/* Replace each [[key]] of an attribute by its words. */
static enum outcome
merge_value(const struct sheet_book *book, xmlNode *node, xmlAttr *attribute)
{
	const char *value = sheet_attribute(node, (char *)attribute->name);
	struct bytes out;
	const char *open;

	if (value == NULL || strstr(value, "[[") == NULL)
		return OUTCOME_OK;
	bytes_init(&out, book->arena, 256);
	while ((open = strstr(value, "[[")) != NULL) {
		const char *close = strstr(open, "]]");

		if (close == NULL)
			return sheet_fault(node, "[[ without ]]");
		bytes_add(&out, value, (size_t)(open - value));
		TRY(value_words(book, node, arena_copy(book->arena, open + 2,
		    (size_t)(close - open - 2)), &out));
		value = close + 2;
	}
	bytes_add(&out, value, strlen(value) + 1);
	xmlSetProp(node, attribute->name, BAD_CAST out.data);
	return OUTCOME_OK;
}

static enum outcome
merge_node(const struct sheet_book *book, xmlNode *node)
{
	xmlNode *next;

	if (node->type != XML_ELEMENT_NODE)
		return OUTCOME_OK;
	for (xmlNode *n = node->children; n != NULL; n = next) {
		next = n->next;
		TRY(merge_node(book, n));
	}
	if (sheet_is(node, SHEET_TEXT, "say"))
		return merge_say(book, node);
	for (xmlAttr *a = node->properties;
	    a != NULL && !sheet_is(node, SHEET_XSL, NULL); a = a->next)
		TRY(merge_value(book, node, a));
	return OUTCOME_OK;
}

enum outcome
sheet_book_merge(const struct sheet_book *book, xmlDoc *doc)
{
	return merge_node(book, xmlDocGetRootElement(doc));
}
