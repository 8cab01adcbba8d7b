/*
 * The text of a job: what it must say before staff are asked to
 * check it (R1, R2, R10). A draft may lack what it likes.
 *
 * A posting is known here only through a function that gives a field's value
 * by its name: codes as the database has them (several between spaces),
 * numbers in digits, "" for what is not said.
 */
#ifndef MODEL_POSTING_H
#define MODEL_POSTING_H

/* The value of a field of what `from` holds; never NULL. */
typedef const char *posting_value(const void *from, const char *field);

/* Must every posting say this? */
_Bool posting_needed(const char *field);

/*
 * Why the posting can't be submitted as far as this field goes: NULL, or
 *   missing   not said, though needed, or made needed by another field
 *   order     an upper bound below its lower one
 *   above     a basic wage (a) above the wage that includes it (a + b)
 *   online    documents are to come through the site, but none are named
 *             that could (R2)
 *   way       they don't come through the site, and no other way is named
 */
const char *posting_error(const char *field, posting_value *value,
    const void *from);

/* Has no field an error? */
_Bool posting_complete(posting_value *value, const void *from);

#endif
