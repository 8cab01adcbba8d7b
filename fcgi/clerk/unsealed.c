/*
 * What was written before texts were sealed: migrate seals it, one referral
 * after the other, each in a transaction, so that it can be broken off and
 * begun again. The clerk may wrap keys of texts, but open none.
 */
#include "clerk/migrate.h"

#include "base/log.h"
#include "base/text.h"
#include "desk/seal.h"

#include <string.h>
#include <unistd.h>

enum { CEILING_BYTES = 16 * 1024 * 1024 };

static const struct statement any = {
	"SELECT COUNT(*) AS `@count` FROM unsealed", "version"
};
static const struct statement next = {
	"CALL own_unsealed_next()", "key text"
};
static const struct statement put = {
	"CALL own_unsealed_put(?,?,?,?,?,?,?)", ""
};

/* The items, as the table names them. */
static const char *const items[SEAL_ITEMS] = {
	[SEAL_MOTIVATION] = "motivation",
	[SEAL_DRAFT] = "draft",
	[SEAL_EMPLOYER_MESSAGE] = "employer_message",
	[SEAL_SEEKER_MESSAGE] = "seeker_message",
	[SEAL_NOTE] = "note",
	[SEAL_TERMS_NOTE] = "terms_note",
	[SEAL_WHY] = "why"
};

static enum seal_item
item_of(const char *name)
{
	unsigned i = SEAL_ITEMS - 1;

	while (i > 0 && (items[i] == NULL || strcmp(items[i], name) != 0))
		i--;
	return i;
}

/* One text, sealed, as an entry of the list that own_unsealed_put takes. */
static enum outcome
text_seal(struct desk *desk, const struct seal *seal,
    const struct element *row, struct bytes *list)
{
	const char *kind = fact_text(row, "kind");
	unsigned char id[ID_BYTES];
	struct arg sealed;
	char *digits;

	if (item_of(kind) == 0 ||
	    !text_unhex(fact_text(row, "id"), id, sizeof id)) {
		log_line("migrate: a text of an unknown kind");
		return OUTCOME_FAULT;
	}
	sealed = desk_seal_text(desk, seal, item_of(kind), id,
	    (uint32_t)fact_number(row, "version"), fact_text(row, "text"));
	digits = arena_alloc(desk->arena, 2 * sealed.length + 1);
	text_hex(sealed.data, sealed.length, digits);
	bytes_print(list, "%c{\"k\":\"%s\",\"i\":\"%s\",\"v\":%ld,"
	    "\"t\":\"%s\"}", list->length == 0 ? '[' : ',', kind,
	    fact_text(row, "id"), fact_number(row, "version"), digits);
	return OUTCOME_OK;
}

static enum outcome
texts_put(struct desk *desk, const struct element *key,
    const struct element *text)
{
	struct element *nothing = tree_root(tree_open(desk->arena, "done"));
	struct seal *seal;
	struct bytes list;

	TRY(desk_seal_make(desk, key, &seal));
	bytes_init(&list, desk->arena, 4096);
	for (; text != NULL; text = element_next(text, "text"))
		TRY(text_seal(desk, seal, text, &list));
	bytes_add(&list, "]", 2);
	return db_ask(desk->db, &put,
	    ARGS(arg_text(fact_text(key, "referral")),
	    arg_text(seal_class_name(seal->class)),
	    arg_number(seal_wrap_epoch(seal->wrap)),
	    arg_bytes(seal->wrap, sizeof seal->wrap),
	    arg_bytes(seal->salt, sizeof seal->salt),
	    arg_bytes(seal->commitment, sizeof seal->commitment),
	    arg_text(list.data)), nothing, 0);
}

/* The texts of one referral that one key seals; *more: there were some. */
static enum outcome
some_seal(struct desk *desk, _Bool *more)
{
	struct element *root = tree_root(tree_open(desk->arena, "unsealed"));
	const struct element *key;

	TRY(db_ask(desk->db, &next, NO_ARGS, root, 0));
	key = element_first(root, "key");
	*more = key != NULL;
	return key == NULL ? OUTCOME_OK :
	    texts_put(desk, key, element_first(root, "text"));
}

/* The key daemon knows the clerk by its user, and nobody as root. */
static enum outcome
keys_as_clerk(struct clerk *clerk)
{
	long user = settings_number(clerk->settings, "door", "user", -1);
	uint32_t oldest, newest;
	instant since;
	enum outcome outcome;

	if (user > 0 && seteuid((uid_t)user) != 0)
		return OUTCOME_FAULT;
	outcome = keys_epochs(clerk->keys, &oldest, &newest, &since);
	if (user > 0 && seteuid(0) != 0)
		return OUTCOME_FAULT;
	return outcome;
}

enum outcome
unsealed_seal(struct clerk *clerk, struct db *db)
{
	struct arena arena;
	struct desk desk = { .db = db, .keys = clerk->keys, .arena = &arena };
	enum outcome outcome = OUTCOME_OK;
	long left = 0;
	_Bool more = 1;

	TRY(migrate_count(db, &any, NO_ARGS, &left));
	if (left == 0)
		return OUTCOME_OK;
	TRY(keys_as_clerk(clerk));
	arena_init(&arena, CEILING_BYTES);
	while (more && outcome == OUTCOME_OK) {
		outcome = some_seal(&desk, &more);
		arena_clear(&arena);
	}
	arena_finish(&arena);
	if (outcome == OUTCOME_OK)
		log_line("migrate: %ld texts of before are sealed", left);
	return outcome;
}
