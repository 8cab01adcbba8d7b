/*
 * Sheets: XSLT 1.0 that turns a page's document into HTML5. A sheet is read
 * once, when the program starts, together with the catalogues of one
 * language, and is then only used; a fault in either stops the start.
 *
 * What a sheet may hold is the plain part of XSLT (sheet_check.c says which);
 * anything else is refused with its file and line. libxslt reads a sheet and
 * says whether it is right; what then runs is made of it (sheet_program.h), at
 * a tenth of the cost. tests/house/oracle holds the two together. A sheet
 * holds no words:
 *
 *   <t:say k="nav.home"/>          the words of that key, as text;
 *   <t:put n="count">…</t:put>     inside say: what stands for <put n="count"/>
 *                                  in the words;
 *   aria-label="[[nav.main]]"      the words in a literal attribute.
 *
 * A catalogue is <catalogue lang="ja"> with <say id="…">words</say> and
 * <words of="application/@state"><word is="selecting">…</word></words>. From
 * the catalogues templates are made that every sheet has, in these modes:
 *
 *   word    the word for a code, from <words of=>; else the value itself.
 *           <words list="1">: the value is codes between spaces
 *   fact    the name of an element or attribute: fact.[parent.]name
 *   label   of a field: field.[form.]name, else fact.name
 *   hint    of a field: hint.[form.]name
 *   option  of an option: its own text, else option.name.value
 *   error   of a field with @error: error.[name.]code; in the words
 *           <put n="typed"/> is what was typed
 *   button  of a form: button.id, else button
 *   group   of a group: group.name
 *
 * When a key stands in several catalogues, the last one given counts.
 */
#ifndef PORT_SHEET_H
#define PORT_SHEET_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/outcome.h"
#include "port/tree.h"

struct sheet;

/*
 * Read and compile the sheet at `path` with `n` catalogues. A fault is
 * logged with its place. The sheet lives until sheet_close(); any number of
 * processes forked afterwards may use it.
 */
MUST_USE enum outcome sheet_open(struct sheet **out, const char *path,
    const char *const catalogues[], size_t n);

void sheet_close(struct sheet *sheet);

/*
 * Call once, when all sheets are open: from here on this process reads no
 * file and no address for XML or XSLT any more.
 */
void sheet_seal(void);

/*
 * Write the page as HTML5 behind what `html` holds. Either the whole page is
 * there or the outcome is a fault and `html` is as before. Memory is taken
 * from `arena`.
 */
MUST_USE enum outcome sheet_render(const struct sheet *sheet,
    const struct tree *page, struct arena *arena, struct bytes *html);

#endif
