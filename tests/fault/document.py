#!/usr/bin/env python3
"""A worker, the key daemon or MariaDB is killed at each step of an upload
and of applying: what the client is told is true, posting again does it once,
nothing that was acknowledged is lost, and what was left half done goes.
"""

import os
import signal
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap
from door import Door, Relay
from killing import ADD, APPLY, BEGIN, CHUNK, Case, Post, broken, kill, \
    program, sweep

# Where, how a call is held, which, and behind how many like it.
STEPS = (
    ("before it begins", "keep", BEGIN, 0),
    ("when it has begun", "hold", BEGIN, 0),
    ("before its first chunk", "keep", CHUNK, 0),
    ("behind its second", "hold", CHUNK, 1),
    ("behind its last", "hold", CHUNK, 2),
    ("before it is added", "keep", ADD, 0),
    ("when it is added", "hold", ADD, 0),
)


def settled(case, name):
    """What was posted is there, whole and once, however often it is posted
    again."""
    first, again = case.post(), case.post()
    tap.same((first.status, again.status, again.headers.get("Location")),
             (303, 303, first.headers.get("Location")),
             f"{name}: who posts again is told, each time the same")
    tap.tell(case.whole(), f"{name}: it is there once, every byte",
             case.documents())


def held(relay, how, call, behind, act):
    """A post whose call is held; None when it was not."""
    getattr(relay, how)(call, behind)
    post = Post(act)
    return post if relay.wait(30) else None


def worker_killed(door, relay, case, step):
    where, how, call, behind = step
    post = held(relay, how, call, behind, case.post)
    for pid in door.workers():
        os.kill(pid, signal.SIGKILL)
    relay.let_go(lost=True)
    tap.same(post and post.answer().status, 502, f"killed {where}: 502")
    done = how == "hold" and call == ADD
    tap.same(len(case.documents()), int(done),
             f"{where}: {'it' if done else 'nothing'} is there")
    settled(case, where)


def base_killed(relay, case, step):
    where, how, call, behind = step
    post = held(relay, how, call, behind, case.post)
    kill("mariadb")
    relay.let_go(lost=True)
    page = post.answer()
    tap.same((page.status, page.headers["Retry-After"]), (503, "5"),
             f"MariaDB killed {where}: 503, and when to come again")
    program("mariadb", "start")
    done = how == "hold" and call == ADD
    tap.same(len(case.documents()), int(done),
             f"{where}: {'it' if done else 'nothing'} is there")
    settled(case, where)


def removed_killed(door, relay, case):
    """Who takes a document away and is not told, asks again."""
    case.post()
    document, = case.documents()
    path = f"{case.referral.path}/documents/{document}"

    def remove():
        return case.seeker.act(path, f"r{case.key}")

    post = held(relay, "hold", "seeker_document_remove(", 0, remove)
    for pid in door.workers():
        os.kill(pid, signal.SIGKILL)
    relay.let_go(lost=True)
    tap.same(post and post.answer().status, 502, "taken away, killed: 502")
    tap.same(case.documents(), [], "it is away")
    tap.same([remove().status, remove().status], [303, 303],
             "who asks again is told so")
    tap.same(case.seeker.act(path).status, 404,
             "but by another key there is none")


# ---- the key daemon ---------------------------------------------------------

def keyd_killed(relay, case):
    """Before the upload has its key, and behind."""
    post = held(relay, "hold", "seeker_seal(", 0, case.post)
    kill("keyd")
    relay.let_go()
    page = post.answer()
    tap.same((page.status, page.headers["Retry-After"]), (503, "5"),
             "keyd killed before there is a key: 503")
    tap.same(crowd.number("SELECT COUNT(*) FROM document WHERE referral_id ="
                          f" UNHEX('{case.referral.id}')"), 0,
             "and nothing was begun")
    program("keyd", "start")
    settled(case, "keyd is back")


def keyd_killed_behind(relay, case):
    post = held(relay, "hold", BEGIN, 0, case.post)
    kill("keyd")
    relay.let_go()
    tap.same(post.answer().status, 303,
             "keyd killed when there is a key: it is stored")
    tap.same(case.apply().status, 503, "but not applied with")
    tap.same(case.application(), None, "for nothing has happened")
    program("keyd", "start")
    tap.tell(case.whole(), "keyd is back: it is there, every byte")
    tap.same(case.apply().status, 303, "and is applied with, by the same key")
    tap.tell(case.employer_reads(), "the employer reads every byte")


