#!/usr/bin/env python3
"""The clerk, the key daemon or MariaDB is killed while documents are deleted
and while keys are wrapped anew: nothing that is past its time is read, all of
it goes, the ledger outside says so once, and what stays opens.
"""

import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import papers
import tap
from door import SITE, Relay, wait_until
from killing import Case, Clerk, broken, epochs, kill, program

LEDGER = f"{SITE}/ledger/deletions"
SWEEP, CHAIN = "clerk_document_sweep(", "clerk_deletion_chain("
BEHIND, OLD, REWRAP = "clerk_deletions(", "clerk_key_old(", "clerk_key_rewrap("


def ledger():
    """The lines of the ledger outside, each as its fields."""
    with open(LEDGER, encoding="ascii") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def ended(case):
    """Applied with, and ended by a result: the document's id."""
    case.post()
    case.apply()
    application = case.application()
    document = crowd.sql("SELECT LOWER(HEX(id)) FROM document WHERE "
                         f"referral_id = UNHEX('{case.referral.id}')")[0][0]
    employer = case.many.employer(1)
    page = employer.act(f"/employer/applicants/{application}/result",
                        outcome="rejected", reason="1", disposed="1")
    tap.same(page.status, 303, "a result ends a document's time")
    return document


def closed(case, document):
    """Is it closed to both, whether or not it has been deleted?"""
    application = case.application()
    for visitor, side in ((case.seeker, "seeker/applications"),
                          (case.many.employer(1), "employer/applicants")):
        page = visitor.get(
            f"/{side}/{application}/documents/{document}")
        if (page.status, page.refusal()) != (410, "document_result"):
            return False
    return True


# ---- deletion ---------------------------------------------------------------

def age():
    """What was deleted is old enough for its place in the chain."""
    crowd.sql("UPDATE deletion SET real_at = real_at - INTERVAL 10 SECOND"
              " WHERE place IS NULL")


def sweep_held(clerk, relay, case, how, call):
    """A clerk that finds a document past its time, on its way: the
    document."""
    kill("clerk")
    document = ended(case)
    age()
    getattr(relay, how)(call)
    clerk.start()
    tap.tell(relay.wait(20), "the clerk is on its way")
    there = int(how == "keep")
    if call == SWEEP:
        tap.same(papers.number_of(document), (2 * there, there),
                 "it is there" if there else "it is gone")
    tap.tell(closed(case, document), "it is closed, there or not")
    return document


def sweep_killed(clerk, relay, case, how, call):
    """The clerk is killed before a call reaches the database, or when it has
    been done and before the clerk knows."""
    document = sweep_held(clerk, relay, case, how, call)
    kill("clerk")
    relay.let_go(lost=True)
    clerk.start()
    return document


def base_killed(clerk, relay, case):
    """MariaDB dies under the clerk, which goes on when it is back."""
    document = sweep_held(clerk, relay, case, "hold", SWEEP)
    kill("mariadb")
    relay.let_go(lost=True)
    program("mariadb", "start")
    tap.tell(closed(case, document), "MariaDB is back: it is closed")
    return document


def half_a_line(clerk):
    """What a clerk wrote only half of is written again."""
    kill("clerk")
    with open(LEDGER, "a", encoding="ascii") as file:
        file.write("999999\t1\tdocu")
    clerk.start()


def all_gone(documents):
    """Of each nothing is left, and the ledger says so once."""
    tap.tell(wait_until(lambda: all(
        papers.number_of(each) == (0, 0) for each in documents), 15),
        "key and chunks of all of them are gone")
    age()
    tap.tell(wait_until(lambda: {row[3] for row in ledger()} >=
                        set(documents), 25), "the ledger outside says so")
    seen = [row[3] for row in ledger()]
    tap.same([each for each in documents if seen.count(each) != 1], [],
             "of each once")
    places = [row[0] for row in ledger()]
    tap.same(places, [str(1 + n) for n in range(len(places))],
             "in the order of the chain, none left out")
    tap.same(crowd.number("SELECT COUNT(*) FROM deletion WHERE chain <> "
                          "UNHEX('" + ledger()[-1][-1] + "') AND place = "
                          + places[-1]), 0, "whose end is the database's")


# ---- rotation ---------------------------------------------------------------

def turned(since):
    """Has every older epoch that there was been destroyed?"""
    return since and wait_until(lambda: not set(since) & set(epochs()), 15)


def clerk_killed(clerk, relay, how, call):
    where = f"{'before' if how == 'keep' else 'behind'} {call[6:-1]}"
    getattr(relay, how)(call)
    tap.tell(relay.wait(20), f"{where}: the clerk is on its way")
    kill("clerk")
    relay.let_go(lost=True)
    since = epochs()[:-1]
    clerk.start()
    tap.tell(turned(since), f"{where}: another clerk ends what it began")


def keyd_killed(relay):
    relay.hold(OLD)
    tap.tell(relay.wait(20), "the clerk has read wraps")
    kill("keyd")
    since = epochs()[:-1]
    relay.let_go()
    time.sleep(1.2)
    tap.same(epochs()[:-1], since, "keyd is away: nothing turns, nothing goes")
    program("keyd", "start")
    tap.tell(turned(since), "keyd is back: they go")


def base_killed_under(relay):
    relay.hold(REWRAP)
    tap.tell(relay.wait(20), "the clerk has written wraps")
    kill("mariadb")
    since = epochs()[:-1]
    relay.let_go(lost=True)
    program("mariadb", "start")
    tap.tell(turned(since), "MariaDB is back: they go")


def main():
    many = crowd.Crowd(1, 8, 1)
    cases = [Case(many, referral, 1_200_000) for referral in many.refer(6)]
    before = broken()
    stays, gone = cases[5], []
    tap.same(stays.post().status, 303, "a document that stays")
    relay = Relay("clerk")
    with Clerk(database={"socket": relay.path}) as clerk:
        for case, step in zip(cases, (("keep", SWEEP), ("hold", SWEEP),
                                      ("hold", CHAIN), ("hold", BEHIND))):
            gone.append(tap.step(" ".join(step), sweep_killed, clerk, relay,
                                 case, *step))
        gone.append(tap.step("MariaDB", base_killed, clerk, relay,
                             cases[4]))
        half_a_line(clerk)
    with Clerk(database={"socket": relay.path},
               epoch={"seconds": 2, "grace": 1}) as clerk:
        for step in (("hold", OLD), ("keep", REWRAP), ("hold", REWRAP)):
            tap.step(" ".join(step), clerk_killed, clerk, relay, *step)
        tap.step("keyd, rotation", keyd_killed, relay)
        tap.step("MariaDB, rotation", base_killed_under, relay)
    relay.close()
    tap.tell(stays.whole(), "what stays opens, every byte")
    tap.step("all gone", all_gone, gone)
    tap.same(broken(), before, "and all that must hold does")
    tap.plan()


if __name__ == "__main__":
    main()
