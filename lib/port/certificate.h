/* Certificates (X.509, RFC 5280) by OpenSSL, as far as knowing them again. */
#ifndef PORT_CERTIFICATE_H
#define PORT_CERTIFICATE_H

#include "base/outcome.h"
#include "port/digest.h"

#include <stddef.h>

/*
 * SHA-256 of the DER of the first certificate in `length` bytes of PEM (RFC
 * 7468); what stands before it, a key say, is passed over. INVALID when there
 * is none that can be read. Whether it holds is not judged here.
 */
enum outcome certificate_fingerprint(unsigned char out[DIGEST_BYTES],
    const char *pem, size_t length) MUST_USE;

#endif
