#!/usr/bin/env python3
"""Who comes through nginx to the partners' door: whoever shows a certificate
of their authority that holds, and nobody else; and other doors do not mind
what is shown.
"""

import http.client
import os
import socket
import ssl
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from certificates import SITE, TLS_PORT, Authority, ask  # noqa: E402
from tap import plan, same, tell  # noqa: E402

POST = {"Content-Type": "application/xml", "Idempotency-Key": "nginx-1"}
HR = SITE / "partner" / "hr.crt"


def refused(certificate, code, name, **how):
    answer = ask(certificate, **how)
    same((answer.status, answer.problem()), (401, code), name)
    tell(answer.headers.get("Cache-Control") == "no-store",
         f"{name}: not kept", answer.headers)


def strangers(folder):
    other = Authority.own("Another authority")
    stranger = other.issue(folder, "stranger")
    site = Authority.of_site()
    expired = site.issue(folder, "expired", since=30, days=10)
    early = site.issue(folder, "early", since=-10)
    false = Authority(other.key, site.certificate).issue(folder, "false")
    refused(None, "certificate", "without a certificate")
    refused(None, "certificate", "without one, a post", method="POST",
            path="/partner/v1/jobs", body="<job/>", headers=POST)
    refused(None, "certificate", "without one, a batch", method="POST",
            path="/partner/v1/batches", body="<jobs/>", headers=POST)
    refused(stranger, "certificate", "by another authority")
    refused(false, "certificate", "by another that says it is ours")
    refused(expired, "certificate", "expired")
    refused(early, "certificate", "not yet valid")
    refused(site.issue(folder, "unknown"), "unknown_certificate",
            "by ours, but nobody's")
    return stranger


def nowhere():
    answer = ask(HR, "/partner/")
    same((answer.status, answer.problem()), (404, "not_found"),
         "above the door there is nothing")
    for path in "/partner/v1/", "/partner/v1/batches":
        connection = http.client.HTTPConnection(
            "127.0.0.1", int(os.environ["PORT"]), timeout=30)
        connection.request("GET", path, headers={
            "SSL_CLIENT_VERIFY": "SUCCESS", "SSL-Client-Verify": "SUCCESS"})
        same(connection.getresponse().status, 404, f"in clear: {path}")
        connection.close()


def claims(folder):
    """What a client says of itself in headers is not what nginx verified."""
    certificate = HR.read_text().replace("\n", "%0A").replace(" ", "%20")
    said = {"Ssl-Client-Verify": "SUCCESS", "Ssl-Client-Cert": certificate}
    refused(None, "certificate", "one in a header alone", headers=said)
    unknown = Authority.of_site().issue(folder, "claiming")
    refused(unknown, "unknown_certificate", "another's in a header",
            headers=said)


def large():
    body = "<job>" + " " * (300 * 1024) + "</job>"
    answer = ask(HR, "/partner/v1/jobs", "POST", body, POST)
    same((answer.status, answer.problem()), (413, "body_large"),
         "a message of more than 256 KiB")


def too_many(folder):
    """Of one certificate; another's holder does not notice."""
    busy = Authority.of_site().issue(folder, "busy")
    answers = []
    end = time.monotonic() + 30

    def asks():
        while time.monotonic() < end and 429 not in \
                [a.status for a in answers]:
            answers.append(ask(busy))

    with ThreadPoolExecutor(12) as pool:
        for done in [pool.submit(asks) for _ in range(12)]:
            done.result()
    first = next((a for a in answers if a.status == 429), None)
    if tell(first is not None, "one that asks too often is held back",
            len(answers)):
        same((first.problem(), first.headers.get("Retry-After"),
              first.headers.get("Cache-Control")), ("rate", "10", "no-store"),
             "and told when to come again")
    same({a.status for a in answers} - {429}, {401}, "before, it was heard")
    same(ask(HR).status, 200, "and another is")


def begun():
    """A batch on its way, of which the rest does not come."""
    context = ssl.create_default_context(cafile=SITE / "tls" / "ca.crt")
    context.load_cert_chain(HR, HR.with_suffix(".key"))
    held = context.wrap_socket(
        socket.create_connection(("127.0.0.1", TLS_PORT), 30),
        server_hostname="localhost")
    held.sendall(b"POST /partner/v1/batches HTTP/1.1\r\nHost: localhost\r\n"
                 b"Content-Type: application/xml\r\nContent-Length: 4000000"
                 b"\r\nIdempotency-Key: nginx-" + os.urandom(8).hex().encode()
                 + b"\r\n\r\n<jobs>")
    return held


def batches():
    """Two at once of one certificate; who holds them holds nobody else."""
    held = [begun(), begun()]
    time.sleep(1)
    answer = ask(HR, "/partner/v1/batches", "POST", "<jobs/>", POST)
    same((answer.status, answer.problem(), answer.headers.get("Retry-After")),
         (429, "rate", "10"), "a third batch at once is held back")
    same(ask(HR, "/partner/v1/batches").status, 200, "but not a look at them")
    answer = ask(SITE / "partner" / "office.crt", "/partner/v1/batches",
                 "POST", "<jobs/>", POST)
    same(answer.status, 403, "nor another's, who hears that it may not")
    for each in held:
        each.close()
    for _ in range(100):
        answer = ask(HR, "/partner/v1/batches", "POST", "<jobs/>", POST)
        if answer.status != 429:
            break
        time.sleep(0.2)
    tell(answer.status != 429, "when they are gone there is room",
         answer.status)


def others(stranger):
    for shown, name in (None, "none"), (HR, "a partner's"), \
            (stranger, "a stranger's"):
        for path in "/", "/seeker/login", "/employer/login", "/staff/login":
            same(ask(shown, path).status, 200, f"{path} with {name}")
        same(ask(shown, "/staff/login", "POST", "mail=a&password=b", {
            "Content-Type": "application/x-www-form-urlencoded"}).status,
             403, f"a post comes with its method and body, with {name}")
        answer = ask(shown, "/static/none")
        tell(answer.status == 404 and answer.problem() is None,
             f"a page that is none, with {name}", answer.headers)
    answer = ask(HR)
    same(answer.status, 200, "a partner comes in")
    tell(answer.headers.get("Content-Type") ==
         "application/xml; charset=utf-8", "and is answered in XML")


def main():
    with tempfile.TemporaryDirectory() as folder:
        stranger = strangers(folder)
        nowhere()
        claims(folder)
        large()
        too_many(folder)
        batches()
        others(stranger)
    plan()


main()
