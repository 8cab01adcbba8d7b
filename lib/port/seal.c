#include "port/seal.h"

#include "port/digest.h"
#include "port/seal_private.h"

#include <string.h>

enum { PREFIX_BYTES = 7, KEY_MAX_BYTES = 32 };

const struct seal_form seal_form = { "SHA256", SEAL_KEY_BYTES, 64 * 1024 };

_Static_assert(SEAL_HEADER_BYTES == 1 + SEAL_SALT_BYTES + PREFIX_BYTES,
    "the header is its own length, the salt, the nonces' beginning");

/* A stream on its way: the nonce is the one of the segment at hand. */
struct stream {
	EVP_CIPHER_CTX *gcm;
	unsigned char nonce[SEAL_NONCE_BYTES];
	size_t header;		/* bytes, in front of the first segment */
	size_t segment;		/* plain bytes in one, the header counted */
};

static size_t
header_bytes(const struct seal_form *form)
{
	return 1 + form->key_bytes + PREFIX_BYTES;
}

/* As Tink counts; an empty text has one segment, which is empty. */
size_t
seal_length(const struct seal_form *form, size_t plain)
{
	size_t segment = form->segment_bytes - SEAL_TAG_BYTES;
	size_t whole = header_bytes(form) + plain;

	return whole + (whole + segment - 1) / segment * SEAL_TAG_BYTES;
}

size_t
seal_plain_length(const struct seal_form *form, size_t sealed)
{
	size_t count = sealed / form->segment_bytes +
	    (sealed % form->segment_bytes > 0);
	size_t more = header_bytes(form) + count * SEAL_TAG_BYTES;

	/* No last segment is empty but an only one. */
	if (sealed < more || seal_length(form, sealed - more) != sealed)
		return SEAL_IMPOSSIBLE;
	return sealed - more;
}

static void
stream_open(struct stream *stream, const struct seal_form *form,
    const struct seal_origin *origin, const unsigned char *header,
    _Bool making)
{
	unsigned char key[KEY_MAX_BYTES];

	seal_need(origin->info_length <= SEAL_BOUND_MAX &&
	    form->key_bytes <= sizeof key &&
	    seal_derive(origin, key, form->key_bytes), "to derive a key");
	stream->gcm = seal_gcm_open(key, form->key_bytes, making);
	stream->header = header_bytes(form);
	stream->segment = form->segment_bytes - SEAL_TAG_BYTES;
	memset(stream->nonce, 0, sizeof stream->nonce);
	memcpy(stream->nonce, header + 1 + form->key_bytes, PREFIX_BYTES);
	seal_wipe(key, sizeof key);
}

static void
be32_write(unsigned char *out, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		out[i] = (unsigned char)(number >> (24 - 8 * i));
}

static uint32_t
be32_read(const unsigned char *in)
{
	return (uint32_t)in[0] << 24 | (uint32_t)in[1] << 16 |
	    (uint32_t)in[2] << 8 | in[3];
}

/* Plain bytes of the segment that begins at `at`; sets its nonce. */
static size_t
stream_next(struct stream *stream, size_t at, size_t length)
{
	size_t number = (stream->header + at) / stream->segment;
	size_t room = (number + 1) * stream->segment - stream->header - at;
	_Bool last = length - at <= room;

	be32_write(stream->nonce + PREFIX_BYTES, (uint32_t)number);
	stream->nonce[SEAL_NONCE_BYTES - 1] = last;
	return last ? length - at : room;
}

void
seal_make(const struct seal_form *form, const void *key, size_t key_length,
    const void *bound, size_t bound_length, const void *data, size_t length,
    unsigned char *out)
{
	const struct seal_origin origin = { form->hash, key, key_length,
	    out + 1, form->key_bytes, bound, bound_length };
	const unsigned char *from = data;
	struct stream stream;
	size_t at = 0;

	out[0] = (unsigned char)header_bytes(form);
	digest_random(out + 1, header_bytes(form) - 1);
	stream_open(&stream, form, &origin, out, 1);
	out += stream.header;
	do {
		size_t part = stream_next(&stream, at, length);

		seal_gcm_make(stream.gcm, stream.nonce, NULL, 0,
		    from == NULL ? NULL : from + at, part, out);
		at += part;
		out += part + SEAL_TAG_BYTES;
	} while (at < length);
	seal_gcm_close(stream.gcm);
}

/* Every segment in its place, up to the first that is not. */
static _Bool
stream_prove(struct stream *stream, const unsigned char *sealed,
    size_t length, unsigned char *out)
{
	size_t at = 0;
	_Bool good;

	do {
		size_t part = stream_next(stream, at, length);

		good = seal_gcm_prove(stream->gcm, stream->nonce, NULL, 0,
		    sealed, part + SEAL_TAG_BYTES, out + at);
		at += part;
		sealed += part + SEAL_TAG_BYTES;
	} while (good && at < length);
	return good;
}

