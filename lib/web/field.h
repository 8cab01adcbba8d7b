/*
 * The types that a form's field can have: how each is named in the page's
 * XML, and how what was typed is taken. Widths and kana are put right
 * silently; names of people are never changed.
 */
#ifndef WEB_FIELD_H
#define WEB_FIELD_H

#include "base/arena.h"

#include <stddef.h>

enum field_type {
	FIELD_HIDDEN,		/* text that the form carries along */
	FIELD_TEXT,		/* one line */
	FIELD_AREA,		/* several lines */
	FIELD_DATE,		/* YYYY-MM-DD */
	FIELD_TIME,		/* YYYY-MM-DDTHH:MM, Japanese time */
	FIELD_CLOCK,		/* HH:MM */
	FIELD_INT,		/* whole number from 0 */
	FIELD_CHOICE,		/* one of few */
	FIELD_SELECT,		/* one of many */
	FIELD_CHECK,		/* "1" or nothing */
	FIELD_CHECKS,		/* several codes, kept with spaces between */
	FIELD_PHONE,
	FIELD_POSTCODE,
	FIELD_KANA,
	FIELD_MAIL,
	FIELD_PASSWORD,
	FIELD_NUMBER,		/* of a job or a seeker */
	FIELD_FILE,		/* a document; its value is its name */
	FIELD_TYPES
};

struct field {
	const char *name;
	enum field_type type;
	_Bool must;
	/*
	 * Characters; for an INT the largest; for a FILE bytes, 0: what the
	 * settings allow.
	 */
	long max;
	long min;		/* for an INT the smallest */
	const char *const *options;	/* codes, NULL at the end; or NULL */
	const char *group;	/* section of a long form, or NULL */
};

/* The type's name in the page's XML. */
const char *field_type_name(enum field_type type);

/*
 * Take what was typed, `length` bytes: *value is what it stands for, as it
 * is kept. Returns NULL, or the code of the error: encoding, characters,
 * missing, long, date, time, clock, number, range, choice, phone, postcode,
 * kana, mail, id_number.
 */
const char *field_take(const struct field *field, struct arena *arena,
    const char *typed, size_t length, const char **value);

#endif
