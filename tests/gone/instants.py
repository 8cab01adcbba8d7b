#!/usr/bin/env python3
"""R9 to the microsecond, from both sides: a document can be read up to the
last instant and not one later, whether or not the clerk is at work; and when
it is, key and chunks are gone within a minute.
"""

import datetime
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(__file__))

# pylint: disable=wrong-import-position
import scene
from scene import clock, crowd, tap, utc

MICROSECOND = datetime.timedelta(microseconds=1)
# Jobs that became invalid in each month of 2031; the tenth month's are held
# to the end of a January, the eleventh's to a 29 February.
MONTHS = range(1, 13)


def first_of(month):
    """The first instant of a month, counted on from January 2031."""
    return datetime.datetime(2031 + (month - 1) // 12,
                             1 + (month - 1) % 12, 1)


def stand(instant):
    clock.stand(instant.isoformat())


def shown(instant):
    """As a page shows it."""
    text = instant.isoformat(timespec="microseconds")
    return text.removesuffix(".000000") + "+09:00"


def gone(case, code, held, name):
    """Refused for good to both sides, with the reason and the instant."""
    wanted = (410, code, "R9", shown(held))
    if case.application is not None:
        tap.same(case.reads(case.by_employer()), wanted,
                 f"{name}: the employer reads no more")
    tap.same(case.reads(case.by_seeker()), wanted,
             f"{name}: nor does the seeker")


def whole(case, name):
    sides = [case.reads(case.by_seeker())]
    if case.application is not None:
        sides.append(case.reads(case.by_employer()))
    tap.same(set(sides), {"whole"}, f"{name}: it is read whole")


def says(page, case, saying, **wanted):
    """What a page says of the document; None: no word of it."""
    seen = case.shown(page)
    tap.same({key: seen and seen.get(key) for key in wanted}, wanted,
             f"{saying} says what is so")


# ---- a month after the other -----------------------------------------------

def month_last(month):
    """R9b: the last instant of the third month after."""
    return first_of(month + 4) - MICROSECOND


def months_begin(one):
    """Each job runs out on its month's last day."""
    cases = {}
    for month in MONTHS:
        referral = one.referrals[2 * month]
        last = utc((first_of(month + 1) - MICROSECOND).isoformat())
        held = utc(month_last(month).isoformat())
        crowd.sql(f"""UPDATE job SET valid_until = {last},
            open_until = {held} WHERE id = UNHEX('{one.job(referral)}')""")
        cases[month] = one.applied(referral)
    return cases


def month_ends(case, month):
    name = f"invalid in month {month}"
    held = month_last(month)
    stand(held)
    whole(case, f"{name}, the last microsecond")
    for page in (case.employer_page(), case.seeker_page()):
        says(page, case, f"{name}: the page", state="stored", ends="late",
             held_until=shown(held), deleted_at=None, receipt=None,
             name="resume.pdf")
    stand(held + MICROSECOND)
    gone(case, "document_late", held, f"{name}, one later")
    for page in (case.employer_page(), case.seeker_page()):
        says(page, case, f"{name}: the page", state="deleted", ends="late",
             held_until=shown(held), receipt=None, name=None,
             deleted_at=shown(held + MICROSECOND))


def months(cases):
    for month, case in cases.items():
        month_ends(case, month)
    tap.same({case.left() for case in cases.values()}, {(1, 1)},
             "the clerk stood still: all rows are still there")


# ---- what ends it sooner ---------------------------------------------------

def cancelled(one):
    """(a) While the clock stands still: before, and at the same instant."""
    case = one.applied(one.referrals[0])
    now = clock.now.replace(tzinfo=None)
    whole(case, "before the cancel")
    page = case.seeker_page()
    tap.same(case.seeker.send(page.form("cancel")).status, 200,
             "the seeker cancels")
    gone(case, "document_cancelled", now - MICROSECOND, "at that instant")
    stand(now - MICROSECOND)
    gone(case, "document_cancelled", now - MICROSECOND,
         "even to a clock that is slow")
    stand(now)
    page = case.employer_page()
    tap.same((page.find("document"), page.find("reading")), (None, None),
             "the employer's page has no word of any document")
    tap.tell(page.find("application/name") is not None, "but the name")
    says(case.seeker_page(), case, "the seeker's page", state="deleted",
         ends="cancelled", held_until=shown(now - MICROSECOND), name=None,
         deleted_at=shown(now), readings="1")
    return case


def with_result(one):
    """(c)"""
    case = one.applied(one.referrals[1])
    now = clock.now.replace(tzinfo=None)
    whole(case, "before the result")
    page = one.boss.act(f"/employer/applicants/{case.application}/result",
                        outcome="rejected", reason="1", disposed="1")
    tap.same(page.status, 303, "the result is registered")
    gone(case, "document_result", now - MICROSECOND, "at that instant")
    for page in (case.employer_page(), case.seeker_page()):
        says(page, case, "its page", state="deleted", ends="result",
             held_until=shown(now - MICROSECOND), name=None)
    return case


