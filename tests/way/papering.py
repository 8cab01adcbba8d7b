"""Documents, on the way of the story: added, sent, read, gone (R2, R9, R10)."""

import time

import files
import tap
from story import EMPLOYER, at, refused, wrong
from visitor import shown

RESUME = files.pdf("resume")
AGAIN = files.docx("resume")
PHOTO = files.png(40)
TYPED = "書きかけの志望動機です。"


def rows(page):
    """What the page says of each document."""
    return [(shown(row, "name"), shown(row, "kind"), shown(row, "type"),
             shown(row, "bytes"), shown(row, "version"))
            for row in page.all("document")]


def row_of(page, name):
    return next(row for row in page.all("document")
                if shown(row, "name") == name)


def field_of(form, name):
    return next(f for f in form.iter("field") if f.get("name") == name)


def add(seeker, kind, name, data, **given):
    """Put a file into the form that stands there."""
    return seeker.act("document", kind=kind, file=(name, data), **given)


def adding(story):
    """R2: a résumé and a photo."""
    seeker = story.seeker
    address = "/seeker/referrals/" + story.referrals["hired"]
    at("2026-11-20T09:00:00")
    page = seeker.open(address)
    file = field_of(page.form("document"), "file")
    tap.same((file.get("max"), file.get("files"), file.get("bytes")),
             ("8388608", "10", "31457280"),
             "R2: the form says how large and how many files may be")
    page = add(seeker, "resume", "履歴書.pdf", RESUME)
    tap.same((seeker.done(), rows(page)),
             ("document", [("履歴書.pdf", "resume", "pdf", str(len(RESUME)),
                            "1")]), "R2: a résumé is added")
    row = page.find("document")
    tap.same((shown(row, "held_until"), shown(row, "ends")),
             (shown(page.find("referral"), "apply_until"), "lapsed"),
             "R9: not applied with, it goes with the time to apply")
    at("2026-11-20T09:01:00")
    page = add(seeker, "other", "証明写真.png", PHOTO)
    tap.same([row[:3] for row in rows(page)],
             [("履歴書.pdf", "resume", "pdf"),
              ("証明写真.png", "other", "png")], "R2: and a photo")


def wrongly(story):
    """What is not taken is named, and nothing typed is lost."""
    seeker = story.seeker
    for name, data, code in (("メモ.txt", b"a note", "type"),
                             ("空.pdf", b"", "empty"),
                             ("写真.pdf", PHOTO, "extension"),
                             ("途中.pdf", RESUME[:-20], "broken")):
        page = add(seeker, "other", name, data, motivation=TYPED)
        wrong(page, "file", code, f"R2: a file is refused: {code}")
        form = page.form("document")
        tap.same((field_of(form, "file").text,
                  field_of(page.form("draft"), "motivation").text),
                 (name, TYPED), "which is named, and what was typed stays")
    page = seeker.act("document", kind="other", file=("", b""))
    wrong(page, "file", "missing", "R2: nor is no file")
    tap.same(len(rows(page)), 2, "and nothing of it is added")


def changing(story):
    """Replaced, removed and looked at."""
    seeker = story.seeker
    address = "/seeker/referrals/" + story.referrals["hired"]
    page = seeker.open(address)
    old = row_of(page, "履歴書.pdf").get("id")
    at("2026-11-20T09:02:00")
    page = add(seeker, "resume", "履歴書.docx", AGAIN, replaces=old)
    tap.same(rows(page)[1], ("履歴書.docx", "resume", "docx",
                             str(len(AGAIN)), "2"),
             "R2: another takes the place of one, as its second version")
    tap.same(len(rows(page)), 2, "which is gone from the list")
    new = page.all("document")[1].get("id")
    page = seeker.follow(f"{address}/documents/{old}")
    refused(page, 410, "document_removed", "R9",
            "R9: what was taken away can't be read")
    copy = seeker.get(f"{address}/documents/{new}")
    tap.same((copy.status, copy.body,
              copy.headers["Content-Disposition"].split(";")[0]),
             (200, AGAIN, "attachment"),
             "the seeker reads the own copy, byte for byte")
    page = seeker.open(address)
    form = row_of(page, "証明写真.png").find("form")
    page = seeker.send_form(form)
    tap.same((seeker.done(), [row[0] for row in rows(page)]),
             ("remove", ["履歴書.docx"]), "R2: one is taken away")
    at("2026-11-20T09:03:00")
    page = add(seeker, "other", "証明写真.png", PHOTO)
    tap.same([row[0] for row in rows(page)],
             ["履歴書.docx", "証明写真.png"], "R2: and added again")


