/*
 * Unicode by GLib: what may be normalised is (kana, digits, addresses);
 * people's names never are.
 */
#ifndef PORT_UNICODE_H
#define PORT_UNICODE_H

#include "base/arena.h"

/* Case folding, for addresses that are compared (rules.md, decisions). */
char *unicode_fold(struct arena *arena, const char *text);

/* Compatibility composition (NFKC): full-width digits become ASCII. */
char *unicode_compose(struct arena *arena, const char *text);

/* As unicode_compose, with hiragana turned into katakana. */
char *unicode_katakana(struct arena *arena, const char *text);

#endif
