"""Steps 3 and 4: the seeker applies, the employer sees it (R5–R8)."""

import papering
import tap
from referring import consult, draft, register
from story import EMPLOYER, OFFICE, at, told, wrong
from visitor import shown


def waiting(story):
    """What waits on My Page."""
    seeker = story.seeker
    at("2026-11-20T10:00:00")
    page = seeker.open("/seeker/")
    row = seeker.row("referral", id=story.referrals["hired"])
    tap.tell(row is not None, "the seeker's home shows what waits")
    until = row.find("apply_until")
    tap.same((until.text, until.get("left")),
             ("2026-11-26T23:59:59.999999+09:00",
              str(6 * 86400 + 14 * 3600 - 1)),
             "R6: with its deadline and how long that is")
    page = seeker.open("/seeker/referrals/" + story.referrals["hired"])
    tap.same(shown(page.find("job"), "employer_name"), EMPLOYER,
             "R1: the seeker sees to whom they were referred")


def write(story):
    """A draft, the check, and applying."""
    seeker = story.seeker
    address = "/seeker/referrals/" + story.referrals["hired"]
    page = seeker.open(address)
    page = seeker.act("draft", motivation="", next="check")
    wrong(page, "motivation", "missing",
          "R5: nothing is checked before a motivation is written")
    page = seeker.act("draft", motivation="経理の実務を", next="later")
    tap.same(seeker.done(), "draft", "a draft is kept for later")
    page = seeker.open(address)
    page = seeker.act("draft", motivation="経理の実務を4年経験しました。",
                      next="check")
    tap.same((page.status, shown(page.find("draft"), "motivation")),
             (200, "経理の実務を4年経験しました。"),
             "what will be sent is shown once more")
    tap.same(len(papering.rows(page)), 2, "with the documents")
    form = page.form("apply")
    page = seeker.act("apply")
    row = page.find("application")
    tap.same((seeker.done(), row.get("state")), ("apply", "selecting"),
             "R5: the seeker applies, and the referral comes into being")
    tap.same((shown(row, "applied_at"), shown(row, "cancel_until")),
             ("2026-11-20T10:00:00+09:00", "2026-11-21T10:00:00+09:00"),
             "R12: the application can be cancelled for 24 hours")
    tap.same(row.find("cancel_until").get("left"), "86400",
             "R12: the page says how long that is")
    tap.tell(page.form("cancel") is not None, "R12: and has the form for it")
    story.applications["hired"] = row.get("id")
    again = seeker.send_form(form)
    tap.same((again.status, again.find("application").get("id")),
             (200, row.get("id")),
             "the same post again acts once and leads to the same page")
    form = seeker.follow(address)
    tap.same(form.find("referral").get("state"), "applied",
             "R5: the referral says that it is an application")
    tap.tell(form.form("apply") is None, "and can't be applied to again")


def rest(story):
    """Applications that will be cancelled in time and too late."""
    for key in ("cancelled", "late"):
        story.seeker.open("/seeker/referrals/" + story.referrals[key])
        page = story.seeker.act("apply")
        story.applications[key] = page.find("application").get("id")
    page = story.seeker.open("/seeker/applications")
    tap.same(sorted(row.get("id") for row in page.all("application")),
             sorted(story.applications.values()),
             "the seeker's list has each application")


def apply(story):
    tap.step("R6: what waits", waiting, story)
    tap.step("R5: writing, checking, applying", write, story)
    tap.step("R9: what was sent", papering.sent, story)
    tap.step("more applications", rest, story)


def notification(story):
    employer = story.employer
    row = told(employer, "employer", "applied",
               "R7: the employer has a notice of the application",
               job_number=story.jobs["1"])
    facts = {fact.tag: fact.text for fact in row if fact.tag != "at"}
    tap.same(facts, {"office_name": OFFICE, "job_number": story.jobs["1"],
                     "title": "一般事務（公開希望1）", "name": "明日 勇氣"},
             "R7: the notice shows office, job number, occupation, name, and "
             "nothing else")
    tap.same(row.get("link"),
             "/employer/applicants/" + story.applications["hired"],
             "R7: and leads to the applicant")
    tap.same(row.get("state"), "new", "a new notice is marked as such")
    employer.act("read")
    row = employer.search("/employer/notifications", "notification",
                          code="applied", job_number=story.jobs["1"])
    tap.same(row.get("state"), "read",
             "all notices are marked as read by one act")


def crowd(story):
    """Twenty more, on paper, on a Saturday: enough for two pages."""
    at("2026-11-21T09:00:00")
    for n, name in enumerate(("相川 一郎", "井上 二郎", "上田 三郎",
                              "江口 四郎", "大野 五郎")):
        kana = ("アイカワ　イチロウ", "イノウエ　ジロウ", "ウエダ　サブロウ",
                "エグチ　シロウ", "オオノ　ゴロウ")[n]
        register(story, name, mypage="0", name=name, kana=kana)
        consult(story, name)
        for wish in "1234":
            draft(story, name, story.jobs[wish])
            story.staff.act("exemption", exemption="outside_hours")
            page = story.staff.act("send")
    tap.same(page.find("referral").get("state"), "applied",
             "R3: on a Saturday referrals go without a call")


