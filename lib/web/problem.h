/* Problem documents (RFC 9457, Appendix B), with words in two languages. */
#ifndef WEB_PROBLEM_H
#define WEB_PROBLEM_H

#include "web/program.h"
#include "web/request.h"

/*
 * Read what the codes mean (problems.xml in `folder`), as the program starts.
 * A fault is logged.
 */
enum outcome problem_open(struct program *program, const char *folder)
    MUST_USE;

/* What a code means, in Japanese; the code itself when nothing says it. */
const char *problem_title(const struct request *request, const char *code);

/* The code of what was refused: of the desk, of the request, or `invalid`. */
const char *problem_code(const struct request *request);

/* Say in `text` elements, one a language, what a code means. */
void problem_words(const struct request *request, struct element *into,
    const char *code);

/* Make the request's answer a problem document. */
void problem_put(struct request *request, int status);

#endif
