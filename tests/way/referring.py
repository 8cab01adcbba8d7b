"""Step 2: staff register seekers, talk with them, and refer them (R3, R4)."""

import tap
from story import OFFICE, at, refused, told, wrong
from visitor import shown


def register(story, key, **given):
    """A seeker with this office; the page that follows is theirs."""
    staff = story.staff
    staff.open("/staff/seekers/new")
    page = staff.act("seeker", **given)
    story.seekers[key] = page.find("seeker").get("number")
    return page


def consult(story, key):
    """The talk without which nobody is referred (R4)."""
    story.staff.open(f"/staff/seekers/{story.seekers[key]}")
    return story.staff.act("consultation")


def draft(story, key, job, **given):
    """A referral between a seeker and a job, not yet sent."""
    staff = story.staff
    staff.open("/staff/referrals/new")
    return staff.act("referral", seeker=story.seekers[key], job=job, **given)


def send(story, key, job, **given):
    """Draft, a call that ended possible, and sending: the referral's page."""
    draft(story, key, job, **given)
    story.staff.act("call")
    return story.staff.act("send")


def referral_of(page):
    """Address, state and number of the referral that the page is about."""
    row = page.find("referral")
    return row.get("id"), row.get("state"), row.get("number")


def needs(page):
    """What sending still lacks, by the page's checks."""
    return [check.get("code") for check in page.all("check")
            if check.get("code")]


def offered(visitor, form, field):
    """The choices that a form's field gives."""
    return [option.get("value")
            for each in visitor.form(form).iter("field")
            if each.get("name") == field for option in each.iter("option")]


def seekers(story):
    staff = story.staff
    at("2026-11-18T15:30:00")
    staff.open("/staff/seekers/new")
    page = staff.act("seeker", mypage="1", mail="", password="")
    wrong(page, "mail", "missing",
          "a seeker with My Page is not registered without an address")
    mail = story.mail("yuuki")
    page = register(story, "yuuki", mypage="1", mail=mail.upper(),
                    password="Shokai-demo-1")
    tap.same((staff.done(), shown(page.find("seeker"), "name"),
              page.find("seeker").get("mypage")),
             ("seeker", "明日 勇氣", "1"),
             "a seeker is registered, the name as it was written")
    tap.same(shown(page.find("seeker"), "valid_until"),
             "2027-01-31T23:59:59.999999+09:00",
             "the registration is valid to the end of the second month")
    page = register(story, "hana", mypage="0", name="山田 花子",
                    kana="ヤマダ　ハナコ", phone="03-0000-7777")
    tap.same(page.find("seeker").get("mypage"), "0",
             "another is registered without My Page")
    story.seeker.enter("seeker", mail)
    tap.tell(story.seeker.page.find("viewer") is not None,
             "the seeker signs in, whatever the case of the address")


def consultation(story):
    at("2026-11-18T16:00:00")
    page = draft(story, "yuuki", story.jobs["1"])
    refused(page, 409, "send_consultation", "R4",
            "R4: no referral is begun before a consultation")
    page = consult(story, "yuuki")
    tap.same((story.staff.done(),
              shown(page.find("consultation"), "wishes")[:2]),
             ("consultation", "事務"),
             "R4: the consultation is kept, with what the seeker wishes")
    consult(story, "hana")


def judgement(story):
    """R4, and R3 in the hours in which the employer can be reached."""
    staff = story.staff
    at("2026-11-19T07:30:00")
    page = draft(story, "yuuki", story.jobs["1"], fit="")
    tap.same(referral_of(page)[1], "draft", "a referral is begun as a draft")
    tap.tell("send_fit" in needs(page),
             "R4: the page says that the judgement of fit is missing",
             needs(page))
    tap.tell("clearance_missing" in needs(page),
             "R3: the page says that the call is missing", needs(page))
    tap.tell(page.form("send") is None,
             "R3, R4: nothing can be sent while something is missing")
    page = staff.act("referral")
    tap.same(needs(page), ["clearance_missing"],
             "R4: with the judgement written only the call is missing")
    tap.tell("outside_hours" in offered(staff, "exemption", "exemption"),
             "R3: at 7:30 the employer can't be reached: exemption offered")
    page = staff.act("exemption", exemption="outside_hours")
    early = page.form("send")
    exempting = page.form("exemption")
    tap.tell(early is not None, "R3: with it the referral could go at once")
    at("2026-11-19T08:30:00")
    staff.open("/staff/referrals/" + referral_of(page)[0])
    page = staff.send_form(early)
    refused(page, 409, "exemption_hours", "R3",
            "R3: sent at 8:30 it is refused: judged when it is sent")
    tap.tell(shown(page.find("refusal"), "reach_from") == "08:30" and
             shown(page.find("refusal"), "reach_to") == "17:15",
             "R3: the refusal says in which hours to call")
    tap.tell("03-0000-1234" in "".join(page.find("refusal").itertext()) or
             any("03-0000-1234" in e.attrib.values()
                 for e in page.find("refusal").iter()),
             "R3: and which number", page.body.decode())
    page = staff.send_form(exempting, exemption="outside_hours", reason="")
    refused(page, 409, "exemption_hours", "R3",
            "R3: nor is that exemption recorded again at that hour")
    page = staff.send_form(exempting, exemption="unanswered_twice", reason="")
    refused(page, 409, "exemption_calls", "R3",
            "R3: nor that of two unanswered calls, when there was none")
    page = staff.send_form(exempting, exemption="other", reason="")
    wrong(page, "reason", "missing", "R3: another exemption needs its reason")
    return page.find("referral").get("id")


