#include "web/field.h"

#include "base/instant.h"
#include "base/text.h"
#include "model/limits.h"
#include "port/unicode.h"

#include <stdlib.h>
#include <string.h>

/* A type's own check of a value that is text and not empty. */
typedef const char *taker(const struct field *field, struct arena *arena,
    const char **value);

static const char *
take_as_is(const struct field *field, struct arena *arena,
    const char **value)
{
	(void)field;
	(void)arena;
	(void)value;
	return NULL;
}

static const char *
take_date(const struct field *field, struct arena *arena, const char **value)
{
	int32_t day;

	(void)field;
	*value = unicode_compose(arena, *value);
	return day_parse(*value, &day) ? NULL : "date";
}

static const char *
take_time(const struct field *field, struct arena *arena, const char **value)
{
	int64_t at;

	(void)field;
	*value = unicode_compose(arena, *value);
	return instant_parse_local(*value, &at) ? NULL : "time";
}

static const char *
take_clock(const struct field *field, struct arena *arena,
    const char **value)
{
	int minute;

	(void)field;
	*value = unicode_compose(arena, *value);
	return minute_parse(*value, &minute) ? NULL : "clock";
}

/* Copy only the characters of `keep`; NULL when others but `drop` occur. */
static char *
sift(struct arena *arena, const char *text, const char *keep,
    const char *drop)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t length = 0;

	for (; *text != '\0'; text++)
		if (strchr(keep, *text) != NULL)
			out[length++] = *text;
		else if (strchr(drop, *text) == NULL)
			return NULL;
	return out;
}

static const char *
take_int(const struct field *field, struct arena *arena, const char **value)
{
	char *digits = sift(arena, unicode_compose(arena, *value),
	    "0123456789", ", ");
	long number;

	if (digits == NULL || *digits == '\0')
		return "number";
	if (strlen(digits) > 9)
		return "range";
	number = strtol(digits, NULL, 10);
	*value = arena_text(arena, "%ld", number);
	return number < field->min ||
	    (field->max > 0 && number > field->max) ? "range" : NULL;
}

static _Bool
option_known(const struct field *field, const char *code, size_t length)
{
	if (field->options == NULL)
		return 1;
	for (size_t i = 0; field->options[i] != NULL; i++)
		if (strncmp(field->options[i], code, length) == 0 &&
		    field->options[i][length] == '\0')
			return 1;
	return 0;
}

static const char *
take_choice(const struct field *field, struct arena *arena,
    const char **value)
{
	(void)arena;
	return option_known(field, *value, strlen(*value)) ? NULL : "choice";
}

static const char *
take_check(const struct field *field, struct arena *arena,
    const char **value)
{
	(void)field;
	(void)arena;
	return strcmp(*value, "1") == 0 ? NULL : "choice";
}

/* The codes come joined by spaces; each must be known, and is kept once. */
static const char *
take_checks(const struct field *field, struct arena *arena,
    const char **value)
{
	char *kept = arena_alloc(arena, strlen(*value) + 1);
	size_t length, used = 0;

	for (const char *code = *value; *code != '\0'; code += length) {
		code += strspn(code, " ");
		length = strcspn(code, " ");
		if (!option_known(field, code, length))
			return "choice";
		if (text_has_code(kept, code, length))
			continue;
		if (used > 0)
			kept[used++] = ' ';
		memcpy(kept + used, code, length);
		used += length;
	}
	*value = kept;
	return NULL;
}

/* Every kind of dash that a Japanese keyboard makes becomes a hyphen. */
static char *
dashes(struct arena *arena, const char *text)
{
	static const char *const forms[] = { "\u2010", "\u2011", "\u2012",
	    "\u2013", "\u2014", "\u2015", "\u2212", "\u30fc" };
	char *out = unicode_compose(arena, text);

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		char *at;

		while ((at = strstr(out, forms[i])) != NULL) {
			*at = '-';
			memmove(at + 1, at + 3, strlen(at + 3) + 1);
		}
	}
	return out;
}

static size_t
digits_in(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += *text >= '0' && *text <= '9';
	return count;
}

static const char *
take_phone(const struct field *field, struct arena *arena,
    const char **value)
{
	char *phone = sift(arena, dashes(arena, *value), "0123456789-",
	    " ()");

	(void)field;
	if (phone == NULL || *phone != '0' || digits_in(phone) < 10 ||
	    digits_in(phone) > 11 || strlen(phone) > 16)
		return "phone";
	*value = phone;
	return NULL;
}

static const char *
take_postcode(const struct field *field, struct arena *arena,
    const char **value)
{
	char *digits = sift(arena, dashes(arena, *value), "0123456789",
	    "- ");

	(void)field;
	if (digits == NULL || strlen(digits) != 7)
		return "postcode";
	*value = digits;
	return NULL;
}

