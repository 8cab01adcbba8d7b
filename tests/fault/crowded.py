#!/usr/bin/env python3
"""64 clients at once add 8 MiB each, and read them again: every one is
answered, in the end by a yes, and nginx and the workers for documents hold no
more than nginx.conf.in says. (Programs without sanitizers: those keep what was
freed.)
"""

import collections
import http.client
import os
import secrets
import sys
import threading
import time

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, TESTS)
if "RELEASE" not in os.environ:
    os.execv(f"{TESTS}/release.sh", ["release.sh", __file__])

# pylint: disable=wrong-import-position
import crowd
import papers
import tap
from door import RUN, children

CLIENTS = 64
MIB = 1024 * 1024
DATA = papers.pdf(8 * MIB)
# What a body, or an answer, takes of nginx at most; how many of both there
# may be; and what nginx takes with nobody there.
BODY = 8 * MIB + 64 * 1024
BODIES, ANSWERS, NOBODY = 80, 64, 48 * MIB
# Of a worker: a document as it came, sealed, and as MariaDB's client has a
# chunk of it; and what it takes by itself.
WORKER = 4 * BODY + 24 * MIB
WAIT = (429, 502, 503, 504)


def peak(pid):
    """Most bytes that a process has held."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        lines = dict(line.split(":", 1) for line in file)
    return int(lines["VmHWM"].split()[0]) * 1024


def processes(name):
    with open(f"{RUN}/pid/{name}", encoding="utf-8") as file:
        first = int(file.read().split()[0])
    return [first, *children(first)]


class Client(threading.Thread):
    """One seeker: adds a document, reads it, each until there is a yes."""

    def __init__(self, visitor, referral, together):
        super().__init__(daemon=True)
        self.visitor, self.referral = visitor, referral
        self.together = together
        self.seen = collections.Counter()
        self.whole = False
        self.head, self.media = self.parts()
        self.start()

    def parts(self):
        """The body in front of the file's bytes and behind them."""
        body, media = papers.multipart(
            {"kind": "resume", "replaces": "", "motivation": "",
             "csrf": crowd.csrf_of(self.visitor.token),
             "request_key": secrets.token_hex(16)}.items(),
            [("file", "a.pdf", b"<here>")])
        return body.split(b"<here>"), media

    def pieces(self):
        """The body, whose last piece waits until the others are as far."""
        yield self.head[0]
        for at in range(0, len(DATA), 256 * 1024):
            yield DATA[at:at + 256 * 1024]
        if self.together is not None:
            self.together.wait(60)
            self.together = None
        yield self.head[1]

    def post(self):
        length = sum(map(len, self.head)) + len(DATA)
        return self.visitor.request(
            "POST", f"{self.referral.path}/documents", self.pieces(),
            {"Content-Type": self.media, "Content-Length": str(length)})

    def until_yes(self, what, act, yes):
        for _ in range(100):
            try:
                page = act()
            except (OSError, http.client.HTTPException) as error:
                self.seen[what, type(error).__name__] += 1
                continue
            self.seen[what, page.status] += 1
            if page.status == yes:
                return page
            if page.status not in WAIT or "Retry-After" not in page.headers:
                self.seen[what, "no"] += 1
                return page
            time.sleep(0.5)
        return None

    def run(self):
        self.until_yes("add", self.post, 303)

    def read(self):
        page = self.until_yes("page", lambda: self.visitor.get(
            self.referral.path), 200)
        for document in papers.documents(page):
            page = self.until_yes("read", lambda: self.visitor.get(
                f"{self.referral.path}/documents/{document}"), 200)
            self.whole = page.body == DATA


def all_join(threads):
    for thread in threads:
        thread.join(120)


def seen_by(clients):
    return sum((client.seen for client in clients), collections.Counter())


def held(most, name):
    """No more than stated, in nginx and in each worker."""
    total = sum(peak(pid) for pid in processes("nginx"))
    tap.tell(total <= most, f"{name}: nginx held {total // MIB} MiB, "
             f"at most {most // MIB}")
    for pool in "seeker-document", "employer-document":
        for pid in processes(pool)[1:]:
            size = peak(pid)
            tap.tell(size <= WORKER, f"{name}: a worker of {pool} held "
                     f"{size // MIB} MiB, at most {WORKER // MIB}")


def main():
    many = crowd.Crowd(1, 1, CLIENTS)
    began = time.monotonic()
    together = threading.Barrier(CLIENTS)
    clients = [Client(many.seeker(referral.seeker), referral, together)
               for referral in many.refer(CLIENTS)]
    all_join(clients)
    tap.comment(f"{time.monotonic() - began:.1f} s, {dict(seen_by(clients))}")
    seen = seen_by(clients)
    tap.same(seen["add", 303], CLIENTS, "every document is added")
    tap.same({key for key in seen if key[1] != 303 and key[1] not in WAIT},
             set(), "who is not at once is told when to come again")
    held(BODIES * BODY + NOBODY, "added at once")
    began = time.monotonic()
    readers = [threading.Thread(target=client.read) for client in clients]
    for reader in readers:
        reader.start()
    all_join(readers)
    tap.comment(f"{time.monotonic() - began:.1f} s, {dict(seen_by(clients))}")
    tap.tell(all(client.whole for client in clients),
             "and every one is read, every byte")
    held((BODIES + ANSWERS) * BODY + NOBODY, "and read at once")
    tap.plan()


if __name__ == "__main__":
    main()