def call(story, referral):
    """R3: the call, and what its answer does."""
    staff = story.staff
    at("2026-11-19T15:00:00")
    staff.open(f"/staff/referrals/{referral}")
    page = staff.act("call", called_at="2026-11-19T15:01")
    tap.same((page.status, list(page.errors().values())), (422, ["future"]),
             "R3: a call that was not yet is not recorded")
    page = staff.act("call", outcome="not_possible",
                     called_at="2026-11-19T14:50")
    tap.same((staff.done(), needs(page)), ("call", ["call_not_possible"]),
             "R3: the employer said no: the page says so")
    tap.tell(page.form("send") is None and page.form("exemption") is None,
             "R3: then nothing is sent, and no exemption helps")
    page = staff.act("call", outcome="possible", called_at="2026-11-19T14:58")
    tap.same(needs(page), [], "R3: a later call that ended possible clears it")
    page = staff.act("send")
    tap.same((staff.done(), referral_of(page)[1]), ("send", "sent"),
             "the referral is sent")
    tap.tell(referral_of(page)[2].startswith("99010-26-"),
             "it has a number, of the office and the year",
             referral_of(page)[2])
    tap.same(shown(page.find("referral"), "apply_until"),
             "2026-11-26T23:59:59.999999+09:00",
             "R6: the seeker can apply to the end of the seventh day")
    again = draft(story, "yuuki", story.jobs["1"])
    tap.tell("referral_open" in needs(again) or
             again.refusal() == "referral_open",
             "a second one for this seeker and job can't go", needs(again))
    story.referrals["hired"] = referral


def more(story):
    """One to each job, for all that may become of a referral."""
    for key, job in (("cancelled", "2"), ("late", "3"), ("lapsed", "4")):
        page = send(story, "yuuki", story.jobs[job])
        story.referrals[key] = referral_of(page)[0]
    page = story.seeker.open(f"/seeker/jobs/{story.jobs['4']}")
    tap.same(page.find("job").get("number"), story.jobs["4"],
             "R1: wish 4: a seeker who was referred to it sees the job")
    story.seeker.open("/seeker/notifications")
    tap.same(len(story.seeker.page.all("notification")), 4,
             "R5: the seeker is told of each")
    tap.same([story.employer.search("/employer/notifications", "notification",
                                    job_number=number, name="明日 勇氣")
              for number in story.jobs.values()], [None] * 4,
             "R5: the employer is not told before the seeker applies")
    story.employer.open("/employer/applicants?job=" + story.jobs["1"])
    tap.same(story.employer.page.all("application"), [],
             "R5: nor is there anything in the list of applicants")


def paper(story):
    """Without My Page: on paper, and in the list at once."""
    at("2026-11-20T17:15:00")
    page = draft(story, "hana", story.jobs["1"])
    page = story.staff.act("exemption", exemption="outside_hours")
    page = story.staff.act("send")
    tap.same(referral_of(page)[1], "applied",
             "R3: at 17:15 it goes without a call; on paper it is an "
             "application at once")
    told(story.employer, "employer", "referred",
         "R7: the employer is told of who comes with a paper letter",
         office_name=OFFICE, job_number=story.jobs["1"], name="山田 花子")


def walk(story):
    tap.step("seekers", seekers, story)
    tap.step("R4: the consultation", consultation, story)
    referral = tap.step("R3, R4: what sending needs", judgement, story)
    tap.step("R3: the call", call, story, referral)
    tap.step("referrals to the other jobs", more, story)
    tap.step("a referral on paper", paper, story)
