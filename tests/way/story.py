"""Who takes part in the story, what came of it so far, and when it plays."""

import os
import time

import clock
import tap
from visitor import Visitor, shown

# The demonstration's own: the office that refers, and its number.
OFFICE = "ハローワーク青葉台"
OFFICE_PHONE = "03-0000-0110"
EMPLOYER = "株式会社みなと文具"


class Story:
    """The people, the jobs by the wish to be shown, the applications."""

    def __init__(self):
        self.mark = f"{os.getpid()}-{int(time.time())}"
        self.jobs = {}
        self.seekers = {}
        self.applications = {}
        self.referrals = {}
        self.public = Visitor()
        self.employer = Visitor()
        self.staff = Visitor()
        self.seeker = Visitor()

    def mail(self, name):
        """An address of this run alone."""
        return f"{name}-{self.mark}@way.example"


at = clock.stand


def refused(page, status, code, rule, name):
    """A page that refuses says status, reason and rule."""
    found = page.find("refusal")
    seen = (page.status,) + ((None, None) if found is None else
                             (found.get("code"), found.get("rule")))
    return tap.same(seen, (status, code, rule), name)


def wrong(page, field, code, name):
    """A page that asks again says what is wrong, at the field."""
    return tap.same((page.status, page.errors().get(field)), (422, code),
                    name)


def deadline(page, fact, instant, name):
    """A refusal says the instant on which it rests."""
    return tap.same(shown(page.find("refusal"), fact), instant, name)


def whom_to_call(page, name):
    """A refusal says which office to call, and its number."""
    office = page.find("refusal/office")
    seen = None if office is None else (office.get("name"),
                                        office.get("phone"))
    return tap.same(seen, (OFFICE, OFFICE_PHONE), name)


def told(visitor, door, code, saying, **facts):
    """There is a notification of that code with these facts."""
    found = visitor.search(f"/{door}/notifications", "notification",
                           code=code, **facts)
    tap.tell(found is not None, saying)
    return found
