#!/usr/bin/env python3
"""Many jobs in one message: each record has the answer that it should have,
whatever stands beside it, and what is no batch leaves nothing."""

import os
import secrets
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import batching
import crowd
import tap
from batching import SECOND, document, job, post, told, worked, zipped

MARK = secrets.token_hex(4)


def ref(name):
    return f"{MARK}-{name}"


def accept(name):
    """As staff would, without the page."""
    crowd.sql("UPDATE job j JOIN partner_job r ON r.job_id = j.id"
              " SET j.state = 'accepted', j.shown_version = j.latest_version,"
              " j.changed = 'none', j.accepted_at = UTC_TIMESTAMP(6),"
              " j.number = CONCAT('99010-', LPAD(FLOOR(RAND() * 89999999) +"
              " 10000000, 8, '0')),"
              " j.valid_until = UTC_TIMESTAMP(6) + INTERVAL 60 DAY,"
              " j.open_until = UTC_TIMESTAMP(6) + INTERVAL 150 DAY"
              f" WHERE r.ref = '{ref(name)}'")


def state_of(name):
    return crowd.sql("SELECT own_job_state(j.state, j.valid_until,"
                     " UTC_TIMESTAMP(6)) FROM job j JOIN partner_job r"
                     f" ON r.job_id = j.id WHERE r.ref = '{ref(name)}'")


def each_kind():
    answer = post(document(
        job(ref("a")), job(ref("b"), SECOND), job(ref("c")),
        job(ref("long"), title="長" * 29), job(ref("odd"), kind="other"),
        job(ref("order"), wage_from="300000", wage_to="200000"),
        job(ref("lacks"), duties=None), job(ref("none"), posting=False),
        job(ref("whose"), "9902-000789-1"), job(ref("a")),
        job(ref("gone"), act="withdraw"), job(ref("gone2"), act="renew"),
        job(ref("d"))))
    tap.same(answer.status, 202, "a batch is taken: 202")
    batch, rows = worked(answer)
    seen = told(rows)
    tap.same([state for state, _ in seen],
             ["created"] * 3 + ["refused"] * 9 + ["created"],
             "good records are kept, bad ones refused")
    tap.same([code for _, code in seen[3:12]],
             ["long", "choice", "order", "missing", "missing", "unknown",
              "doubled", "unknown", "unknown"],
             "each refused one says why")
    error = rows[3].find(".//error")
    tap.tell(error.get("path", "").endswith("/job[4]/posting/title")
             and int(error.get("line")) > 4, "and where", error.attrib)
    tap.same([text.get("{http://www.w3.org/XML/1998/namespace}lang")
              for text in error.findall("text")], ["ja", "en"],
             "in two languages")
    tap.same([batch.findtext(n) for n in ("worked", "created", "refused")],
             ["13", "4", "9"], "the counts are those of the records")
    tap.same(batching.jobs_of(MARK), [4, 4, 4], "there are as many jobs")
    tap.same(batching.ask(rows[0].get("href") or "/partner/v1/jobs/" + (
        rows[0].get("job") or rows[0].findtext("job") or "")).status, 200,
             "a created one leads to its job")


def again():
    """What is known already: changed, unchanged, withdrawn."""
    accept("c")
    answer = post(document(job(ref("a")), job(ref("b"), SECOND,
                                              title="ほかの仕事"),
                           job(ref("c"), act="withdraw"),
                           job(ref("d"), act="renew"),
                           job(ref("b"), batching.FIRST)))
    _, rows = worked(answer)
    seen = told(rows)
    tap.same([state for state, _ in seen[:3]],
             ["unchanged", "refused", "withdrawn"],
             "the same text is unchanged; submitted, it can't be changed")
    tap.same(seen[1][1], "job_state", "and says so")
    tap.same(seen[3][0], "refused", "one that is not accepted is not renewed")
    tap.same(seen[4], ("refused", "doubled"), "a reference twice is refused")
    tap.same(state_of("c"), [["invalid"]], "what is withdrawn is invalid")
    accept("b")
    _, rows = worked(post(document(job(ref("b"), SECOND, title="別の仕事"))))
    tap.same(told(rows), [("changed", None)],
             "an accepted one is changed by another text")
    _, rows = worked(post(document(job(ref("b"), SECOND, title="別の仕事"))))
    tap.same(told(rows), [("unchanged", None)], "and then is unchanged")
    _, rows = worked(post(document(job(ref("b"), batching.FIRST))))
    tap.same(told(rows), [("refused", "other")], "it is its employer's")


def forms():
    """However it is written down, it is the same."""
    _, rows = worked(post(zipped(document(job(ref("z")))),
                          Content_Encoding="gzip"))
    tap.same(told(rows), [("created", None)], "gzip")
    text = document(job(ref("s")), encoding="Shift_JIS").replace("〜", "～")
    _, rows = worked(post(text.encode("cp932", "replace")))
    tap.same(told(rows), [("created", None)], "Shift_JIS")
    _, rows = worked(post(document()))
    tap.same(rows, [], "no records at all")
    _, rows = worked(post(document(job(ref("v")), job(ref("w"), kind="x")),
                          query="?validate=only"))
    tap.same([state for state, _ in told(rows)], ["created", "refused"],
             "validate=only answers the same")
    tap.same(batching.jobs_of(ref("v")), [0, 0, 0], "and does nothing")