def job_ended(one, place, visitor, act):
    """The job ends before its time: what is applied with moves to the end of
    the third month, what is not is over."""
    case = one.applied(one.referrals[place])
    draft = one.attached(one.referrals[place + 1])
    now = clock.now.replace(tzinfo=None)
    whole(draft, "before the job ends")
    job = one.job(one.referrals[place])
    page = visitor.get(f"/{act}/jobs/{job}")
    values = {"how": "filled"} if act == "staff" else {"confirm": "1"}
    page = visitor.send(page.form("invalidate"), values)
    tap.same(page.status, 200, f"{act} ends the job")
    whole(case, "it is still applied with")
    says(case.employer_page(), case, "the employer's page", state="stored",
         ends="late", held_until=shown(month_last(1)))
    gone(draft, "document_lapsed", now - MICROSECOND, "what was not sent")
    says(draft.seeker_page(), draft, "the seeker's page", state="deleted",
         ends="lapsed", held_until=shown(now - MICROSECOND), name=None)
    return case, draft


def withdrawn(one):
    """(d) Taken back by staff, after the seeker attached."""
    referral = one.referrals[3]
    page = one.office.get(f"/staff/referrals/{referral.id}")
    case = one.attached(referral)
    now = clock.now.replace(tzinfo=None)
    whole(case, "before it is taken back")
    page = one.office.send(page.form("withdraw"), {"reason": "求人の都合"})
    tap.same(page.status, 200, "staff take back what they saw")
    gone(case, "document_withdrawn", now - MICROSECOND, "at that instant")
    says(case.seeker_page(), case, "the seeker's page", state="deleted",
         ends="withdrawn", held_until=shown(now - MICROSECOND), name=None)
    return case


def lapsed(case):
    """(d) By the clock."""
    last = datetime.datetime(2031, 1, 18) - MICROSECOND
    for instant in (last - MICROSECOND, last):
        stand(instant)
        whole(case, f"not applied with, {instant.time()}")
    says(case.seeker_page(), case, "the seeker's page", state="stored",
         ends="lapsed", held_until=shown(last), name="resume.pdf")
    stand(last + MICROSECOND)
    gone(case, "document_lapsed", last, "one later")
    says(case.seeker_page(), case, "the seeker's page", state="deleted",
         ends="lapsed", held_until=shown(last), name=None)


class Root:
    """A session of SQL that goes on."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["mariadb", "--no-defaults", "-uroot", "-N", "-B", "-n",
             f"--socket={scene.RUN}/mariadb/mariadb.sock", "shokai"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            bufsize=1)

    def say(self, text):
        self.process.stdin.write(text + "; SELECT 1;\n")
        self.process.stdin.flush()
        self.process.stdout.readline()

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)


def on_its_way(one):
    """A cancel that has written the document's row, and is not yet over:
    who would read waits for it, and then reads nothing."""
    case = one.applied(one.referrals[5])
    seen = []
    root = Root()
    root.say(f"""START TRANSACTION; CALL own_documents_end(
        {utc(scene.BEGUN)}, UNHEX('{case.referral.id}'), 'cancelled')""")
    reader = threading.Thread(
        target=lambda: seen.append(case.reads(case.by_employer())))
    reader.start()
    time.sleep(0.5)
    tap.same(seen, [], "who reads waits for a cancel on its way")
    root.say("COMMIT")
    reader.join(20)
    root.end()
    tap.same([each[:2] for each in seen], [(410, "document_cancelled")],
             "and is told of it")
    tap.same(crowd.number(f"""SELECT COUNT(*) FROM reading
        WHERE document_id = UNHEX('{case.id}')"""), 0,
             "and has not read it")
    return case


# ---- the clerk -------------------------------------------------------------

def swept(cases):
    """Within a minute of the clerk's being at work."""
    took = scene.until(lambda: all(case.left() == (0, 0)
                                   for case, _ in cases), 60)
    tap.tell(took is not None, "key and chunks of all are gone in a minute",
             [case.left() for case, _ in cases])
    tap.comment(f"{took or 60:.1f} seconds")
    scene.until(lambda: all(case.ledger() and case.ledger()[0][2] == "1"
                            for case, _ in cases), 30)
    tap.same([case.ledger() for case, _ in cases],
             [[[ends, "clerk", "1"]] for _, ends in cases],
             "the ledger has a row of each, in the chain")


def receipts(case, ends):
    """Both sides are shown the ledger's line."""
    chain = crowd.sql(f"""SELECT LOWER(LEFT(HEX(chain), 16)) FROM deletion
        WHERE subject_id = UNHEX('{case.id}')""")[0][0]
    pages = [case.seeker_page()]
    if case.application is not None and ends != "cancelled":
        pages.append(case.employer_page())
    for page in pages:
        says(page, case, f"after {ends}, the page", state="deleted",
             ends=ends, receipt=chain)
        tap.tell(case.shown(page)["deleted_at"], "and when it was deleted")


def story():
    one = scene.Scene(16, 2)
    with scene.clerk_still():
        cases = months_begin(one)
        draft = one.attached(one.referrals[27])
        ended = [(cancelled(one), "cancelled"),
                 (with_result(one), "result"),
                 (withdrawn(one), "withdrawn"),
                 (on_its_way(one), "cancelled")]
        for place, visitor, act in ((28, one.boss, "employer"),
                                    (30, one.office, "staff")):
            case, other = job_ended(one, place, visitor, act)
            ended += [(case, "late"), (other, "lapsed")]
        lapsed(draft)
        months(cases)
    ended += [(draft, "lapsed")] + [(case, "late") for case in cases.values()]
    swept(ended)
    for case, ends in ended[:4] + ended[-1:]:
        receipts(case, ends)
    tap.same(scene.broken(), set(), "and whatever must hold does")


def main():
    try:
        tap.step("from January 2031 on", story)
    finally:
        clock.run()
    tap.plan()


if __name__ == "__main__":
    main()
