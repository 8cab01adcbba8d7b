/*
 * A book: the catalogues of one language, while sheets are read. Shared by
 * sheet_book.c, which reads it and puts its words into sheets, and
 * sheet_words.c, which makes templates of it.
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

#endif
