/* Applications to the employers for whom the system acts (R5, R9). */
#ifndef PARTNER_APPLICATION_H
#define PARTNER_APPLICATION_H

#include "web/route.h"

handler get_application;
handler get_letter;
handler get_messages;
handler post_message;
handler post_told;	/* R15: the applicant knows */
handler post_result;	/* R13, R15 */

#endif
