/* Consultations, on the page of the seeker. */
#ifndef STAFF_CONSULTATION_H
#define STAFF_CONSULTATION_H

#include "port/tree.h"
#include "web/route.h"

/*
 * Show the form of a consultation with this seeker; one whose registration
 * has run out can be registered anew by it.
 */
void consultation_show(struct request *request,
    const struct element *seeker);

handler post_consultation;

#endif
