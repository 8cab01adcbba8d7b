#include "port/charset.h"

#include "base/log.h"
#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CHARACTER = 4 };		/* bytes at most, in either encoding */

struct charset {
	iconv_t shift_jis;	/* NO_ICONV: the text is UTF-8 */
};

#define NO_ICONV ((iconv_t)-1)

/* ---- which -------------------------------------------------------------- */

static const struct {
	const char *label;
	enum charset_kind kind;
} labels[] = {
	{ "utf-8", CHARSET_UTF8 },
	{ "utf8", CHARSET_UTF8 },
	{ "shift_jis", CHARSET_SHIFT_JIS },
	{ "sjis", CHARSET_SHIFT_JIS },
	{ "windows-31j", CHARSET_SHIFT_JIS },
	{ "cp932", CHARSET_SHIFT_JIS },
	{ "ms_kanji", CHARSET_SHIFT_JIS }
};

static enum charset_kind
kind_of(const char *label, size_t length)
{
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (strlen(labels[i].label) == length &&
		    strncasecmp(labels[i].label, label, length) == 0)
			return labels[i].kind;
	return CHARSET_OTHER;
}

static _Bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *
skip_blanks(const char *at, const char *end)
{
	while (at < end && is_blank(*at))
		at++;
	return at;
}

/*
 * The value of `encoding` in an XML declaration. One that is not as XML 1.0
 * §2.8 writes it names none: the parser refuses it.
 */
static const char *
declared(const char *head, size_t length, size_t *label)
{
	static const char name[] = "encoding";
	const char *end, *at, *close;

	if (length < 6 || memcmp(head, "<?xml", 5) != 0 || !is_blank(head[5]))
		return NULL;
	end = memmem(head, length, "?>", 2);
	if (end == NULL)
		return NULL;
	at = memmem(head, (size_t)(end - head), name, sizeof name - 1);
	if (at == NULL || !is_blank(at[-1]))
		return NULL;
	at = skip_blanks(at + sizeof name - 1, end);
	if (at == end || *at != '=')
		return NULL;
	at = skip_blanks(at + 1, end);
	if (at == end || (*at != '"' && *at != '\''))
		return NULL;
	close = memchr(at + 1, *at, (size_t)(end - at - 1));
	if (close == NULL)
		return NULL;
	*label = (size_t)(close - at - 1);
	return at + 1;
}

/* UTF-16 and UTF-32 show by a mark or by the zeros beside their first "<". */
static _Bool
is_wide(const char *head, size_t length)
{
	return length >= 2 && (memcmp(head, "\xfe\xff", 2) == 0 ||
	    memcmp(head, "\xff\xfe", 2) == 0 || memcmp(head, "\0<", 2) == 0 ||
	    memcmp(head, "<\0", 2) == 0 || memcmp(head, "\0\0", 2) == 0);
}

enum charset_kind
charset_of(const char *label, const char *head, size_t length, size_t *mark)
{
	size_t count = 0;

	*mark = 0;
	if (length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) {
		*mark = 3;
		return CHARSET_UTF8;
	}
	if (is_wide(head, length))
		return CHARSET_OTHER;
	if (label != NULL)
		return kind_of(label, strlen(label));
	label = declared(head, length, &count);
	return label == NULL ? CHARSET_UTF8 : kind_of(label, count);
}

/* ---- turning ------------------------------------------------------------ */

enum outcome
charset_open(struct charset **out, enum charset_kind kind)
{
	struct charset *charset = calloc(1, sizeof *charset);

	if (charset == NULL)
		abort();
	charset->shift_jis = NO_ICONV;
	if (kind == CHARSET_SHIFT_JIS) {
		charset->shift_jis = iconv_open("UTF-8", "CP932");
		if (charset->shift_jis == NO_ICONV) {
			log_line("charset: CP932: %s", strerror(errno));
			free(charset);
			return OUTCOME_FAULT;
		}
	}
	*out = charset;
	return OUTCOME_OK;
}

void
charset_close(struct charset *charset)
{
	if (charset == NULL)
		return;
	if (charset->shift_jis != NO_ICONV)
		iconv_close(charset->shift_jis);
	free(charset);
}

/* How many bytes a character has that begins so; 0: none does. */
static size_t
width(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c < 0xc2 || c > 0xf4)
		return 0;
	return c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/*
 * Is what is left of a text, too short for its character, what one begins
 * with? Only a second byte has bounds of its own (RFC 3629 §4).
 */
static _Bool
begins(const char *in, size_t length)
{
	char whole[CHARACTER] = { '\x80', '\x80', '\x80', '\x80' };

	memcpy(whole, in, length);
	return length == 1 ||
	    text_utf8(whole, width((unsigned char)in[0]));
}

/* Bytes of ASCII at the beginning, eight at a time. */
static size_t
plain(const char *in, size_t length)
{
	size_t at = 0;
	uint64_t eight;

	while (length - at >= sizeof eight) {
		memcpy(&eight, in + at, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
		at += sizeof eight;
	}
	while (at < length && (unsigned char)in[at] < 0x80)
		at++;
	return at;
}

/* Most of Japanese: three bytes whose second knows no bounds of its own. */
static _Bool
common(const char *in, size_t length)
{
	unsigned char first = (unsigned char)in[0];

	return length >= 3 && first > 0xe0 && first < 0xf0 && first != 0xed &&
	    ((unsigned char)in[1] & 0xc0) == 0x80 &&
	    ((unsigned char)in[2] & 0xc0) == 0x80;
}

static enum outcome
utf8_run(const char *in, size_t length, size_t *taken, char *out,
    size_t capacity, size_t *made)
{
	size_t most = length < capacity ? length : capacity, at = 0;
	enum outcome outcome = OUTCOME_OK;

	for (;;) {
		size_t n;

		at += plain(in + at, most - at);
		while (most - at >= 3 && common(in + at, most - at))
			at += 3;
		if (at == most)
			break;
		n = width((unsigned char)in[at]);
		if (n == 1)
			continue;
		if (n > length - at) {
			outcome = begins(in + at, length - at) ?
			    OUTCOME_OK : OUTCOME_INVALID;
			break;
		}
		if (n == 0 || !text_utf8(in + at, n)) {
			outcome = OUTCOME_INVALID;
			break;
		}
		if (n > most - at)
			break;		/* no room */
		at += n;
	}
	memcpy(out, in, at);
	*taken = *made = at;
	return outcome;
}

enum outcome
charset_run(struct charset *charset, const char *in, size_t length,
    size_t *taken, char *out, size_t capacity, size_t *made)
{
	char *from = (char *)(uintptr_t)in, *into = out;
	size_t left = length, room = capacity;
	enum outcome outcome = OUTCOME_OK;

	if (charset->shift_jis == NO_ICONV)
		return utf8_run(in, length, taken, out, capacity, made);
	if (iconv(charset->shift_jis, &from, &left, &into, &room) ==
	    (size_t)-1 && errno == EILSEQ)
		outcome = OUTCOME_INVALID;
	*taken = length - left;
	*made = capacity - room;
	return outcome;
}
