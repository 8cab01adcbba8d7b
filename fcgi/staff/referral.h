/* Referrals of the office: begun, cleared with the employer, sent. */
#ifndef STAFF_REFERRAL_H
#define STAFF_REFERRAL_H

#include "web/route.h"

handler get_referrals;
handler get_referral_new;
handler post_referral_new;
handler get_referral;
handler post_referral;
handler get_referral_letter;
handler post_call;
handler post_exemption;
handler post_send;
handler post_withdraw;

#endif
