#!/usr/bin/env python3
"""No plaintext on a disk. Applications whose documents, names and texts bear
marks are made and read by several at once, with a slow reader and an upload
that breaks off; then the marks are sought in all that the site leaves
anywhere. That the search finds is shown by the same walk through a site that
does not seal (plain.sh).
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

# pylint: disable=wrong-import-position
import crowd
import making
import papers
import search
import tap
from making import Made, expect

SEEKERS = 4
SECONDS = 4
BYTES = 300000
LARGE = 4000000		# more than sockets hold: it lies in nginx
KINDS = {"document", "name", "replaced", "removed", "refused", "draft",
         "motivation", "asked", "answered", "told", "note", "terms", "why"}


class Marks:
    """One text of letters and one of kanji that nothing else says."""

    def __init__(self):
        self.letters = f"Mark{secrets.token_hex(8)}"
        self.kanji = "".join(chr(0x4e00 + secrets.randbelow(0x5000))
                             for _ in range(8))

    def text(self, kind):
        return f"{self.kanji}の{self.letters}-{kind}-"

    def pdf(self, kind, length=BYTES):
        """A PDF that bears it all along, noise between."""
        line = self.text(kind).encode() + b"\n"
        parts = [line + os.urandom(400).replace(b"%", b"#")
                 for _ in range(length // (len(line) + 400))]
        return b"%PDF-1.7\n" + b"".join(parts) + b"\n%%EOF\n"


class Walk(threading.Thread):
    """One seeker and the employer, over and over."""

    def __init__(self, marks, many, referrals, until):
        super().__init__(daemon=True)
        self.marks, self.many = marks, many
        self.referrals, self.until = referrals, until
        self.made = 0
        self.trouble = None
        self.start()

    def run(self):
        try:
            for referral in self.referrals:
                if time.monotonic() > self.until:
                    break
                self.walk(Made(self.many, referral))
                self.made += 1
        except Exception as error:  # told by who waits for it
            self.trouble = repr(error)[:500]

    def walk(self, made):
        text, pdf = self.marks.text, self.marks.pdf
        made.draft(text("draft"))
        old = made.attach(f"{text('name')}.pdf", pdf("replaced"))
        expect(made.read(old, made.seeker), 200)
        kept = made.attach(f"{text('name')}.pdf", pdf("document"),
                           replaces=old, motivation=text("draft"))
        away = made.attach("other.pdf", pdf("removed"), kind="other")
        expect(made.seeker.act(f"{made.referral.path}/documents/{away}"))
        expect(papers.attach(made.seeker, made.referral,
                             f"{text('name')}.png", pdf("refused"),
                             motivation=text("refused")), 422)
        made.apply(text("motivation"))
        made.talk(text("asked"), text("answered"))
        for visitor in (made.seeker, made.employer):
            expect(made.read(kept, visitor), 200)
        for visitor, at in ((made.employer, made.of_employer),
                            (made.employer, f"{made.of_employer}/messages"),
                            (made.seeker, made.of_seeker)):
            expect(visitor.get(at, headers={"Accept": "text/html"}), 200)
        expect(made.employer.act(f"{made.of_employer}/told", how="message",
                                 text=text("told")))
        made.hire(text("note"), text("terms"))
        made.correct(text("note"), text("why"))


class Half:
    """Connections of one referral that are not finished."""

    def __init__(self, marks, many, referral):
        self.made = Made(many, referral)
        self.document = self.made.attach("resume.pdf",
                                         marks.pdf("document", LARGE))
        self.made.apply(marks.text("motivation"))
        self.sockets = []

    def connect(self):
        peer = socket.socket()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        peer.connect(("127.0.0.1", int(os.environ["PORT"])))
        self.sockets.append(peer)
        return peer

    def head(self, visitor, door):
        return (f"Host: localhost\r\nCookie: shokai-{door}-session="
                f"{visitor.token}\r\n")

    def read_slowly(self):
        """A few bytes of a document, and no more for now."""
        peer = self.connect()
        peer.sendall((f"GET {self.made.of_employer}/documents/{self.document}"
                      " HTTP/1.1\r\n" + self.head(self.made.employer,
                                                  "employer") +
                      "\r\n").encode())
        return peer.recv(64).startswith(b"HTTP/1.1 200")

    def send_half(self, marks, referral):
        """An upload that stops in its middle."""
        visitor = self.made.seeker
        body, media = papers.multipart(
            [("kind", "resume"), ("replaces", ""),
             ("motivation", marks.text("draft")),
             ("csrf", crowd.csrf_of(visitor.token)),
             ("request_key", secrets.token_hex(16))],
            [("file", f"{marks.text('name')}.pdf",
              marks.pdf("document", LARGE))])
        peer = self.connect()
        peer.sendall((f"POST {referral.path}/documents HTTP/1.1\r\n" +
                      self.head(visitor, "seeker") +
                      f"Content-Type: {media}\r\n"
                      f"Content-Length: {len(body)}\r\n\r\n").encode() +
                     body[:len(body) // 2])
        return peer

    def close(self):
        for peer in self.sockets:
            peer.close()


def flushed():
    """The database writes what it holds in memory to its files."""
    crowd.sql("SET GLOBAL innodb_max_dirty_pages_pct_lwm = 0;"
              "SET GLOBAL innodb_max_dirty_pages_pct = 0")
    end = time.monotonic() + 5
    while time.monotonic() < end and int(crowd.sql(
            "SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'"
    )[0][1]) > 0:
        time.sleep(0.1)
    crowd.sql("SET GLOBAL innodb_max_dirty_pages_pct = 90")


def walked(marks, seconds):
    """The walk, and the search behind it, while some are half way."""
    many = crowd.Crowd(1, 400, SEEKERS)
    referrals = many.refer(400 * SEEKERS)
    half = Half(marks, many, referrals[0])
    until = time.monotonic() + seconds
    walks = [Walk(marks, many, referrals[SEEKERS + n::SEEKERS], until)
             for n in range(SEEKERS)]
    for place in range(3):
        time.sleep(seconds / 4)
        half.send_half(marks, referrals[SEEKERS * (300 + place)]).close()
    for walk in walks:
        walk.join(60)
    trouble = [walk.trouble for walk in walks if walk.trouble]
    tap.tell(not trouble and all(walk.made for walk in walks),
             f"{sum(walk.made for walk in walks)} applications, "
             f"{SEEKERS} at a time", *trouble)
    tap.tell(half.read_slowly(), "a slow reader has begun to read")
    half.send_half(marks, referrals[SEEKERS * 310])
    flushed()
    seen, pids = search.site(marks.letters, marks.kanji)
    half.close()
    tap.comment(f"{seen.files} files of {seen.bytes // 1000000} MB, "
                f"{len(pids)} processes, {seen.memfds} memfds")
    tap.tell(len(pids) > 20 and seen.bytes > 50000000,
             "the site's files and processes were looked through")
    return seen


def forms():
    """Each form that a mark may take is found, in a file without a name
    too."""
    marks = Marks()
    for mark in (marks.letters, marks.kanji):
        data = mark.encode()
        written = [data, mark.encode("utf-16-le"), mark.encode("utf-16-be"),
                   data.hex().encode(), data.hex().upper().encode(),
                   *(search.base64.b64encode(b"x" * phase + data + b"yz")
                     for phase in range(3))]
        for text, form in zip(written, search.needles(mark)):
            with tempfile.TemporaryFile() as file:
                file.write(os.urandom(5000) + text + os.urandom(5000))
                file.flush()
                seen = search.Search(marks.letters, marks.kanji)
                seen.process("self")
                tap.same({each.form for each in seen.found}, {form},
                         f"{form} of {len(mark)} characters is found")


def unsealed():
    """The same in a site that does not seal; run by plain.sh."""
    seen = walked(Marks(), 1)
    there = [each for each in seen.found if "/db/" in each.place or
             "/data/" in each.place]
    kinds = {each.kind for each in seen.found}
    tap.tell(len(there) > 0, f"unsealed: {len(there)} marks in the database")
    tap.same(KINDS - {"refused"} - kinds, set(), "unsealed: of every kind")
    tap.same("refused" in kinds, False, "but of what was refused there too")
    tap.plan()


def main():
    if sys.argv[1:] == ["unsealed"]:
        unsealed()
    forms()
    seen = walked(Marks(), SECONDS)
    tap.same(seen.found, [], "no mark is on a disk")
    tap.comment(f"in memfds, which are memory and not a disk: {seen.memory}")
    done = subprocess.run(
        [f"{HERE}/plain.sh", __file__, "unsealed"], text=True,
        capture_output=True, check=False)
    for line in done.stdout.splitlines():
        good, _, name = line.partition(" - ")
        if name:
            tap.tell(not good.startswith("not"), name)
        elif line.startswith("#"):
            print(line)
    tap.tell(done.returncode == 0, "the unsealed site was walked to its end",
             done.stdout[-1000:], done.stderr[-1000:])
    tap.plan()


if __name__ == "__main__":
    main()
