/* Bodies of multipart/form-data, put together from pieces. */
#ifndef TESTS_PORT_PARTS_H
#define TESTS_PORT_PARTS_H

#include "port/multipart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define TEN(s) s s s s s s s s s s
#define TYPE "multipart/form-data; boundary="
#define NAME(n) "Content-Disposition: form-data; name=\"" n "\""
#define FIELD(n, value) "--B\r\n" NAME(n) "\r\n\r\n" value "\r\n"
#define HEADED(lines) "--B\r\n" NAME("a") "\r\n" lines "\r\nx\r\n"
#define FILE_PART(name, value) "--B\r\n" NAME("f") "; filename=\"" name \
    "\"\r\nContent-Type: application/pdf\r\n\r\n" value "\r\n"
#define END "--B--\r\n"

/* Group fixtures. */
int parts_begin(void **state);
int parts_end(void **state);

/* Read a body from a spool; what was read before goes. */
enum outcome read_as(struct multipart *out, const char *type,
    const char *body, size_t length) MUST_USE;

/* One whose boundary is B. */
enum outcome read_text(struct multipart *out, const char *body) MUST_USE;

#endif
