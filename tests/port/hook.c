/*
 * lib/port/hook: which addresses are public, which addresses of the web one
 * may name, and signatures as Standard Webhooks gives them.
 */
#include "port/hook.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *text;
	_Bool good;
} addresses[] = {
	{ "0.0.0.0", 0 }, { "0.255.255.255", 0 }, { "1.0.0.0", 1 },
	{ "9.255.255.255", 1 }, { "10.0.0.0", 0 }, { "10.255.255.255", 0 },
	{ "11.0.0.0", 1 }, { "100.63.255.255", 1 }, { "100.64.0.0", 0 },
	{ "100.127.255.255", 0 }, { "100.128.0.0", 1 },
	{ "126.255.255.255", 1 }, { "127.0.0.1", 0 },
	{ "127.255.255.255", 0 }, { "128.0.0.0", 1 },
	{ "169.253.255.255", 1 }, { "169.254.169.254", 0 },
	{ "169.255.0.0", 1 }, { "172.15.255.255", 1 }, { "172.16.0.0", 0 },
	{ "172.31.255.255", 0 }, { "172.32.0.0", 1 }, { "192.0.0.170", 0 },
	{ "192.0.1.0", 1 }, { "192.0.2.1", 0 }, { "192.88.99.1", 0 },
	{ "192.167.255.255", 1 }, { "192.168.0.0", 0 },
	{ "192.168.255.255", 0 }, { "192.169.0.0", 1 },
	{ "198.17.255.255", 1 }, { "198.18.0.0", 0 },
	{ "198.19.255.255", 0 }, { "198.20.0.0", 1 }, { "198.51.100.9", 0 },
	{ "203.0.113.9", 0 }, { "223.255.255.255", 1 }, { "224.0.0.1", 0 },
	{ "239.255.255.255", 0 }, { "240.0.0.0", 0 },
	{ "255.255.255.255", 0 }, { "8.8.8.8", 1 },
	{ "::", 0 }, { "::1", 0 }, { "::8.8.8.8", 0 }, { "fe80::1", 0 },
	{ "febf::1", 0 }, { "fec0::1", 0 }, { "fc00::1", 0 },
	{ "fdff::1", 0 }, { "ff02::1", 0 }, { "100::1", 0 },
	{ "5f00::1", 0 }, { "2001::1", 0 }, { "2001:1ff::1", 0 },
	{ "2001:200::1", 1 }, { "2001:db8::1", 0 }, { "2001:db9::1", 1 },
	{ "3fff::1", 0 }, { "3fff:1000::1", 1 }, { "2620:4f:8000::1", 0 },
	{ "2606:4700::1111", 1 }, { "1fff::1", 0 }, { "4000::1", 0 },
	{ "::ffff:127.0.0.1", 0 }, { "::ffff:10.0.0.1", 0 },
	{ "::ffff:8.8.8.8", 1 }, { "64:ff9b::127.0.0.1", 0 },
	{ "64:ff9b::169.254.169.254", 0 }, { "64:ff9b::8.8.8.8", 1 },
	{ "64:ff9b:1::8.8.8.8", 0 }, { "2002:7f00:1::1", 0 },
	{ "2002:a00:1::1", 0 }, { "2002:808:808::1", 1 }
};

static void
addresses_are_told(void **state)
{
	unsigned char bytes[16];

	(void)state;
	for (size_t i = 0; i < COUNT(addresses); i++) {
		const char *text = addresses[i].text;
		_Bool v6 = strchr(text, ':') != NULL;

		assert_int_equal(inet_pton(v6 ? AF_INET6 : AF_INET, text,
		    bytes), 1);
		if (hook_public(bytes, v6 ? 16 : 4) != addresses[i].good)
			fail_msg("%s is %spublic", text,
			    addresses[i].good ? "" : "not ");
	}
	assert_false(hook_public(bytes, 0));
	assert_false(hook_public(bytes, 5));
}

static const struct {
	const char *url;
	_Bool good;
} urls[] = {
	{ "https://example.com/", 1 }, { "https://example.com", 1 },
	{ "HTTPS://example.com:8443/a?b=c", 1 },
	{ "https://example.com:443/", 1 }, { "https://8.8.8.8/", 1 },
	{ "https://[2606:4700::1111]/", 1 },
	{ "http://example.com/", 0 }, { "ftp://example.com/", 0 },
	{ "example.com", 0 }, { "", 0 }, { "https://", 0 },
	{ "https://user@example.com/", 0 },
	{ "https://user:word@example.com/", 0 },
	{ "https://example.com/#a", 0 }, { "https://example.com:25/", 0 },
	{ "https://example.com:0/", 0 }, { "https://example.com:65536/", 0 },
	{ "https://localhost/", 0 }, { "https://intranet/", 0 },
	{ "https://a.localhost/", 0 }, { "https://a.LOCAL/", 0 },
	{ "https://a.internal/", 0 }, { "https://example.com./", 0 },
	{ "https://127.0.0.1/", 0 }, { "https://127.1/", 0 },
	{ "https://2130706433/", 0 }, { "https://0x7f.0.0.1/", 0 },
	{ "https://0177.0.0.1/", 0 }, { "https://10.0.0.1/", 0 },
	{ "https://[::1]/", 0 }, { "https://[::ffff:127.0.0.1]/", 0 },
	{ "https://[fe80::1%25eth0]/", 0 }, { "https://exa mple.com/", 0 },
	{ "https://localhost:9443/a", 1 }, { "https://LOCALHOST:9443/", 1 },
	{ "https://localhost:9444/", 0 }, { "https://10.1.2.3:700/", 1 },
	{ "https://user@localhost:9443/", 0 }
};

static void
urls_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(urls); i++)
		if (hook_url(urls[i].url, " localhost:9443  10.1.2.3:700") !=
		    urls[i].good)
			fail_msg("%s is %sgood", urls[i].url,
			    urls[i].good ? "" : "not ");
	assert_false(hook_url("https://localhost:9443/", NULL));
}

static void
signatures_are_the_standards(void **state)
{
	/* MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw in base64 */
	static const unsigned char secret[] = {
		0x31, 0xf2, 0x90, 0xf6, 0xbf, 0x06, 0x29, 0x8a, 0xab, 0x4f,
		0x08, 0xd4, 0x3c, 0x3f, 0x08, 0x2c, 0xf6, 0x48, 0xa3, 0x62,
		0xda, 0x2d, 0xa4, 0xb0
	};
	char text[HOOK_SIGNATURE_TEXT];

	(void)state;
	hook_sign(text, secret, sizeof secret, "msg_p5jXN8AQM9LWM0D4loKWxJek",
	    1614265330, "{\"test\": 2432232314}");
	assert_string_equal(text,
	    "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

static void
secrets_are_derived(void **state)
{
	unsigned char one[HOOK_SECRET_BYTES], other[HOOK_SECRET_BYTES];
	char text[HOOK_SECRET_TEXT];

	(void)state;
	hook_secret(one, "key", "a");
	hook_secret(other, "key", "b");
	assert_memory_not_equal(one, other, sizeof one);
	hook_secret(other, "another key", "a");
	assert_memory_not_equal(one, other, sizeof one);
	hook_secret_text(text, one);
	assert_memory_equal(text, "whsec_", 6);
	assert_int_equal(strlen(text), 6 + 44);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_told),
		cmocka_unit_test(urls_are_told),
		cmocka_unit_test(signatures_are_the_standards),
		cmocka_unit_test(secrets_are_derived)
	};

	return cmocka_run_group_tests_name("port/hook", tests, NULL, NULL);
}
