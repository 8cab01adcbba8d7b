#include "desk/document.h"

#include "base/log.h"
#include "base/text.h"
#include "port/filetype.h"

#include <string.h>

static const struct statement one[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_document(?,?,?,?,?)",
	    "viewer referral job seeker office document key key manifest" },
	[DESK_EMPLOYER] = { "CALL employer_document(?,?,?,?,?)",
	    "viewer application office document key key manifest" }
};
static const struct statement data_of[DESK_DOORS] = {
	[DESK_SEEKER] = { "CALL seeker_document_data(?,?,?,?)", "viewer *" },
	[DESK_EMPLOYER] = { "CALL employer_document_data(?,?,?,?,?)",
	    "viewer *" }
};

/* ---- the manifest -------------------------------------------------------- */

enum { MANIFEST_VERSION = 1, LINE_BYTES = ID_BYTES + 1 + 4 + 4 + SEAL_TAG_BYTES };

static void
put_number(unsigned char *place, long number)
{
	for (int i = 0; i < 4; i++)
		place[i] = (unsigned char)((uint32_t)number >> (24 - 8 * i));
}

/* One document of the manifest: id, kind, version, length, last tag. */
static _Bool
line_write(unsigned char line[LINE_BYTES], const struct element *document)
{
	unsigned char *at = line;

	if (!text_unhex(fact_text(document, "id"), at, ID_BYTES))
		return 0;
	at += ID_BYTES;
	*at++ = (unsigned char)document_kind_of(fact_text(document, "kind"));
	put_number(at, fact_number(document, "version"));
	put_number(at + 4, fact_number(document, "bytes"));
	return text_unhex(fact_text(document, "tag"), at + 8, SEAL_TAG_BYTES);
}

enum outcome
desk_document_manifest(struct desk *desk, const struct seal *text,
    const unsigned char *application, const struct element *facts,
    struct arg *out)
{
	unsigned char list[2 + DESK_DOCUMENT_FILES_MOST * LINE_BYTES] = {
	    MANIFEST_VERSION, 0 };
	const struct element *row;

	for (row = element_next(facts, "document"); row != NULL;
	    row = element_next(row, "document")) {
		enum document_state state =
		    document_state_of(fact_text(row, "state"));

		TRY(desk_verdict(desk, document_check_apply(state)));
		if (!document_counts(state))
			continue;
		if (list[1] == DESK_DOCUMENT_FILES_MOST ||
		    !line_write(list + 2 + list[1] * LINE_BYTES, row))
			return OUTCOME_FAULT;
		list[1]++;
	}
	*out = desk_seal_bytes(desk, text, SEAL_MANIFEST, application, 0, list,
	    2 + (size_t)list[1] * LINE_BYTES);
	return OUTCOME_OK;
}

/* Is what was opened what was applied with? */
static _Bool
manifest_has(const struct element *manifest, const unsigned char *line)
{
	unsigned char list[2 + DESK_DOCUMENT_FILES_MOST * LINE_BYTES];
	const char *digits = fact_text(manifest, "list");
	size_t length = strlen(digits) / 2;

	if (length < 2 || length > sizeof list ||
	    !text_unhex(digits, list, length) ||
	    list[0] != MANIFEST_VERSION ||
	    length != 2 + (size_t)list[1] * LINE_BYTES)
		return 0;
	for (size_t i = 0; i < list[1]; i++)
		if (memcmp(list + 2 + i * LINE_BYTES, line, LINE_BYTES) == 0)
			return 1;
	return 0;
}

static enum outcome
not_whole(const char *what)
{
	log_line("document: %s", what);
	return OUTCOME_FAULT;
}

enum outcome
desk_document_list(struct element *root)
{
	struct element *manifest = element_first(root, "manifest");
	unsigned char line[LINE_BYTES];
	struct element *row = element_first(root, "document");
	size_t count;

	for (count = 0; row != NULL; count++) {
		if (manifest == NULL || !line_write(line, row) ||
		    !manifest_has(manifest, line))
			return not_whole("one was not applied with");
		element_remove(element_first(row, "tag"));
		row = element_next(row, "document");
	}
	if (manifest == NULL)
		return OUTCOME_OK;
	if (strlen(fact_text(manifest, "list")) !=
	    2 * (2 + count * LINE_BYTES))
		return not_whole("one that was applied with is missing");
	element_remove(manifest);
	return OUTCOME_OK;
}

/* ---- reading ------------------------------------------------------------- */

void
desk_document_grounds(struct element *into, const struct element *document)
{
	static const char *const names[] = { "kind", "held_until",
	    "deleted_at" };

	desk_say_facts(into, document, names,
	    sizeof names / sizeof names[0]);
}

static enum outcome
read_check(struct desk *desk, const struct element *document,
    struct desk_opened *opened)
{
	const struct document_facts facts = {
		.state = document_state_of(fact_text(document, "state")),
		.ends = document_end_of(fact_text(document, "ends")),
		.held_until = fact_instant(document, "held_until")
	};
	enum verdict verdict = document_check_read(&facts, desk->now);
	enum outcome outcome;

