#!/usr/bin/env python3
"""Documents on their way through nginx: as many at once as it promises, none
larger than it may be, none on a disk; and nobody else waits for them."""

import os
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import plan, same, tell  # noqa: E402

RUN = Path(os.environ["RUN"])
ADDRESS = "127.0.0.1", int(os.environ["PORT"])
ID = "0123456789abcdef" * 2
UPLOAD = f"/seeker/referrals/{ID}/documents"
MOST = 8 * 1024 * 1024 + 64 * 1024
OURS = 403, 404     # by a worker: nobody is signed in


class Sender:
    """A POST whose body comes when nginx asks for it, and when it is told to.
    """

    def __init__(self, path, length, source="127.0.0.1"):
        self.left = length
        self.socket = socket.create_connection(ADDRESS, 60, (source, 0))
        self.socket.sendall(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            "Content-Type: multipart/form-data; boundary=B\r\n"
            f"{'Expect: 100-continue' if length else 'X-None: 1'}\r\n"
            f"Content-Length: {length}\r\n\r\n".encode())
        self.said = self.socket.recv(65536) if length else b""
        self.taken = self.said.startswith(b"HTTP/1.1 100 ")
        if self.taken:
            self.said = self.said.split(b"\r\n\r\n", 1)[1]

    def send(self, count):
        self.socket.sendall(b"a" * min(count, self.left))
        self.left -= min(count, self.left)
        return self

    def answer(self):
        """Status and head, when the rest has been sent, or at once when it is
        not wanted."""
        if self.taken:
            self.send(self.left)
        while b"\r\n\r\n" not in self.said and \
                (more := self.socket.recv(65536)):
            self.said += more
        self.socket.close()
        head = self.said.split(b"\r\n\r\n")[0].decode("latin-1").lower()
        return int((head.split() + ["0", "0"])[1]), head


def children(pid):
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


def open_files(name):
    """What nginx or a pool has open that lies in a folder of bodies."""
    first = int((RUN / "pid" / name).read_text().split()[0])
    for pid in [first] + children(first):
        for fd in Path(f"/proc/{pid}/fd").iterdir():
            try:
                target = os.readlink(fd)
            except OSError:
                continue
            if any(f"{RUN}/{place}/" in target
                   for place in ("body", "answer", "unused")):
                yield target


def sizes():
    for length, wanted in ((MOST, OURS), (MOST + 1, (413,))):
        status, head = Sender(UPLOAD, length).answer()
        tell(status in wanted, f"{length} bytes: {wanted}", status)
    for path in (f"/seeker/referrals/{ID}", f"{UPLOAD}/{ID}/x",
                 f"/seeker/applications/{ID}/documents",
                 f"/employer/applicants/{ID}/documents",
                 "/seeker/referrals/x/documents"):
        same(Sender(path, 128 * 1024 + 1).answer()[0], 413,
             f"nowhere else: {path}")


def at_once():
    """64 clients hold a body each; who comes from elsewhere holds 16."""
    held = [Sender(UPLOAD, MOST).send(100000) for _ in range(64)]
    other = [Sender(UPLOAD, MOST, "127.0.0.2").send(100000)
             for _ in range(16)]
    same(Sender(UPLOAD, MOST, "127.0.0.3").answer()[0], 429,
         "the 81st of all is refused")
    same(Sender("/seeker/login", 0).answer()[0], 403,
         "but nobody else waits")
    for sender in held[:8]:
        sender.send(sender.left - 1)
    same(sorted({*open_files("nginx"), *open_files("seeker-document")}), [],
         "no body is in a file")
    held[0].answer()
    status, head = Sender(UPLOAD, 10, "127.0.0.2").answer()
    same(status, 429, "the 17th of an address is refused")
    tell("retry-after: 10" in head, "and told when to come again", head)
    tell(Sender(UPLOAD, 10).answer()[0] in OURS,
         "where another has room again")
    statuses = {s.answer()[0] for s in held[1:] + other}
    tell(statuses <= set(OURS), "all others are taken", statuses)


def pools():
    """A pool that stands still stops documents alone."""
    for pool, path in (("seeker", UPLOAD),
                       ("seeker", f"{UPLOAD}/{ID}"),
                       ("seeker", f"/seeker/applications/{ID}/documents/{ID}"),
                       ("employer",
                        f"/employer/applicants/{ID}/documents/{ID}")):
        place = RUN / f"{pool}-document.sock"
        place.rename(RUN / "away.sock")
        try:
            same(Sender(path, 0).answer()[0], 502, f"by its pool: {path}")
            same(Sender(f"/{pool}/login", 0).answer()[0], 403,
                 f"and {pool}'s door is open")
        finally:
            (RUN / "away.sock").rename(place)


sizes()
at_once()
pools()
plan()
