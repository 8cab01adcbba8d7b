/*
 * The key daemon: it alone holds the keys under which the keys of documents
 * and texts are wrapped, and wraps and unwraps for the programs that may ask
 * (permit.c), one message at a time, saying each in its log.
 */
#ifndef KEYD_KEYD_H
#define KEYD_KEYD_H

#include "keyd/permit.h"
#include "keyd/vault.h"

struct keyd {
	struct permit permit;
	struct vault *vault;
	int folder;		/* of the keys */
	int listener;
};

#endif
