/* Partners that post XML, as staff see them. */
#ifndef STAFF_PARTNER_H
#define STAFF_PARTNER_H

#include "web/route.h"

handler get_partners;
handler get_partner;

#endif
