/*
 * Which addresses are public: all but those that IANA's special-purpose
 * registries (RFC 6890 and what followed) keep for other uses. Of an address
 * that holds one of IPv4, to which it would be translated, that one counts.
 */
#include "port/hook.h"

#include <string.h>

struct block {
	unsigned char bytes[16];
	unsigned bits;
};

static const struct block blocks_4[] = {
	{ { 0 }, 8 },			/* this network */
	{ { 10 }, 8 },			/* private */
	{ { 100, 64 }, 10 },		/* shared, behind a carrier's NAT */
	{ { 127 }, 8 },			/* loopback */
	{ { 169, 254 }, 16 },		/* link-local, metadata of clouds */
	{ { 172, 16 }, 12 },		/* private */
	{ { 192, 0, 0 }, 24 },		/* protocol assignments */
	{ { 192, 0, 2 }, 24 },		/* documentation */
	{ { 192, 31, 196 }, 24 },	/* AS112 */
	{ { 192, 52, 193 }, 24 },	/* AMT */
	{ { 192, 88, 99 }, 24 },	/* 6to4 relays */
	{ { 192, 168 }, 16 },		/* private */
	{ { 192, 175, 48 }, 24 },	/* AS112 */
	{ { 198, 18 }, 15 },		/* measuring */
	{ { 198, 51, 100 }, 24 },	/* documentation */
	{ { 203, 0, 113 }, 24 },	/* documentation */
	{ { 224 }, 4 },			/* multicast */
	{ { 240 }, 4 }			/* reserved, broadcast */
};

/* What of the global unicast 2000::/3 is something else. */
static const struct block blocks_6[] = {
	{ { 0x20, 0x01, 0x00 }, 23 },	/* protocol assignments, Teredo */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 },	/* documentation */
	{ { 0x26, 0x20, 0x00, 0x4f, 0x80, 0x00 }, 48 },	/* AS112 */
	{ { 0x3f, 0xff, 0x00 }, 20 }	/* documentation */
};

/* Within which an IPv4 address lies, from which byte. */
static const struct {
	struct block block;
	size_t at;
} holders[] = {
	{ { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },
	{ { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },	/* NAT64 */
	{ { { 0x20, 0x02 }, 16 }, 2 }			/* 6to4 */
};

static const struct block global_6 = { { 0x20 }, 3 };

static _Bool
within(const unsigned char *address, const struct block *block)
{
	size_t whole = block->bits / 8;
	unsigned rest = block->bits % 8;

	return memcmp(address, block->bytes, whole) == 0 && (rest == 0 ||
	    (address[whole] ^ block->bytes[whole]) >> (8 - rest) == 0);
}

static _Bool
public_4(const unsigned char *address)
{
	for (size_t i = 0; i < sizeof blocks_4 / sizeof blocks_4[0]; i++)
		if (within(address, &blocks_4[i]))
			return 0;
	return 1;
}

static _Bool
public_6(const unsigned char *address)
{
	for (size_t i = 0; i < sizeof holders / sizeof holders[0]; i++)
		if (within(address, &holders[i].block))
			return public_4(address + holders[i].at);
	for (size_t i = 0; i < sizeof blocks_6 / sizeof blocks_6[0]; i++)
		if (within(address, &blocks_6[i]))
			return 0;
	return within(address, &global_6);
}

_Bool
hook_public(const unsigned char *address, size_t length)
{
	return length == 4 ? public_4(address) :
	    length == 16 && public_6(address);
}
