#include "desk/seal_private.h"

#include "base/text.h"
#include "model/document.h"

#include <string.h>

/* In bound data items follow the classes of keys. */
enum { ITEM_FIRST = 16 };

static const char *const classes[KEY_CLASSES] = {
	[KEY_DOCUMENT] = "document",
	[KEY_TEXT] = "text",
	[KEY_RESULT] = "result"
};

const char *
seal_class_name(enum key_class class)
{
	return classes[class];
}

_Bool
seal_class_of(const char *name, enum key_class *class)
{
	for (size_t i = 0; i < KEY_CLASSES; i++)
		if (classes[i] != NULL && strcmp(classes[i], name) == 0) {
			*class = (enum key_class)i;
			return 1;
		}
	return 0;
}

static void
bound_number(unsigned char *place, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		place[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* Places in bound data. */
enum { WHAT = 8, SUBJECT = 9, KIND = SUBJECT + 4 * ID_BYTES,
    VERSION = KIND + 1 };

_Bool
seal_bound(unsigned char bound[SEAL_BOUND_BYTES], unsigned char what,
    const struct element *row)
{
	static const char *const ids[] = { "subject", "referral", "seeker",
	    "employer" };

	memcpy(bound, "shokai/1", WHAT);
	bound[WHAT] = what;
	for (size_t i = 0; i < 4; i++)
		if (!text_unhex(fact_text(row, ids[i]),
		    bound + SUBJECT + i * ID_BYTES, ID_BYTES))
			return 0;
	bound[KIND] = (unsigned char)document_kind_of(fact_text(row, "kind"));
	bound_number(bound + VERSION, (uint32_t)fact_number(row, "version"));
	return 1;
}

/* What an item of the key's referral is bound to. */
void
seal_bound_item(unsigned char bound[SEAL_BOUND_BYTES], const struct seal *seal,
    enum seal_item item, const unsigned char *id, uint32_t version)
{
	memcpy(bound, seal->bound, SEAL_BOUND_BYTES);
	bound[WHAT] = (unsigned char)(ITEM_FIRST + item);
	memcpy(bound + SUBJECT, id, ID_BYTES);
	bound[KIND] = 0;
	bound_number(bound + VERSION, version);
}

void
seal_bound_document(unsigned char bound[SEAL_BOUND_BYTES],
    const struct seal *text, const unsigned char *document,
    unsigned char kind, uint32_t version)
{
	memcpy(bound, text->bound, SEAL_BOUND_BYTES);
	bound[WHAT] = KEY_DOCUMENT;
	memcpy(bound + SUBJECT, document, ID_BYTES);
	bound[KIND] = kind;
	bound_number(bound + VERSION, version);
}
