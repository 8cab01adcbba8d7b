/* Results that staff enter or correct (R16). */
#ifndef STAFF_RESULT_H
#define STAFF_RESULT_H

#include "web/route.h"

handler get_results;
handler get_result;
handler post_result;
handler post_correct;

#endif
