/* What the parts of sealing share. */
#ifndef DESK_SEAL_PRIVATE_H
#define DESK_SEAL_PRIVATE_H

#include "desk/seal.h"

/* What an item of the key's referral is bound to. */
void seal_bound_item(unsigned char bound[SEAL_BOUND_BYTES],
    const struct seal *seal, enum seal_item item, const unsigned char *id,
    uint32_t version);

/* What a document of the referral of `text` is bound to. */
void seal_bound_document(unsigned char bound[SEAL_BOUND_BYTES],
    const struct seal *text, const unsigned char *document,
    unsigned char kind, uint32_t version);

/* Log that something is not as it was sealed; FAULT. */
enum outcome seal_not_authentic(const char *what) MUST_USE;

/* A row `key` that has a wrap, still wrapped. */
enum outcome seal_key_read(struct desk *desk, const struct element *row,
    struct seal **out) MUST_USE;

/* Unwrap several keys by one question to the key daemon. */
enum outcome seal_keys_open(struct desk *desk, struct seal **seals,
    size_t count) MUST_USE;

#endif
