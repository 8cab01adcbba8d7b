/*
 * The form of a job, section by section as the paper form has it: declared
 * once, and by that asked, heard, kept and shown.
 */
#ifndef COMMON_JOB_FORM_H
#define COMMON_JOB_FORM_H

#include "web/request.h"

/*
 * Hear the form: *posting is its text, *submit whether it shall be submitted
 * too. INVALID: a field can't be taken, or with `submit` the text is not
 * complete (R1); the errors are at their fields.
 */
enum outcome job_form_hear(struct request *request,
    const struct element **posting, _Bool *submit) MUST_USE;

/* Hear a text that is to be submitted, wherever its fields stand. */
enum outcome job_form_hear_whole(struct request *request,
    const struct element **posting) MUST_USE;

/* The version of the text over which the form that was heard was written. */
long job_form_version(const struct request *request);

/* Show it below the page's root, with a text or (NULL) empty. */
void job_form_show(struct request *request, const char *action,
    const struct element *posting);

/* A stored text was not complete: show the form with it, and what it lacks. */
void job_form_complain(struct request *request,
    const struct element *posting);

#endif
