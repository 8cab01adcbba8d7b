/*
 * What the office sent to the seeker, and the way from there to an
 * application: write the motivation, check it, apply (R5, R6).
 */
#ifndef SEEKER_REFERRAL_H
#define SEEKER_REFERRAL_H

#include "web/route.h"

handler get_referrals;
handler get_referral;
handler get_check;
handler post_draft;
handler post_apply;

#endif
