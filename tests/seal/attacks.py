"""The attacks: what each does to the rows in SQL, and who is refused then
what. {document} has two segments and one chunk, {full} one segment that is
full; {near_…} is of another application of the same seeker and employer,
{mate_…} of another seeker, {far_…} of another employer. A statement among
those who ask is done on the way: without a manifest the seeker reads what
the tags alone protect."""

NO_MANIFEST = "DELETE FROM manifest WHERE application_id = {application};"
READ = ("employer document", "seeker document", NO_MANIFEST,
        "seeker document")
FULL = ("employer full", "seeker full", NO_MANIFEST, "seeker full")
PAGES = ("employer page", "seeker page")
LIST = ("employer page",)
THREAD = ("employer page", "employer messages", "seeker page")
NOTES = ("employer result", "staff result")


def flip(column, at):
    """One bit of the byte at a place, from 0."""
    return (f"{column} = INSERT({column}, {at} + 1, 1, "
            f"CHAR(ASCII(SUBSTR({column}, {at} + 1, 1)) ^ 1))")


def chunk(change, document="document"):
    return (f"UPDATE document_chunk SET {change} "
            f"WHERE document_id = {{{document}}};")


def lengths(plain, document="document"):
    """The row says what its chunks now are."""
    return (f"UPDATE document SET bytes = {plain}, "
            "sealed_bytes = (SELECT SUM(LENGTH(data)) FROM document_chunk "
            "WHERE document_id = id), tag = (SELECT RIGHT(data, 16) "
            "FROM document_chunk WHERE document_id = id "
            f"ORDER BY place DESC LIMIT 1) WHERE id = {{{document}}};")


def key(change, subject="document", kind="document"):
    return (f"UPDATE seal_key SET {change} WHERE subject_id = "
            f"{{{subject}}} AND class = '{kind}';")


def of(column, table, where):
    return f"(SELECT {column} FROM {table} WHERE {where})"


def key_of(column, subject, kind="document"):
    """A column of another key."""
    return of(column, "(SELECT * FROM seal_key) k",
              f"subject_id = {{{subject}}} AND class = '{kind}'")


def key_like(subject, kind="document", into="document", as_kind="document"):
    """All of a key's row but whose it is."""
    return "".join(key(f"{column} = {key_of(column, subject, kind)}", into,
                       as_kind) for column in ("wrap", "salt", "commitment"))


def data_like(document):
    return chunk("data = " + of("data", "(SELECT * FROM document_chunk) c",
                                f"document_id = {{{document}}}"))


SPLIT = ("INSERT INTO document_chunk SELECT document_id, 1, "
         "SUBSTR(data, 65537) FROM document_chunk "
         "WHERE document_id = {document};"
         "UPDATE document_chunk SET data = LEFT(data, 65536) "
         "WHERE document_id = {document} AND place = 0;")
SWAP = ("UPDATE document_chunk SET place = 2 WHERE place = 0 "
        "AND document_id = {document};"
        "UPDATE document_chunk SET place = 0 WHERE place = 1 "
        "AND document_id = {document};")

# A sealed text in the place of another.
MESSAGE = "application_id = {application} AND sender = "


def message(change, sender):
    return f"UPDATE message SET {change} WHERE {MESSAGE}'{sender}';"


def message_of(application, sender):
    return of("text", "(SELECT * FROM message) m",
              f"application_id = {{{application}}} AND sender = '{sender}'")


def motivation(value):
    return ("UPDATE motivation SET text = " + value +
            " WHERE application_id = {application};")


def motivation_of(application):
    return of("text", "(SELECT * FROM motivation) m",
              f"application_id = {{{application}}}")


def name(value):
    return f"UPDATE document SET name = {value} WHERE id = {{document}};"


def name_of(document):
    return of("name", "(SELECT * FROM document) d", f"id = {{{document}}}")


def manifest(change):
    return (f"UPDATE manifest SET {change} "
            "WHERE application_id = {application};")


def note(column, version, value):
    return (f"UPDATE result SET {column} = {value} WHERE application_id = "
            f"{{application}} AND version = {version};")


def note_of(column, version, application="application"):
    return of(column, "(SELECT * FROM result) r", f"application_id = "
              f"{{{application}}} AND version = {version}")


BITS = [(f"a bit of {what}", chunk(flip("data", at)), READ)
        for what, at in (
            ("the header's length", 0), ("the salt", 1),
            ("the nonces' prefix", 33), ("the first byte", 40),
            ("the middle of segment 0", 30000), ("its tag", 65535),
            ("the middle of segment 1", 80000), ("the last tag", 100071))]
WRAPS = [(f"a bit of {what}", key(flip(column, at)), READ)
         for what, column, at in (
             ("the wrap's version", "wrap", 0),
             ("the wrap's epoch", "wrap", 4), ("the wrap's salt", "wrap", 5),
             ("the wrap's nonce", "wrap", 21),
             ("the wrapped key", "wrap", 33), ("the wrap's tag", "wrap", 80),
             ("the commitment", "commitment", 0),
             ("the commitment's salt", "salt", 31))]
