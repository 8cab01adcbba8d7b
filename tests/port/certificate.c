/*
 * lib/port/certificate.c: a certificate is known by its DER, whatever stands
 * around it, and what is none is refused without a word. The fingerprint is
 * as `openssl x509 -fingerprint -sha256` prints it.
 */
#include "port/certificate.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BEGIN "-----BEGIN CERTIFICATE-----\n"
#define END "-----END CERTIFICATE-----\n"
#define BODY \
	"MIIBbzCCARWgAwIBAgIUS5YQxhFcvPz+wbBGRiBgFIhi/yYwCgYIKoZIzj0EAwIw\n" \
	"DDEKMAgGA1UEAwwBeDAgFw0yNjExMjcwNTEzNDhaGA8yMTI2MTEwMzA1MTM0OFow\n" \
	"DDEKMAgGA1UEAwwBeDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI73xwev+C6R\n" \
	"LM953PhzRhh/OfPlx8KgG0eEQE2yrixFCByK2Zj7isvblEtob6WwdPibI4UDdWHE\n" \
	"rYXjmShCFx6jUzBRMB0GA1UdDgQWBBREhbC+g9THkMsZ2aSU+51YLuR4pTAfBgNV\n" \
	"HSMEGDAWgBREhbC+g9THkMsZ2aSU+51YLuR4pTAPBgNVHRMBAf8EBTADAQH/MAoG\n" \
	"CCqGSM49BAMCA0gAMEUCIEHNUGtOHTgF2KBz9M3s5gsWlBxfhgHtQs9pVNyHogQd\n" \
	"AiEAvzUYfljLC9pcbVh1oT2m/bJYQKyrUkDrFDzpEAK/LGg=\n"
#define PEM BEGIN BODY END

static const unsigned char known[DIGEST_BYTES] = {
	0x55, 0x9f, 0xf1, 0x73, 0xcf, 0xb4, 0x82, 0x3a,
	0xe5, 0x9e, 0x4d, 0x1d, 0x80, 0xf9, 0x44, 0x13,
	0xe2, 0x16, 0x1f, 0x0f, 0xa2, 0x8a, 0x8f, 0x46,
	0x00, 0x0c, 0x17, 0x20, 0xdf, 0x73, 0xa2, 0xe0
};

/* From an allocation of its own, so that reading past it is seen. */
static enum outcome
fingerprint(unsigned char out[DIGEST_BYTES], const char *pem, size_t length)
{
	char *copy = malloc(length + (length == 0));
	enum outcome outcome;

	assert_non_null(copy);
	memcpy(copy, pem, length);
	outcome = certificate_fingerprint(out, copy, length);
	free(copy);
	return outcome;
}

static void
knows(const char *pem)
{
	unsigned char out[DIGEST_BYTES] = { 0 };

	assert_int_equal(fingerprint(out, pem, strlen(pem)), OUTCOME_OK);
	assert_memory_equal(out, known, sizeof known);
}

static void
fingerprint_known(void **state)
{
	(void)state;
	knows(PEM);
	knows("subject=CN = x\n\n" PEM);
	knows("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
	    PEM);
	knows(PEM BEGIN "AAAA\n" END);
}

static void
fingerprint_refused(void **state)
{
	static const char *const none[] = {
		"", "\n", BEGIN, BEGIN END, BEGIN BODY, BODY END,
		BEGIN "AAAA\n" END, BEGIN "?" BODY END,
		"-----BEGIN PUBLIC KEY-----\n" BODY
		    "-----END PUBLIC KEY-----\n",
		BEGIN "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,"
		    "6D44D8515481770FDD75812589A8EE9A\n\n" BODY END
	};
	unsigned char out[DIGEST_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++)
		assert_int_equal(fingerprint(out, none[i], strlen(none[i])),
		    OUTCOME_INVALID);
	for (size_t i = 0; i + 2 < strlen(PEM); i++)
		assert_int_equal(fingerprint(out, PEM, i), OUTCOME_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fingerprint_known),
		cmocka_unit_test(fingerprint_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
