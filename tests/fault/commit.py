#!/usr/bin/env python3
"""The line to the database breaks while an act is on its way: whether its
COMMIT happened nobody knows but the database. The request_key settles it:
by the worker's own second try, or when the client posts again.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap
from door import Door, Relay

APPLY = "seeker_apply("
TRIES = 5	# of lib/port/db.c


def notices(referral):
    """What the employer was told of the application."""
    return crowd.number(
        "SELECT COUNT(*) FROM application a JOIN notification n"
        " ON n.link = CONCAT('/employer/applicants/', LOWER(HEX(a.id)))"
        f" WHERE a.referral_id = UNHEX('{referral.id}')")


def happened(referral, times, name):
    tap.same((referral.applications(), notices(referral)), (times, times),
             name)


def apply(visitor, referral, key, **fields):
    page = visitor.act(referral.path, key, **{"motivation": "志望", **fields})
    return page.status, page.headers.get("Location")


def lost_once(relay, visitor, referral):
    relay.lose(APPLY)
    status, location = apply(visitor, referral, "once")
    tap.tell(relay.wait(), "the answer to the act was lost")
    tap.same(status, 303, "the worker asked again and was told")
    happened(referral, 1, "there is one application")
    page = visitor.get(location)
    tap.same(page.status, 200, "the answer leads to it")
    tap.same(apply(visitor, referral, "once"), (303, location),
             "the same post again is told the same")


def lost_wholly(relay, visitor, referral):
    relay.lose(APPLY, TRIES)
    status, _ = apply(visitor, referral, "wholly")
    tap.same(status, 503, "answers lost again and again: 503")
    happened(referral, 1, "yet it has happened, once")
    status, location = apply(visitor, referral, "wholly")
    tap.same(status, 303, "who posts again is told")
    tap.same(apply(visitor, referral, "wholly"), (303, location),
             "and each time the same")
    happened(referral, 1, "and still there is one")
    page = visitor.act(referral.path, "wholly", motivation="別の志望")
    tap.same((page.status, page.refusal()), (409, "key_reused"),
             "the key does nothing else")
    page = visitor.act(referral.path, motivation="志望")
    tap.same((page.status, page.refusal()), (409, "referral_applied"),
             "another key is told that it has been done")


def never_asked(relay, visitor, referral):
    relay.before(APPLY, TRIES)
    status, _ = apply(visitor, referral, "never")
    tap.same(status, 503, "the line broke before each question: 503")
    happened(referral, 0, "nothing has happened")
    status, _ = apply(visitor, referral, "never")
    tap.same(status, 303, "who posts again succeeds, by the same key")
    happened(referral, 1, "and it happens once")


def reading(relay, visitor, referral):
    relay.lose("seeker_referral(")
    tap.same(visitor.get(referral.path).status, 200,
             "a page whose rows were lost is read again")
    relay.lose("seeker_referral_facts(")
    status, _ = apply(visitor, referral, "reading")
    tap.same(status, 303, "and so is what an act checks")
    happened(referral, 1, "which happens once")


def message(relay, visitor, referral):
    """Nothing but the key keeps a message from being there twice."""
    application = crowd.sql(
        "SELECT LOWER(HEX(id)) FROM application"
        f" WHERE referral_id = UNHEX('{referral.id}')")[0][0]
    path = f"/seeker/applications/{application}/messages"
    relay.lose("seeker_message(")
    tap.same(visitor.act(path, "m1", text="一").status, 303,
             "a message whose answer was lost is sent")
    relay.lose("seeker_message(", TRIES)
    tap.same(visitor.act(path, "m2", text="二").status, 503,
             "or perhaps not, says 503")
    tap.same(visitor.act(path, "m2", text="二").status, 303,
             "but posted again it is")
    tap.same([row.text for row in visitor.get(path[:-len("/messages")]).all(
        "message/text")], ["一", "二"], "each is there once")


def main():
    one = crowd.Crowd(1, 4, 1)
    referrals = one.refer(4)
    relay = Relay("seeker")
    with Door("seeker", door={"workers": 1},
              database={"socket": relay.path}):
        visitor = one.seeker(1)
        tap.same(visitor.get(referrals[0].path).status, 200,
                 "through the relay all is as ever")
        lost_once(relay, visitor, referrals[0])
        lost_wholly(relay, visitor, referrals[1])
        never_asked(relay, visitor, referrals[2])
        reading(relay, visitor, referrals[3])
        message(relay, visitor, referrals[0])
    relay.close()
    tap.plan()


if __name__ == "__main__":
    main()
