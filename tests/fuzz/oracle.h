/*
 * A second reader of multipart/form-data, written apart from the first: line
 * by line, whole, without limits or a library. It takes more than the gate
 * of lib/port/multipart.h, and says of a body whether it is one that no
 * browser could have written more plainly, which the gate must take.
 */
#ifndef TESTS_FUZZ_ORACLE_H
#define TESTS_FUZZ_ORACLE_H

#include <stddef.h>

enum { ORACLE_PARTS = 1024, ORACLE_NAME = 128 };

struct oracle_part {
	char name[ORACLE_NAME];	/* %22 decoded; cut when it is longer */
	_Bool file, unnamed;	/* has a filename; one that is empty */
	size_t start, length;	/* of the data in the body */
};

struct oracle {
	struct oracle_part parts[ORACLE_PARTS];
	size_t count;
	_Bool plain;		/* the gate must take it */
};

/* Whether this is a body of parts at all. */
_Bool oracle_read(struct oracle *out, const char *type, const char *body,
    size_t length);

#endif
