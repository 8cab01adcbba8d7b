/* What the tests of lib/port/filetype.c share: asking, and what is expected. */
#ifndef TESTS_PORT_KIND_H
#define TESTS_PORT_KIND_H

#include "base/bytes.h"
#include "port/filetype.h"

/* For the setup and teardown of a test: the memory of its files. */
int kind_set_up(void **state);
int kind_tear_down(void **state);

/* A file with what `sample` adds to it; empty with none. */
struct bytes kind_file(void (*sample)(struct bytes *));

/* filetype_of, of bytes at the very end of an allocation. */
enum filetype kind_of(const char *data, size_t length, const char **why);

/* Fail the test unless the file is of this type, or refused by this code. */
void kind_taken(const struct bytes *file, enum filetype type);
void kind_refused(const struct bytes *file, const char *code);

#endif
