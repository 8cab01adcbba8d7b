/*
 * Reading: from the source through inflate and charset into the buffer. What
 * the buffer holds depends on the document alone, never on how much of it the
 * source gives at a time. Trouble is told only when all before it was parsed.
 */
#include "port/intake_private.h"

#include <string.h>

enum {
	CHARACTER = 4,			/* bytes at most */
	FREE_OF_RATIO = 1024 * 1024	/* bytes */
};

static void
stop(struct intake_reading *reading, const char *code)
{
	reading->code = code;
	reading->outcome = OUTCOME_INVALID;
	reading->raw_ended = 1;
}

static void
source_read(struct intake_reading *reading, char *into, size_t capacity,
    size_t *length)
{
	enum outcome outcome;

	*length = 0;
	outcome = reading->source.read(reading->source.from, into, capacity,
	    length);
	if (outcome != OUTCOME_OK) {
		stop(reading, NULL);
		reading->outcome = OUTCOME_FAULT;
		*length = 0;
	} else if (*length == 0) {
		reading->source_ended = 1;
	}
}

static void
packed_end(struct intake_reading *reading)
{
	if (!inflate_whole(reading->inflate))
		stop(reading, "xml_gzip");
	reading->raw_ended = 1;
}

/* One step of inflating into `raw`. */
static void
packed_read(struct intake_reading *reading, unsigned ratio)
{
	size_t taken, made, length;
	enum outcome outcome;

	if (reading->packed_at == reading->packed_end &&
	    !reading->source_ended) {
		source_read(reading, reading->packed, sizeof reading->packed,
		    &length);
		reading->packed_at = 0;
		reading->packed_end = length;
		reading->packed_came += length;
		if (reading->raw_ended)
			return;
	}
	outcome = inflate_run(reading->inflate,
	    reading->packed + reading->packed_at,
	    reading->packed_end - reading->packed_at, &taken,
	    reading->raw + reading->raw_end,
	    sizeof reading->raw - reading->raw_end, &made);
	reading->packed_at += taken;
	reading->raw_end += made;
	reading->came += made;
	if (outcome != OUTCOME_OK) {
		stop(reading, "xml_gzip");
		reading->outcome = outcome;
	} else if (reading->came > FREE_OF_RATIO && reading->came / ratio >
	    reading->packed_came) {
		stop(reading, "xml_ratio");
	} else if (reading->source_ended && made == 0 &&
	    reading->packed_at == reading->packed_end) {
		packed_end(reading);
	}
}

/* Fill `raw`, whatever the source gives at a time. */
static void
raw_fill(struct intake_reading *reading, const struct intake_limits *limits)
{
	memmove(reading->raw, reading->raw + reading->raw_at,
	    reading->raw_end - reading->raw_at);
	reading->raw_end -= reading->raw_at;
	reading->raw_at = 0;
	while (!reading->raw_ended && reading->raw_end < sizeof reading->raw) {
		size_t length;

		if (reading->inflate != NULL) {
			packed_read(reading, limits->ratio);
		} else {
			source_read(reading, reading->raw + reading->raw_end,
			    sizeof reading->raw - reading->raw_end, &length);
			reading->raw_end += length;
			reading->came += length;
			reading->raw_ended |= reading->source_ended;
		}
		if (reading->came > limits->bytes) {
			reading->raw_end -= reading->came - limits->bytes;
			reading->came = limits->bytes;
			stop(reading, "xml_large");
		}
	}
}

static void
charset_choose(struct intake_reading *reading)
{
	const char *head = reading->raw;
	size_t length = reading->raw_end < CHARSET_HEAD ? reading->raw_end :
	    CHARSET_HEAD, mark;
	enum charset_kind kind = charset_of(reading->label, head, length,
	    &mark);

	if (length >= 2 && memcmp(head, "\x1f\x8b", 2) == 0) {
		stop(reading, "xml_gzip");
	} else if (kind == CHARSET_OTHER) {
		stop(reading, "encoding");
	} else if (charset_open(&reading->charset, kind) != OUTCOME_OK) {
		stop(reading, NULL);
		reading->outcome = OUTCOME_FAULT;
	}
	if (reading->charset == NULL)
		reading->raw_at = reading->raw_end;
	else
		reading->raw_at = mark;
}

/* Characters below the space but tab, LF and CR; U+FFFE and U+FFFF. */
static _Bool
is_refused(const char *at, size_t left)
{
	unsigned char c = (unsigned char)*at;

	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return c == 0xef && left >= 3 &&
	    ((unsigned char)at[1] == 0xbf && (unsigned char)at[2] >= 0xbe);
}

/*
 * Take whole characters that stand behind `end`: CR LF and CR become LF (XML
 * 1.0 §2.11), and the first character that XML has not stops the reading.
 */
static void
characters_take(struct intake_reading *reading, size_t length)
{
	char *from = reading->data + reading->end, *to = from;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)from[i];

		if (c > '\r' && c != 0xef && c >= 0x20) {
			*to++ = (char)c;
			reading->after_return = 0;
			continue;
		}
		if (is_refused(from + i, length - i)) {
			stop(reading, "xml_characters");
			reading->raw_at = reading->raw_end;
			break;
		}
		if (c != '\n' || !reading->after_return) {
			*to++ = c == '\r' ? '\n' : (char)c;
			reading->line += c == '\r' || c == '\n';
		}
		reading->after_return = c == '\r';
	}
	reading->end += (size_t)(to - from);
}

/* What `raw` holds into `room` bytes behind `end`; false: too little. */
static _Bool
characters_read(struct intake_reading *reading, size_t room)
{
	size_t taken, made;
	enum outcome outcome = charset_run(reading->charset,
	    reading->raw + reading->raw_at, reading->raw_end - reading->raw_at,
	    &taken, reading->data + reading->end, room, &made);

	reading->raw_at += taken;
	characters_take(reading, made);
	if (outcome == OUTCOME_OK)
		return taken > 0;
	/* A refused character stands before it, if there is one. */
	if (reading->raw_at < reading->raw_end)
		stop(reading, "encoding");
	reading->raw_at = reading->raw_end;
	return 0;
}

/* All was read; is there a character that was cut off? */
static void
characters_end(struct intake_reading *reading)
{
	if (reading->raw_at < reading->raw_end &&
	    reading->outcome == OUTCOME_OK)
		stop(reading, "encoding");
	reading->ended = 1;
}

void
intake_fill(struct intake_reading *reading, const struct intake_limits *limits)
{
	size_t most;

	memmove(reading->data, reading->data + reading->start,
	    reading->end - reading->start);
	reading->end -= reading->start;
	reading->start = 0;
	most = reading->end + reading->piece + CHARACTER;
	if (most > sizeof reading->data)
		most = sizeof reading->data;
	while (!reading->ended && most - reading->end >= CHARACTER) {
		if (reading->charset == NULL) {
			raw_fill(reading, limits);
			charset_choose(reading);
		}
		if (reading->charset != NULL &&
		    characters_read(reading, most - reading->end))
			continue;
		if (reading->raw_ended)
			characters_end(reading);
		else
			raw_fill(reading, limits);
	}
}

unsigned long
intake_line_at(const struct intake_reading *reading, size_t place)
{
	unsigned long line = reading->line;

	for (size_t i = place; i < reading->end; i++)
		line -= reading->data[i] == '\n';
	return line;
}
