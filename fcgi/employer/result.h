/* The result: telling the applicant, and registering it (R15). */
#ifndef EMPLOYER_RESULT_H
#define EMPLOYER_RESULT_H

#include "web/route.h"

handler get_result;
handler post_told;
handler post_result;

#endif
