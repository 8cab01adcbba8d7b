#!/usr/bin/env python3
"""Who may add documents to what, and who may ask for them: by other forms,
sessions, referrals and people than it takes every answer has the right status,
and nothing changes that should not.
"""

import urllib.parse

# poster.py says where the others lie.
from poster import Poster, file_part, joined, nothing_changes, part, refused, \
    said_500, wrong
import client
import crowd
import papers
from asking import ask, check, state, unchanged
from door import Door
from tap import plan, same, step


def forms(poster):
    pdf = file_part("a.pdf", papers.pdf())
    refused("no session", poster.post(pdf, headers={"Cookie": None}), 403,
            "session")
    refused("a session of nobody", poster.post(pdf, headers={
        "Cookie": "shokai-seeker-session=" + "a" * 64}), 403, "csrf")
    for name, value in (("no token", None), ("an empty token", ""),
                        ("another token", "a" * 64)):
        refused(name, poster.post(pdf, csrf=value), 403, "csrf")
    check("no key", poster.post(pdf, request_key=None), (400, 422))
    for name, value in (("an empty key", ""), ("a key of 65", "a" * 65),
                        ("a key of letters", "あ")):
        refused(name, poster.post(pdf, request_key=value), 400,
                "request_key")
    wrong("no file at all", poster.post(), "missing")
    wrong("in another field", poster.post(file_part(
        "a.pdf", papers.pdf(), "motivation")), "missing")
    wrong("a text for a file", poster.post(part('name="file"', b"a.pdf")),
          "missing")
    wrong("no kind", poster.post(pdf, kind=""), "missing", "kind")
    wrong("a kind that there is not", poster.post(pdf, kind="x"), "choice",
          "kind")
    wrong("a motivation too long", poster.post(pdf, motivation="あ" * 2001),
          "long", "motivation")
    wrong("a motivation with a bell", poster.post(pdf, motivation="\a"),
          "characters", "motivation")
    fields = {"csrf": crowd.csrf_of(poster.visitor.token),
              "request_key": "k", "kind": "resume", "file": "a.pdf"}
    wrong("without parts", poster.send(
        urllib.parse.urlencode(fields).encode(),
        {"Content-Type": "application/x-www-form-urlencoded"}), "missing")
    for media in ("application/pdf", "text/plain", "multipart/mixed", "",
                  "multipart/form-datax; boundary=b0undary"):
        refused(f"as {media}", poster.send(
            joined([*poster.fields(), pdf]), {"Content-Type": media}), 415,
            "body_type")


def other_forms(poster):
    """Parts go to the form of documents alone."""
    for path in ("", "/draft", f"/documents/{'a' * 32}"):
        refused(f"parts to {path or 'apply'}", poster.post(
            path=poster.path + path), 415, "body_type")
    for path, status in (("/seeker/logout", 415), ("/seeker/login", 415),
                         ("/staff/login", 415), ("/seeker/jobs", 405)):
        check(f"parts to {path}", poster.post(path=path), status)
    for method in "PUT", "DELETE", "PATCH":
        check(f"{method} of a document", ask(
            method, f"{poster.path}/documents", {"Cookie": poster.cookie},
            b"a"), 405)


def replacing(poster, other):
    """Only a document of the same referral is replaced."""
    check("one to replace", poster.file("a.pdf", papers.pdf()), 303)
    check("another's", other.file("b.pdf", papers.pdf()), 303)
    mine, = poster.documents()
    foreign, = other.documents()
    before = state()
    for name, value in (("another's", foreign), ("none", "a" * 32),
                        ("no id", "x"), ("its own in capitals",
                                         mine.upper())):
        wrong(f"replaces {name}", poster.post(
            file_part("c.pdf", papers.pdf()), replaces=value), "choice",
            "replaces")
    unchanged("replacing what can't be", before)
    check("replaces its own", poster.post(
        file_part("c.pdf", papers.pdf()), replaces=mine), 303)
    (new, row), = poster.documents().items()
    same((new != mine, row["version"], row["name"]), (True, "2", "c.pdf"),
         "the new one is its next version")
    same(papers.number_of(mine), (0, 0), "of the old one nothing is left")
    same(set(other.documents()), {foreign}, "another's stays")
    wrong("replaces what was replaced", poster.post(
        file_part("d.pdf", papers.pdf()), replaces=mine), "choice",
        "replaces")
    other.take_away()
    poster.take_away()


def counted(poster):
    """Ten files; in all no more than may be (here 20,000 bytes)."""
    for _ in range(10):
        if poster.file("a.pdf", papers.pdf(1000)).status != 303:
            break
    kept = poster.documents()
    same(len(kept), 10, "ten files are taken")
    before = state()
    wrong("the eleventh", poster.file("b.pdf", papers.pdf(1000)), "files",
          text="b.pdf")
    unchanged("the eleventh", before)
    same(set(poster.documents()), set(kept), "and the ten stay")
    first = next(iter(kept))
    check("one in the place of another", poster.post(
        file_part("b.pdf", papers.pdf(11000)), replaces=first), 303)
    poster.visitor.act(f"{poster.path}/documents/{list(kept)[1]}")
    before = state()
    wrong("a byte too many in all", poster.file(
        "c.pdf", papers.pdf(1001)), "bytes", text="c.pdf")
    unchanged("a byte too many", before)
    check("as many as may be", poster.file("c.pdf", papers.pdf(1000)), 303)
    same(sum(int(row["bytes"]) for row in poster.documents().values()),
         20000, "so many are there")


