#!/usr/bin/env python3
"""A request that outlives its limit (here one second) takes its worker with
it, and nobody else.
"""

import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap
from door import Door, Relay, wait_until
from kill import Post


def stuck(door, relay, visitor, referral):
    relay.hold("seeker_apply(")
    before = set(door.workers())
    began = time.monotonic()
    post = Post(visitor, referral, "stuck")
    tap.tell(relay.wait(), "a worker waits for an answer that does not come")
    tap.same(visitor.get("/seeker/").status, 200,
             "another request is served meanwhile")
    page = post.answer()
    took = time.monotonic() - began
    relay.let_go()
    tap.same(page.status, 502, "over its limit the request ends: 502")
    tap.tell(1 <= took < 3, "soon after its limit", took)
    tap.tell("is stuck" in door.said(), "the log says why")
    tap.tell(wait_until(lambda: len(door.workers()) == 2
                        and before != set(door.workers()), 5),
             "the worker is replaced")
    tap.same(len(before & set(door.workers())), 1, "the other one stays")
    page = visitor.act(referral.path, "stuck", motivation="志望")
    tap.same((page.status, referral.applications()), (303, 1),
             "who posts again is told what was done, once")


def main():
    one = crowd.Crowd(1, 1, 1)
    referral = one.refer(1)[0]
    visitor = one.seeker(1)
    relay = Relay("seeker")
    with Door("seeker", door={"limit": 1, "workers": 2},
              database={"socket": relay.path}) as door:
        wait_until(lambda: len(door.workers()) == 2)
        stuck(door, relay, visitor, referral)
    relay.close()
    tap.plan()


if __name__ == "__main__":
    main()