def keyd_away(case):
    """Who needs no key need not wait for it."""
    application, document = case.application(), None
    path = f"/seeker/applications/{application}"
    employer = case.many.employer(1)
    theirs = f"/employer/applicants/{application}"
    document = crowd.sql("SELECT LOWER(HEX(id)) FROM document WHERE "
                         f"referral_id = UNHEX('{case.referral.id}')")[0][0]
    kill("keyd")
    for visitor, need, others in (
            (case.seeker, (path, f"{path}/documents/{document}"),
             ("/seeker/", "/seeker/referrals", "/seeker/applications",
              "/seeker/jobs", "/seeker/notifications")),
            (employer, (theirs, f"{theirs}/documents/{document}"),
             ("/employer/", "/employer/applicants", "/employer/jobs",
              "/employer/notifications", f"{theirs}/letter"))):
        for each in need:
            page = visitor.get(each)
            tap.same((page.status, page.headers["Retry-After"]), (503, "5"),
                     f"keyd away: {each.split('/')[1]}: 503")
        tap.same([each for each in others
                  if visitor.get(each).status != 200], [],
                 "all other pages work")
    page = employer.act(f"{theirs}/messages", "k", text="面接")
    tap.same(page.status, 503, "nor can a message be sealed")
    program("keyd", "start")
    tap.same([each for visitor, each in (
        (case.seeker, path), (case.seeker, f"{path}/documents/{document}"),
        (employer, theirs), (employer, f"{theirs}/documents/{document}"))
        if visitor.get(each).status != 200], [],
        "keyd is back: every page is, by itself")
    tap.same(employer.act(f"{theirs}/messages", "k", text="面接").status, 303,
             "and the message is sent, by the same key")
    tap.same(crowd.number("SELECT COUNT(*) FROM message WHERE application_id"
                          f" = UNHEX('{application}')"), 1, "once")


# ---- applying ---------------------------------------------------------------

def apply_settled(case, name):
    first, again = case.apply(), case.apply()
    tap.same((first.status, again.headers.get("Location"),
              case.referral.applications()),
             (303, first.headers.get("Location"), 1),
             f"{name}: who applies again is told, and has applied once")
    tap.tell(case.employer_reads(), f"{name}: the employer reads every byte")


def apply_killed(door, relay, cases):
    for case, how, where in zip(cases, ("keep", "hold"),
                                ("before it", "behind it")):
        case.post()
        post = held(relay, how, APPLY, 0, case.apply)
        for pid in door.workers():
            os.kill(pid, signal.SIGKILL)
        relay.let_go(lost=True)
        tap.same(post and post.answer().status, 502,
                 f"applying, killed {where}: 502")
        apply_settled(case, f"applying, {where}")


def apply_base_killed(relay, case):
    case.post()
    post = held(relay, "hold", APPLY, 0, case.apply)
    kill("mariadb")
    relay.let_go(lost=True)
    tap.same(post and post.answer().status, 503,
             "applying, MariaDB killed behind it: 503")
    program("mariadb", "start")
    apply_settled(case, "applying, MariaDB is back")


def main():
    many = crowd.Crowd(1, 16, 1)
    cases = iter([Case(many, referral) for referral in many.refer(16)])
    before = broken()
    relay, papers_relay = Relay("seeker"), Relay("seeker-document")
    with Door("seeker", door={"workers": 1},
              database={"socket": relay.path}) as door, \
            Door("seeker-document", door={"workers": 1},
                 database={"socket": papers_relay.path}) as papers_door:
        for step in STEPS:
            tap.step(step[0], worker_killed, papers_door, papers_relay,
                     next(cases), step)
        tap.step("taken away", removed_killed, papers_door, papers_relay,
                 next(cases))
        for step in STEPS[3], STEPS[6]:
            tap.step(f"MariaDB, {step[0]}", base_killed, papers_relay,
                     next(cases), step)
        tap.step("keyd", keyd_killed, papers_relay, next(cases))
        case = next(cases)
        tap.step("keyd, behind", keyd_killed_behind, papers_relay, case)
        tap.step("keyd away", keyd_away, case)
        tap.step("applying", apply_killed, door, relay,
                 [next(cases), next(cases)])
        tap.step("applying, MariaDB", apply_base_killed, relay, next(cases))
    for each in relay, papers_relay:
        each.close()
    tap.tell(sweep(), "what was not finished goes")
    tap.same(broken(), before, "and all that must hold does")
    tap.plan()


if __name__ == "__main__":
    main()
