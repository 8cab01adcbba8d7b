/*
 * What tests of documents at the desk stand on: a referral with all who have
 * to do with it, and the acts of its seeker.
 */
#ifndef TESTS_DESK_PAPER_H
#define TESTS_DESK_PAPER_H

#include "stand.h"

#include "desk/document.h"

/* When everything happens. */
extern const char paper_now[];

/* Room for ten documents, of a thousand bytes together. */
extern const struct desk_document_limits paper_plenty;

struct paper {
	struct stand seeker, employer, staff;
	unsigned char job[ID_BYTES], referral[ID_BYTES];
};

void paper_open(struct paper *scene);
void paper_close(struct paper *scene);

/* An id from its digits. */
void paper_id(unsigned char id[ID_BYTES], const char *digits);

/* What came of an act: "ok", the code of the refusal, or field and error. */
const char *paper_told(struct stand *stand, enum outcome outcome);

/*
 * The seeker adds one of so many bytes, perhaps in the place of another, by
 * a key or, NULL, a new one; or in the simplest way; and its id then, in
 * digits, which is the latest that came in whole.
 */
const char *paper_add_by(struct stand *seeker, const unsigned char *referral,
    size_t length, const char *replaces, struct desk_document_limits limits,
    const char *key);
const char *paper_add(struct paper *scene, size_t length);
const char *paper_added(struct paper *scene, size_t length);
const char *paper_latest(const struct paper *scene);

const char *paper_remove(struct stand *seeker,
    const unsigned char *referral, const char *id);
void paper_apply(struct paper *scene, unsigned char application[ID_BYTES]);

/* Who reads it, of a referral or an application: what came of it. */
const char *paper_reads(struct stand *stand, const unsigned char *of,
    const char *id, _Bool *gone);

#define assert_reads(stand, of, id, code, final) do {			\
	_Bool gone;							\
									\
	assert_string_equal(paper_reads(stand, of, id, &gone), code);		\
	assert_int_equal(gone, final);					\
} while (0)

/*
 * State, version and end of one, whether there are key, chunk and name, and
 * what the ledger says.
 */
const char *paper_stands(const char *id);

#endif
