#!/usr/bin/env python3
"""Documents as no browser would send them, through nginx: every answer has
the right status and is in Japanese, a refusal names the file and the reason,
nothing changes that should not, and no name says anything to the browser that
keeps the file.
"""

import io
import re
import socket
import urllib.parse
import zipfile

# poster.py says where the others lie.
from poster import BODY_MOST, FILE_MOST, Poster, error_of, file_part, joined, \
    nothing_changes, part, refused, said_500, wrong
import crowd
import papers
from asking import PORT, Answer, check, request
from tap import plan, same, step, tell

HEADERS = {"server", "date", "content-type", "content-length", "connection",
           "content-security-policy", "accept-ranges", "x-download-options",
           "x-content-type-options", "x-frame-options", "referrer-policy",
           "cross-origin-opener-policy", "cross-origin-resource-policy",
           "permissions-policy", "cache-control", "vary",
           "content-disposition"}


def archive(*entries, packed=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as file:
        for name, data in entries:
            file.writestr(name, data)
    return out.getvalue()


def office(part, *more):
    """As Word and Excel pack what they write."""
    return archive(("[Content_Types].xml", "<Types/>"),
                   ("_rels/.rels", "<Relationships/>"), (part, "<x/>"), *more)


DOCX = office("word/document.xml")
XLSX = office("xl/workbook.xml")


# ---- what a file is --------------------------------------------------------

def kinds(poster):
    pdf, png = papers.pdf(), papers.png()
    for name, data, error in (
            ("a.pdf", b"", "empty"), ("a.pdf", b"%", "type"),
            ("a.txt", b"hello", "type"), ("a.pdf", b"hello", "type"),
            ("a.html", b"<script>alert(1)</script>", "type"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
            ("a.exe", b"MZ" + bytes(100), "type"),
            ("a.gif", b"GIF89a" + bytes(20), "type"),
            ("a.zip", archive(("a.txt", "a")), "type"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
             ("type", "locked")),
            ("a.png", pdf, "extension"), ("a.pdf", png, "extension"),
            ("a.pdf.exe", pdf, "extension"), ("a", pdf, "extension"),
            ("a.pdf ", pdf, None), ("a.pdf.", pdf, "extension"),
            ("a.\uff50\uff44\uff46", pdf, "extension"),
            ("a.xlsx", DOCX, "extension"), ("a.docx", XLSX, "extension"),
            ("a.pdf", pdf[:-40], "broken"), ("a.png", png[:-8], "broken"),
            ("a.jpg", b"\xff\xd8\xff\xe0", "broken"),
            ("a.docx", DOCX[:-10], ("broken", "type")),
            ("a.docx", office("word/document.xml",
                              ("word/vbaProject.bin", "x")), "macro"),
            ("a.docx", DOCX.replace(b"PK\3\4\x14\0\0", b"PK\3\4\x14\0\1")
             .replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1"),
             "locked")):
        shown = name.strip()
        if error is None:
            check(f"{name!r}", poster.file(name, data), 303)
            poster.take_away()
        elif isinstance(error, tuple):
            answer = poster.file(name, data)
            check(f"{name} of {len(data)}", answer, 422)
            tell(error_of(answer) in error, f"{name}: one of {error}",
                 error_of(answer))
        else:
            wrong(f"{name} of {len(data)}", poster.file(name, data), error,
                  text=shown)


def polyglots(poster):
    """Two things at once are neither."""
    pdf, png = papers.pdf(), papers.png()
    inside = archive(("index.html", "<script>alert(1)</script>"))
    for name, file, data in (
            ("an archive behind a picture", "a.png", png + inside),
            ("a page behind a picture", "a.png", png + b"<script></script>"),
            ("an archive behind a PDF", "a.pdf", pdf + inside),
            ("a page before a PDF", "a.pdf", b"<html><!--" + pdf),
            ("a picture before a PDF", "a.pdf", png + pdf),
            ("a PDF before an archive", "a.docx", b"%PDF-1.4\n" + DOCX),
            ("a program before an archive", "a.docx", b"MZ" + DOCX),
            ("two kinds in an archive", "a.docx", office(
                "word/document.xml", ("xl/workbook.xml", "<x/>")))):
        answer = poster.file(file, data)
        check(name, answer, 422)
        tell(error_of(answer) in ("broken", "type"), f"{name}: refused "
             "for what it is", error_of(answer))


def formats(poster):
    """What is refused says so as a page too."""
    for name, data in ("a.pdf", b""), ("a.txt", b"a"), ("<b>.pdf", b"a"):
        answer = poster.file(name, data, headers={"Accept": "text/html"})
        check(f"{name} (HTML)", answer, 422)
        tell(b"<b>.pdf" not in answer.body, f"{name}: a name is no markup")


# ---- names -----------------------------------------------------------------

NAMES = {
    # as it is sent: as it is shown
    "resume.pdf": "resume.pdf",
    "履歴書（佐藤）.PDF": "履歴書（佐藤）.PDF",
    "C:\\\\Users\\\\me\\\\cv.pdf": "cv.pdf",
    "../../../etc/passwd.pdf": "passwd.pdf",
    "a%22; filename=%22b.pdf": 'a"; filename="b.pdf',
    "a%0D%0ASet-Cookie: x=y.pdf": "aSet-Cookie: x=y.pdf",
    "a%0d%0a%0d%0a<script>.pdf": "a<script>.pdf",
    "%00.pdf": "%00.pdf",
    "\u202efdp.exe.pdf": "fdp.exe.pdf",
    "a\u200b\u2066\ufeffb.pdf": "ab.pdf",
    "x" * 296 + ".pdf": "x" * 96 + ".pdf",
    "履" * 296 + ".pdf": "履" * 96 + ".pdf",
    "\U0001f600'; x*=UTF-8''%41.pdf": "\U0001f600'; x*=UTF-8''%41.pdf",
    "<b>&amp;.pdf": "<b>&amp;.pdf",
    "   .  cv.pdf   ": ".  cv.pdf",
    "がぎ.pdf": "がぎ.pdf",
}
BAD_NAMES = {
    "a line end": "a\r\nX-Bad: 1.pdf", "a line feed": "a\n.pdf",
    "a NUL": "a\0.pdf", "a bell": "a\a.pdf", "no UTF-8": "\udcff.pdf",
    "a quote": 'a".pdf', "half a quote": 'a\\".pdf',
    "half a character": "\udce5\udcb1.pdf",
}


def kept_as(name, answer, shown):
    """A name in Content-Disposition says that name, and nothing else."""
    same(set(answer.headers) - HEADERS, set(), f"{name}: no other header")
    match = re.fullmatch(r'attachment; filename="document(\.[A-Za-z]+)?"; '
                         r"filename\*=UTF-8''([!#$&+\-.^_`|~0-9A-Za-z%]+)",
                         answer.headers.get("content-disposition", ""))
    tell(match and urllib.parse.unquote(match[2], errors="strict") == shown,
         f"{name}: is kept as it is shown",
         answer.headers.get("content-disposition"))


def names(poster):
    for sent, shown in NAMES.items():
        name, data = repr(sent[:30]), papers.pdf(300)
        check(f"named {name}", poster.file(sent, data), 303)
        for document, row in poster.documents().items():
            same(row["name"], shown, f"{name}: shown so")
            answer = poster.get(f"{poster.path}/documents/{document}")
            same((answer.status, answer.body == data), (200, True),
                 f"{name}: and given back")
            kept_as(name, answer, shown)
        poster.take_away()


def bad_names(poster):
    for name, sent in BAD_NAMES.items():
        refused(f"a name with {name}", poster.file(sent, papers.pdf()), 400,
                "body")
    wrong("only an extension", poster.file(".exe", papers.pdf()),
          "extension", text=".exe")
    wrong("no name", poster.file("", papers.pdf()), "extension")
    wrong("no file chosen", poster.file("", b""), "missing")
    wrong("a name of directions alone", poster.file("\u202e\u200f",
                                                    papers.pdf()),
          "extension")
    wrong("a name of dots", poster.file("..", papers.pdf()), "extension")


# ---- bodies ----------------------------------------------------------------

def broken(poster):
    good = joined([*poster.fields(), file_part("a.pdf", papers.pdf())])
    many = [part('name="a"', b"") for _ in range(20000)]
    media = "multipart/form-data"
    for name, body, headers in (
            ("cut in the file", good[:-200], {}),
            ("without its last line", good[:-14], {}),
            ("cut in a head", good[:300], {}),
            ("20,000 parts", joined(many[:2000]), {}),
            ("nothing", b"", {}),
            ("the end alone", b"--b0undary--\r\n", {}),
            ("with words before it", b"hello\r\n" + good, {}),
            ("with words behind it", good + b"hello", {}),
            ("of line feeds", good.replace(b"\r\n", b"\n"), {}),
            ("of another boundary", good,
             {"Content-Type": f"{media}; boundary=other"}),
            ("without a boundary", good, {"Content-Type": media}),
            ("with two boundaries", good, {
                "Content-Type": f"{media}; boundary=a; boundary=b0undary"}),
            ("of a boundary of 71", good, {
                "Content-Type": f"{media}; boundary={'a' * 71}"}),
            ("of an empty boundary", good,
             {"Content-Type": f'{media}; boundary=""'}),
            ("with a part in a part", joined([*poster.fields(), part(
                'name="file"; filename="a.pdf"', papers.pdf(),
                "Content-Type: multipart/mixed; boundary=x")]), {}),
            ("in base64", joined([*poster.fields(), part(
                'name="file"; filename="a.pdf"', papers.pdf(),
                "Content-Transfer-Encoding: base64")]), {}),
            ("with a filename*", joined([*poster.fields(), part(
                "name=\"file\"; filename*=UTF-8''a.pdf", papers.pdf())]),
             {}),
            ("with two names", joined([*poster.fields(), part(
                'name="file"; name="kind"; filename="a.pdf"',
                papers.pdf())]), {}),
            ("with a folded head", joined([*poster.fields(), part(
                'name="file";\r\n filename="a.pdf"', papers.pdf())]), {}),
            ("with a head of 5,000 bytes", joined([*poster.fields(), part(
                'name="file"; filename="a.pdf"', papers.pdf(),
                "X: " + "a" * 5000)]), {}),
            ("with two files", joined([
                *poster.fields(), file_part("a.pdf", papers.pdf()),
                file_part("b.pdf", papers.pdf())]), {}),
            ("with two files, one in another field", joined([
                *poster.fields(), file_part("a.pdf", papers.pdf()),
                file_part("b.pdf", papers.pdf(), "more")]), {})):
        refused(name, poster.send(body, headers), 400, "body")
    refused("20,000 parts, and as large as may be",
            poster.send(joined(many)[:BODY_MOST]), 400, "body")


def half_sent(body):
    """Send, then close this side: how the server answers."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=30) as wire:
        wire.sendall(body)
        wire.shutdown(socket.SHUT_WR)
        parts = []
        while data := wire.recv(65536):
            parts.append(data)
    return Answer(b"".join(parts))


def lengths(poster):
    """What the head says of the body, and what comes."""
    body = joined([*poster.fields(), file_part("a.pdf", papers.pdf())])
    refused("a length too small", poster.send(
        body, {"Content-Length": str(len(body) - 200)}), 400, "body")
    head = {"Cookie": poster.cookie, "Accept": "application/xml",
            "Content-Type": "multipart/form-data; boundary=b0undary"}
    path = f"{poster.path}/documents"
    answer = half_sent(request("POST", path, {
        **head, "Content-Length": str(len(body) + 200)}, body))
    tell(answer.status in (0, 400), "a length too large is never served",
         answer.status)
    refused("no length", poster.send(body, {"Content-Length": None}), 400,
            "body")
    for length in "-1", "0x10", "a", "1,1", "9" * 30:
        check(f"a length of {length}", poster.send(
            body, {"Content-Length": length}), (400, 413))
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(body[at:at + 700]),
                                         body[at:at + 700])
                      for at in range(0, len(body), 700))
    chunked = {"Content-Length": None, "Transfer-Encoding": "chunked"}
    check("in chunks that break off", poster.send(chunks + b"zz\r\n",
                                                  chunked), 400)
    check("in chunks and with a length", poster.send(
        chunks + b"0\r\n\r\n", {"Transfer-Encoding": "chunked"}), 400)
    check("in several codings", poster.send(chunks + b"0\r\n\r\n", {
        "Content-Length": None, "Transfer-Encoding": "gzip, chunked"}), 400)


def chunked(poster):
    body = joined([*poster.fields(), file_part("a.pdf", papers.pdf())])
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(body[at:at + 700]),
                                         body[at:at + 700])
                      for at in range(0, len(body), 700)) + b"0\r\n\r\n"
    check("in chunks", poster.send(chunks, {
        "Content-Length": None, "Transfer-Encoding": "chunked"}), 303)
    same(len(poster.documents()), 1, "in chunks: it is there")
    poster.take_away()


def head_alone(poster, length):
    """The answer to a head whose body never comes. (The server would go on
    listening for some seconds.)"""
    data = b""
    with socket.create_connection(("127.0.0.1", PORT), timeout=3) as wire:
        wire.sendall(request("POST", f"{poster.path}/documents", {
            "Cookie": poster.cookie, "Content-Length": str(length),
            "Content-Type": "multipart/form-data; boundary=b0undary"}))
        while b"</html>" not in data and (more := wire.recv(65536)):
            data += more
    return Answer(data)


def largest(poster):
    """A file at its limit, in a body at its limit."""
    parts = [*poster.fields(), file_part("a.pdf", papers.pdf(FILE_MOST))]
    filler = part('name="filler"', b"")
    left = BODY_MOST - len(joined([*parts, filler]))
    body = joined([*parts, filler + b"a" * left])
    same(len(body), BODY_MOST, "a body at its limit")
    check("a file at its limit, in a body at its limit", poster.send(body),
          303)
    (document, row), = poster.documents().items()
    same(row["bytes"], str(FILE_MOST), "is there whole")
    same(papers.number_of(document), (9, 1), "in nine chunks, with a key")
    poster.take_away()
    same(papers.number_of(document), (0, 0), "and gone when taken away")


def too_large(poster):
    wrong("a file a byte over its limit", poster.file(
        "a.pdf", papers.pdf(FILE_MOST + 1)), "large", text="a.pdf")
    check("a body a byte over its limit, before it comes",
          head_alone(poster, BODY_MOST + 1), 413)
    check("a body of 2 GiB", head_alone(poster, 1 << 31), 413)


def main():
    many = crowd.Crowd(1, 8, 1)
    posters = (Poster(many.seeker(1), each) for each in many.refer(8))
    before = said_500()
    one = next(posters)
    check("a document that stays", one.file("stays.pdf", papers.pdf(),
                                            kind="career"), 303)
    stays = one.documents()
    for name, act in (("polyglots", polyglots), ("formats", formats),
                      ("bad names", bad_names), ("broken", broken),
                      ("lengths", lengths), ("too large", too_large)):
        nothing_changes(name, act, one)
    same(one.documents(), stays, "what was there has stayed as it was")
    for name, act in (("kinds", kinds), ("names", names),
                      ("chunked", chunked), ("largest", largest)):
        step(name, act, next(posters))
    same(said_500(), before, "no answer was a 500")
    plan()


if __name__ == "__main__":
    main()
