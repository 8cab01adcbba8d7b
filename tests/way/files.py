"""Small files of the kinds that the site takes, and of one that it doesn't."""

import io
import struct
import zipfile
import zlib


def pdf(text):
    """One empty page, with a text in its information."""
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
               b"<< /Title (" + text.encode() + b") >>")
    body, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (
        len(objects) + 1, table) + (
            b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body)))


def png(side):
    """A grey square."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    rows = b"".join(b"\0" + b"\x80" * side for _ in range(side))
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def docx(text):
    """A text of one paragraph (ECMA-376)."""
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/" \
        "relationships/officeDocument"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = "application/vnd.openxmlformats-officedocument." \
        "wordprocessingml.document.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml", f'<Types xmlns="{kinds}"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Override PartName='
            f'"/word/document.xml" ContentType="{main}"/></Types>')
        package.writestr(
            "_rels/.rels", f'<Relationships xmlns="{links}"><Relationship '
            f'Id="r1" Type="{office}" Target="word/document.xml"/>'
            "</Relationships>")
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{word}"><w:body><w:p>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")
    return out.getvalue()
