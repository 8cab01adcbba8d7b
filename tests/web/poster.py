"""What upload.py and document.py share: posting documents part by part, and
what a refusal of one is like."""

import os
import secrets
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [TESTS, os.path.join(TESTS, "fault")]

# pylint: disable=wrong-import-position
import client
import crowd
import papers
from asking import ask, check, state, unchanged
from tap import same, step, tell

FILE_MOST = 8 * 1024 * 1024
BODY_MOST = FILE_MOST + 64 * 1024


def part(disposition, data, *lines):
    head = ["Content-Disposition: form-data; " + disposition, *lines]
    return "\r\n".join(head).encode("utf-8", "surrogateescape") + \
        b"\r\n\r\n" + data


def file_part(name, data, field="file"):
    """The name as it stands in the quotes."""
    return part(f'name="{field}"; filename="{name}"', data,
                "Content-Type: application/octet-stream")


def joined(parts, boundary=b"b0undary"):
    return b"".join(b"--" + boundary + b"\r\n" + each + b"\r\n"
                    for each in parts) + b"--" + boundary + b"--\r\n"


class Poster:
    """A seeker signed in, and what they post to one referral."""

    def __init__(self, visitor, referral):
        self.visitor = visitor
        self.path = referral.path
        self.cookie = "; ".join(
            f"{n}={v}" for n, v in visitor.cookies.items())

    def fields(self, **changes):
        """Parts of the form's other fields; None leaves one out."""
        fields = {"csrf": crowd.csrf_of(self.visitor.token),
                  "request_key": secrets.token_hex(16), "kind": "resume",
                  "replaces": "", "motivation": "", **changes}
        return [part(f'name="{name}"', value.encode())
                for name, value in fields.items() if value is not None]

    def send(self, body, headers=None, path=None):
        return ask("POST", path or f"{self.path}/documents",
                   {"Cookie": self.cookie, "Accept": "application/xml",
                    "Content-Type": "multipart/form-data; boundary=b0undary",
                    **(headers or {})}, body)

    def post(self, *files, headers=None, path=None, **changes):
        return self.send(joined([*self.fields(**changes), *files]), headers,
                         path)

    def file(self, name, data, **changes):
        return self.post(file_part(name, data), **changes)

    def get(self, path, **headers):
        head = {"Cookie": self.cookie, **{
            n.replace("_", "-"): v for n, v in headers.items()}}
        return ask("GET", path, head)

    def documents(self):
        return papers.documents(self.visitor.get(self.path))

    def take_away(self):
        for document in self.documents():
            self.visitor.act(f"{self.path}/documents/{document}")


def page_of(answer):
    return client.Page(answer.status, {
        "Content-Type": answer.headers.get("content-type", "")}, answer.body)


def error_of(answer):
    """Why the file was refused, or None."""
    return page_of(answer).errors().get("file")


def refused(name, answer, status, code):
    """Refused as a whole, by this code."""
    check(name, answer, status)
    same(page_of(answer).refusal(), code, f"{name}: says {code}")


def wrong(name, answer, error, field="file", text=None):
    """Refused at a field: with the reason, and with the file's name."""
    check(name, answer, 422)
    for found in page_of(answer).all(".//form[@id='document']//field"):
        if found.get("name") == field:
            same(found.get("error"), error, f"{name}: says {error}")
            if text is not None:
                same(found.text or "", text, f"{name}: names the file")
            return
    tell(False, f"{name}: has the field", answer.body[:300])


# ---- answers ---------------------------------------------------------------

def said_500():
    """Answers of 500 that the doors' logs tell of."""
    count = 0
    for name in os.listdir(f"{os.environ['SITE']}/log"):
        if name.startswith(("seeker", "employer")):
            with open(f"{os.environ['SITE']}/log/{name}",
                      encoding="utf-8") as log:
                count += log.read().count("serve: 500 for")
    return count


def nothing_changes(name, act, *given):
    before = state()
    step(name, act, *given)
    unchanged(name, before)
