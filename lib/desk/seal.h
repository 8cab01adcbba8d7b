/*
 * What is sealed at the desk (schema/sealing.md): motivations, messages, notes
 * of results, names of documents and the manifest, each under a key of its
 * referral that only the key daemon unwraps.
 *
 * A procedure answers a sealed value as hexadecimal, in a column sealed_x of a
 * row with an id, and the keys to such values as rows `key`. desk_read() and
 * desk_facts() open them: the column becomes x, and no key stays in the page.
 */
#ifndef DESK_SEAL_H
#define DESK_SEAL_H

#include "desk/desk.h"
#include "port/key.h"
#include "port/seal.h"

/* What a sealed value is; the numbers are part of the format. */
enum seal_item {
	SEAL_MOTIVATION = 1,
	SEAL_DRAFT,
	SEAL_EMPLOYER_MESSAGE,
	SEAL_SEEKER_MESSAGE,
	SEAL_NAME,		/* of a document */
	SEAL_MANIFEST,
	SEAL_NOTE,		/* of a result */
	SEAL_TERMS_NOTE,
	SEAL_WHY,
	SEAL_ITEMS
};

enum {
	/*
	 * "shokai/1", a byte for the class or item, four ids (what is sealed,
	 * referral, seeker, employer), kind, and a version in four bytes.
	 */
	SEAL_BOUND_BYTES = 8 + 1 + 4 * ID_BYTES + 1 + 4,
	SEAL_CHUNK_BYTES = 1024 * 1024
};

/* A key that was opened, with what it is bound to; it goes with the arena. */
struct seal {
	enum key_class class;
	unsigned char bound[SEAL_BOUND_BYTES];
	unsigned char secret[KEY_SECRET_BYTES];
	unsigned char salt[SEAL_SALT_BYTES];
	unsigned char commitment[SEAL_COMMITMENT_BYTES];
	unsigned char wrap[KEY_WRAP_BYTES];
};

/* The name of a class in the database. */
const char *seal_class_name(enum key_class class);

/* The class of a name; false for what is none. */
_Bool seal_class_of(const char *name, enum key_class *class);

/*
 * The key of the texts or the results of a referral, by its id or its
 * application's; a new one when there is none yet. NOT_FOUND for another's.
 */
enum outcome desk_seal_need(struct desk *desk, enum key_class class,
    const unsigned char *id, struct seal **out) MUST_USE;

/* A new key for what a row `key` without a wrap is bound to. */
enum outcome desk_seal_make(struct desk *desk, const struct element *row,
    struct seal **out) MUST_USE;

/*
 * A new key of a document, of the same referral as the key of its texts.
 * `kind` and `version` are bound as well.
 */
enum outcome desk_seal_new(struct desk *desk, const struct seal *text,
    const unsigned char *document, unsigned char kind, uint32_t version,
    struct seal **out) MUST_USE;

/*
 * A value sealed as an argument: `item` of the row `id` (a result's in its
 * version, else 0). A NULL text stays NULL.
 */
struct arg desk_seal_text(struct desk *desk, const struct seal *seal,
    enum seal_item item, const unsigned char *id, uint32_t version,
    const char *text);
struct arg desk_seal_bytes(struct desk *desk, const struct seal *seal,
    enum seal_item item, const unsigned char *id, uint32_t version,
    const void *data, size_t length);

/*
 * Open what is sealed in the rows of `root` by the keys that are among them,
 * and take these out; *document (or NULL) is then the key of a document, if
 * one was among them. What is not authentic is a fault: nobody sees it.
 */
enum outcome desk_seal_open(struct desk *desk, struct element *root,
    struct seal **document) MUST_USE;

/* What a key row says that its key is bound to; false when it lacks ids. */
_Bool seal_bound(unsigned char bound[SEAL_BOUND_BYTES], unsigned char what,
    const struct element *row);

#endif