def offline(story):
    """R2: where the job wants them another way."""
    seeker = story.seeker
    form = seeker.open("/seeker/referrals/" +
                       story.referrals["hired"]).form("document")
    address = "/seeker/referrals/" + story.referrals["late"]
    page = seeker.open(address)
    closed = seeker.row("closed", code="document_offline")
    tap.same((page.form("document"), closed.get("rule")), (None, "R2"),
             "R2: where the job takes none the page says so, without a form")
    form.set("action", address + "/documents")
    page = seeker.send_form(form, kind="resume", file=("a.pdf", RESUME))
    refused(page, 409, "document_offline", "R2",
            "R2: and one that is posted all the same is refused")


def more(story):
    """With referrals that will be cancelled, or lapse."""
    for key in ("cancelled", "lapsed"):
        story.seeker.open("/seeker/referrals/" + story.referrals[key])
        page = add(story.seeker, "resume", "履歴書.pdf", RESUME)
        tap.same(len(rows(page)), 1, f"a document of the one {key}")


def walk(story):
    tap.step("R2: adding", adding, story)
    tap.step("R2: what is not taken", wrongly, story)
    tap.step("R2: changing", changing, story)
    tap.step("R2: another way", offline, story)
    tap.step("documents elsewhere", more, story)


def sent(story):
    """R9: applied with, they are held as long as the rest."""
    page = story.seeker.open("/seeker/applications/" +
                             story.applications["hired"])
    until = shown(page.find("application"), "open_until")
    tap.same([(shown(row, "name"), shown(row, "held_until"),
               shown(row, "ends")) for row in page.all("document")],
             [("履歴書.docx", until, "late"), ("証明写真.png", until, "late")],
             "R9: the application says what was sent and until when it stays")
    tap.same(page.all("reading"), [], "R10: and that nobody has read it")


def read(story):
    """R10: the employer reads, and the seeker sees it."""
    employer, seeker = story.employer, story.seeker
    address = "/employer/applicants/" + story.applications["hired"]
    page = employer.open(address)
    tap.same([row[0] for row in rows(page)], ["履歴書.docx", "証明写真.png"],
             "R5: the employer sees the documents")
    tap.same(shown(page.find("application"), "disposal"), "discard",
             "R10: with what the job says of their disposal")
    document = row_of(page, "履歴書.docx").get("id")
    copy = employer.get(f"{address}/documents/{document}")
    tap.same((copy.status, copy.body), (200, AGAIN),
             "R5: and reads one, byte for byte")
    other = "/employer/applicants/" + story.applications["paper"]
    tap.same(employer.get(f"{other}/documents/{document}").status, 404,
             "which is not found at another applicant")
    page = seeker.open("/seeker/applications/" + story.applications["hired"])
    tap.same([(row.get("document"), shown(row, "kind"), shown(row, "name"))
              for row in page.all("reading")],
             [(document, "resume", EMPLOYER)],
             "R10: the seeker sees who read which, and when")


def gone(visitor, address, ends, name):
    """Soon the clerk has deleted it, and the ledger has its receipt."""
    for _ in range(60):
        row = visitor.open(address).find("document")
        if shown(row, "receipt"):
            break
        time.sleep(1)
    tap.same((row.get("state"), shown(row, "ends"), shown(row, "name"),
              shown(row, "deleted_at") is not None,
              len(shown(row, "receipt") or "")),
             ("deleted", ends, None, True, 16), name)


def ended(story):
    """R9: with the result."""
    employer, seeker = story.employer, story.seeker
    address = "/employer/applicants/" + story.applications["hired"]
    of_seeker = "/seeker/applications/" + story.applications["hired"]
    page = employer.open(address)
    tap.same([row.get("state") for row in page.all("document")],
             ["deleted", "deleted"], "R9: at once the documents are gone")
    document = page.find("document").get("id")
    for visitor, place in ((employer, address), (seeker, of_seeker)):
        page = visitor.follow(f"{place}/documents/{document}")
        refused(page, 410, "document_result", "R9",
                "R9: nobody reads them any more")
    tap.same(shown(page.find("refusal"), "kind"), "resume",
             "R9: the refusal says what it was")
    gone(employer, address, "result",
         "R9: soon they are deleted, and the employer has the receipt")
    gone(seeker, of_seeker, "result", "R9: and so has the seeker")


def cancelled(story):
    """R9: with a cancel."""
    employer, seeker = story.employer, story.seeker
    address = "/employer/applicants/" + story.applications["cancelled"]
    page = seeker.open("/seeker/applications/" +
                       story.applications["cancelled"])
    document = page.find("document").get("id")
    tap.same(employer.open(address).find("document"), None,
             "R9: nor does it show a document")
    page = employer.follow(f"{address}/documents/{document}")
    refused(page, 410, "document_cancelled", "R9", "R9: nor is one read")
    gone(seeker, "/seeker/applications/" + story.applications["cancelled"],
         "cancelled", "R9: it is deleted, and the seeker has the receipt")


def lapsed(story):
    """R9: without applying."""
    gone(story.seeker, "/seeker/referrals/" + story.referrals["lapsed"],
         "lapsed", "R9: the document of what lapsed is deleted")
