/*
 * A wire without a server: what a request brings is said by the test, and
 * stands in the place of lib/port/wire.c.
 */
#ifndef TESTS_WEB_WIRE_H
#define TESTS_WEB_WIRE_H

#include "web/program.h"
#include "web/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BYTES(s) (s), sizeof(s) - 1

/* Group fixtures. */
int wire_begin(void **state);
int wire_end(void **state);

/* A new request of the seeker's door, as yet without any parameter. */
struct request *wire_request(void);

/* Say a parameter, by its CGI name; it replaces one of the same name. */
void wire_say(const char *name, const char *value);

/* Say a body, and that it is a form of so many bytes. */
void wire_form(const char *body, size_t length);

/* Say a body of multipart/form-data, with the boundary B. */
void wire_parts(const char *body, size_t length);

/* A text and a file in it, and the end. */
#define PART(name, value) "--B\r\nContent-Disposition: form-data; name=\"" \
    name "\"\r\n\r\n" value "\r\n"
#define FILE_PART(name, file, value) "--B\r\nContent-Disposition: " \
    "form-data; name=\"" name "\"; filename=\"" file "\"\r\n" \
    "Content-Type: application/pdf\r\n\r\n" value "\r\n"
#define PARTS_END "--B--\r\n"

#endif
