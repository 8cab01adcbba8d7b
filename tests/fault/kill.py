#!/usr/bin/env python3
"""A worker is killed while it waits for the database: nginx answers with
its own page, the worker is replaced, the next request is served, and what
the act did is told to who posts again.
"""

import os
import signal
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap
from door import Door, Relay, wait_until


class Post(threading.Thread):
    """A post on its way."""

    page = None

    def __init__(self, visitor, referral, key):
        super().__init__()
        self.visitor, self.referral, self.key = visitor, referral, key
        self.start()

    def run(self):
        self.page = self.visitor.act(self.referral.path, self.key,
                                     motivation="志望")

    def answer(self):
        self.join(30)
        return self.page


def killed(door, relay, visitor, referral):
    """The answer is held, so that the worker is surely at work."""
    relay.hold("seeker_apply(")
    post = Post(visitor, referral, "killed")
    tap.tell(relay.wait(), "a worker waits for the database's answer")
    before = door.workers()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    page = post.answer()
    relay.let_go()
    tap.same(page.status, 502, "the worker is killed: 502")
    body = page.body.decode()
    tap.tell("text/html" in page.headers["Content-Type"]
             and 'lang="ja"' in body and "0570-000-000" in body,
             "nginx answers by a page in the site's look", body[:300])
    tap.same(page.headers["Retry-After"], "10", "which says when to retry")
    tap.tell(wait_until(lambda: len(door.workers()) == len(before)
                        and not set(before) & set(door.workers()), 5),
             "the worker is replaced")
    tap.tell(f"worker {before[0]} ended by signal 9" in door.said(),
             "the log says so")
    tap.same(visitor.get("/seeker/").status, 200,
             "the next request is served")
    page = visitor.act(referral.path, "killed", motivation="志望")
    tap.same((page.status, referral.applications()), (303, 1),
             "who posts again is told what was done, once")


def killed_idle(door, visitor):
    """Between requests nobody notices."""
    for pid in door.workers():
        os.kill(pid, signal.SIGKILL)
    tap.same([visitor.get("/seeker/").status for _ in range(5)], [200] * 5,
             "workers killed while idle: nobody notices")


def all_at_once(door, visitor):
    """Again and again, under load: what fails, fails by 502 alone."""
    seen = set()
    for _ in range(10):
        pages = [threading.Thread(target=lambda: seen.add(
            crowd.client.Client(check=False).get("/seeker/login").status))
            for _ in range(8)]
        for page in pages:
            page.start()
        for pid in door.workers():
            os.kill(pid, signal.SIGKILL)
        for page in pages:
            page.join()
    tap.tell(seen <= {200, 502}, "killed again and again: 200 or 502", seen)
    tap.tell(wait_until(lambda: len(door.workers()) == 2, 5),
             "and there are as many workers as before")
    tap.same(visitor.get("/seeker/").status, 200, "that serve")


def rolled(door, visitor):
    """SIGHUP replaces the workers one by one; none of the requests fails."""
    before = set(door.workers())
    seen = []
    door.process.send_signal(signal.SIGHUP)
    wait_until(lambda: seen.append(visitor.get("/seeker/").status)
               or (len(door.workers()) == 2
                   and not before & set(door.workers())))
    tap.same(set(seen), {200}, "SIGHUP: every request is answered")
    tap.tell(not before & set(door.workers()),
             "by workers that are all others now")


def main():
    one = crowd.Crowd(1, 1, 1)
    referral = one.refer(1)[0]
    visitor = one.seeker(1)
    relay = Relay("seeker")
    with Door("seeker", door={"workers": 1},
              database={"socket": relay.path}) as door:
        killed(door, relay, visitor, referral)
    relay.close()
    with Door("seeker", door={"workers": 2}) as door:
        wait_until(lambda: len(door.workers()) == 2)
        killed_idle(door, visitor)
        all_at_once(door, visitor)
        rolled(door, visitor)
    tap.plan()


if __name__ == "__main__":
    main()
