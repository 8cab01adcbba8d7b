#!/usr/bin/env python3
"""The whole way of a referral by partners' systems: an employer's posts the
job and selects, an office's refers; staff and the seeker are at their pages.
Every message is held against its XSD before it is sent.
"""

import os
import secrets
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import clock
import crowd
import posting
import tap
from referring import consult, register
from story import Story, at
from system import V1, System, refused, wrong

HR, OFFICE, OTHER = System("hr"), System("office"), System("aggregator")
CALL = ("<call><called_at>{}</called_at><outcome>{}</outcome>"
        "<person>総務課 森田</person></call>")
POSSIBLE = CALL.format("2026-11-19T00:55:00Z", "possible")
NOTHING = "0" * 32


def referral(story, who, reach=POSSIBLE, **given):
    """A message: one thing on a line."""
    fields = {"seeker": story.seekers.get(who, who), "job": story.jobs["1"],
              "fit": "経理の経験が合う。", "days": "7", **given}
    lines = "".join(f"<{n}>{v}</{n}>\n" for n, v in fields.items()
                    if n != "office")
    return (f'<referral ref="{secrets.token_hex(4)}" '
            f'office="{fields.get("office", "99010")}">\n{lines}{reach}\n'
            "</referral>")


def count():
    answer = OFFICE.get("/referrals")
    if answer.status != 200:
        raise AssertionError(answer.body.decode())
    return answer.root.find("total").get("count")


def lose_answer(key):
    """As a crash between an act and the note of its answer leaves it."""
    crowd.sql(f"DELETE FROM partner_message WHERE message_key = '{key}'")


def again(system, path, body, first, key, name, **more):
    tap.same(system.post(path, body, key, **more).done(), first,
             f"{name}: again is answered as before")
    lose_answer(key)
    tap.same(system.post(path, body, key, **more).done(), first,
             f"{name}: and so when the answer was lost in a crash")


def job(story):
    at("2026-11-19T09:00:00")
    with open(f"{V1}/job.sample.xml", encoding="utf-8") as file:
        body = file.read().replace("2026-0117", story.mark)
    title = f"一般事務 {story.mark[-10:]}"
    body = body.replace("一般事務（経理の補助）", title)
    key = secrets.token_hex(12)
    tap.same((HR.post("/jobs?validate=only", body).root.tag,
              HR.get(f"/jobs?ref={story.mark}").root.find("total").get(
                  "count")), ("validated", "0"),
             "a job that is only validated is not there")
    first = HR.post("/jobs", body, key)
    tap.same((first.status, first.root.get("act")), (201, "job"),
             "a job comes in")
    again(HR, "/jobs", body, first.done(), key, "a job")
    refused(HR.post("/jobs", body.replace("246000", "247000"), key), 422,
            "key_reused", None, "its key does nothing else")
    path = first.headers["Location"].removeprefix("/partner/v1")
    etag = HR.get(path).headers["ETag"]
    refused(HR.post(path, body, method="PUT"), 428, "match_missing", None,
            "no change without If-Match")
    refused(HR.post(path, body, method="PUT", If_Match='"1-x"'), 412,
            "match_stale", None, "nor with another")
    tap.same(HR.get(path, If_None_Match=etag).status, 304,
             "nothing is sent of what is known")
    refused(OTHER.get(path), 404, "not_found", None,
            "another's job is not there")
    story.staff.enter("staff", "staff@demo.example")
    posting.check(story, title)
    story.jobs["1"] = story.staff.act("accept").find("job").get("number")


def seekers(story):
    at("2026-11-19T10:00:00")
    story.staff.enter("staff", "staff@demo.example")
    for who in "one", "cancels", "late", "lapses", "twice":
        register(story, who, mypage="1", mail=story.mail(who),
                 password="Shokai-demo-1")
    refused(OFFICE.post("/referrals", referral(story, "one")), 409,
            "send_consultation", "R4", "R4: none without a consultation")
    for who in "one", "cancels", "late", "lapses", "twice":
        consult(story, who)


REFUSED = (
    ("", "clearance_missing", "R3", "neither call nor exemption"),
    (CALL.format("2026-11-19T09:50", "not_possible"), "call_not_possible",
     "R3", "the employer said no"),
    ('<exemption code="outside_hours"/>', "exemption_hours", "R3",
     "it can be reached"),
    (CALL.format("2026-11-19T09:50", "unanswered") +
     '<exemption code="unanswered_twice"/>', "exemption_calls", "R3",
     "one call was not answered"))


