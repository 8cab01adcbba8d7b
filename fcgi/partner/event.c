/*
 * Feeds of events (Atom, RFC 4287), the oldest first. What has its place in
 * the order is behind the cursor of `next`, what may still be preceded is
 * shown and not passed: so one may see an entry twice, and misses none.
 */
#include "partner/event.h"

#include "base/text.h"
#include "desk/event.h"
#include "port/digest.h"
#include "web/program.h"
#include "web/request.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 100, ENTRIES_MOST = 200, CURSOR_MOST = 18, TAG_BYTES = 16 };

static const char atom[] = "http://www.w3.org/2005/Atom";

struct feed {
	const char *noun;	/* or NULL: of all */
	const char *path;
	int64_t after;
	long size;
	int64_t next;		/* the cursor */
	const char *updated;
	struct bytes said;	/* by which its tag is made */
};

enum outcome
event_after(struct request *request, int64_t *after)
{
	const char *text = query_get(&request->query, "after");

	*after = -1;
	if (text == NULL)
		return OUTCOME_OK;
	if (*text == '\0' || strlen(text) > CURSOR_MOST ||
	    text[strspn(text, "0123456789")] != '\0')
		return request_refuse(request, 400, "cursor");
	*after = strtoll(text, NULL, 10);
	return OUTCOME_OK;
}

static const char *
address(struct request *request, const char *path)
{
	return arena_text(request->arena, "%s%s", request->program->site.url,
	    path);
}

static void
link_put(struct request *request, struct element *feed, const char *rel,
    const char *path)
{
	struct element *link = element_add(feed, "link");

	element_set(link, "rel", rel);
	element_set(link, "href", address(request, path));
}

static void
entry_put(struct request *request, struct element *into,
    const struct element *row)
{
	const char *path = desk_event_path(request->arena, row);
	struct element *entry = element_add(into, "entry"), *content, *event;

	element_say(entry, "id", arena_text(request->arena, "urn:uuid:%s",
	    desk_event_uuid(request->arena, fact_text(row, "id"))));
	element_say(entry, "title", fact_text(row, "title"));
	element_say(entry, "updated", fact_text(row, "real"));
	link_put(request, entry, "alternate", path);
	content = element_add(entry, "content");
	element_set(content, "type", "application/xml");
	event = element_add(content, "event");
	element_set(event, "xmlns", "");
	element_set(event, "code", fact_text(row, "code"));
	element_set(event, "noun", fact_text(row, "noun"));
	element_set(event, "id", fact_text(row, "subject"));
	element_set(event, "at", fact_text(row, "at"));
	element_set(event, "href", path);
}

/*
 * What has no place yet comes last, while there is room. With room left the
 * order was looked at up to its end, whatever noun is asked for.
 */
static void
entries_put(struct request *request, struct element *into,
    const struct element *rows, struct feed *feed)
{
	const struct element *row = element_first(rows, "event");
	long count = 0, placed = 0;

	for (; row != NULL && count < feed->size;
	    row = element_next(row, "event"), count++) {
		entry_put(request, into, row);
		bytes_print(&feed->said, " %s", fact_text(row, "id"));
		feed->updated = fact_text(row, "real");
		if (!fact_has(row, "place"))
			continue;
		feed->next = strtoll(fact_text(row, "place"), NULL, 10);
		placed++;
	}
	if (placed < feed->size)
		feed->next = strtoll(fact_text(element_first(rows, "end"),
		    "place"), NULL, 10);
}

static void
tag_put(struct request *request, struct feed *feed)
{
	unsigned char digest[DIGEST_BYTES];
	char text[2 * TAG_BYTES + 1];

	bytes_print(&feed->said, " %lld", (long long)feed->next);
	digest_of(digest, feed->said.data, feed->said.length);
	text_hex(digest, TAG_BYTES, text);
	request->etag = arena_text(request->arena, "\"%s\"", text);
}

static const char *
path_after(struct request *request, const struct feed *feed, int64_t after)
{
	return arena_text(request->arena, "%s?after=%lld%s", feed->path,
	    (long long)after, feed->size == ENTRIES ? "" :
	    arena_text(request->arena, "&limit=%ld", feed->size));
}

static void
head_put(struct request *request, struct element *into,
    const struct element *end, const struct feed *feed)
{
	element_set(into, "xmlns", atom);
	element_say(into, "id", address(request, feed->path));
	element_say(into, "title", fact_text(end, "title"));
	element_say(into, "updated", feed->updated);
	element_say(element_add(into, "author"), "name", "Shokai");
	link_put(request, into, "self", path_after(request, feed,
	    feed->after));
	link_put(request, into, "next", path_after(request, feed,
	    feed->next));
}

static void
feed_put(struct request *request, const struct element *rows,
    struct feed *feed)
{
	const struct element *end = element_first(rows, "end"), *entry;
	struct element *entries = tree_root(tree_open(request->arena,
	    "entries"));

	bytes_init(&feed->said, request->arena, 4096);
	feed->next = strtoll(fact_text(end, "after"), NULL, 10);
	feed->updated = fact_text(end, "at");
	entries_put(request, entries, rows, feed);
	tag_put(request, feed);
	request->page = tree_open(request->arena, "feed");
	request->root = tree_root(request->page);
	request->media = "application/atom+xml; charset=utf-8";
	head_put(request, request->root, end, feed);
	for (entry = element_first(entries, "entry"); entry != NULL;
	    entry = element_next(entry, "entry"))
		element_copy(request->root, entry);
}

static enum outcome
show(struct request *request, const char *noun)
{
	struct element *rows = tree_root(tree_open(request->arena, "facts"));
	long size = strtol(request_query(request, "limit"), NULL, 10);
	struct feed feed = { .noun = noun, .path = request->route->path,
	    .size = size < 1 ? ENTRIES : size > ENTRIES_MOST ? ENTRIES_MOST :
	    size };

	TRY(event_after(request, &feed.after));
	if (feed.after < 0)
		feed.after = 0;
	TRY(desk_events(&request->desk, rows, noun, feed.after, feed.size));
	feed_put(request, rows, &feed);
	return OUTCOME_OK;
}

enum outcome
get_events(struct request *request)
{
	return show(request, NULL);
}

enum outcome
get_applications(struct request *request)
{
	return show(request, "application");
}