SPLICES = [
    splice
    for what, document in (
        ("the same application", "full"),
        ("another application", "near_document"),
        ("another seeker", "mate_document"),
        ("another employer", "far_document"))
    for splice in (
        (f"chunks of a document of {what}", data_like(document) +
         lengths(65480 if document == "full" else 100000), READ),
        (f"the key of a document of {what}", key_like(document), READ),
        (f"key and chunks of a document of {what}", data_like(document) +
         key_like(document) +
         lengths(65480 if document == "full" else 100000), READ))]

DOCUMENT = [
    *BITS,
    ("chunks swapped", SPLIT + SWAP + lengths(100000), READ),
    ("a chunk twice", SPLIT + "INSERT INTO document_chunk SELECT "
     "document_id, 2, data FROM document_chunk WHERE document_id = "
     "{document} AND place = 1;" + lengths(134520), READ),
    ("a chunk in the place of another", SPLIT + chunk(
        "data = " + of("data", "(SELECT * FROM document_chunk) c",
                       "document_id = {document} AND place = 0")) +
     lengths(131000), READ),
    ("a chunk missing", SPLIT + "DELETE FROM document_chunk WHERE "
     "document_id = {document} AND place = 0;" + lengths(34480), READ),
    ("cut at a segment's border", chunk("data = LEFT(data, 65536)") +
     lengths(65480), READ),
    ("cut there, lengths unchanged", chunk("data = LEFT(data, 65536)"), READ),
    ("cut within a segment", chunk("data = LEFT(data, 90000)") +
     lengths(89928), READ),
    ("extended by a byte", chunk("data = CONCAT(data, CHAR(0))") +
     lengths(100001), READ),
    ("extended by a segment", chunk("data = CONCAT(data, data)") +
     lengths(200048), READ),
    ("two last segments", chunk("data = CONCAT(data, data)", "full") +
     lengths(131000, "full"), FULL),
    ("all chunks missing", "DELETE FROM document_chunk WHERE document_id = "
     "{document};", READ),
    *WRAPS,
    ("another epoch, named alike in the row", key(
        "wrap = INSERT(wrap, 2, 4, X'00000002'), epoch = 2"), READ),
    ("a wrap cut", key("wrap = LEFT(wrap, 80)"), READ),
    ("no key", "DELETE FROM seal_key WHERE subject_id = {document};", READ),
    *SPLICES,
    ("the key of the texts for a document's", key_like("referral", "text"),
     READ),
    ("a document's key for the texts'",
     key_like("document", "document", "referral", "text"),
     (*READ, *PAGES)),
    ("the texts' key of another application",
     key_like("near_referral", "text", "referral", "text"),
     (*READ, *PAGES)),
    ("another kind", "UPDATE document SET kind = 'other' WHERE id = "
     "{document};", READ),
    ("another version", "UPDATE document SET version = 2 WHERE id = "
     "{document};", READ),
    ("another type", "UPDATE document SET type = 'png' WHERE id = "
     "{document};", READ),
    ("no name", name("NULL"), READ[:2]),
    ("another length", "UPDATE document SET bytes = 99999 WHERE id = "
     "{document};", READ),
    ("given to another employer", "UPDATE document d JOIN application a "
     "JOIN referral r SET d.employer_id = f.employer_id, "
     "a.employer_id = f.employer_id, r.employer_id = f.employer_id "
     "WHERE d.referral_id = {referral} AND a.id = {application} "
     "AND r.id = {referral};".replace(
         "JOIN referral r SET", "JOIN referral r JOIN (SELECT employer_id "
         "FROM application WHERE id = {far_application}) f SET"),
     ("far document", "far page", "far messages")),
    ("given to another application", "UPDATE document SET referral_id = "
     "{near_referral} WHERE id = {near_full}; UPDATE document SET "
     "referral_id = {referral} WHERE id = {near_document}; UPDATE seal_key "
     "SET referral_id = {referral} WHERE subject_id = {near_document};",
     PAGES),
    ("another tag in the row", "UPDATE document SET tag = "
     "REPEAT('t', 16) WHERE id = {document};", LIST),
    ("a document left out", "DELETE FROM document WHERE id = {full};", LIST),
    ("or as if never applied with", "UPDATE document SET ends = 'removed' "
     "WHERE id = {full};", LIST),
    ("no manifest", NO_MANIFEST, ("employer document", "employer full",
                                  *LIST)),
    ("a bit of the manifest", manifest(flip("sealed", 45)),
     (*READ[:2], *LIST)),
    ("the manifest of another application", manifest("sealed = " + of(
        "sealed", "(SELECT * FROM manifest) m",
        "application_id = {near_application}")), READ[:2]),
    ("a motivation for the manifest", manifest(
        "sealed = " + motivation_of("application")), READ[:2]),
]