def columns(story):
    """R8: the list."""
    employer = story.employer
    page = employer.open("/employer/applicants?job=" + story.jobs["1"])
    tap.same(page.find("pages").get("count"), "7",
             "R8: the list can show the applicants of one job")
    row = employer.row("application", id=story.applications["hired"])
    tap.same((row.get("state"), shown(row, "name"), row.get("mypage"),
              row.get("way"), shown(row, "referred_at"),
              shown(row, "applied_at"), shown(row, "result_at")),
             ("selecting", "明日 勇氣", "1", "online",
              "2026-11-19T15:00:00+09:00", "2026-11-20T10:00:00+09:00", None),
             "R8: state, name, My Page, way, days of referral and applying, "
             "day of the result")
    row = employer.row("application", name="山田 花子")
    story.applications["paper"] = row.get("id")
    tap.same((row.get("mypage"), row.get("way"), shown(row, "applied_at")),
             ("0", "paper", None),
             "R8: who has no My Page is marked なし, and came on paper")


def listing(story):
    """R8: sorting and paging."""
    employer = story.employer
    page = employer.open("/employer/applicants")
    pages = page.find("pages")
    count = int(pages.get("count"))
    tap.tell(count >= 24 and len(page.all("application")) == 20,
             "R8: a page of the list has twenty applicants", count)
    first = [row.get("id") for row in page.all("application")]
    page = employer.open(pages.get("base") + "2")
    second = [row.get("id") for row in page.all("application")]
    tap.same(len(set(first + second)), min(count, 40),
             "R8: the next page goes on with others")
    page = employer.open("/employer/applicants")
    page = employer.act("filter", job=story.jobs["1"], sort="name")
    kana = [shown(row, "kana") for row in page.all("application")]
    tap.same(kana, sorted(kana), "R8: sorted by name, the names ascend")
    page = employer.act("filter", job=story.jobs["1"], sort="applied")
    arrived = [shown(row, "applied_at") or shown(row, "referred_at")
               for row in page.all("application")]
    tap.same(arrived, sorted(arrived, reverse=True),
             "R8: sorted by the day of applying, the newest is first")
    page = employer.act("filter", job="", state="hired")
    tap.same([r.get("state") for r in page.all("application")
              if r.get("state") != "hired"], [],
             "R8: the list can show one state alone")


def bulk(story):
    """R8: select all."""
    employer = story.employer
    page = employer.open("/employer/applicants?job=" + story.jobs["1"])
    page = employer.act("pick", act="letters", all="", pick=None)
    wrong(page, "pick", "missing", "R8: nobody picked: asked again")
    page = employer.act("pick", act="letters", all="",
                        pick=[story.applications["hired"]])
    tap.same([shown(r, "name") for r in page.all("letter")], ["明日 勇氣"],
             "R8: the letters of those who were picked")
    page = employer.open("/employer/applicants?job=" + story.jobs["1"])
    page = employer.act("pick", act="letters", all="1", pick=None)
    tap.same(len(page.all("letter")), 7,
             "R8: all selects everyone of the filter")
    page = employer.open("/employer/applicants")
    page = employer.act("pick", act="letters", all="1", pick=None)
    tap.tell(len(page.all("letter")) >= 24,
             "R8: on every page of the list", len(page.all("letter")))
    page = employer.open("/employer/applicants?job=" + story.jobs["1"])
    unread = [r for r in page.all("application") if r.get("new")]
    page = employer.act("pick", act="read", all="1", pick=None)
    tap.tell(len(unread) == 7 and
             not [r for r in page.all("application") if r.get("new")],
             "R8: all are marked as read by one act", len(unread))


def applicant(story):
    """R5, R8: the applicant's page and the letter."""
    employer = story.employer
    address = "/employer/applicants/" + story.applications["hired"]
    page = employer.open(address)
    tap.same(shown(page.find("motivation"), "text"),
             "経理の実務を4年経験しました。",
             "R5: the applicant's page shows the motivation")
    tap.same(shown(page.find("application"), "phone"), None,
             "the phone number of who has a My Page is not shown")
    tap.tell(page.form("message") is not None, "R11: and takes messages")
    page = employer.open(address + "/letter")
    row = page.find("letter")
    tap.same((shown(row, "office_name"), shown(row, "referred_at"),
              shown(row, "name"), shown(row, "job_number")),
             (OFFICE, "2026-11-19T15:00:00+09:00", "明日 勇氣",
              story.jobs["1"]),
             "R4: the letter bears office and day of referral")
    code = shown(row, "check_code")
    page = story.public.open(f"/verify/{code}")
    tap.same(shown(page.find("letter"), "referral_number") or
             page.find("letter").get("number"),
             shown(row, "referral_number"),
             "anyone can verify the letter by its code")
    tap.tell("明日" not in page.body.decode(),
             "and is not told by it whose it is")
    page = employer.open("/employer/applicants/" +
                         story.applications["paper"])
    tap.same(shown(page.find("application"), "phone"), "03-0000-7777",
             "the page of who has no My Page shows the phone number")
    tap.tell(page.form("message") is None, "R11: and takes no messages")


def receive(story):
    tap.step("R7: the notice", notification, story)
    tap.step("many on paper", crowd, story)
    tap.step("R8: the columns", columns, story)
    tap.step("R8: sorting and paging", listing, story)
    tap.step("R8: select all", bulk, story)
    tap.step("R5: the applicant", applicant, story)
    tap.step("R10: reading documents", papering.read, story)
