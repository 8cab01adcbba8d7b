"""Client certificates for tests, and what their holders are answered."""

import datetime
import http.client
import os
import ssl
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SITE = Path(os.environ["SITE"])
TLS_PORT = int(os.environ.get("TLS_PORT", int(os.environ["PORT"]) + 363))
PROBLEM = "{urn:ietf:rfc:7807}"


def name_of(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def build(subject, issuer, key, signer, since, days, authority):
    begins = datetime.datetime.utcnow() - datetime.timedelta(days=since)
    builder = x509.CertificateBuilder(
        issuer, subject, key.public_key(), x509.random_serial_number(),
        begins, begins + datetime.timedelta(days=days))
    builder = builder.add_extension(
        x509.BasicConstraints(authority, 0 if authority else None), True)
    if not authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage(
            [ExtendedKeyUsageOID.CLIENT_AUTH]), False)
    return builder.sign(signer, hashes.SHA256())


class Authority:
    """One of a test's own, or the one that the site believes."""

    def __init__(self, key, certificate):
        self.key = key
        self.certificate = certificate

    @classmethod
    def own(cls, name):
        key = ec.generate_private_key(ec.SECP256R1())
        who = name_of(name)
        return cls(key, build(who, who, key, key, 1, 30, True))

    @classmethod
    def of_site(cls):
        folder = SITE / "partner"
        return cls(
            serialization.load_pem_private_key(
                (folder / "ca.key").read_bytes(), None),
            x509.load_pem_x509_certificate((folder / "ca.crt").read_bytes()))

    def issue(self, folder, stem, since=1, days=30):
        """A certificate and its key as STEM.crt and STEM.key in a folder."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = build(name_of(stem), self.certificate.subject, key,
                            self.key, since, days, False)
        path = Path(folder) / f"{stem}.crt"
        path.write_bytes(certificate.public_bytes(
            serialization.Encoding.PEM))
        path.with_suffix(".key").write_bytes(key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption()))
        return path


class Answer:
    """Status, headers, and the document if there is one."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.root = ElementTree.fromstring(body) \
            if "xml" in headers.get("Content-Type", "") else None

    def problem(self):
        """The code of a problem document; None when it is none."""
        if self.headers.get("Content-Type", "").split(";")[0] != \
                "application/problem+xml":
            return None
        return self.root.findtext(f"{PROBLEM}code")


def ask(certificate, path="/partner/v1/", method="GET", body=None,
        headers=None):
    """Asks by TLS with a certificate (its path), or with none."""
    context = ssl.create_default_context(cafile=SITE / "tls" / "ca.crt")
    if certificate is not None:
        context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    connection = http.client.HTTPSConnection("localhost", TLS_PORT,
                                             context=context, timeout=30)
    connection.request(method, path, body,
                       {"Accept": "application/xml", **(headers or {})})
    answer = connection.getresponse()
    found = Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return found
