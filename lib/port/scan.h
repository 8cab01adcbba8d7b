/*
 * The scan for malware by clamd, over its unix socket. The protocol (clamd(8),
 * INSTREAM) is three writes and a line, so this is a client of our own.
 *
 * clamd must be told AlertExceedsMax, or it calls clean what is too large for
 * it to look into; and StreamMaxLength of no less than a document may have.
 */
#ifndef PORT_SCAN_H
#define PORT_SCAN_H

#include <stddef.h>

enum scan {
	SCAN_CLEAN,
	SCAN_FOUND,		/* the malware's name is logged */
	SCAN_UNKNOWN		/* no answer; why is logged */
};

/*
 * Have `length` bytes looked at by the clamd at `path`, all within so many
 * seconds. Whatever is not clamd's whole answer is UNKNOWN (not there, too
 * slow, too large for it, an error), which the caller takes for a refusal.
 */
enum scan scan_bytes(const char *path, const void *data, size_t length,
    int seconds);

#endif
