/*
 * The desk: what one may do. Each noun has a file here with its acts
 * and the closed list of what it asks of the database.
 *
 * Reading is one CALL whose rows become elements of the page. Acting is a
 * pair: check reads what there is and asks lib/model, proceed writes on
 * condition that it is still so. When another act came first, proceed is
 * told `lost`, nothing has happened, and checking again says why.
 */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "base/arena.h"
#include "base/instant.h"
#include "base/outcome.h"
#include "model/verdict.h"
#include "port/db.h"
#include "port/digest.h"
#include "port/tree.h"

#include <stdint.h>

enum desk_door {
	DESK_PUBLIC,
	DESK_SEEKER,
	DESK_EMPLOYER,
	DESK_STAFF,
	DESK_PARTNER,
	DESK_FEED,
	DESK_DOORS
};

struct desk {
	struct db *db;
	struct keys *keys;		/* to the key daemon, or NULL */
	struct arena *arena;
	enum desk_door door;
	instant now;			/* rule clock, once a request */
	instant real;			/* machine's time, once a request */
	_Bool session_given;
	unsigned char session[DIGEST_BYTES];	/* hash of the token */
	unsigned char partner[DIGEST_BYTES];	/* of the certificate */
	const char *key;		/* request_key, NULL when none */
	unsigned char fields[DIGEST_BYTES];	/* hash of what was posted */
	_Bool only_check;		/* acts are checked and not done */
	const char *answer;		/* path that an act led to */
	struct element *refusal;	/* why an act was refused, or NULL */
	const char *field;		/* at which field, or NULL */
	const char *field_error;	/* and its code */
};

/*
 * Ask with the session and both clocks before `args`; rows go to `into`,
 * what is sealed in them opened.
 * DENIED when the session is not good (the statement's first rows are the
 * `viewer`, and none came).
 */
enum outcome desk_read(struct desk *desk, const struct statement *statement,
    struct element *into, const struct arg *args, size_t count) MUST_USE;

/* The same, but what is sealed stays so (desk/seal.h). */
enum outcome desk_read_sealed(struct desk *desk,
    const struct statement *statement, struct element *into,
    const struct arg *args, size_t count) MUST_USE;

/* The same again, with the bytes that the rows `*` hold (db_ask_bytes()). */
enum outcome desk_read_bytes(struct desk *desk,
    const struct statement *statement, struct bytes *data,
    const struct arg *args, size_t count) MUST_USE;

/* As desk_read, at the public door: both clocks, no session. */
enum outcome desk_read_public(struct desk *desk,
    const struct statement *statement, struct element *into,
    const struct arg *args, size_t count) MUST_USE;

/*
 * Read what an act must know into a tree of its own. NOT_FOUND when there is
 * no element `noun` among it; *facts is that element, its siblings follow.
 */
enum outcome desk_facts(struct desk *desk, const struct statement *statement,
    const char *noun, struct element **facts, const struct arg *args,
    size_t count) MUST_USE;

/*
 * Act: session, clocks, request_key, hash of the fields and `answer` go
 * before `args`. OK: done, now or before; desk->answer is where it led.
 * CONFLICT with code `lost`: another act came first, nothing happened.
 * CONFLICT with code `key_reused`: this key did something else before.
 * INVALID: the post carried no key.
 */
enum outcome desk_act(struct desk *desk, const struct statement *statement,
    const char *answer, const struct arg *args, size_t count) MUST_USE;

/*
 * A step that is no act of its own and can be repeated: session and clocks go
 * before `args`. OK, or CONFLICT with code `lost`.
 */
enum outcome desk_step(struct desk *desk, const struct statement *statement,
    const struct arg *args, size_t count) MUST_USE;

/*
 * Refuse: CONFLICT, with code and rule ("R12", or NULL) in desk->refusal,
 * to which the caller may add facts and the office to call.
 */
enum outcome desk_refuse(struct desk *desk, const char *code,
    const char *rule) MUST_USE;

/*
 * What the model said: OK; INVALID when it lies in a field, which is then
 * in desk->field; else CONFLICT with its code and rule.
 */
enum outcome desk_verdict(struct desk *desk, enum verdict verdict) MUST_USE;

/* Refuse what was typed: INVALID, with the error's code at that field. */
enum outcome desk_wrong(struct desk *desk, const char *field,
    const char *code) MUST_USE;

/*
 * Say below `into`, a refusal or what is closed, the named children of a row
 * as far as they are there. `row` may be NULL.
 */
void desk_say_facts(struct element *into, const struct element *row,
    const char *const names[], size_t count);

/* The same, and the office to call, which stands after the row. */
void desk_say_grounds(struct element *into, const struct element *row,
    const char *const names[], size_t count);

/* Whether the last conflict was `lost`, or `key_reused`. */
_Bool desk_lost(const struct desk *desk);
_Bool desk_key_used(const struct desk *desk);

/* A new random id. */
const unsigned char *desk_id(struct desk *desk);

/* An id as in addresses: 32 hexadecimal digits. */
const char *desk_hex(struct desk *desk, const unsigned char *id);

/* Values of facts; what is missing is 0, "" or false. */
instant fact_instant(const struct element *facts, const char *name);
int32_t fact_day(const struct element *facts, const char *name);
long fact_number(const struct element *facts, const char *name);
const char *fact_text(const struct element *facts, const char *name);
_Bool fact_has(const struct element *facts, const char *name);

/* An id written as 32 digits; NULL when there is none. */
const unsigned char *fact_id(const struct element *facts, const char *name);

/* What happens to an act: `data` is a struct of its noun's own. */
struct desk_pair {
	enum outcome (*check)(struct desk *desk, void *data);
	enum outcome (*proceed)(struct desk *desk, void *data);
};

/*
 * Check, proceed, and when forestalled check again, so that the loser of a
 * race is told what happened rather than that something did.
 */
enum outcome desk_do(struct desk *desk, const struct desk_pair *pair,
    void *data) MUST_USE;

#endif