	/* The seeker may look at what is not yet known to be safe. */
	if (verdict == VERDICT_DOCUMENT_SCANNING &&
	    desk->door == DESK_SEEKER && facts.state == DOCUMENT_SCANNING)
		return OUTCOME_OK;
	opened->gone = document_gone(verdict);
	outcome = desk_verdict(desk, verdict);
	if (outcome == OUTCOME_CONFLICT)
		desk_document_grounds(desk->refusal, document);
	return outcome;
}

static enum outcome
data_read(struct desk *desk, const unsigned char *of,
    const unsigned char *id, struct bytes *sealed)
{
	const struct arg args[] = { arg_id(of), arg_id(id) };

	return desk->door == DESK_EMPLOYER ?
	    desk_read_bytes(desk, &data_of[desk->door], sealed, args, 2) :
	    desk_read_bytes(desk, &data_of[desk->door], sealed, args + 1, 1);
}

/* As what it is given is not bound, but is what its sealed name says. */
static enum outcome
type_check(const struct desk_opened *opened)
{
	enum filetype type = filetype_of_code(opened->type);

	return type == FILETYPE_NONE ||
	    type != filetype_of_name(opened->name) ?
	    not_whole("its type is not its name's") : OUTCOME_OK;
}

/* All of it is verified before any of it is anyone's. */
static enum outcome
data_open(struct desk *desk, const struct element *document,
    const struct seal *seal, const struct bytes *sealed,
    struct desk_opened *opened)
{
	size_t length = (size_t)fact_number(document, "bytes");
	char *data = arena_alloc(desk->arena, sealed->length + 1);

	if (sealed->length != seal_length(&seal_form, length) ||
	    seal_open(&seal_form, seal->secret, sizeof seal->secret,
	    seal->bound, sizeof seal->bound,
	    (const unsigned char *)sealed->data, sealed->length,
	    (unsigned char *)data, &opened->length) != OUTCOME_OK ||
	    opened->length != length)
		return not_whole("what is stored is not authentic");
	opened->data = data;
	return OUTCOME_OK;
}

/* Against an old version put back, and one that was never applied with. */
static enum outcome
manifest_check(const struct element *root, const struct element *document,
    const struct bytes *sealed, _Bool must)
{
	const struct element *manifest = element_first(root, "manifest");
	unsigned char line[LINE_BYTES];
	unsigned char *at = line + LINE_BYTES - SEAL_TAG_BYTES;

	if (manifest == NULL && !must)
		return OUTCOME_OK;
	text_unhex(fact_text(document, "id"), line, ID_BYTES);
	line[ID_BYTES] =
	    (unsigned char)document_kind_of(fact_text(document, "kind"));
	put_number(line + ID_BYTES + 1, fact_number(document, "version"));
	put_number(line + ID_BYTES + 5, fact_number(document, "bytes"));
	memcpy(at, sealed->data + sealed->length - SEAL_TAG_BYTES,
	    SEAL_TAG_BYTES);
	return manifest == NULL || !manifest_has(manifest, line) ?
	    not_whole("what is stored is not what was applied with") :
	    OUTCOME_OK;
}

static enum outcome
document_read(struct desk *desk, struct element *root,
    const unsigned char *of, const unsigned char *id,
    struct desk_opened *opened, struct seal **seal)
{
	const struct element *document;

	TRY(desk_read_sealed(desk, &one[desk->door], root,
	    ARGS(arg_id(of), arg_id(id))));
	TRY(desk_seal_open(desk, root, seal));
	document = element_first(root, "document");
	if (document == NULL)
		return OUTCOME_NOT_FOUND;
	opened->name = fact_text(document, "name");
	opened->type = fact_text(document, "type");
	opened->state = document_state_of(fact_text(document, "state"));
	return read_check(desk, document, opened);
}

/* What was ended between the check and the reading is checked again. */
static enum outcome
data_gone(struct desk *desk, const unsigned char *of,
    const unsigned char *id, struct desk_opened *opened)
{
	struct element *root = tree_root(tree_open(desk->arena, "facts"));
	struct seal *seal;

	TRY(document_read(desk, root, of, id, opened, &seal));
	return not_whole("nothing is stored of it");
}

enum outcome
desk_document_open(struct desk *desk, struct element *root,
    const unsigned char *of, const unsigned char *id,
    struct desk_opened *opened)
{
	const struct element *document;
	struct seal *seal = NULL;
	struct bytes sealed;

	memset(opened, 0, sizeof *opened);
	TRY(document_read(desk, root, of, id, opened, &seal));
	document = element_first(root, "document");
	if (seal == NULL)
		return data_gone(desk, of, id, opened);
	TRY(type_check(opened));
	bytes_init(&sealed, desk->arena, seal_length(&seal_form,
	    (size_t)fact_number(document, "bytes")));
	TRY(data_read(desk, of, id, &sealed));
	if (sealed.length == 0)
		return data_gone(desk, of, id, opened);
	TRY(manifest_check(root, document, &sealed,
	    desk->door == DESK_EMPLOYER));
	return data_open(desk, document, seal, &sealed, opened);
}