def full():
    """What a full load leaves out."""
    for name in "z", "s":
        accept(name)
    _, rows = worked(post(document(job(ref("z")), load=' load="full"')))
    tap.same(state_of("s"), [["accepted"]], "full alone withdraws nothing")
    worked(post(document(job(ref("z")), load=' missing="withdraw"')))
    tap.same(state_of("s"), [["accepted"]], "nor does missing alone")
    batch, rows = worked(post(document(
        job(ref("z")), load=' load="full" missing="withdraw"')))
    tap.same(rows[0].get("state"), "unchanged", "what is in it stays")
    tap.same([state_of("z"), state_of("s")], [[["accepted"]], [["invalid"]]],
             "both: what is left out is withdrawn")
    tap.same(state_of("b"), [["accepted"]],
             "but not of an employer that it does not name")
    tap.tell(int(batch.findtext("withdrawn")) >= 1, "and counted")


def refused_named():
    """What was refused is not left out, and names nobody else's."""
    worked(post(document(job(ref("r")), job(ref("y"), SECOND))))
    for name in "r", "y":
        accept(name)
    batch, rows = worked(post(document(
        job(ref("z")), job(ref("r"), title="長" * 29), job(ref("y")),
        load=' load="full" missing="withdraw"')))
    tap.same(told(rows)[1:], [("refused", "long"), ("refused", "other")],
             "one is refused for its text, one for its employer")
    tap.same([state_of("r"), state_of("y"), state_of("b")],
             [[["accepted"]]] * 3, "neither is withdrawn by that, nor others"
             " of an employer whose are all refused")


def slices():
    """A reference is one's also when the other is hundreds behind it."""
    names = [f"u{n}" for n in range(501)] + ["u0", "u500"]
    _, rows = worked(post(document(*[job(ref(name), act="withdraw")
                                     for name in names])))
    tap.same(told(rows)[499:], [("refused", "unknown")] * 2
             + [("refused", "doubled")] * 2,
             "a reference twice is refused, in whichever slice")


def forgotten():
    """What broke off for good."""
    crowd.sql(f"""INSERT INTO batch (id, partner_id, message_key, media, coding,
                only_validate, state, came_at)
            SELECT UNHEX(MD5(CONCAT('{MARK}', n))), p.id, CONCAT('{MARK}', n),
                    'application/xml', 'plain', 0, 'coming',
                    UTC_TIMESTAMP(6) - INTERVAL n MINUTE
                FROM partner p JOIN (SELECT 50 AS n UNION SELECT 70) t
                WHERE p.code = 'hr';
        INSERT INTO batch_chunk (batch_id, place, data)
            SELECT id, 0, 'x' FROM batch WHERE message_key LIKE '{MARK}%';
        CALL clerk_forget(UTC_TIMESTAMP(6));""")
    tap.same(crowd.sql("SELECT message_key FROM batch b JOIN batch_chunk c"
                       " ON c.batch_id = b.id WHERE state = 'coming'"),
             [[f"{MARK}50"]], "what broke off an hour ago goes, no other")
    crowd.sql("CALL clerk_forget(UTC_TIMESTAMP(6) + INTERVAL 20 MINUTE)")
    tap.same(crowd.number("SELECT COUNT(*) FROM batch_chunk"), 0,
             "with all its pieces")


def repeated():
    key, text = secrets.token_hex(8), document(job(ref("k")))
    first = post(text, key)
    second = post(text, key)
    tap.same((second.status, second.headers["Location"]),
             (202, first.headers["Location"]), "the same again: same answer")
    worked(first)
    third = post(text, key)
    tap.same((third.status, third.headers["Location"]),
             (202, first.headers["Location"]), "also when it is done")
    other = post(document(job(ref("k2"))), key)
    tap.same((other.status, other.code()), (422, "key_reused"),
             "another body under that key: 422")
    tap.same(batching.jobs_of(ref("k")), [1, 1, 1], "there is one job")
    answer = batching.ask("/partner/v1/batches", "POST", b"<jobs/>",
                          Content_Type="application/xml")
    tap.same((answer.status, answer.code()), (400, "key_missing"),
             "without a key: 400")


BOMB = "<jobs>" + "<job ref='x'/>" * 4_000_000 + "</jobs>"
HOSTILE = [
    ("a bomb of gzip", zipped(BOMB), "gzip", 413),
    ("entities", b"<!DOCTYPE jobs [<!ENTITY a 'x'>]><jobs>&a;</jobs>", "",
     400),
    ("gzip cut off", zipped(document(job("x")))[:-9], "gzip", 400),
    ("XML cut off", document(job("x")).encode()[:-20], "", 400),
    ("depth", b"<jobs>" + b"<a>" * 100000, "", 400),
    ("no jobs", b"<job/>", "", 422),
]


def hostile():
    before = crowd.number("SELECT COUNT(*) FROM batch")
    for name, body, coding, status in HOSTILE:
        began = time.monotonic()
        answer = post(body, **({"Content_Encoding": coding} if coding
                               else {}))
        took = time.monotonic() - began
        tap.same(answer.status, status, f"{name}: {status}, {answer.code()}")
        tap.tell(took < 1, f"{name}: at once", f"{took:.2f} s")
        tap.tell(answer.error() is not None, f"{name}: and where")
    tap.same(crowd.number("SELECT COUNT(*) FROM batch"), before,
             "nothing of these stays")
    tap.same(crowd.number("SELECT COUNT(*) FROM batch_chunk"), 0,
             "and no piece of any batch that is done")


def main():
    for part in each_kind, again, forms, full, refused_named, slices, \
            repeated, hostile, forgotten:
        tap.step(part.__name__, part)
    tap.plan()


if __name__ == "__main__":
    main()
