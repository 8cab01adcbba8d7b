/* Referrals of the office for which the system acts (R3-R6). */
#ifndef PARTNER_REFERRAL_H
#define PARTNER_REFERRAL_H

#include "web/route.h"

handler get_referrals;
handler post_referral;
handler get_referral;

#endif
