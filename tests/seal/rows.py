"""Rows of the database as they lie there, and what they say by themselves,
the epoch keys and schema/sealing.md."""

import crowd
import sealed
from sealed import Wrong


def rows(question):
    """Rows of a question whose every column is asked for as HEX(…)."""
    return [[None if cell == "NULL" else bytes.fromhex(cell) for cell in row]
            for row in crowd.sql(question)]


def one(question):
    found = rows(question)
    if len(found) != 1:
        raise Wrong(f"{len(found)} rows")
    return found[0]


class Referral:
    """What is sealed of one referral (its id in hex)."""

    def __init__(self, referral):
        self.id = bytes.fromhex(referral)
        self.of = f"referral_id = UNHEX('{referral}')"
        self.seeker, self.employer = one(
            "SELECT HEX(seeker_id), HEX(employer_id) FROM referral "
            f"WHERE id = UNHEX('{referral}')")
        found = rows(f"SELECT HEX(id) FROM application WHERE {self.of}")
        self.application = found[0][0] if found else None

    def bound(self, what, subject, kind=0, version=0):
        return sealed.bound(what, subject, self.id, self.seeker,
                            self.employer, kind, version)

    def secret(self, kind, subject=None, place=0, version=0):
        """The secret of a class; of a document with its id, kind, version."""
        subject = subject or self.id
        to = self.bound(sealed.CLASSES[kind], subject, place, version)
        wrap, salt, commitment = one(
            "SELECT HEX(wrap), HEX(salt), HEX(commitment) FROM seal_key "
            f"WHERE subject_id = UNHEX('{subject.hex()}') "
            f"AND class = '{kind}'")
        secret = sealed.unwrap(wrap, kind, to)
        if sealed.committed(secret, salt, to) != commitment:
            raise Wrong("a commitment")
        return secret

    def text(self, what, subject, data, version=0):
        """A sealed column, opened; NULL stays None."""
        if data is None:
            return None
        kind = "result" if what >= sealed.NOTE else "text"
        return sealed.unseal(self.secret(kind), self.bound(
            what, subject, 0, version), data)

    def motivation(self):
        row = one("SELECT HEX(text) FROM motivation WHERE application_id "
                  f"= UNHEX('{self.application.hex()}')")
        return self.text(sealed.MOTIVATION, self.application, row[0]).decode()

    def draft(self):
        row = one(f"SELECT HEX(motivation) FROM draft WHERE {self.of}")
        return self.text(sealed.DRAFT, self.id, row[0]).decode()

    def messages(self):
        """Sender and text of each, in their order."""
        kinds = {b"employer": sealed.EMPLOYER_MESSAGE,
                 b"seeker": sealed.SEEKER_MESSAGE}
        return [(sender.decode(), self.text(kinds[sender], id_, text).decode())
                for id_, sender, text in rows(
                    "SELECT HEX(id), HEX(sender), HEX(text) FROM message "
                    f"WHERE application_id = UNHEX("
                    f"'{self.application.hex()}') ORDER BY place")]

    def results(self):
        """note, terms_note and why of each version."""
        out = []
        for version, *texts in rows(
                "SELECT HEX(CHAR(version USING binary)), HEX(note), "
                "HEX(terms_note), HEX(why) FROM result WHERE application_id "
                f"= UNHEX('{self.application.hex()}') ORDER BY version"):
            number = int.from_bytes(version, "big")
            out.append(tuple(
                text if text is None else self.text(
                    sealed.NOTE + place, self.application, text,
                    number).decode()
                for place, text in enumerate(texts)))
        return out

    def manifest(self):
        row = one("SELECT HEX(sealed) FROM manifest WHERE application_id "
                  f"= UNHEX('{self.application.hex()}')")
        return sealed.Manifest(self.text(sealed.MANIFEST, self.application,
                                         row[0]))

    def documents(self):
        """Id, name and content of each that can be opened."""
        out = {}
        for id_, kind, version, length, tag, name in rows(
                "SELECT HEX(id), HEX(kind), HEX(CHAR(version USING binary)), "
                "HEX(CHAR(bytes USING binary)), HEX(tag), HEX(name) "
                f"FROM document WHERE {self.of} AND state <> 'deleted'"):
            place = sealed.KINDS[kind.decode()]
            number = int.from_bytes(version, "big")
            data = b"".join(row[0] for row in rows(
                "SELECT HEX(data) FROM document_chunk WHERE document_id "
                f"= UNHEX('{id_.hex()}') ORDER BY place"))
            content = sealed.unseal(
                self.secret("document", id_, place, number),
                self.bound(0, id_, place, number), data)
            if len(content) != int.from_bytes(length, "big"):
                raise Wrong("a length")
            if self.application and self.manifest().lines.get(id_) != (
                    place, number, len(content), data[-16:]):
                raise Wrong("a document that was not applied with")
            if tag != data[-16:]:
                raise Wrong("a tag's column")
            out[id_.hex()] = (self.text(sealed.NAME, id_, name).decode(),
                              content)
        return out
