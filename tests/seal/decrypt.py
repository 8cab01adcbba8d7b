#!/usr/bin/env python3
"""What was typed into the running site is opened from raw rows and the epoch
keys by a stranger who knows schema/sealing.md alone; and what the stranger
seals, the site shows."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import making
import papers
import rows
import sealed
import tap
from making import Made

DRAFT = "まだ送らない下書き\nfirst lines"
NOTE, TERMS, WHY = "よい方でした。", "賃金が違います。", "電話で訂正。"


def drafts(made):
    made.draft(DRAFT)
    there = rows.Referral(made.id)
    tap.same(there.draft(), DRAFT, "a draft opens")
    made.draft("")
    tap.same(there.draft(), "", "an empty one has one segment, empty")


def documents(made, there):
    seen = there.documents()
    tap.same({id_: name for id_, (name, _) in seen.items()},
             {id_: name for id_, (name, _) in made.files.items()},
             "documents: the names")
    for id_, (name, data) in made.files.items():
        tap.tell(seen[id_][1] == data, f"{len(data)} bytes as they were sent")
    tap.same(set(there.manifest().lines), {
        bytes.fromhex(id_) for id_ in made.files},
        "the manifest has those that were applied with")


def texts(made, there):
    tap.same(there.motivation(), making.MOTIVATION, "the motivation opens")
    made.talk()
    tap.same(there.messages(), [("employer", making.ASKED),
                                ("seeker", making.ANSWERED)],
             "the messages of both sides open")


def results(made, there):
    made.hire(NOTE, TERMS)
    made.correct("", WHY)
    tap.same(there.results(), [(NOTE, TERMS, None), (None, None, WHY)],
             "note, terms_note and why of each version open")


def other_way(made, there):
    """A message put in the place of another, under the same id."""
    id_, = rows.one("SELECT HEX(id) FROM message WHERE application_id = "
                    f"UNHEX('{made.application}') AND sender = 'seeker'")
    said = "外から封じた言葉。"
    data = sealed.seal(there.secret("text"), there.bound(
        sealed.SEEKER_MESSAGE, id_), said.encode())
    crowd.sql(f"UPDATE message SET text = X'{data.hex()}' "
              f"WHERE id = X'{id_.hex()}'")
    page = made.employer.get(f"{made.of_employer}/messages")
    tap.same([m.find("text").text for m in page.all("message")],
             [making.ASKED, said], "the site shows what a stranger sealed")


def large():
    """The segments' borders, by the format's own counting."""
    secret, to = os.urandom(32), os.urandom(78)
    for length in (0, 1, 65479, 65480, 65481, 131000, 131001):
        text = os.urandom(length)
        data = sealed.seal(secret, to, text)
        more = 40 + 16 * max(1, -(-(length + 40) // 65520))
        tap.tell(len(data) == length + more and
                 sealed.unseal(secret, to, data) == text,
                 f"{length} bytes in {len(data)}")


def main():
    many = crowd.Crowd(1, 2, 2)
    first, second = many.refer(2)
    large()
    drafts(Made(many, second))
    made = Made(many, first)
    made.attach("履歴書.pdf", papers.pdf(1200000))
    old = made.attach("旧.png", papers.png(), kind="other")
    made.attach("ポートフォリオ 𠮷.png", papers.png(), kind="other",
                replaces=old)
    made.apply()
    there = rows.Referral(made.id)
    documents(made, there)
    texts(made, there)
    other_way(made, there)
    results(made, there)
    tap.plan()


if __name__ == "__main__":
    main()
