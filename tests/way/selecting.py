"""Step 5: messages, cancelling, withdrawing, and the result (R11–R16)."""

import papering
import tap
from referring import send
from story import at, deadline, refused, told, whom_to_call, wrong
from visitor import shown

MEET = "面接は12月1日（火）の午後2時でいかがですか。"
YES = "ありがとうございます。12月1日の午後2時にうかがいます。"
SORRY = "ほかの会社に決まったため、辞退します。"


def messages(story):
    employer, seeker = story.employer, story.seeker
    at("2026-11-20T11:00:00")
    of_employer = "/employer/applicants/" + story.applications["hired"]
    of_seeker = "/seeker/applications/" + story.applications["hired"]
    employer.open(of_employer)
    employer.act("message", text=MEET)
    tap.same(employer.done(), "message", "R11: the employer writes")
    told(seeker, "seeker", "message", "R11: the seeker is told",
         link=of_seeker)
    page = seeker.open(of_seeker)
    tap.same([shown(m, "text") for m in page.all("message")], [MEET],
             "R11: the seeker reads it")
    seeker.act("message", text=YES)
    told(employer, "employer", "message", "R11: the employer is told",
         link=of_employer)
    page = employer.open(of_employer)
    tap.same([(m.get("sender"), shown(m, "text"))
              for m in page.all("message")],
             [("employer", MEET), ("seeker", YES)],
             "R11: both stand in the thread, the oldest first")
    tap.tell(shown(page.find("message"), "read_at") is not None,
             "R11: the employer sees that it was read")


def cancel(story):
    """R12: to the microsecond."""
    seeker, employer = story.seeker, story.employer
    address = "/seeker/applications/" + story.applications["cancelled"]
    page = seeker.open("/seeker/applications/" + story.applications["late"])
    late = page.form("cancel")
    at("2026-11-21T10:00:00.000001")
    page = seeker.send_form(late)
    refused(page, 409, "cancel_late", "R12",
            "R12: one microsecond after 24 hours the cancel is refused")
    deadline(page, "cancel_until", "2026-11-21T10:00:00+09:00",
             "R12: the refusal says until when it could be")
    whom_to_call(page, "R12: and whom to call")
    tap.same(page.find("application").get("state"), "selecting",
             "R12: the application stands")
    tap.tell(page.form("cancel") is None, "R12: and offers no cancel more")
    at("2026-11-21T10:00:00.000000")
    page = seeker.open(address)
    tap.same(page.find("application").find("cancel_until").get("left"), "0",
             "R12: at the last instant no second is left")
    page = seeker.act("cancel")
    tap.same((seeker.done(), page.find("application").get("state")),
             ("cancel", "cancelled"), "R12: and the cancel still holds")
    told(employer, "employer", "cancelled", "R12: the employer is told",
         job_number=story.jobs["2"], name="明日 勇氣")


def after_cancel(story):
    """R9: what the employer keeps."""
    employer = story.employer
    employer.open("/employer/applicants?job=" + story.jobs["2"])
    row = employer.row("application", id=story.applications["cancelled"])
    tap.same((row.get("state"), shown(row, "name"),
              shown(row, "applied_at")), ("cancelled", "明日 勇氣", None),
             "R9: the list keeps the name and that it was cancelled")
    address = "/employer/applicants/" + story.applications["cancelled"]
    page = employer.open(address)
    tap.tell(page.find("motivation") is None and page.form("message") is None,
             "R9: the applicant's page shows nothing else")
    page = employer.follow(address + "/letter")
    refused(page, 409, "read_cancelled", "R9", "R9: nor the letter")
    page = send(story, "yuuki", story.jobs["2"])
    tap.same(page.find("referral").get("state"), "sent",
             "after a cancel the office may refer again")
    story.referrals["phone"] = page.find("referral").get("id")
    story.seeker.open("/seeker/referrals/" + story.referrals["phone"])
    page = story.seeker.act("apply")
    story.applications["phone"] = page.find("application").get("id")


def withdraw(story):
    """R13: too late to cancel, the applicant tells the employer."""
    seeker, employer = story.seeker, story.employer
    at("2026-11-22T12:00:00")
    seeker.open("/seeker/applications/" + story.applications["late"])
    seeker.act("message", text=SORRY, withdraws="1")
    tap.same(seeker.done(), "message", "R13: the seeker withdraws by message")
    address = "/employer/applicants/" + story.applications["late"]
    page = employer.open(address + "/result")
    form = page.form("result")
    selected = {f.get("name"): o.get("value") for f in form.iter("field")
                for o in f.iter("option") if o.get("selected")}
    tap.same((selected.get("outcome"), selected.get("reason")),
             ("rejected", "8"), "R13: the page of the result suggests 8")
    words = [o.text for o in form.iter("option") if o.get("value") == "8"]
    tap.same(words, ["本人から応募辞退の連絡があった"],
             "R13: in the notice's words")
    page = employer.act("result", reason="")
    wrong(page, "reason", "missing", "R15: a rejection needs its reason")
    page = employer.act("result", reason="8")
    tap.same((employer.done(), page.find("application").get("state")),
             ("result", "rejected"), "R13: the employer registers it")


