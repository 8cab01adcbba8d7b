#!/usr/bin/env python3
"""A backup of before a deletion is put back: what the ledger outside of the
database says was deleted is deleted again, before anyone can ask for it. A
ledger that is broken or another's is refused, and nothing is done by it.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))

# pylint: disable=wrong-import-position
import scene
from scene import SITE, clock, crowd, tap

LEDGER = f"{SITE}/ledger/deletions"
CONF = f"{SITE}/etc/clerk.ledger.conf"
OTHER = f"{SITE}/ledger/other"
CHAINED = "SELECT COUNT(*) FROM deletion WHERE place IS NULL"
ROWS = """SELECT place, id, subject, HEX(subject_id), ends, held_until, at,
    real_at, doer, HEX(chain) FROM deletion ORDER BY id"""


@contextlib.contextmanager
def database_ended():
    """The folder of the database, which is not at work meanwhile."""
    scene.program("mariadb", "end")
    yield os.path.realpath(f"{SITE}/db")
    scene.program("mariadb", "start")


def backup(into):
    with database_ended() as folder:
        subprocess.run(["cp", "-a", f"{folder}/.", into], check=True)


def put_back(kept_in):
    with database_ended() as folder:
        subprocess.run(["find", folder, "-mindepth", "1", "-delete"],
                       check=True)
        subprocess.run(["cp", "-a", f"{kept_in}/.", folder], check=True)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def replay(conf=f"{SITE}/etc/clerk.conf"):
    """Its status, and what it said."""
    leaks = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    done = subprocess.run([scene.program_of("clerk"), conf, "replay"],
                          capture_output=True, text=True, check=False,
                          timeout=60,
                          env={**os.environ, "ASAN_OPTIONS": leaks.strip(":")})
    return done.returncode, done.stderr


def hurry():
    """What was deleted just now may have its place in the chain at once."""
    with scene.clerk_still():
        time.sleep(0.2)
        crowd.sql("""UPDATE deletion
            SET real_at = real_at - INTERVAL 10 SECOND WHERE place IS NULL""")


def kept():
    """Every deletion has its place, and its line in the file."""
    return crowd.number(CHAINED) == 0 and \
        read(LEDGER).count(b"\n") == crowd.number(
            "SELECT COUNT(*) FROM deletion")


def prepared(one):
    """One of each that a ledger knows, for it to end by result, by cancel, by
    the seeker and, a draft, by the clock; and a document that stays."""
    by_result, by_cancel, stays = (one.applied(one.referrals[place])
                                   for place in (0, 1, 2))
    removed, draft = one.attached(one.referrals[3]), one.referrals[4]
    one.seeker(1).act(f"{draft.path}/draft", motivation="志望")
    return by_result, by_cancel, stays, removed, draft


def end(one, by_result, by_cancel, removed, draft):
    page = one.boss.act(f"/employer/applicants/{by_result.application}"
                        "/result", outcome="rejected", reason="1",
                        disposed="1")
    tap.same(page.status, 303, "a result")
    page = by_cancel.seeker_page()
    by_cancel.seeker.send(page.form("cancel"))
    page = removed.seeker.act(f"{removed.referral.path}/documents/"
                              f"{removed.id}")
    tap.same(page.status, 303, "a document taken away")
    clock.stand("2031-01-18T00:00")
    tap.tell(scene.wait_until(
        lambda: by_result.left() == by_cancel.left() == (0, 0) and
        not keys_of(draft), 60), "the clerk deletes")
    hurry()
    tap.tell(scene.wait_until(kept, 60), "the ledger outside has them all")


def keys_of(referral):
    return crowd.number(f"""SELECT COUNT(*) FROM seal_key
        WHERE subject_id = UNHEX('{referral.id}')""")


def ledger_of(case):
    return crowd.sql(f"""SELECT state, ends, held_until, deleted_at,
        name IS NULL FROM document WHERE id = UNHEX('{case.id}')""")


# ---- ledgers that are not as they must be -----------------------------------

def changed(lines, place, field, value):
    """The file with another value in one line."""
    lines = list(lines)
    fields = lines[place].split(b"\t")
    fields[field] = value
    lines[place] = b"\t".join(fields)
    return b"".join(line + b"\n" for line in lines)


def refused(path, data, word, name):
    before = crowd.sql(ROWS)
    write(path, data)
    status, said = replay(CONF)
    tap.tell(status == 1 and word in said, f"{name}: refused", status, said)
    tap.same(crowd.sql(ROWS), before, f"{name}: nothing is done")


def wrong_ledgers(lines, places):
    """While `places` rows of the database have a place."""
    link = b"0" * 64
    refused(OTHER, changed(lines, 0, 9, link), "is not the database's",
            "another's from the first line")
    refused(OTHER, changed(lines, places - 1, 9, link),
            "is not the database's", "another's at the end")
    refused(OTHER, changed(lines, places, 4, b"late"), "does not follow",
            "a line that was changed")
    refused(OTHER, changed(lines, places, 3, b"x" * 32), "can't be read",
            "a line that is no id")
    refused(OTHER, b"".join(line + b"\n" for line in
                            lines[:places] + lines[places + 1:]),
            "does not follow", "a line that is missing")
    refused(OTHER, b"".join(line + b"\n" for line in
                            [*lines[:places], b"1\t2"]), "can't be read",
            "half a line")


# ---- the story --------------------------------------------------------------

def restored(copy, cases, lines):
    by_result, by_cancel, stays, removed, draft = cases
    gone = (by_result, by_cancel, removed)
    before = [ledger_of(case) for case in gone]
    rows, file = crowd.sql(ROWS), read(LEDGER)
    with scene.clerk_still():
        put_back(copy)
        clock.stand(scene.BEGUN)
        tap.same([case.left() for case in gone], [(1, 1)] * 3,
                 "put back: all is there again")
        tap.same((by_result.reads(by_result.by_employer()), keys_of(draft)),
                 ("whole", 1), "and would be read")
        clock.stand("2031-01-18T00:00")
        places = crowd.number("SELECT COUNT(place) FROM deletion")
        wrong_ledgers(lines, places)
        # A line that the machine had no time to write.
        write(LEDGER, file + b"99\t99\tdocum")
        status, said = replay()
        tap.tell(status == 0 and
                 f"{len(lines) - places} deleted again" in said,
                 "replayed, but for a line that was broken off", status, said)
        clock.stand(scene.BEGUN)
        tap.same([case.left() for case in gone] + [keys_of(draft)],
                 [(0, 0)] * 3 + [0], "gone again")
        tap.same([case.reads(case.by_employer())[:2]
                  for case in (by_result, by_cancel)],
                 [(410, "document_result"), (410, "document_cancelled")],
                 "whoever asks is told so")
        tap.same([ledger_of(case) for case in gone], before,
                 "each as it had been")
        tap.same(crowd.sql(ROWS), rows, "the ledger and its chain too")
        tap.same(stays.reads(stays.by_employer()), "whole",
                 "what was not deleted is there")
        tap.same(replay()[0], 0, "again: nothing is left to do")
        tap.same(crowd.sql(ROWS), rows, "and nothing is done")
    return file


def story(copy):
    one = scene.Scene(6, 1)
    cases = prepared(one)
    first = one.attached(one.referrals[5])
    first.seeker.act(f"{first.referral.path}/documents/{first.id}")
    hurry()
    tap.tell(scene.wait_until(kept, 60), "the ledger has begun")
    backup(copy)
    by_result, by_cancel, stays, removed, draft = cases
    end(one, by_result, by_cancel, removed, draft)
    file = restored(copy, cases, read(LEDGER).splitlines())
    stays.seeker.send(stays.seeker_page().form("cancel"))
    tap.tell(scene.wait_until(lambda: stays.left() == (0, 0), 60),
             "the clerk goes on")
    hurry()
    tap.tell(scene.wait_until(kept, 60), "the next deletion is kept")
    tap.tell(read(LEDGER).startswith(file), "behind all that there was")
    tap.same(scene.broken(), set(), "and whatever must hold does")


def main():
    scene.write_settings("clerk", CONF, {"ledger": {"file": OTHER}})
    try:
        with tempfile.TemporaryDirectory() as copy:
            tap.step("a backup is put back", story, copy)
    finally:
        clock.run()
        os.remove(CONF)
        if os.path.exists(OTHER):
            os.remove(OTHER)
    tap.plan()


if __name__ == "__main__":
    main()
