/*
 * A book: the catalogues of one language, while sheets are read. Shared by
 * sheet_book.c, which reads it and puts its words into sheets, and by
 * sheet_words.c and sheet_choice.c, which make templates of it.
 */
#ifndef PORT_SHEET_BOOK_H
#define PORT_SHEET_BOOK_H

#include "port/sheet_private.h"

/* <say id=>: some words; they are the children of `node`. */
struct saying {
	struct saying *next;
	const char *id;
	const xmlNode *node;
};

/* <word is=> of <words of= mode= option= list=>; `is` NULL: any other. */
struct word {
	struct word *next;
	const char *of;
	const char *mode;
	const char *option;	/* NULL, or fields with the same options */
	const char *list;	/* NULL, or the value is codes between spaces */
	const char *is;
	const xmlNode *node;
};

struct sheet_book {
	struct arena *arena;
	struct saying *sayings;	/* in the order of the catalogues */
	struct saying **sayings_end;
	struct word *words;
	struct word **words_end;
	_Bool spaced;		/* a line break in the words is a space */
};

/* The words of that key, or NULL. */
const struct saying *sheet_saying(const struct sheet_book *book,
    const char *id);

/* A piece of words without the line breaks of the catalogue's own layout. */
const char *sheet_piece(const struct sheet_book *book, const xmlNode *text);

enum { CHOICES_MAX = 2000 };	/* of one template */

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

/* Add a choice; of several for a code the last one counts. */
void sheet_choice_add(struct choices *choices, const char *code,
    const char *also, const xmlNode *words);

/* Write the template of a family with its choices. */
void sheet_choice_write(const struct sheet_book *book, struct bytes *out,
    const struct family *family, struct choices *choices);

/*
 * Write words as the content of a template; values in them stand `beside`
 * the code, or are the field's own.
 */
void sheet_words_write(const struct sheet_book *book, struct bytes *out,
    const xmlNode *words, _Bool beside);

#endif
