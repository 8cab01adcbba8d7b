#!/usr/bin/env python3
"""Events of a partner: the feed and the webhook tell the same, at a real HTTPS
receiver that verifies signatures, fails, stalls, redirects and goes away.
"""

import base64
import hashlib
import hmac
import http.server
import os
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
import xml.etree.ElementTree as ElementTree

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [TESTS, os.path.join(TESTS, "fault")]

# pylint: disable=wrong-import-position
import tap
from door import RUN, SITE, Door, wait_until, write_settings

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = f"https://localhost:{os.environ['TLS_PORT']}"
JOB = "SELECT id FROM shokai.job WHERE employer_id = (SELECT id FROM " \
    "shokai.employer WHERE number = '9901-000123-4') LIMIT 1"


def sql(text):
    done = subprocess.run(
        ["mariadb", "--no-defaults", "-N", "-B", "--user=root",
         f"--socket={RUN}/mariadb/mariadb.sock"], input=text,
        capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def act(name="staff_job_accept"):
    """What an act's transaction does at its end."""
    sql(f"SET @t = UTC_TIMESTAMP(6); CALL shokai.own_event(@t, @t, '{name}',"
        f" ({JOB}));")


class Receiver(http.server.BaseHTTPRequestHandler):
    seen, mode, secret = [], 200, None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        name, at = self.headers["webhook-id"], self.headers[
            "webhook-timestamp"]
        good = base64.b64encode(hmac.new(
            Receiver.secret or b"", f"{name}.{at}.".encode() + body,
            hashlib.sha256).digest()).decode()
        Receiver.seen.append((self.path, name, body, "v1," + good ==
                              self.headers["webhook-signature"]))
        mode = Receiver.mode if self.path == "/" else int(self.path[1:])
        if mode == 0:
            time.sleep(12)
            return
        self.send_response(mode)
        if mode == 302:
            self.send_header("Location", "https://127.0.0.1:1/")
        self.end_headers()
        try:
            self.wfile.write(b"x" * 200000)
        except OSError:
            pass

    def log_message(self, *_):
        pass


def receiver():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{SITE}/tls/server.crt", f"{SITE}/tls/server.key")
    server.socket = context.wrap_socket(server.socket, server_side=True,
                                        do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class Partner:
    def __init__(self, name="hr"):
        self.context = ssl.create_default_context(
            cafile=f"{SITE}/tls/ca.crt")
        self.context.load_cert_chain(f"{SITE}/partner/{name}.crt",
                                     f"{SITE}/partner/{name}.key")
        self.count = 0

    def ask(self, path, method="GET", body=None, **head):
        self.count += 1
        head = {k.replace("_", "-"): v for k, v in head.items()}
        if method == "POST":
            head["Idempotency-Key"] = f"k{self.count}-{time.time_ns()}"
        if body is not None:
            head["Content-Type"] = "application/xml"
        request = urllib.request.Request(BASE + path, body, head,
                                         method=method)
        try:
            with urllib.request.urlopen(request, timeout=30,
                                        context=self.context) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def add(self, url):
        return self.ask("/partner/v1/webhooks", "POST",
                        f"<webhook><url>{url}</url></webhook>".encode())

    def log(self, path):
        return ElementTree.fromstring(
            self.ask(path + "/deliveries")[2]).findall("delivery")


def feed(partner):
    for _ in range(2):
        act()
    status, head, body = partner.ask("/partner/v1/events")
    root = ElementTree.fromstring(body)
    entries = root.findall(ATOM + "entry")
    tap.tell(status == 200 and len(entries) >= 2, "an act is told at once",
             status, body)
    tap.same(head["Content-Type"].split(";")[0], "application/atom+xml",
             "as Atom")
    tap.same(partner.ask("/partner/v1/events", If_None_Match=head["ETag"])[0],
             304, "and not again when nothing came")
    tap.tell(wait_until(lambda: sql(
        "SELECT COUNT(*) FROM shokai.event WHERE place IS NULL") == [["0"]],
        25), "the clerk gives places")
    rest = ElementTree.fromstring(partner.ask("/partner/v1/events")[2])
    for _ in range(100):
        if not rest.findall(ATOM + "entry"):
            break
        ends = {e.get("rel"): e.get("href")
                for e in rest.findall(ATOM + "link")}
        rest = ElementTree.fromstring(partner.ask(ends["next"][len(BASE):])[2])
    tap.same(rest.findall(ATOM + "entry"), [], "a cursor comes to the end")
    tap.same(partner.ask("/partner/v1/events?after=x")[0], 400,
             "a cursor of no feed")


def add(partner, port):
    for url in ("https://localhost:9/", "https://127.0.0.1/",
                "https://user@example.com/", "https://[::1]/"):
        tap.same(partner.add(url)[0], 422, f"not to {url}")
    status, head, body = partner.add(f"https://localhost:{port}/")
    tap.same(status, 201, "to where the operator allows it")
    path = head["Location"]
    path = path[len(BASE):] if path.startswith(BASE) else path
    root = ElementTree.fromstring(partner.ask(path)[2])
    secret = root.find(".//secret").text
    Receiver.secret = base64.b64decode(secret.removeprefix("whsec_"))
    return path


def hurry(partner, path):
    """What waits for its next try needs to wait no longer."""
    wait_until(lambda: partner.log(path)[0].get("state") == "waiting", 10)
    sql("UPDATE shokai.delivery SET next_at = '2020-01-01' "
        "WHERE state = 'waiting'")


def deliver(partner, path):
    act()
    tap.tell(wait_until(lambda: Receiver.seen, 30), "it is told")
    tap.tell(all(s[3] for s in Receiver.seen), "signed", Receiver.seen)
    wait_until(lambda: partner.log(path)[0].get("state") == "done", 5)
    tap.same(partner.log(path)[0].get("status"), "200", "and noted")
    Receiver.mode = 500
    Receiver.seen.clear()
    act()
    tap.tell(wait_until(lambda: len(Receiver.seen) >= 2, 40),
             "what failed is tried again")
    tap.same(len({s[1] for s in Receiver.seen}), 1, "under the same id")
    Receiver.mode = 302
    hurry(partner, path)
    tap.tell(wait_until(lambda: partner.log(path)[0].get("status") == "302",
                        20), "a redirect is not followed")
    Receiver.mode = 410
    hurry(partner, path)
    tap.tell(wait_until(lambda: b'state="gone"' in partner.ask(path)[2], 20),
             "410 ends it")
    tap.same(partner.ask(path + "/replay", "POST")[0], 409, "for good")
    tap.same(partner.ask(path, "DELETE")[0], 200, "it is removed")
    tap.same(partner.ask(path)[0], 404, "and gone")


def rest(partner, port):
    """A stalled receiver holds up no other; a private address is refused."""
    stalled = partner.add(f"https://localhost:{port}/0")[1]["Location"]
    private = partner.add("https://example.com/")[1]["Location"]
    good = partner.add(f"https://localhost:{port}/200")[1]["Location"]
    sql("UPDATE shokai.webhook SET url = 'https://127.0.0.1:1024/' WHERE id ="
        f" UNHEX('{private.rsplit('/', 1)[1]}')")
    Receiver.seen.clear()
    act()
    tap.tell(wait_until(lambda: [s for s in Receiver.seen
                                 if s[0] == "/0"], 30), "one stalls")
    began = time.monotonic()
    tap.tell(wait_until(lambda: [s for s in Receiver.seen
                                 if s[0] == "/200"], 30) and
             time.monotonic() - began < 3, "the other is told meanwhile")
    tap.tell(wait_until(lambda: [d.get("fault") for d in partner.log(
        private)] == ["address"], 10), "nothing connects to a private address",
        [d.attrib for d in partner.log(private)])
    tap.tell(wait_until(lambda: partner.log(stalled)[0].get("fault") ==
                        "time", 20), "and the stalled one is left")
    Receiver.seen.clear()
    partner.ask(good + "/replay?after=0", "POST")
    tap.tell(wait_until(lambda: len([s for s in Receiver.seen
                                     if s[0] == "/200"]) >= 4, 30),
             "all is told again when asked")
    for _ in range(2):
        partner.add(f"https://localhost:{port}/200")
    tap.same(partner.add(f"https://localhost:{port}/200")[0], 409, "five")
    for each in ElementTree.fromstring(partner.ask(
            "/partner/v1/webhooks")[2]).findall("webhook"):
        partner.ask(f"/partner/v1/webhooks/{each.get('id')}", "DELETE")


def clerk(*words):
    subprocess.run([f"{TESTS}/fault/program.sh", "clerk", *words], check=True)


def main():
    port = receiver()
    changes = {"webhook": {"allow": f"localhost:{port}",
                           "ca": f"{SITE}/tls/ca.crt",
                           "key": f"{SITE}/secret/webhook"}}
    conf = f"{SITE}/etc/clerk.webhook.conf"
    write_settings("clerk", conf, changes)
    clerk("end")
    clerk("start", conf)
    partner = Partner()
    try:
        with Door("partner", **changes):
            tap.step("the feed", feed, partner)
            path = tap.step("a webhook", add, partner, port)
            tap.step("deliveries", deliver, partner, path)
            tap.step("others", rest, partner, port)
    finally:
        clerk("end")
        clerk("start")
        os.remove(conf)
    tap.plan()


if __name__ == "__main__":
    main()
