/* Letters of referral: one, or all that were picked in the list (R8). */
#ifndef EMPLOYER_LETTER_H
#define EMPLOYER_LETTER_H

#include "web/route.h"

handler get_letter;
handler get_letters;

#endif
