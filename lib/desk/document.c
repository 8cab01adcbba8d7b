#include "desk/document.h"

#include "base/text.h"
#include "desk/account.h"
#include "desk/referral.h"
#include "model/job.h"
#include "model/referral.h"
#include "port/scan.h"

#include <string.h>

static const struct statement begin = {
	"CALL seeker_document_begin(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	"act"
};
static const struct statement chunk = {
	"CALL seeker_document_chunk(?,?,?,?,?,?)", "act"
};
static const struct statement add = {
	"CALL seeker_document_add(?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};
static const struct statement scanned = {
	"CALL seeker_document_scanned(?,?,?,?,?)", "act"
};
static const struct statement drop = {
	"CALL seeker_document_remove(?,?,?,?,?,?,?,?,?)", "act"
};

/* ---- adding ------------------------------------------------------------- */

struct add_act {
	const struct desk_document *document;
	const unsigned char *id;
	const unsigned char *replaces;	/* or NULL */
	uint32_t version;
};

/* What there is besides the one that is replaced. */
static struct document_room
room_of(const struct add_act *act, const struct element *facts)
{
	const struct desk_document *document = act->document;
	const struct element *row;
	struct document_room room = {
		.online = job_documents_online(fact_number(
		    element_next(facts, "job"), "online_papers") == 1,
		    fact_number(element_next(facts, "seeker"), "mypage") == 1),
		.more = (long)document->length,
		.files_most = document->limits.files,
		.bytes_most = document->limits.bytes
	};

	for (row = element_next(facts, "document"); row != NULL;
	    row = element_next(row, "document")) {
		if (strcmp(fact_text(row, "id"), document->replaces) == 0 ||
		    document_state_of(fact_text(row, "state")) ==
		    DOCUMENT_QUARANTINED)
			continue;
		room.files++;
		room.bytes += fact_number(row, "bytes");
	}
	return room;
}

/* The one that is replaced is there; the new one is its next version. */
static enum outcome
replaced_find(struct desk *desk, struct add_act *act,
    const struct element *facts)
{
	const struct element *row;

	act->version = 1;
	act->replaces = NULL;
	if (*act->document->replaces == '\0')
		return OUTCOME_OK;
	for (row = element_next(facts, "document"); row != NULL;
	    row = element_next(row, "document"))
		if (strcmp(fact_text(row, "id"),
		    act->document->replaces) == 0) {
			act->replaces = fact_id(row, "id");
			act->version = 1 +
			    (uint32_t)fact_number(row, "version");
			return OUTCOME_OK;
		}
	return desk_wrong(desk, "replaces", "choice");
}

static enum outcome
add_check(struct desk *desk, void *data)
{
	struct add_act *act = data;
	struct document_room room;
	struct element *facts;
	enum outcome outcome;

	TRY(desk_referral_check_apply(desk, act->document->referral, &facts));
	TRY(replaced_find(desk, act, facts));
	room = room_of(act, facts);
	outcome = desk_verdict(desk, document_check_add(&room));
	if (outcome == OUTCOME_CONFLICT)
		desk_say_grounds(desk->refusal, facts, NULL, 0);
	return outcome;
}

/* A document sealed whole, before any of it is stored. */
struct sealed {
	struct seal *seal;
	const unsigned char *data;
	size_t length;
};

static enum outcome
add_seal(struct desk *desk, const struct add_act *act,
    const struct seal *text, struct sealed *out)
{
	const struct desk_document *document = act->document;
	unsigned char *data;

	TRY(desk_seal_new(desk, text, act->id,
	    (unsigned char)document_kind_of(document->kind), act->version,
	    &out->seal));
	out->length = seal_length(&seal_form, document->length);
	data = arena_alloc(desk->arena, out->length);
	seal_make(&seal_form, out->seal->secret, sizeof out->seal->secret,
	    out->seal->bound, sizeof out->seal->bound, document->data,
	    document->length, data);
	out->data = data;
	return OUTCOME_OK;
}

static enum outcome
add_begin(struct desk *desk, const struct add_act *act,
    const struct seal *text, const struct sealed *sealed)
{
	const struct desk_document *document = act->document;
	const struct seal *seal = sealed->seal;

	return desk_step(desk, &begin, ARGS(arg_id(document->referral),
	    arg_text(referral_state_name(REFERRAL_SENT)),
	    arg_instant(document_since(desk->real)), arg_id(act->id),
	    arg_id(act->replaces), arg_number(act->version),
	    arg_text(document->kind), arg_text(document->type),
	    desk_seal_text(desk, text, SEAL_NAME, act->id, 0, document->name),
	    arg_number((int64_t)document->length),
	    arg_number((int64_t)sealed->length),
	    arg_bytes(sealed->data + sealed->length - SEAL_TAG_BYTES,
	    SEAL_TAG_BYTES),
	    arg_number(document->limits.files),
	    arg_number(document->limits.bytes),
	    arg_number(seal_wrap_epoch(seal->wrap)),
	    arg_bytes(seal->wrap, sizeof seal->wrap),
	    arg_bytes(seal->salt, sizeof seal->salt),
	    arg_bytes(seal->commitment, sizeof seal->commitment)));
}

static enum outcome
add_chunks(struct desk *desk, const struct add_act *act,
    const struct sealed *sealed)
{
	for (size_t at = 0, place = 0; at < sealed->length;
	    at += SEAL_CHUNK_BYTES, place++) {
		size_t left = sealed->length - at;

		TRY(desk_step(desk, &chunk, ARGS(arg_id(act->id),
		    arg_number((int64_t)place), arg_bytes(sealed->data + at,
		    left < SEAL_CHUNK_BYTES ? left : SEAL_CHUNK_BYTES))));
	}
	return OUTCOME_OK;
}

static enum outcome
add_finish(struct desk *desk, const struct add_act *act,
    const struct seal *text)
{
	const struct desk_document *document = act->document;
	enum document_event event = document->scan.socket != NULL ?
	    DOCUMENT_SCAN : DOCUMENT_STORE;
	const char *motivation = *document->motivation == '\0' ? NULL :
	    document->motivation;

	return desk_act(desk, &add, document->answer,
	    ARGS(arg_id(document->referral),
	    arg_text(referral_state_name(REFERRAL_SENT)), arg_id(act->id),
	    arg_text(document_state_name(document_next(DOCUMENT_RECEIVING,
	    event))), arg_id(act->replaces),
	    desk_seal_text(desk, text, SEAL_DRAFT, document->referral, 0,
	    motivation),
	    arg_bytes(text->commitment, sizeof text->commitment)));
}

static enum outcome
add_proceed(struct desk *desk, void *data)
{
	struct add_act *act = data;
	struct sealed sealed;
	struct seal *text;

	act->id = desk_id(desk);
	TRY(desk_seal_need(desk, KEY_TEXT, act->document->referral, &text));
	TRY(add_seal(desk, act, text, &sealed));
	TRY(add_begin(desk, act, text, &sealed));
	TRY(add_chunks(desk, act, &sealed));
	return add_finish(desk, act, text);
}

/*
 * What the scan says is kept; unknown it stays as it is. Who scanned it
 * first, or ended it, has done what there was to do.
 */
static enum outcome
scan_keep(struct desk *desk, const struct desk_scan *scan,
    const unsigned char *id, const void *data, size_t length,
    enum scan *found)
{
	enum outcome outcome;

	*found = scan_bytes(scan->socket, data, length, scan->seconds);
	if (*found == SCAN_UNKNOWN)
		return OUTCOME_OK;
	outcome = desk_step(desk, &scanned, ARGS(arg_id(id),
	    arg_text(document_state_name(document_next(DOCUMENT_SCANNING,
	    *found == SCAN_CLEAN ? DOCUMENT_PASS : DOCUMENT_FIND)))));
	return outcome == OUTCOME_CONFLICT ? OUTCOME_OK : outcome;
}

static enum outcome
add_scan(struct desk *desk, const struct add_act *act)
{
	const struct desk_document *document = act->document;
	enum scan found;

	if (document->scan.socket == NULL)
		return OUTCOME_OK;
	return scan_keep(desk, &document->scan, act->id, document->data,
	    document->length, &found);
}

enum outcome
desk_document_add(struct desk *desk, const struct desk_document *document)
{
	static const struct desk_pair pair = { add_check, add_proceed };
	struct add_act act = { .document = document };
	enum outcome repeated = desk_account_repeat(desk);

	/* Before anything is stored: this very post may have been done. */
	if (repeated != OUTCOME_NOT_FOUND)
		return repeated;
	TRY(desk_do(desk, &pair, &act));
	return add_scan(desk, &act);
}

/* ---- removing ----------------------------------------------------------- */

struct remove_act {
	const unsigned char *referral;
	const unsigned char *id;
	const char *answer;
};

static const struct element *
document_find(const struct element *facts, const unsigned char *id)
{
	char hex[2 * ID_BYTES + 1];
	const struct element *row;

	text_hex(id, ID_BYTES, hex);
	for (row = element_next(facts, "document"); row != NULL;
	    row = element_next(row, "document"))
		if (strcmp(fact_text(row, "id"), hex) == 0)
			return row;
	return NULL;
}

static enum outcome
remove_check(struct desk *desk, void *data)
{
	const struct remove_act *act = data;
	struct element *facts;

	TRY(desk_referral_check_apply(desk, act->referral, &facts));
	return document_find(facts, act->id) == NULL ?
	    OUTCOME_NOT_FOUND : OUTCOME_OK;
}

static enum outcome
remove_proceed(struct desk *desk, void *data)
{
	const struct remove_act *act = data;

	return desk_act(desk, &drop, act->answer,
	    ARGS(arg_id(act->referral),
	    arg_text(referral_state_name(REFERRAL_SENT)), arg_id(act->id)));
}

enum outcome
desk_document_remove(struct desk *desk, const unsigned char *referral,
    const unsigned char *id, const char *answer)
{
	static const struct desk_pair pair = { remove_check, remove_proceed };
	struct remove_act act = { referral, id, answer };

	return desk_do(desk, &pair, &act);
}

/* ---- scanning again ------------------------------------------------------ */

enum outcome
desk_document_scan(struct desk *desk, const unsigned char *referral,
    const unsigned char *id, const struct desk_scan *scan)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));
	struct desk_opened opened;
	enum scan found;

	if (scan->socket == NULL)
		return OUTCOME_NOT_FOUND;
	TRY(desk_document_open(desk, root, referral, id, &opened));
	if (opened.state != DOCUMENT_SCANNING)
		return OUTCOME_OK;
	TRY(scan_keep(desk, scan, id, opened.data, opened.length, &found));
	return found == SCAN_UNKNOWN ? desk_refuse(desk, "scan_away", NULL) :
	    OUTCOME_OK;
}
