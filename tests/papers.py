"""Documents of a crowd: small files of each kind that the site takes, and
posting them as a browser does."""

import os
import secrets
import struct
import zlib

import crowd

MEDIA = {"pdf": "application/pdf", "png": "image/png"}


def pdf(length=2000, mark=b""):
    """A PDF of that many bytes, random but for a mark in its middle."""
    head, tail = b"%PDF-1.7\n", b"\n%%EOF\n"
    rest = max(0, length - len(head) - len(tail) - len(mark))
    noise = os.urandom(rest).replace(b"%", b"#").replace(b"PK", b"KP")
    return head + noise[:rest // 2] + mark + noise[rest // 2:] + tail


def png():
    """A picture of one dot."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def multipart(fields, files):
    """A body of multipart/form-data and its Content-Type: `fields` are
    pairs, `files` (field, file name, bytes)."""
    boundary = f"----{secrets.token_hex(16)}".encode()
    body = b""
    for name, value in fields:
        body += (b"--" + boundary + b"\r\nContent-Disposition: form-data; "
                 b'name="' + name.encode() + b'"\r\n\r\n' +
                 value.encode() + b"\r\n")
    for name, file, data in files:
        body += (b"--" + boundary + b"\r\nContent-Disposition: form-data; "
                 b'name="' + name.encode() + b'"; filename="' +
                 file.encode() + b'"\r\nContent-Type: '
                 b"application/octet-stream\r\n\r\n" + data + b"\r\n")
    return (body + b"--" + boundary + b"--\r\n",
            f"multipart/form-data; boundary={boundary.decode()}")


def attach(visitor, referral, name="resume.pdf", data=None, key=None,
           **fields):
    """Post a document to a referral (crowd.Referral), as its form would."""
    fields = {"kind": "resume", "replaces": "", "motivation": "",
              "csrf": crowd.csrf_of(visitor.token),
              "request_key": key or secrets.token_hex(16), **fields}
    body, media = multipart(fields.items(),
                            [("file", name, pdf() if data is None else data)])
    return visitor.request("POST", f"{referral.path}/documents", body,
                           {"Content-Type": media})


def documents(page):
    """The documents of a page: id, and its facts by name."""
    return {row.get("id"): {"state": row.get("state"),
                            **{fact.tag: fact.text for fact in row}}
            for row in page.all("document")}


def number_of(document):
    """How many chunks and how many keys there are of a document."""
    row = crowd.sql(f"""SELECT
        (SELECT COUNT(*) FROM document_chunk
            WHERE document_id = UNHEX('{document}')),
        (SELECT COUNT(*) FROM seal_key
            WHERE subject_id = UNHEX('{document}'))""")[0]
    return int(row[0]), int(row[1])
