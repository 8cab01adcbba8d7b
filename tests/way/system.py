"""A partner's system: XML over TLS, with the certificate of the partner."""

import http.client
import os
import secrets
import ssl
import subprocess
import xml.etree.ElementTree as ElementTree

import client
import tap

SITE = os.environ["SITE"]
V1 = os.path.join(client.TOP, "schema", "partner", "v1")
PROBLEM = "{urn:ietf:rfc:7807}"


class Answer:
    """Status, headers and document; a problem's names without namespace."""

    def __init__(self, answer):
        self.status, self.headers = answer.status, answer.headers
        self.body = answer.read()
        self.root = ElementTree.fromstring(self.body) if self.body else None
        for element in () if self.root is None else self.root.iter():
            element.tag = element.tag.replace(PROBLEM, "")

    def text(self, path):
        return None if self.root is None else self.root.findtext(path)

    def done(self):
        """What a repeated message must be told again."""
        return (self.status, self.headers.get("Location"),
                None if self.root is None else self.root.get("act"))

    def errors(self):
        return [(e.get("code"), e.get("line"), e.get("path"))
                for e in self.root.iter("error")]


def valid(message):
    """Is it what its XSD allows?"""
    name = ElementTree.fromstring(message).tag
    run = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", f"{V1}/{name}.xsd",
         "-"], input=message.encode(), capture_output=True, check=False)
    if run.returncode != 0:
        raise AssertionError(run.stderr.decode()[:1000])


class System:
    """Speaks as the partner of that code; None: without a certificate."""

    def __init__(self, partner):
        self.tls = ssl.create_default_context(cafile=f"{SITE}/tls/ca.crt")
        if partner is not None:
            self.tls.load_cert_chain(f"{SITE}/partner/{partner}.crt",
                                     f"{SITE}/partner/{partner}.key")

    def ask(self, method, path, body=None, **headers):
        line = http.client.HTTPSConnection(
            "localhost", int(os.environ["TLS_PORT"]), context=self.tls,
            timeout=60)
        try:
            line.request(method, "/partner/v1" + path,
                         None if body is None else body.encode(),
                         {n.replace("_", "-"): v for n, v in headers.items()})
            return Answer(line.getresponse())
        finally:
            line.close()

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body, key=None, check=True, method="POST",
             **headers):
        """Send a message, held against its XSD before."""
        if check:
            valid(body)
        return self.ask(method, path, body, **{
            "Content_Type": "application/xml",
            "Idempotency_Key": key or secrets.token_hex(12), **headers})


def refused(answer, status, code, rule, name):
    """A problem says status, code and rule."""
    return tap.tell((answer.status, answer.text("code"), answer.text("rule"))
                    == (status, code, rule) and
                    answer.headers.get("Content-Type", "").startswith(
                        "application/problem+xml"), name, answer.body.decode())


def wrong(answer, error, name):
    """A problem says code, line and path of what is wrong in a message."""
    return tap.tell(answer.status == 422 and error in answer.errors(), name,
                    answer.status, answer.body.decode())
