#include "port/certificate.h"

#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

/* What is encrypted is no certificate: OpenSSL must not ask for a password. */
static int
no_password(char *password, int size, int writing, void *data)
{
	(void)password;
	(void)size;
	(void)writing;
	(void)data;
	return -1;
}

enum outcome
certificate_fingerprint(unsigned char out[DIGEST_BYTES], const char *pem,
    size_t length)
{
	BIO *text = length > INT_MAX ? NULL :
	    BIO_new_mem_buf(pem, (int)length);
	X509 *certificate = text == NULL ? NULL :
	    PEM_read_bio_X509(text, NULL, no_password, NULL);
	_Bool good = certificate != NULL &&
	    X509_digest(certificate, EVP_sha256(), out, NULL) == 1;

	X509_free(certificate);
	BIO_free(text);
	/* Why it was refused must not be taken for another's failure. */
	ERR_clear_error();
	return good ? OUTCOME_OK : OUTCOME_INVALID;
}
