#!/usr/bin/env python3
"""MariaDB ends and starts again, in order and by a crash, under load. What
fails meanwhile fails by 503; everything recovers by itself; every post that
was acknowledged is there afterwards, and none is there twice.
"""

import collections
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap

SEEKERS = 8
SCRIPT = os.path.join(os.path.dirname(__file__), "program.sh")


def database(what):
    subprocess.run([SCRIPT, "mariadb", what], check=True, timeout=120,
                   stdin=subprocess.DEVNULL)


class Seeker(threading.Thread):
    """Applies to one referral after another and writes a message on each,
    posting again, by the same key, what was not acknowledged."""

    def __init__(self, visitor, referrals):
        super().__init__(daemon=True)
        self.visitor, self.referrals = visitor, referrals
        self.seen = collections.Counter()
        self.applied, self.written = set(), set()
        self.going = True
        self.done = 0
        self.start()

    def post(self, path, key, **fields):
        """Until it is acknowledged: the address that it leads to."""
        while self.going:
            try:
                page = self.visitor.act(path, key, **fields)
            except OSError as error:
                self.seen[type(error).__name__] += 1
                continue
            self.seen[page.status] += 1
            if page.status == 303:
                self.done += 1
                return page.headers["Location"]
            if page.status not in (502, 503):
                return None
            time.sleep(0.05)
        return None

    def run(self):
        for referral in self.referrals:
            there = self.post(referral.path, "a" + referral.id,
                              motivation="志望")
            if there is None:
                return
            self.applied.add(referral.id)
            if self.post(there + "/messages", "m" + referral.id,
                         text=referral.id):
                self.written.add(referral.id)

    def end(self):
        self.going = False
        self.join(60)


def total(seekers):
    return sum(seeker.done for seeker in seekers)


def seen_by(seekers):
    return sum((seeker.seen for seeker in seekers), collections.Counter())


def under_load(seekers, how):
    """Down for a second; then until each has done some more."""
    time.sleep(1)
    before = total(seekers)
    tap.tell(before > 0, f"{how}: there is load")
    database(how)
    time.sleep(1)
    refused = seen_by(seekers)[503]
    tap.tell(refused > 0, f"{how}: requests are refused by 503")
    database("start")
    began, done = time.monotonic(), total(seekers)
    while total(seekers) < done + 4 * SEEKERS:
        if time.monotonic() > began + 20:
            break
        time.sleep(0.1)
    took = time.monotonic() - began
    tap.tell(took < 10, f"{how}: {took:.1f} s later all goes on", took)


def all_there(seekers, crowd_of):
    """What was acknowledged against what is there."""
    applied = set.union(*(seeker.applied for seeker in seekers))
    written = set.union(*(seeker.written for seeker in seekers))
    rows = crowd.sql(f"""SELECT LOWER(HEX(referral_id)),
            (SELECT COUNT(*) FROM motivation WHERE application_id = a.id),
            (SELECT COUNT(*) FROM notification WHERE code = 'applied'
                AND link = CONCAT('/employer/applicants/', LOWER(HEX(a.id)))),
            (SELECT COUNT(*) FROM message
                WHERE application_id = a.id)
        FROM application a WHERE job_number LIKE '{crowd_of.mark}-%'""")
    there = {row[0] for row in rows}
    told = {row[0] for row in rows if row[3] == "1"}
    tap.comment(f"{len(applied)} applications, {len(written)} messages")
    tap.same(applied - there, set(), "every application is there")
    tap.same(written - told, set(), "every message is there")
    tap.same((len(rows), {tuple(row[1:3]) for row in rows}),
             (len(there), {("1", "1")}), "each once, with what it makes")
    tap.tell(all(row[3] in ("0", "1") for row in rows),
             "no message is there twice")


def programs_run():
    """Every program that nginx/up started is the one that it was."""
    for name in ("public", "seeker", "employer", "staff", "clerk", "keyd"):
        with open(f"{os.environ['RUN']}/pid/{name}", encoding="utf-8") as file:
            pid = file.read().split()[0]
        with open(f"/proc/{pid}/comm", encoding="utf-8") as file:
            yield name, file.read().startswith("shokai")


def main():
    many = crowd.Crowd(SEEKERS, 1000, SEEKERS)
    referrals = many.refer(SEEKERS * 800)
    seekers = [Seeker(many.seeker(1 + n), referrals[n::SEEKERS])
               for n in range(SEEKERS)]
    for how in ("end", "crash"):
        under_load(seekers, how)
    for seeker in seekers:
        seeker.end()
    seen = seen_by(seekers)
    tap.tell(set(seen) <= {303, 503}, "nothing else is answered", seen)
    tap.comment(dict(seen))
    all_there(seekers, many)
    tap.same({name for name, there in programs_run() if not there}, set(),
             "no program has ended")
    for door in ("seeker", "employer", "staff"):
        tap.same(crowd.client.Client(check=False).get(f"/{door}/login").status,
                 200, f"the {door} door is open")
    tap.same(crowd.client.Client(check=False).get("/readyz").status, 200,
             "the site says that it is ready")
    tap.plan()


if __name__ == "__main__":
    main()