enum outcome
seal_open(const struct seal_form *form, const void *key, size_t key_length,
    const void *bound, size_t bound_length, const void *sealed,
    size_t sealed_length, unsigned char *out, size_t *length)
{
	const unsigned char *header = sealed;
	size_t plain = seal_plain_length(form, sealed_length);
	struct seal_origin origin = { form->hash, key, key_length, NULL,
	    form->key_bytes, bound, bound_length };
	struct stream stream;
	_Bool good;

	*length = 0;
	if (plain == SEAL_IMPOSSIBLE)
		return OUTCOME_INVALID;
	origin.salt = header + 1;
	stream_open(&stream, form, &origin, header, 0);
	good = header[0] == stream.header && stream_prove(&stream,
	    header + stream.header, plain, out);
	seal_gcm_close(stream.gcm);
	if (!good) {
		seal_wipe(out, plain);
		return OUTCOME_INVALID;
	}
	*length = plain;
	return OUTCOME_OK;
}

void
seal_commit(unsigned char out[SEAL_COMMITMENT_BYTES],
    const unsigned char key[SEAL_KEY_BYTES],
    const unsigned char salt[SEAL_SALT_BYTES], const void *bound,
    size_t bound_length)
{
	static const char label[] = "shokai commit 1";
	unsigned char info[sizeof label - 1 + SEAL_BOUND_MAX];
	const struct seal_origin origin = { "SHA256", key, SEAL_KEY_BYTES,
	    salt, SEAL_SALT_BYTES, info, sizeof label - 1 + bound_length };

	seal_need(bound_length <= SEAL_BOUND_MAX, "so much bound data");
	memcpy(info, label, sizeof label - 1);
	if (bound_length > 0)
		memcpy(info + sizeof label - 1, bound, bound_length);
	seal_need(seal_derive(&origin, out, SEAL_COMMITMENT_BYTES),
	    "to commit");
}

/* ---- wraps -------------------------------------------------------------- */

/* Where the parts of a wrap begin. */
enum {
	WRAP_VERSION = 1,
	WRAP_SALT_BYTES = 16,
	WRAP_EPOCH = 1,
	WRAP_SALT = WRAP_EPOCH + 4,
	WRAP_NONCE = WRAP_SALT + WRAP_SALT_BYTES,
	WRAP_SEALED = WRAP_NONCE + SEAL_NONCE_BYTES
};

_Static_assert(WRAP_SEALED + SEAL_KEY_BYTES + SEAL_TAG_BYTES ==
    SEAL_WRAP_BYTES, "a wrap is its parts");

static EVP_CIPHER_CTX *
wrap_gcm(const unsigned char *kek, unsigned char class,
    const unsigned char *wrap, _Bool making)
{
	static const char label[] = "shokai wrap 1";
	unsigned char info[sizeof label - 1 + 1 + 4];
	unsigned char key[SEAL_KEY_BYTES];
	const struct seal_origin origin = { "SHA256", kek, SEAL_KEY_BYTES,
	    wrap + WRAP_SALT, WRAP_SALT_BYTES, info, sizeof info };
	EVP_CIPHER_CTX *gcm;

	memcpy(info, label, sizeof label - 1);
	info[sizeof label - 1] = class;
	memcpy(info + sizeof label, wrap + WRAP_EPOCH, 4);
	seal_need(seal_derive(&origin, key, sizeof key), "to derive a key");
	gcm = seal_gcm_open(key, sizeof key, making);
	seal_wipe(key, sizeof key);
	return gcm;
}

void
seal_wrap(unsigned char wrap[SEAL_WRAP_BYTES],
    const unsigned char kek[SEAL_KEY_BYTES], uint32_t epoch,
    unsigned char class, const void *bound, size_t bound_length,
    const unsigned char secret[SEAL_KEY_BYTES])
{
	EVP_CIPHER_CTX *gcm;

	wrap[0] = WRAP_VERSION;
	be32_write(wrap + WRAP_EPOCH, epoch);
	digest_random(wrap + WRAP_SALT, WRAP_SEALED - WRAP_SALT);
	gcm = wrap_gcm(kek, class, wrap, 1);
	seal_gcm_make(gcm, wrap + WRAP_NONCE, bound, bound_length, secret,
	    SEAL_KEY_BYTES, wrap + WRAP_SEALED);
	seal_gcm_close(gcm);
}

enum outcome
seal_unwrap(unsigned char secret[SEAL_KEY_BYTES],
    const unsigned char kek[SEAL_KEY_BYTES], unsigned char class,
    const void *bound, size_t bound_length,
    const unsigned char wrap[SEAL_WRAP_BYTES])
{
	EVP_CIPHER_CTX *gcm = wrap_gcm(kek, class, wrap, 0);
	_Bool good = wrap[0] == WRAP_VERSION && seal_gcm_prove(gcm,
	    wrap + WRAP_NONCE, bound, bound_length, wrap + WRAP_SEALED,
	    SEAL_KEY_BYTES + SEAL_TAG_BYTES, secret);

	seal_gcm_close(gcm);
	if (good)
		return OUTCOME_OK;
	seal_wipe(secret, SEAL_KEY_BYTES);
	return OUTCOME_INVALID;
}

uint32_t
seal_wrap_epoch(const unsigned char wrap[SEAL_WRAP_BYTES])
{
	return wrap[0] == WRAP_VERSION ? be32_read(wrap + WRAP_EPOCH) : 0;
}