def refusals(story):
    before = count()
    for reach, code, rule, name in REFUSED:
        body = referral(story, "one", reach)
        refused(OFFICE.post("/referrals", body), 409, code, rule,
                f"{rule}: {name}")
        refused(OFFICE.post("/referrals?validate=only", body), 409, code,
                rule, f"{rule}: {name}: validating says the same")
    refused(OFFICE.post("/referrals", referral(story, "one", fit="")), 409,
            "send_fit", "R4", "R4: the judgement is not written")
    for body, error, name in (
            (referral(story, "99010-99999999"),
             ("unknown", "2", "/referral/seeker"), "a seeker unknown"),
            (referral(story, "one", job="99010-99999999"),
             ("unknown", "3", "/referral/job"), "a job unknown"),
            (referral(story, "one", office="99999"),
             ("unknown", "1", "/referral"), "an office unknown"),
            (referral(story, "one", CALL.format("2026-11-19T10:01",
                                                "possible")),
             ("future", "6", "/referral/call/called_at"), "R3: a call to come"),
            (referral(story, "one", POSSIBLE + CALL.format(
                "2026-09-19T10:01:00+09:00", "possible")),
             ("old", "6", "/referral/call[2]/called_at"),
             "R3: the second call too old"),
            (referral(story, "one", '<exemption code="other"/>'),
             ("missing", "1", "/referral"), "R3: an exemption's reason")):
        wrong(OFFICE.post("/referrals", body), error, f"{name}: said where")
    bad = OFFICE.post("/referrals", referral(story, "one", days="40"),
                      check=False)
    tap.same((bad.status, bad.text("code"), [e[1:] for e in bad.errors()][:1]),
             (422, "schema", [("5", "/referral/days")]),
             "R6: 40 days are not what the XSD says")
    tap.same((OFFICE.post("/referrals?validate=only", referral(
        story, "one")).root.tag, count()), ("validated", before),
        "what was refused or only validated has left nothing")


def refer(story):
    key = secrets.token_hex(12)
    body = referral(story, "one")
    first = OFFICE.post("/referrals", body, key)
    tap.same((first.status, first.root.get("act")), (201, "referral"),
             "R3-R5: a referral is sent")
    again(OFFICE, "/referrals", body, first.done(), key, "a referral")
    path = first.headers["Location"].removeprefix("/partner/v1")
    seen = OFFICE.get(path)
    tap.same((seen.root.find("referral").get("state"),
              seen.text("call/called_at")),
             ("sent", "2026-11-19T09:55:00+09:00"),
             "the call stands in Japanese time, whatever its offset")
    refused(OFFICE.post("/referrals", referral(story, "one")), 409,
            "referral_open", "R5", "R5: one at a time")
    refused(HR.get(path), 403, "scope", None, "not without the scope")
    refused(OFFICE.get(f"/referrals/{NOTHING}"), 404, "not_found", None,
            "what there is not is not found")
    story.referrals["one"] = path.rsplit("/", 1)[1]
    for who in "cancels", "late", "lapses":
        sent = OFFICE.post("/referrals", referral(story, who))
        story.referrals[who] = sent.headers["Location"].rsplit("/", 1)[1]


def at_once(story):
    """Two posts with one key: exactly one referral."""
    before, key, seen = int(count()), secrets.token_hex(12), []
    body = referral(story, "twice")
    posts = [threading.Thread(target=lambda: seen.append(OFFICE.post(
        "/referrals", body, key).done())) for _ in range(4)]
    for post in posts:
        post.start()
    for post in posts:
        post.join()
    tap.same((len(seen), len(set(seen)), seen[0][0], int(count()) - before),
             (4, 1, 201, 1), "four posts at once with one key are one")


def apply(story):
    for who in "one", "cancels", "late":
        story.seeker.enter("seeker", story.mail(who))
        story.seeker.open("/seeker/referrals/" + story.referrals[who])
        story.seeker.act("draft", motivation=f"志望 {who}", next="check")
        page = story.seeker.act("apply")
        story.applications[who] = page.find("application").get("id")
        if who == "cancels":
            story.seeker.act("cancel")
        if who == "one":
            story.seeker.act("message", text="よろしくお願いします。")