def large(change, place):
    return (f"UPDATE document_chunk SET {change} WHERE "
            f"document_id = {{document}} AND place = {place};")


LARGE = [
    ("two whole chunks swapped", large("place = 9", 0) +
     large("place = 0", 1) + large("place = 1", 9), READ),
    ("a whole chunk in the place of another", large("data = " + of(
        "data", "(SELECT * FROM document_chunk) c",
        "document_id = {document} AND place = 0"), 1), READ),
    ("a bit of the second chunk", large(flip("data", 500000), 1), READ),
    ("the last chunk missing", "DELETE FROM document_chunk WHERE "
     "document_id = {document} AND place = 2;" + lengths(2096600), READ),
]

TEXT = [
    ("a bit of the motivation", motivation(flip("text", 45).split(
        " = ", 1)[1]), PAGES),
    ("the motivation of another application",
     motivation(motivation_of("near_application")), PAGES),
    ("the motivation of another seeker",
     motivation(motivation_of("mate_application")), PAGES),
    ("a message for the motivation",
     motivation(message_of("application", "seeker")), PAGES),
    ("the texts of two messages swapped",
     "UPDATE message a JOIN (SELECT * FROM message) b ON b.application_id = "
     "a.application_id AND b.id <> a.id SET a.text = b.text "
     "WHERE a.application_id = {application};", THREAD),
    ("their ids as well", "UPDATE message SET id = "
     "INSERT(id, 1, 1, CHAR(ASCII(id) ^ 1)), text = text "
     "WHERE application_id = {application};", THREAD),
    ("a message given to the other side",
     message("sender = 'seeker'", "employer"), THREAD),
    ("a message of another application",
     message("text = " + message_of("near_application", "employer"),
             "employer"), THREAD),
    ("with its id",
     "UPDATE message SET application_id = {far_application}, place = 9 "
     "WHERE application_id = {near_application} AND sender = 'seeker';" +
     "UPDATE message SET application_id = {application}, place = 3 "
     "WHERE application_id = {far_application} AND place = 9;"
     "UPDATE application SET messages = 3 WHERE id = {application};",
     THREAD),
    ("the motivation for a message",
     message("text = " + motivation_of("application"), "seeker"), THREAD),
    ("a message of no bytes", message("text = ''", "seeker"), THREAD),
    ("a motivation of no bytes", motivation("''"), PAGES),
    ("the name of another document", name(name_of("full")),
     (*READ[:2], *PAGES)),
    ("the name of another application's", name(name_of("near_document")),
     (*READ[:2], *PAGES)),
    ("the texts' key as of another class", "UPDATE seal_key SET class = "
     "'result' WHERE subject_id = {referral} AND class = 'text';", PAGES),
]

RESULT = [
    ("a note for another version",
     note("note", 2, note_of("note", 1)), NOTES),
    ("the version of a note", "UPDATE result SET version = 3 WHERE "
     "application_id = {application} AND version = 2;", NOTES),
    ("a note for the terms", note("terms_note", 1, note_of("note", 1)),
     NOTES),
    ("the reason of a correction for a note",
     note("note", 2, note_of("why", 2)), NOTES),
    ("the note of another application",
     note("note", 1, note_of("note", 1, "near_application")), NOTES),
    ("a note of no bytes", note("note", 1, "''"), NOTES),
    ("the key of the texts for the notes'",
     key_like("referral", "text", "referral", "result"), NOTES),
]

AGAIN = ("INSERT INTO seal_key SELECT * FROM attack.old_seal_key WHERE "
         "subject_id = {0}; INSERT INTO document_chunk SELECT * FROM "
         "attack.old_document_chunk WHERE document_id = {0};"
         "REPLACE INTO document SELECT * FROM attack.old_document WHERE "
         "id = {0}; UPDATE document SET ends = 'late', held_until = "
         "UTC_TIMESTAMP(6) + INTERVAL 9 DAY WHERE id = {0};")
REMOVED = AGAIN.replace("{0}", "{removed}")
OLD = AGAIN.replace("{0}", "{old}")

LATER = [
    ("an old version put back", OLD, ("employer old", "seeker old", *LIST)),
    ("and the new one taken away", OLD + "DELETE FROM document WHERE id = "
     "{document};", ("employer old", "seeker old", *LIST)),
    ("in the place of the new one", "UPDATE document_chunk SET data = "
     "(SELECT data FROM attack.old_document_chunk WHERE document_id = {old})"
     " WHERE document_id = {document}; UPDATE seal_key k JOIN "
     "attack.old_seal_key o ON o.subject_id = {old} SET k.wrap = o.wrap, "
     "k.salt = o.salt, k.commitment = o.commitment "
     "WHERE k.subject_id = {document}; UPDATE document SET version = 1 "
     "WHERE id = {document};", READ),
    ("one that was never applied with", REMOVED + OLD, ("employer old", *LIST)),
]
