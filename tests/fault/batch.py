#!/usr/bin/env python3
"""The worker that takes a batch is killed in the middle of it, and the clerk
at any moment while it works one: who posts again has the same batch, each
reference one job, each record the answer that it would have had.
"""

import os
import random
import secrets
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import batching
import crowd
import tap
from batching import document, job, post, told, worked
from door import children, wait_until
from killing import broken, kill, pid_of, program

MARK = secrets.token_hex(4)
MANY, ROUNDS = 3000, 12


def ref(place):
    return f"{MARK}-{place}"


def states(key):
    return [row[0] for row in crowd.sql(
        f"SELECT state FROM batch WHERE message_key = '{key}'")]


# ---- the worker -------------------------------------------------------------

def coming(key):
    """Ids of batches of which a part has come."""
    return crowd.sql(
        "SELECT DISTINCT HEX(b.id) FROM batch_chunk c JOIN batch b"
        f" ON b.id = c.batch_id WHERE b.message_key = '{key}'")


def half_sent(key, body):
    """A sender that has sent half, once that is being taken: another id
    than that of what broke off before."""
    before = coming(key)
    line = batching.connection()
    line.putrequest("POST", "/partner/v1/batches")
    for name, value in (("Content-Type", "application/xml"),
                        ("Idempotency-Key", key),
                        ("Content-Length", str(len(body)))):
        line.putheader(name, value)
    line.endheaders()
    line.send(body[:len(body) // 2])
    tap.tell(wait_until(lambda: coming(key) not in ([], before)),
             "half of a batch has come")
    return line


def status_of(line, rest):
    """What a sender is told that goes on; None: nothing."""
    try:
        line.send(rest)
        return line.getresponse().status
    except OSError:
        return None
    finally:
        line.close()


def worker_killed():
    key = secrets.token_hex(8)
    body = document(*[job(ref(f"w{n}"), duties="仕事。" * 30)
                      for n in range(1400)]).encode()
    tap.tell(len(body) > 3 * 1024 * 1024, "a batch of some MiB", len(body))
    for _ in range(3):
        line = half_sent(key, body)
        for pid in children(pid_of("partner-batch")):
            os.kill(pid, signal.SIGKILL)
        tap.tell(status_of(line, body[len(body) // 2:]) in (502, None),
                 "its worker is killed: 502")
        tap.same(states(key), ["coming"], "it has not come")
    first = post(body, key)
    tap.same(first.status, 202, "who posts again is answered: 202")
    tap.same(post(body, key).headers["Location"], first.headers["Location"],
             "and again: the same batch")
    tap.same(len(states(key)), 1, "there is one")
    _, rows = worked(first, 120)
    tap.same(told(rows), [("created", None)] * 1400, "all of it is worked")
    tap.same(batching.jobs_of(f"{MARK}-w"), [1400] * 3,
             "to one job for each reference")


# ---- the clerk --------------------------------------------------------------

def done(key):
    return states(key) == ["done"]


def clerk_killed(body, wanted, name):
    """Post a batch, and kill the clerk while it is worked."""
    key = secrets.token_hex(8)
    first = post(body, key)
    kills = 0
    while kills < ROUNDS and not done(key):
        time.sleep(random.uniform(0.02, 0.5))
        kill("clerk")
        kills += not done(key)
        program("clerk", "start")
    tap.tell(kills >= 4, f"{name}: the clerk is killed at work", kills)
    tap.same(post(body, key).headers["Location"], first.headers["Location"],
             f"{name}: posted again it is the same batch")
    batch, rows = worked(first, 120)
    seen = told(rows)
    tap.same([(n, s, w) for n, (s, w) in enumerate(zip(seen, wanted))
              if s != w][:9], [], f"{name}: each record has its answer")
    tap.same(len(rows), len(wanted), f"{name}: and one")
    tap.same(int(batch.findtext("worked")), len(wanted),
             f"{name}: as many as are counted")


def accept():
    """As staff would: the texts are kept, so that they can be changed."""
    crowd.sql("UPDATE job j JOIN partner_job r ON r.job_id = j.id"
              " SET j.state = 'accepted', j.shown_version = j.latest_version,"
              " j.changed = 'none', j.accepted_at = UTC_TIMESTAMP(6),"
              f" j.number = CONCAT(LPAD(SUBSTR(r.ref, 11), 5, '0'), '-{MARK}'),"
              " j.valid_until = UTC_TIMESTAMP(6) + INTERVAL 60 DAY,"
              " j.open_until = UTC_TIMESTAMP(6) + INTERVAL 150 DAY"
              f" WHERE r.ref LIKE '{MARK}-c%'")


def record(place):
    """Of the second batch: what is asked for, and its answer."""
    name = ref(f"c{place}")
    return [(job(name, title="別の仕事"), ("changed", None)),
            (job(name, title="長" * 3), ("unchanged", None)),
            (job(name, act="withdraw"), ("withdrawn", None)),
            (job(ref(f"n{place}")), ("created", None))][place % 4]


def main():
    tap.step("worker", worker_killed)
    tap.step("created", clerk_killed, document(*[
        job(ref(f"c{n}"), title="長" * (29 if n % 30 == 7 else 3))
        for n in range(MANY)]), [
        ("refused", "long") if n % 30 == 7 else ("created", None)
        for n in range(MANY)], "new jobs")
    tap.same(batching.jobs_of(f"{MARK}-c"), [MANY - MANY // 30] * 3,
             "one job for each reference")
    tap.same(broken(), set(), "verify finds nothing")
    accept()
    records = [record(n) for n in range(1200) if n % 30 != 7]
    tap.step("known", clerk_killed, document(*[r[0] for r in records]),
             [r[1] for r in records], "known jobs")
    tap.same(crowd.number(
        "SELECT COUNT(*) FROM posting p JOIN partner_job r"
        " ON r.job_id = p.job_id WHERE p.version > 1"
        f" AND r.ref LIKE '{MARK}-%'"), 300, "each change was made once")
    tap.same(broken(), set(), "verify finds nothing")
    tap.plan()


if __name__ == "__main__":
    main()
