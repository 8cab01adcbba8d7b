#!/usr/bin/env python3
"""Epochs turn under load, a grace longer than a request apart: nothing fails,
all opens afterwards, and the keys of old epochs are gone. What was deleted and
is put back from a copy opens no more once its epoch is destroyed; nor does it
keep any other from its end.
"""

import collections
import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import papers
import tap
from door import wait_until
from killing import Clerk, broken, epochs, program

SECONDS = 12
SEEKERS = 4
TURNS = {"seconds": 2, "grace": 1}
COPY = "shokai_copy"
TABLES = {"document": "id", "document_chunk": "document_id",
          "seal_key": "subject_id"}


class Seeker(threading.Thread):
    """Adds documents, reads them, applies, and writes messages to and fro."""

    def __init__(self, many, number, referrals, end):
        super().__init__(daemon=True)
        self.visitor, self.employer = many.seeker(number), many.employer(1)
        self.referrals, self.end = referrals, end
        self.seen = collections.Counter()
        self.kept = {}		# address of a document: its bytes
        self.told = {}		# address of an application: messages
        self.start()

    def page(self, what, page):
        self.seen[what, page.status] += 1
        return page

    def run(self):
        for referral in self.referrals:
            if time.monotonic() > self.end:
                return
            self.one(referral)

    def one(self, referral):
        data = papers.pdf(60000)
        self.page("upload", papers.attach(self.visitor, referral, data=data))
        page = self.page("referral", self.visitor.get(referral.path))
        for document in papers.documents(page):
            self.page("read", self.visitor.get(
                f"{referral.path}/documents/{document}"))
        page = self.page("apply", self.visitor.act(referral.path,
                                                   motivation="志望"))
        there = page.headers.get("Location", "/seeker/none")
        theirs = "/employer/applicants/" + there.rsplit("/", 1)[1]
        for visitor, path in (self.visitor, there), (self.employer, theirs):
            self.page("message", visitor.act(f"{path}/messages",
                                             text=referral.id))
            page = self.page("application", visitor.get(path))
            for document in papers.documents(page):
                self.kept[f"{path}/documents/{document}"] = visitor, data
        self.told[theirs] = [referral.id] * 2


def under_load(many, referrals, since):
    end = time.monotonic() + SECONDS
    seekers = [Seeker(many, 1 + n, [each for each in referrals
                                    if each.seeker == 1 + n], end)
               for n in range(SEEKERS)]
    for seeker in seekers:
        seeker.join(60)
    seen = sum((seeker.seen for seeker in seekers), collections.Counter())
    tap.comment(dict(seen))
    tap.same({key for key in seen if key[1] not in (200, 303)}, set(),
             "nothing fails while epochs turn")
    tap.tell(seen["message", 303] > 20, "there was load", seen)
    tap.tell(epochs()[-1] >= since[-1] + 2, "epochs turned again and again",
             since, epochs())
    return seekers


def all_opens(seekers):
    wrong = [path for seeker in seekers
             for path, (visitor, data) in seeker.kept.items()
             if visitor.get(path).body != data]
    tap.same(wrong, [], "every document opens, every byte")
    wrong = [path for seeker in seekers
             for path, texts in seeker.told.items()
             if [row.text for row in seeker.employer.get(path).all(
                 "message/text")] != texts]
    tap.same(wrong, [], "and every message")


# ---- what was deleted -------------------------------------------------------

def copy(document):
    """All that there is of a document, as a backup has it."""
    crowd.sql(f"CREATE DATABASE {COPY};" + "".join(
        f"CREATE TABLE {COPY}.{table} AS SELECT * FROM {table}"
        f" WHERE {key} = UNHEX('{document}');"
        for table, key in TABLES.items()))


def put_back():
    crowd.sql("".join(f"REPLACE INTO {table} SELECT * FROM {COPY}.{table};"
                      for table in TABLES))


def drop(document):
    """As the seeker's act left it."""
    crowd.sql("".join(
        f"DELETE FROM {table} WHERE {key} = UNHEX('{document}');"
        for table, key in TABLES.items() if table != "document") +
        "UPDATE document SET state = 'deleted', name = NULL,"
        " held_until = added_at, deleted_at = added_at, ends = 'removed'"
        f" WHERE id = UNHEX('{document}')")


def deleted(many, referral):
    """A copy of it opens until its epoch is destroyed."""
    visitor, data = many.seeker(referral.seeker), papers.pdf(60000)
    papers.attach(visitor, referral, data=data)
    document, = papers.documents(visitor.get(referral.path))
    path = f"{referral.path}/documents/{document}"
    copy(document)
    tap.same(visitor.act(path).status, 303, "the seeker takes it away")
    tap.same(visitor.get(path).status, 410, "it is gone")
    put_back()
    tap.tell(visitor.get(path).body == data,
             "a copy put back in the same epoch opens: the copy is whole")
    drop(document)
    return visitor, path, data


def never_again(visitor, path, data):
    put_back()
    page = visitor.get(path)
    tap.same(page.status, 500, "put back after that it opens no more")
    tap.tell(data[100:200] not in page.body, "no byte of it is given")
    tap.tell(any(line.split()[1:] == ["key_authentic", "1"]
                 for line in broken()), "verify names it", broken())
    since = epochs()
    tap.tell(wait_until(lambda: not set(since) & set(epochs()), 15),
             "and it keeps no other epoch from its end")


def main():
    many = crowd.Crowd(1, 200, SEEKERS)
    referrals = many.refer(SEEKERS * 190)
    before, since = broken(), epochs()
    program("clerk", "end")
    given = tap.step("deleted", deleted, many, referrals.pop())
    document = given[1].rsplit("/", 1)[1]
    with Clerk(epoch=TURNS):
        seekers = tap.step("load", under_load, many, referrals, since)
        tap.tell(wait_until(lambda: not set(since) & set(epochs()), 15),
                 "the keys of before are gone")
        tap.tell(len(epochs()) <= 3, "and of those since", epochs())
        tap.step("never again", never_again, *given)
    drop(document)
    crowd.sql(f"DROP DATABASE {COPY}")
    tap.step("all opens", all_opens, seekers)
    tap.same(broken(), before, "and all that must hold does")
    tap.plan()


if __name__ == "__main__":
    main()
