"""What hostile.py and forms.py share: requests byte by byte, what every
answer must be like, and whether anything has changed in the database."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import client  # noqa: E402
from tap import tell  # noqa: E402

PORT = int(os.environ["PORT"])
ACCEPTS = {"XML": "application/xml", "HTML": "text/html"}
FORM = "application/x-www-form-urlencoded"

# On whatever answer; Cache-Control is kept only for static files.
HEADERS = {
    "content-security-policy": r"default-src 'none'.*frame-ancestors 'none'",
    "x-content-type-options": r"nosniff$",
    "x-frame-options": r"DENY$",
    "referrer-policy": r"(same-origin|no-referrer)$",
    "cross-origin-opener-policy": r"same-origin$",
    "cross-origin-resource-policy": r"same-origin$",
}
# What no page says of its inside.
INSIDE = re.compile(re.escape(client.TOP).encode() + rb"|/run/shokai|mariadb|"
                    rb"mysql|sqlstate|\.c:\d|nginx/\d|stack", re.I)


class Answer:
    """One answer: status, headers by lower-case name, body."""

    def __init__(self, data):
        self.status, self.headers, self.body = 0, {}, data
        while data.startswith(b"HTTP/1.1 1"):
            data = data.partition(b"\r\n\r\n")[2]
        if not data.startswith(b"HTTP/"):
            return
        head, _, self.body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(first.split(" ")[1])
        for line in lines:
            name, _, value = line.partition(": ")
            self.headers.setdefault(name.lower(), value)

    def is_xml(self):
        return self.headers.get("content-type", "").startswith(
            "application/xml")


def exchange(data):
    """Send bytes, read until the server closes."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=30) as wire:
        try:
            wire.sendall(data)
        except OSError:
            pass  # refused before it had read all
        parts = []
        while True:
            try:
                part = wire.recv(65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
    return Answer(b"".join(parts))


def request(method, path, headers=None, body=None, version="HTTP/1.1"):
    """A request as bytes. Texts go as they are; None takes a header out."""
    head = {"Host": "localhost", "Connection": "close"}
    if body is not None:
        head["Content-Type"] = FORM
        head["Content-Length"] = str(len(body))
    head.update(headers or {})
    lines = [f"{method} {path} {version}"]
    lines += [f"{n}: {v}" for n, v in head.items() if v is not None]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + \
        b"\r\n\r\n" + (body or b"")


def ask(method, path, headers=None, body=None, **more):
    return exchange(request(method, path, headers, body, **more))


# ---- what an answer is like -------------------------------------------------

_documents = []


def faults_of(answer, empty=False):
    """Whatever is wrong with an answer, besides its status."""
    faults = [f"{name}: {answer.headers.get(name)}"
              for name, wanted in HEADERS.items()
              if not re.match(wanted, answer.headers.get(name, ""))]
    if INSIDE.search(answer.body):
        faults.append(f"says {INSIDE.search(answer.body)[0]}")
    if answer.status >= 400 and "no-store" not in \
            answer.headers.get("cache-control", ""):
        faults.append("may be kept")
    if answer.status == 301:
        return faults
    if empty or answer.status == 303:
        return faults + (["has a body"] if answer.body else [])
    if answer.is_xml():
        _documents.append(answer.body)
        return faults
    text = answer.body.decode("utf-8", "replace")
    for part in '<html lang="ja"', "<h1", "</html>":
        if part not in text:
            faults.append(f"no {part}")
    if not re.search("[\u3041-\u30ff]", text):
        faults.append("is not in Japanese")
    bare = re.search(r'<option value="([a-z_]+)"[^>]*>\1<', text)
    if bare:
        faults.append(f"shows a code: {bare[1]}")
    return faults


def check(name, answer, status, empty=False):
    """One test: an answer of this status (or one of these), well made."""
    statuses = status if isinstance(status, tuple) else (status,)
    faults = faults_of(answer, empty)
    return tell(answer.status in statuses and not faults,
                f"{name}: {answer.status}", f"wanted {status}", *faults,
                "" if not faults else answer.body[:300])


def documents_valid():
    """All documents that came, against the schema, at the end at once."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, body in enumerate(_documents):
            names.append(f"{folder}/{number}.xml")
            Path(names[-1]).write_bytes(body)
        done = subprocess.run(
            ["xmllint", "--noout", "--relaxng", client.SCHEMA, *names],
            capture_output=True, text=True, check=False)
        wrong = [line for line in done.stderr.splitlines()
                 if "validates" not in line]
        wrong += [body[:600] for name, body in zip(names, _documents)
                  if f"{name} fails to validate" in done.stderr]
        tell(done.returncode == 0 and names,
             f"{len(names)} documents are valid", *wrong[:20])


# ---- what the database holds ------------------------------------------------

def root(sql):
    done = subprocess.run(
        ["mariadb", "--no-defaults", "-N", "-B", "--user=root", "shokai",
         f"--socket={os.environ['RUN']}/mariadb/mariadb.sock"],
        input=sql, capture_output=True, text=True, check=True)
    return done.stdout


# Sessions move on with use, failures are counted, the clerk chains the audit
# and the deletions, gives events their places and sends mail.
MOVING = {"session", "login_failure", "audit", "deletion", "mail", "event",
          "event_end", "delivery"}


def state():
    """What every table holds, as a number for each."""
    tables = [t for t in root("SHOW TABLES").split() if t not in MOVING]
    rows = root("CHECKSUM TABLE " + ", ".join(tables))
    rows += root("SELECT 'audit', COUNT(*) FROM audit UNION "
                 "SELECT 'deletion', COUNT(*) FROM deletion UNION "
                 "SELECT 'event', COUNT(*) FROM event UNION "
                 "SELECT 'mail', COUNT(*) FROM mail")
    return dict(line.split("\t") for line in rows.splitlines())


def unchanged(name, before):
    after = state()
    changed = [t for t in after if after[t] != before.get(t)]
    tell(not changed, f"{name}: nothing has changed", *changed)
