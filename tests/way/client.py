#!/usr/bin/env python3
"""The whole way of one referral, from posting to result, by a client that
reads nothing but the pages' XML and posts the forms that stand in it.

The rules' clock stands where the story says; every page is checked against
schema/page.rng as it comes.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import applying
import clock
import ending
import papering
import posting
import referring
import selecting
import tap
from story import Story


def main():
    story = Story()
    try:
        for number, (name, part) in enumerate((
                ("A job, from draft to the list of jobs", posting.walk),
                ("A seeker, and referrals of them", referring.walk),
                ("Documents", papering.walk),
                ("The seeker applies", applying.apply),
                ("What the employer sees of it", applying.receive),
                ("Selecting", selecting.walk),
                ("Deadlines and refusals", ending.walk)), 1):
            tap.step(f"{number}. {name}", part, story)
    finally:
        clock.run()
    tap.plan()


if __name__ == "__main__":
    main()