def result(story):
    """R15: telling and registering, two acts."""
    seeker, employer = story.seeker, story.employer
    at("2026-12-04T10:00:00")
    address = "/employer/applicants/" + story.applications["hired"]
    of_seeker = "/seeker/applications/" + story.applications["hired"]
    employer.open(address + "/result")
    page = employer.act("result", outcome="hired", reason="", hired_on="",
                        terms_differ="")
    wrong(page, "hired_on", "missing", "R15: a hire states its date")
    page = employer.act("result", outcome="hired", hired_on="2027-01-04",
                        terms_differ="")
    wrong(page, "terms_differ", "missing",
          "R15: and whether the terms differ from the posting")
    page = employer.act("result", outcome="hired", hired_on="2027-01-04",
                        terms_differ="yes", terms_note="")
    wrong(page, "terms_note", "missing", "R15: and if so, how")
    page = employer.act("result", outcome="hired", hired_on="2027-01-04",
                        terms_differ="no", disposed=None)
    wrong(page, "disposed", "missing",
          "R10: who read documents confirms what becomes of them")
    page = employer.act("result", outcome="hired", hired_on="2027-01-04",
                        terms_differ="yes", terms_note="月給を5,000円増額")
    tap.same((employer.done(), page.find("application").get("state")),
             ("result", "hired"), "R15: the employer registers the hire")
    tap.same(shown(page.find("application"), "disposed_at"),
             "2026-12-04T10:00:00+09:00", "R10: and that papers are disposed")
    tap.same(shown(page.find("application"), "told_at"), None,
             "R15: the page shows that the applicant was not told")
    told(story.staff, "staff", "result", "R15: the office is told",
         job_number=story.jobs["1"], name="明日 勇氣")
    page = seeker.open(of_seeker)
    body = page.body.decode()
    tap.same(page.find("application").get("state"), "ended",
             "R15: not told, the seeker sees only that selection has ended")
    tap.tell("hired" not in body and "2027-01-04" not in body,
             "R15: nothing in the page gives the result away")
    page = seeker.open("/seeker/applications")
    tap.same(seeker.row("application",
                        id=story.applications["hired"]).get("state"),
             "ended", "R15: nor does the list")
    told(seeker, "seeker", "ended", "R15: the notice says no more",
         link=of_seeker)


def tell(story):
    seeker, employer = story.seeker, story.employer
    address = "/employer/applicants/" + story.applications["hired"]
    of_seeker = "/seeker/applications/" + story.applications["hired"]
    page = employer.open(address)
    tap.tell(page.form("message") is None,
             "R16: after the result there are no more messages")
    page = seeker.open(of_seeker)
    tap.tell(page.form("message") is None, "R16: from either side")
    page = employer.open(address + "/result")
    ways = [o.get("value") for o in page.form("told").iter("option")]
    tap.same(ways, ["phone", "other"],
             "R16: so telling by message is not offered")
    page = employer.act("told", how="phone")
    tap.same((employer.done(),
              shown(page.find("application"), "told_at")),
             ("told", "2026-12-04T10:00:00+09:00"),
             "R15: the employer says that the applicant was told")
    page = seeker.open(of_seeker)
    tap.same((page.find("application").get("state"),
              shown(page.find("application"), "hired_on")),
             ("hired", "2027-01-04"), "R15: now the seeker sees the result")
    told(seeker, "seeker", "told", "R15: and is told of it", link=of_seeker)


def by_paper(story):
    """Without My Page: result only."""
    employer = story.employer
    address = "/employer/applicants/" + story.applications["paper"]
    page = employer.open(address + "/result")
    ways = [o.get("value") for o in page.form("told").iter("option")]
    tap.same(ways, ["phone", "other"],
             "R15: who has no My Page is told by phone")
    page = employer.act("told", how="phone")
    page = employer.act("result", outcome="rejected", reason="7")
    tap.same(page.find("application").get("state"), "rejected",
             "R15: and the result of a paper letter is registered alike")


def walk(story):
    tap.step("R11: messages", messages, story)
    tap.step("R12: cancelling", cancel, story)
    tap.step("R9: after a cancel", after_cancel, story)
    tap.step("R9: documents after a cancel", papering.cancelled, story)
    tap.step("R13: withdrawing later", withdraw, story)
    tap.step("R15: the result", result, story)
    tap.step("R9: documents after the result", papering.ended, story)
    tap.step("R15: telling the applicant", tell, story)
    tap.step("R15: without My Page", by_paper, story)