def referrals(many, posters):
    """Referrals that take no document."""
    ids = {name: f"UNHEX('{each.path.rsplit('/', 1)[1]}')"
           for name, each in posters.items()}
    crowd.sql("UPDATE posting SET online_papers = 0 WHERE job_id = (SELECT"
              f" job_id FROM referral WHERE id = {ids['offline']})")
    crowd.sql("UPDATE referral SET apply_until = UTC_TIMESTAMP(6) - INTERVAL"
              f" 1 SECOND WHERE id = {ids['lapsed']}")
    applied = posters["applied"]
    same(applied.visitor.act(applied.path, motivation="志望").status, 303,
         "one was applied with")
    before = state()
    for name, code in (("offline", "document_offline"),
                       ("lapsed", "referral_lapsed"),
                       ("applied", "referral_applied")):
        refused(name, posters[name].file("a.pdf", papers.pdf()), 409, code)
    other = Poster(many.seeker(2), crowd.Referral(many, 0))
    for name, path in (("another's", applied.path),
                       ("nobody's", f"/seeker/referrals/{'a' * 32}")):
        check(name, other.file("a.pdf", papers.pdf(),
                               path=f"{path}/documents"), 404)
        check(f"{name}, taken away", other.send(urllib.parse.urlencode({
            "csrf": crowd.csrf_of(other.visitor.token), "request_key": "k",
        }).encode(), {"Content-Type": "application/x-www-form-urlencoded"},
            f"{path}/documents/{'a' * 32}"), 404)
    unchanged("referrals that take none", before)


# ---- asking for them -------------------------------------------------------

def ways_to_ask(poster, path, data):
    for name, headers in (
            ("a part", {"Range": "bytes=0-9"}),
            ("many parts", {"Range": "bytes=0-0,5-9"}),
            ("none", {"Range": "bytes=999999-"}),
            ("if changed since", {"If_Modified_Since":
                                  "Fri, 01 Jan 2100 00:00:00 GMT"}),
            ("if it is another", {"If_None_Match": "*"}),
            ("if it has a part", {"If_Range": '"x"', "Range": "bytes=0-9"}),
            ("as a picture", {"Accept": "image/png"}),
            ("as a document", {"Accept": "application/xml"})):
        answer = poster.get(path, **headers)
        same((answer.status, answer.body == data,
              answer.headers.get("accept-ranges"),
              answer.headers.get("content-length")),
             (200, True, "none", str(len(data))), f"asked for {name}: whole")
    answer = ask("HEAD", path, {"Cookie": poster.cookie})
    same((answer.status, answer.body, answer.headers.get("content-length")),
         (200, b"", str(len(data))), "HEAD: its length")
    same(answer.headers.get("cache-control"), "no-store", "never kept")
    for query in "?x=y", "?download=../../x":
        same(poster.get(path + query).body == data, True, f"with {query}")
    for bad in (path[:-1], path + "0", path + "/", path + ".pdf"):
        check(f"near by: {bad[-20:]}", poster.get(bad), 404)


def reading(many, poster):
    data = papers.pdf(70000)
    check("a document to ask for", poster.file("a.pdf", data), 303)
    (document, _), = poster.documents().items()
    path = f"{poster.path}/documents/{document}"
    ways_to_ask(poster, path, data)
    whose = crowd.sql("SELECT LOWER(HEX(employer_id)) FROM document WHERE id "
                      f"= UNHEX('{document}')")[0][0]
    employer, other = sorted((1, 2), key=lambda count: many.id(
        "employer", count) != whose)
    employer, other = many.employer(employer), many.employer(other)
    stranger = Poster(many.seeker(2), crowd.Referral(many, 0))
    check("another seeker's", stranger.get(path), 404)
    check("not signed in", ask("GET", path), 303)
    page = poster.visitor.act(poster.path, motivation="志望")
    application = page.headers["Location"].rsplit("/", 1)[-1]
    mine = f"/seeker/applications/{application}/documents/{document}"
    theirs = f"/employer/applicants/{application}/documents/{document}"
    same(poster.get(mine).body == data, True, "the seeker's, as applied")
    check("another seeker's, as applied", stranger.get(mine), 404)
    same(employer.get(theirs).body == data, True, "the employer's")
    same(other.get(theirs).status, 404, "another employer's")
    same(employer.get(theirs.replace(document, "a" * 32)).status, 404,
         "a document of nobody")
    same(client.Client().get(theirs).status, 303, "the employer's, not "
         "signed in")
    staff = crowd.Visitor("staff", crowd.md5("staff 1"))
    for place in "applicants", "applications", "results", "referrals":
        same(staff.get(f"/staff/{place}/{application}/documents/{document}")
             .status, 404, f"staff have no such page below {place}")
    same(crowd.number("SELECT COUNT(*) FROM reading WHERE document_id = "
                      f"UNHEX('{document}')"), 1,
         "of all this one reading was kept")


def main():
    many = crowd.Crowd(2, 8, 2)
    sent = many.refer(16)
    other = Poster(many.seeker(2), next(e for e in sent if e.seeker == 2))
    posters = (Poster(many.seeker(1), e) for e in sent if e.seeker == 1)
    before = said_500()
    one = next(posters)
    nothing_changes("forms", forms, one)
    nothing_changes("other forms", other_forms, one)
    step("replacing", replacing, one, other)
    with Door("seeker-document", document={"application_bytes": 20000}):
        step("counted", counted, next(posters))
    step("referrals", referrals, many, {
        name: next(posters) for name in ("offline", "lapsed", "applied")})
    step("reading", reading, many, next(posters))
    same(said_500(), before, "no answer was a 500")
    plan()


if __name__ == "__main__":
    main()