def select(story):
    path = "/applications/" + story.applications["one"]
    seen = HR.get(path)
    tap.same((seen.status, seen.text("motivation/text")),
             (200, "志望 one"), "R8: the employer's system reads the motivation")
    tap.tell(seen.root.find("viewer") is None and seen.root.find("key") is
             None, "and nothing of the machinery", seen.body.decode())
    tap.same(HR.get(path + "/letter").root.find("letter").get("id"),
             story.applications["one"], "R8: and the letter")
    key, body = secrets.token_hex(12), "<message><text>面接は3日です。</text></message>"
    first = HR.post(path + "/messages", body, key)
    tap.same((first.status, first.root.get("act")), (201, "message"),
             "R11: a message is sent")
    again(HR, path + "/messages", body, first.done(), key, "a message")
    tap.same([m.findtext("text") for m in HR.get(
        path + "/messages").root.iter("message")],
        ["よろしくお願いします。", "面接は3日です。"],
        "R11: each message is there once")
    refused(OFFICE.get(path), 403, "scope", None, "an office lacks the scope")
    wrong(HR.post(path + "/result", "<result>\n<outcome>rejected</outcome>\n"
                  "</result>"), ("missing", "1", "/result"),
          "R15: a rejection has a reason")
    wrong(HR.post(path + "/told", "<told>\n<how>message</how>\n</told>"),
          ("missing", "1", "/told"), "R15: telling by message has its text")
    for act, body in (("told", "<told><how>phone</how></told>"), (
            "result", "<result><outcome>rejected</outcome><reason>8</reason>"
            "</result>")):
        key = secrets.token_hex(12)
        tap.same(HR.post(f"{path}/{act}?validate=only", body).root.tag,
                 "validated", f"R15: {act}: validated")
        first = HR.post(f"{path}/{act}", body, key)
        tap.same((first.status, first.root.get("act")), (200, act),
                 f"R13, R15: {act}")
        again(HR, f"{path}/{act}", body, first.done(), key, act)
        refused(HR.post(f"{path}/{act}", body), 409, f"{act}_twice",
                {"told": "R15", "result": "R16"}[act], f"{act}: not twice")
    refused(HR.post(path + "/messages", "<message><text>後</text></message>"),
            409, "message_result", "R16", "R16: no message after a result")


POSTS = (("messages", "<message><text>一</text></message>"),
         ("told", "<told><how>phone</how></told>"),
         ("result", "<result><outcome>rejected</outcome><reason>1</reason>"
          "</result>"))


def closed(story):
    path = "/applications/" + story.applications["cancels"]
    refused(HR.get(path + "/letter"), 409, "read_cancelled", "R9",
            "R9: cancelled: no letter")
    for (noun, body), code, rule in zip(POSTS, (
            "message_cancelled", "told_cancelled", "result_cancelled"),
            ("R9", "R12", "R12")):
        refused(HR.post(f"{path}/{noun}", body), 409, code, rule,
                f"{rule}: cancelled: {noun}")
    tap.same(HR.get(path).text("motivation/text"), None,
             "R9: cancelled: the name alone")
    at("2027-05-01T00:00:00")
    path = "/applications/" + story.applications["late"]
    for answer, code, rule in (
            (HR.get(path + "/letter"), "read_late", "R9"),
            (HR.post(path + "/messages", POSTS[0][1]), "message_late", "R16"),
            (HR.post(path + "/result", POSTS[2][1]), "result_late", "R16")):
        refused(answer, 409, code, rule, f"{rule}: too late: {code}")
        tap.same(answer.root.find("office").get("phone"), "03-0000-0110",
                 f"{code}: and whom to call")
    tap.same(OFFICE.get("/referrals/" + story.referrals["lapses"]).root.find(
        "referral").get("state"), "lapsed", "R6: what was let alone lapsed")


def protocol(story):
    tap.same(System(None).get("/").status, 401, "nobody without certificate")
    for noun, body in POSTS:
        refused(HR.post(f"/applications/{NOTHING}/{noun}", body), 404,
                "not_found", None, f"{noun}: of no application")
    for rest in "", "/letter", "/messages":
        refused(HR.get(f"/applications/{NOTHING}{rest}"), 404, "not_found",
                None, f"no such application{rest}")
    answer = HR.ask("DELETE", "/applications/" + story.applications["one"])
    refused(answer, 405, "method", None, "an application is not deleted")
    tap.same(answer.headers["Allow"], "GET, HEAD", "and what can be is said")
    refused(OFFICE.post("/referrals", referral(story, "one"),
                        Content_Type="text/plain"), 415, "body_type", None,
            "plain text is no message")
    refused(OFFICE.ask("POST", "/referrals", referral(story, "one"),
                       Content_Type="application/xml"), 400, "key_missing",
            None, "nor is one without a key")


def main():
    story = Story()
    try:
        for part in (job, seekers, refusals, refer, at_once, apply, select,
                     closed, protocol):
            tap.step(part.__name__, part, story)
    finally:
        clock.run()
    tap.plan()


if __name__ == "__main__":
    main()