/*
 * Katakana with its marks and spaces, or Latin letters: a mononym or a
 * foreign name must pass.
 */
static const char *
take_kana(const struct field *field, struct arena *arena, const char **value)
{
	const unsigned char *p;

	(void)field;
	*value = unicode_katakana(arena, *value);
	for (p = (const unsigned char *)*value; *p != '\0'; p++) {
		if (*p < 0x80) {
			if (strchr(" .-'", *p) == NULL &&
			    (unsigned)(*p | 0x20) - 'a' > 25)
				return "kana";
			continue;
		}
		/* U+30A0..U+30FF is E3 82 A0 .. E3 83 BF. */
		if (p[0] != 0xe3 || !((p[1] == 0x82 && p[2] >= 0xa0) ||
		    p[1] == 0x83))
			return "kana";
		p += 2;
	}
	return NULL;
}

static const char *
take_mail(const struct field *field, struct arena *arena, const char **value)
{
	const char *at;

	(void)field;
	*value = unicode_compose(arena, *value);
	at = strchr(*value, '@');
	/* Folded, as it is compared, it may be longer. */
	if (at == NULL || at == *value || at[1] == '\0' ||
	    strchr(at + 1, '@') != NULL || strlen(*value) > LIMIT_MAIL ||
	    strlen(unicode_fold(arena, *value)) > LIMIT_MAIL ||
	    strpbrk(*value, " ,;:<>()[]\\\"") != NULL)
		return "mail";
	return NULL;
}

/* Five digits, a hyphen, one to eight digits. */
static const char *
take_number(const struct field *field, struct arena *arena,
    const char **value)
{
	char *number = sift(arena, dashes(arena, *value), "0123456789-", " ");

	(void)field;
	if (number == NULL || strspn(number, "0123456789") != 5 ||
	    number[5] != '-' || strlen(number) < 7 ||
	    strlen(number) > LIMIT_NUMBER ||
	    number[6 + strspn(number + 6, "0123456789")] != '\0')
		return "id_number";
	*value = number;
	return NULL;
}

static const struct {
	const char *name;
	taker *take;
} types[FIELD_TYPES] = {
	[FIELD_HIDDEN] = { "hidden", take_as_is },
	[FIELD_TEXT] = { "text", take_as_is },
	[FIELD_AREA] = { "area", take_as_is },
	[FIELD_DATE] = { "date", take_date },
	[FIELD_TIME] = { "time", take_time },
	[FIELD_CLOCK] = { "clock", take_clock },
	[FIELD_INT] = { "int", take_int },
	[FIELD_CHOICE] = { "choice", take_choice },
	[FIELD_SELECT] = { "select", take_choice },
	[FIELD_CHECK] = { "check", take_check },
	[FIELD_CHECKS] = { "checks", take_checks },
	[FIELD_PHONE] = { "phone", take_phone },
	[FIELD_POSTCODE] = { "postcode", take_postcode },
	[FIELD_KANA] = { "kana", take_kana },
	[FIELD_MAIL] = { "mail", take_mail },
	[FIELD_PASSWORD] = { "password", take_as_is },
	[FIELD_NUMBER] = { "number", take_number },
	[FIELD_FILE] = { "file", take_as_is }
};

const char *
field_type_name(enum field_type type)
{
	return types[type].name;
}

/* What was composed may be longer than what was typed, so it asks twice. */
static _Bool
too_long(const struct field *field, const char *text)
{
	return field->type != FIELD_INT && field->max > 0 &&
	    text_characters(text, strlen(text)) > (size_t)field->max;
}

/* DEL and U+0080 to U+009F: XML has room for them, no text of ours has. */
static _Bool
holds_controls(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	for (; *p != '\0'; p++)
		if (*p == 0x7f || (*p == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0))
			return 1;
	return 0;
}

const char *
field_take(const struct field *field, struct arena *arena,
    const char *typed, size_t length, const char **value)
{
	char *text = arena_copy(arena, typed, length);
	const char *error;

	*value = "";
	if (!text_utf8(text, length))
		return "encoding";
	if (!text_xml(text, length) || holds_controls(text))
		return "characters";
	length = text_lines(text, length);
	if (field->type != FIELD_PASSWORD) {
		const char *trimmed = text_trim(text, &length);

		text = arena_copy(arena, trimmed, length);
	}
	*value = text;
	if (field->type != FIELD_AREA && strpbrk(text, "\n\t") != NULL)
		return "characters";
	if (length == 0)
		return field->must ? "missing" : NULL;
	if (too_long(field, text))
		return "long";
	error = types[field->type].take(field, arena, value);
	return error == NULL && too_long(field, *value) ? "long" : error;
}
