"""What tests of deletion stand on: a crowd whose jobs end when a test says
so, documents of its referrals, the clerk held still, the ledger's file."""

import contextlib
import os
import signal
import sys
import time

TESTS = os.path.join(os.path.dirname(__file__), "..")
sys.path[:0] = [TESTS, os.path.join(TESTS, "way"),
                os.path.join(TESTS, "fault")]

# pylint: disable=wrong-import-position
import clock
import crowd
import papers
import tap
from door import RUN, SITE, program_of, wait_until, write_settings
from killing import broken, pid_of, program

BEGUN = "2031-01-10T10:00"


def utc(text):
    """SQL: an instant of Japanese time."""
    return f"(TIMESTAMP('{text.replace('T', ' ')}') - INTERVAL 9 HOUR)"


class Scene(crowd.Crowd):
    """A crowd in January 2031: one employer, every seeker referred to each
    of the jobs, which are valid for long; to apply until 17 January."""

    def __init__(self, jobs, seekers):
        super().__init__(1, jobs, seekers)
        self.referrals = self.refer(jobs * seekers)
        crowd.sql(f"""UPDATE job SET valid_until = {utc('2032-12-31')},
                open_until = {utc('2033-04-01')}
                WHERE number LIKE '{self.mark}-%';
            UPDATE seeker SET valid_until = {utc('2033-01-01')}
                WHERE number LIKE '{self.mark}-%';
            UPDATE referral SET sent_at = {utc('2031-01-10 09:00')},
                created_at = sent_at,
                apply_until = {utc('2031-01-18')} - INTERVAL 1 MICROSECOND
                WHERE number LIKE '{self.mark}-%'""")
        clock.stand(BEGUN)
        self.boss = self.employer(1)
        self.office = crowd.Visitor("staff", crowd.md5("staff 1"))

    def job(self, referral):
        """The id of a referral's job."""
        return crowd.sql(f"""SELECT LOWER(HEX(job_id)) FROM referral
            WHERE id = UNHEX('{referral.id}')""")[0][0]

    def attached(self, referral):
        """A Case: a document attached to a referral."""
        return Case(self, referral)

    def applied(self, referral):
        """A Case: it is applied with as well."""
        case = Case(self, referral)
        case.apply()
        return case


class Case:
    """A referral with one document, and what both sides see of it."""

    def __init__(self, scene, referral):
        self.scene, self.referral = scene, referral
        self.seeker = scene.seeker(referral.seeker)
        self.data = papers.pdf()
        page = papers.attach(self.seeker, referral, data=self.data)
        if page.status != 303:
            raise AssertionError(f"attach: {page.status} {page.body[:500]}")
        self.id = list(papers.documents(self.seeker.get(referral.path)))[0]
        self.application = None

    def apply(self):
        page = self.seeker.act(self.referral.path, motivation="志望")
        if page.status != 303:
            raise AssertionError(f"apply: {page.status} {page.body[:500]}")
        self.application = page.headers["Location"].split("/")[-1]

    def employer_page(self):
        return self.scene.boss.get(f"/employer/applicants/{self.application}")

    def seeker_page(self):
        return self.seeker.get(
            self.referral.path if self.application is None else
            f"/seeker/applications/{self.application}")

    def by_employer(self):
        return self.scene.boss.get(f"/employer/applicants/{self.application}"
                                   f"/documents/{self.id}")

    def by_seeker(self):
        path = (self.referral.path if self.application is None else
                f"/seeker/applications/{self.application}")
        return self.seeker.get(f"{path}/documents/{self.id}")

    def reads(self, page):
        """What came of reading: `whole`, or why not."""
        if page.status == 200:
            return "whole" if page.body == self.data else "other"
        found = page.find("refusal")
        held = None if found is None else found.findtext("held_until")
        return (page.status, page.refusal(),
                None if found is None else found.get("rule"), held)

    def shown(self, page):
        """What a page says of the document, or None."""
        return papers.documents(page).get(self.id)

    def left(self):
        """Chunks and keys that there still are."""
        return papers.number_of(self.id)

    def ledger(self):
        """By what it ended and who deleted it, as the ledger says."""
        return crowd.sql(f"""SELECT ends, doer, place IS NOT NULL
            FROM deletion WHERE subject_id = UNHEX('{self.id}')""")


@contextlib.contextmanager
def clerk_still():
    """The site's clerk does nothing meanwhile."""
    pid = pid_of("clerk")
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def until(true, seconds):
    """How many seconds it took to become true, or None."""
    began = time.monotonic()
    return time.monotonic() - began if wait_until(true, seconds) else None
