#include "desk/seal_private.h"

#include "base/log.h"
#include "base/text.h"

#include <string.h>

static const struct statement find[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_seal(?,?,?,?,?)", "viewer key" },
	[DESK_EMPLOYER] = { "CALL employer_seal(?,?,?,?,?)", "viewer key" },
	[DESK_STAFF] = { "CALL staff_seal(?,?,?,?,?)", "viewer key" }
};
static const struct statement add[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_seal_add(?,?,?,?,?,?,?,?,?)",
	    "viewer key" },
	[DESK_EMPLOYER] = { "CALL employer_seal_add(?,?,?,?,?,?,?,?,?)",
	    "viewer key" },
	[DESK_STAFF] = { "CALL staff_seal_add(?,?,?,?,?,?,?,?,?)",
	    "viewer key" }
};

enum outcome
seal_not_authentic(const char *what)
{
	log_line("seal: %s is not authentic", what);
	return OUTCOME_FAULT;
}

enum outcome
seal_key_read(struct desk *desk, const struct element *row, struct seal **out)
{
	struct seal *seal = arena_alloc(desk->arena, sizeof *seal);

	if (!seal_class_of(fact_text(row, "class"), &seal->class) ||
	    !seal_bound(seal->bound, (unsigned char)seal->class, row) ||
	    !text_unhex(fact_text(row, "wrap"), seal->wrap,
	    sizeof seal->wrap) ||
	    !text_unhex(fact_text(row, "salt"), seal->salt,
	    sizeof seal->salt) ||
	    !text_unhex(fact_text(row, "commitment"), seal->commitment,
	    sizeof seal->commitment))
		return seal_not_authentic("the row of a key");
	*out = seal;
	return OUTCOME_OK;
}

static _Bool
key_committed(const struct seal *seal)
{
	unsigned char commitment[SEAL_COMMITMENT_BYTES];

	seal_commit(commitment, seal->secret, seal->salt, seal->bound,
	    sizeof seal->bound);
	return digest_equal(commitment, seal->commitment, sizeof commitment);
}

/* Several keys in one question to the key daemon. */
enum outcome
seal_keys_open(struct desk *desk, struct seal **seals, size_t count)
{
	struct key *asked = arena_alloc(desk->arena,
	    (count + 1) * sizeof *asked);
	enum outcome outcome;

	for (size_t i = 0; i < count; i++) {
		asked[i].class = seals[i]->class;
		asked[i].bound = seals[i]->bound;
		asked[i].bound_length = SEAL_BOUND_BYTES;
		memcpy(asked[i].wrap, seals[i]->wrap, KEY_WRAP_BYTES);
	}
	outcome = keys_unwrap(desk->keys, asked, count);
	if (outcome == OUTCOME_INVALID)
		return seal_not_authentic("a key");
	if (outcome != OUTCOME_OK)
		return OUTCOME_FAULT;
	for (size_t i = 0; i < count; i++) {
		memcpy(seals[i]->secret, asked[i].secret, KEY_SECRET_BYTES);
		if (!key_committed(seals[i]))
			return seal_not_authentic("what a key is bound to");
	}
	return OUTCOME_OK;
}

/* Draw a secret for what is bound already, commit to it, and wrap it. */
static enum outcome
key_make(struct desk *desk, struct seal *seal)
{
	struct key key = { .class = seal->class, .bound = seal->bound,
	    .bound_length = SEAL_BOUND_BYTES };

	digest_random(seal->secret, sizeof seal->secret);
	digest_random(seal->salt, sizeof seal->salt);
	seal_commit(seal->commitment, seal->secret, seal->salt, seal->bound,
	    sizeof seal->bound);
	memcpy(key.secret, seal->secret, sizeof key.secret);
	if (keys_wrap(desk->keys, &key, 1) != OUTCOME_OK)
		return OUTCOME_FAULT;
	memcpy(seal->wrap, key.wrap, sizeof seal->wrap);
	seal_wipe(&key, sizeof key);
	return OUTCOME_OK;
}

/* Ask for the row of a key, as it is. */
static enum outcome
key_ask(struct desk *desk, const struct statement *statement,
    const struct arg *args, size_t count, struct element **row)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));

	TRY(desk_read_sealed(desk, statement, root, args, count));
	*row = element_first(root, "key");
	return *row == NULL ? OUTCOME_NOT_FOUND : OUTCOME_OK;
}

enum outcome
desk_seal_make(struct desk *desk, const struct element *row,
    struct seal **out)
{
	struct seal *seal = arena_alloc(desk->arena, sizeof *seal);

	*out = seal;
	if (!seal_class_of(fact_text(row, "class"), &seal->class) ||
	    !seal_bound(seal->bound, (unsigned char)seal->class, row))
		return seal_not_authentic("the row of a key");
	return key_make(desk, seal);
}

/* Of two that make the first key at once, the one that stays is answered. */
static enum outcome
key_add(struct desk *desk, const unsigned char *id, struct element **row)
{
	struct seal *seal;

	TRY(desk_seal_make(desk, *row, &seal));
	return key_ask(desk, &add[desk->door], ARGS(arg_id(id),
	    arg_text(seal_class_name(seal->class)),
	    arg_number(seal_wrap_epoch(seal->wrap)),
	    arg_bytes(seal->wrap, sizeof seal->wrap),
	    arg_bytes(seal->salt, sizeof seal->salt),
	    arg_bytes(seal->commitment, sizeof seal->commitment)), row);
}

enum outcome
desk_seal_need(struct desk *desk, enum key_class class,
    const unsigned char *id, struct seal **out)
{
	struct element *row;

	TRY(key_ask(desk, &find[desk->door], ARGS(arg_id(id),
	    arg_text(seal_class_name(class))), &row));
	if (!fact_has(row, "wrap"))
		TRY(key_add(desk, id, &row));
	TRY(seal_key_read(desk, row, out));
	return seal_keys_open(desk, out, 1);
}

enum outcome
desk_seal_new(struct desk *desk, const struct seal *text,
    const unsigned char *document, unsigned char kind, uint32_t version,
    struct seal **out)
{
	struct seal *seal = arena_alloc(desk->arena, sizeof *seal);

	seal->class = KEY_DOCUMENT;
	seal_bound_document(seal->bound, text, document, kind, version);
	*out = seal;
	return key_make(desk, seal);
}

/* ---- values ------------------------------------------------------------- */

struct arg
desk_seal_bytes(struct desk *desk, const struct seal *seal,
    enum seal_item item, const unsigned char *id, uint32_t version,
    const void *data, size_t length)
{
	size_t room = seal_length(&seal_form, length);
	unsigned char *sealed = arena_alloc(desk->arena, room);
	unsigned char bound[SEAL_BOUND_BYTES];

	seal_bound_item(bound, seal, item, id, version);
	seal_make(&seal_form, seal->secret, sizeof seal->secret, bound,
	    sizeof bound, data, length, sealed);
	return arg_bytes(sealed, room);
}

struct arg
desk_seal_text(struct desk *desk, const struct seal *seal,
    enum seal_item item, const unsigned char *id, uint32_t version,
    const char *text)
{
	return text == NULL ? arg_null() : desk_seal_bytes(desk, seal, item,
	    id, version, text, strlen(text));
}
