/*
 * Partners, at the desk of an office: those that act for it or for
 * employers that it looks after. Others are not there.
 */
#ifndef DESK_PARTNER_OFFICE_H
#define DESK_PARTNER_OFFICE_H

#include "desk/desk.h"

/*
 * `viewer`, each `partner` with how many of its messages of the last seven
 * days were `taken`, refused (`refusals`) and failed (`faults`), and a
 * `mandate` for each party that one of them acts for.
 */
enum outcome desk_partners(struct desk *desk, struct element *into) MUST_USE;

/*
 * One of them: besides its `certificate`s, its last `batch`es and its last
 * fifty messages (`message`). No `partner`: the office has none of this id.
 */
enum outcome desk_partner_page(struct desk *desk, struct element *into,
    const unsigned char *id) MUST_USE;

#endif
