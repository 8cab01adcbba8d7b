/* Seekers of the office: found, registered, looked at. */
#ifndef STAFF_SEEKER_H
#define STAFF_SEEKER_H

#include "web/route.h"

handler get_seekers;
handler get_seeker_new;
handler post_seeker_new;
handler get_seeker;

#endif
