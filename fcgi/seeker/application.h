/*
 * The seeker's applications: how far each has come, cancelling (R12),
 * messages (R11) and withdrawing later (R13).
 */
#ifndef SEEKER_APPLICATION_H
#define SEEKER_APPLICATION_H

#include "web/route.h"

handler get_applications;
handler get_application;
handler post_cancel;
handler post_message;

#endif
