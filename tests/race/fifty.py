#!/usr/bin/env python3
"""Fifty posts of one application at once, through nginx: with fifty keys
one of them makes it and the others are told so; with one key all are told
the same.
"""

import collections
import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap

FIFTY = 50


def at_once(visitor, referral, key_of):
    """Each post's status, and where it leads or why it was refused."""
    pages = [None] * FIFTY
    start = threading.Barrier(FIFTY)

    def post(place):
        start.wait()
        pages[place] = visitor.act(referral.path, key_of(place),
                                   motivation="志望")

    threads = [threading.Thread(target=post, args=(i,)) for i in range(FIFTY)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return collections.Counter(
        (page.status, page.headers.get("Location") or page.refusal())
        for page in pages)


def stands(referral, name):
    rows = crowd.sql(f"""SELECT r.state, a.state,
            (SELECT COUNT(*) FROM notification WHERE link = CONCAT(
                '/employer/applicants/', LOWER(HEX(a.id)))),
            (SELECT COUNT(*) FROM audit WHERE subject_id = a.id),
            (SELECT COUNT(*) FROM motivation WHERE application_id = a.id)
        FROM referral r LEFT JOIN application a ON a.referral_id = r.id
        WHERE r.id = UNHEX('{referral.id}')""")
    tap.same(rows, [["applied", "selecting", "1", "1", "1"]], name)


def main():
    one = crowd.Crowd(1, 2, 1)
    by_keys, by_key = one.refer(2)
    visitor = one.seeker(1)
    seen = at_once(visitor, by_keys, lambda place: f"key-{place}")
    tap.same(sorted((status, count) for (status, _), count in seen.items()),
             [(303, 1), (409, FIFTY - 1)], "fifty keys: one post succeeds")
    tap.tell(seen[(409, "referral_applied")] == FIFTY - 1,
             "the others are told that it has been done", seen)
    stands(by_keys, "there is one application, and one of all it makes")
    seen = at_once(visitor, by_key, lambda place: "one-key")
    tap.tell(len(seen) == 1 and list(seen)[0][0] == 303,
             "one key: every post is told the same", seen)
    stands(by_key, "there is one application, and one of all it makes")
    tap.plan()


if __name__ == "__main__":
    main()
