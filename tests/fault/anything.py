#!/usr/bin/env python3
"""Anything is killed at any time, by chance, while seekers add documents,
apply and are read, and while epochs turn: whatever was acknowledged is there
afterwards, once and whole, and all that must hold does.

fault/anything.py [SECONDS [SEED]]; 12 seconds and a seed of its own by default.
"""

import collections
import http.client
import os
import random
import secrets
import signal
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import papers
import tap
from door import children
from killing import Clerk, broken, kill, pid_of, program, sweep

SEEKERS = 4
DOORS = ("seeker", "seeker-document", "employer", "employer-document")
# What passes: a worker or what it stands on was killed; a download broke off
# with it; an upload that did has its minute before it is out of the way.
WAITS = "document_scanning"
PASSES = (502, 503, WAITS)
CUT = "IncompleteRead"


class Seeker(threading.Thread):
    """Adds a document to one referral after another, takes another away
    again, applies, and is read; whatever is not acknowledged is asked again,
    by the same key."""

    def __init__(self, many, number, referrals):
        super().__init__(daemon=True)
        self.visitor, self.employer = many.seeker(number), many.employer(1)
        self.id, self.referrals = many.id("seeker", number), referrals
        self.seen = collections.Counter()
        self.kept = {}		# application: its document's bytes
        self.going = True
        self.start()

    def ask(self, act, *given):
        """Until it is answered: the page; None when time is over."""
        while self.going:
            try:
                page = act(*given)
            except (OSError, http.client.HTTPException) as error:
                self.seen[type(error).__name__] += 1
                continue
            said = page.refusal() if page.status == 409 else page.status
            self.seen[said] += 1
            if said not in PASSES:
                return page
            if said == WAITS:
                self.hurry()
            time.sleep(0.05)
        return None

    def hurry(self):
        """The minute is over."""
        try:
            crowd.sql("UPDATE document SET began_at = began_at - INTERVAL 2"
                      " MINUTE WHERE state = 'receiving' AND seeker_id = "
                      f"UNHEX('{self.id}')")
        except AssertionError:
            pass  # MariaDB is away

    def attach(self, referral, name, data):
        key = secrets.token_hex(16)
        return self.ask(lambda: papers.attach(self.visitor, referral, name,
                                              data, key))

    def run(self):
        try:
            for referral in self.referrals:
                self.one(referral)
        except AttributeError:
            pass  # an answer that did not come, for time is over

    def one(self, referral):
        data = papers.pdf(random.choice((3000, 90_000, 1_500_000)))
        self.attach(referral, "away.pdf", papers.pdf(5000)).status
        page = self.ask(self.visitor.get, referral.path)
        away = list(papers.documents(page))
        tried = secrets.token_hex(16)
        for document in away:
            self.ask(self.visitor.act,
                     f"{referral.path}/documents/{document}", tried)
        self.attach(referral, "stays.pdf", data).status
        page = self.ask(lambda: self.visitor.act(
            referral.path, tried[:20], motivation=referral.id))
        application = page.headers["Location"].rsplit("/", 1)[1]
        self.kept[application] = data
        path = f"/employer/applicants/{application}"
        for document in papers.documents(self.ask(self.employer.get, path)):
            page = self.ask(self.employer.get, f"{path}/documents/{document}")
            self.seen["whole" if page.body == data else "torn"] += 1

    def end(self):
        self.going = False
        self.join(60)


def kill_anything(chance, clerk):
    """One thing; what does not come again by itself is started."""
    what = chance.choice(DOORS + DOORS + ("keyd", "keyd", "clerk", "mariadb"))
    if what in DOORS:
        for pid in children(pid_of(what)):
            if chance.random() < 0.5:
                os.kill(pid, signal.SIGKILL)
        return what
    kill(what)
    time.sleep(chance.random() / 4)
    if what == "clerk":
        clerk.start()
    else:
        program(what, "start")
    return what


def killing(seconds, chance, clerk):
    """For so many seconds: how often what was killed."""
    killed = collections.Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.random() / 2)
        killed[kill_anything(chance, clerk)] += 1
    return killed


def all_there(seekers):
    """What was acknowledged against what can be read."""
    wrong = []
    for seeker in seekers:
        for application, data in seeker.kept.items():
            path = f"/employer/applicants/{application}"
            page = seeker.employer.get(path)
            rows = papers.documents(page)
            if [row["name"] for row in rows.values()] != ["stays.pdf"] or \
                    seeker.employer.get(f"{path}/documents/{next(iter(rows))}"
                                        ).body != data:
                wrong.append(application)
    count = sum(len(seeker.kept) for seeker in seekers)
    tap.comment(f"{count} applications")
    tap.tell(count > 0 and not wrong,
             "every document that was applied with opens, once and whole",
             count, wrong)


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 12
    seed = sys.argv[2] if len(sys.argv) > 2 else secrets.token_hex(4)
    tap.comment(f"seed {seed}")
    many = crowd.Crowd(1, 800, SEEKERS)
    referrals = many.refer(SEEKERS * 800)
    before = broken()
    with Clerk(epoch={"seconds": 2, "grace": 1}) as clerk:
        seekers = [Seeker(many, 1 + n, referrals[n::SEEKERS])
                   for n in range(SEEKERS)]
        tap.comment(dict(killing(seconds, random.Random(seed), clerk)))
        time.sleep(1)
        for seeker in seekers:
            seeker.end()
    seen = sum((seeker.seen for seeker in seekers), collections.Counter())
    tap.comment(dict(seen))
    tap.same(set(seen) - {200, 303, "whole", CUT, *PASSES}, set(),
             "whatever fails meanwhile passes")
    all_there(seekers)
    tap.tell(sweep(), "what was not finished goes")
    tap.same(broken(), before, "and all that must hold does")
    tap.plan()


if __name__ == "__main__":
    main()
