"""Step 6: each deadline at its last instant and the one after (R6, R16)."""

import papering
import tap
from referring import send
from story import at, deadline, refused, told, whom_to_call
from visitor import shown

PHONED = "求人者から、採用を見あわせるとの電話がありました。"


def lapse(story):
    """R6: by the clock, not by a sweep."""
    seeker = story.seeker
    address = "/seeker/referrals/" + story.referrals["lapsed"]
    at("2026-11-26T23:59:59.999999")
    page = seeker.open(address)
    form = page.form("apply")
    tap.same((page.find("referral").get("state"), form is not None),
             ("sent", True), "R6: at the last instant the seeker can apply")
    at("2026-11-27T00:00:00")
    page = seeker.send_form(form)
    refused(page, 409, "referral_lapsed", "R6",
            "R6: a microsecond later the referral has lapsed")
    deadline(page, "apply_until", "2026-11-26T23:59:59.999999+09:00",
             "R6: the refusal says until when it could be")
    whom_to_call(page, "R6: and whom to call")
    tap.same(page.find("referral").get("state"), "lapsed",
             "R6: the page says that it has lapsed")
    page = story.staff.open("/staff/referrals/" + story.referrals["lapsed"])
    tap.same(page.find("referral").get("state"), "lapsed",
             "R6: and so does the office's")


def withdraw(story):
    """The office takes a referral back before the seeker applies."""
    staff, seeker = story.staff, story.seeker
    at("2026-12-10T10:00:00")
    page = send(story, "yuuki", story.jobs["4"])
    referral = page.find("referral").get("id")
    tap.same(page.find("referral").get("state"), "sent",
             "R6: after a lapse the office may refer again")
    form = seeker.open("/seeker/referrals/" + referral).form("apply")
    page = staff.act("withdraw", reason=PHONED)
    tap.same((staff.done(), page.find("referral").get("state")),
             ("withdraw", "withdrawn"), "R5: staff take a referral back")
    page = seeker.send_form(form)
    refused(page, 409, "referral_withdrawn", "R5",
            "R5: the seeker can't apply to it any more")
    whom_to_call(page, "R5: the refusal says whom to call")
    tap.same(shown(page.find("referral"), "withdrawn_reason"), PHONED,
             "R5: and the page why")


def invalid(story):
    """The employer ends a job before its last day."""
    employer, seeker = story.employer, story.seeker
    page = send(story, "yuuki", story.jobs["3"])
    referral = page.find("referral").get("id")
    form = seeker.open("/seeker/referrals/" + referral).form("apply")
    employer.open("/employer/jobs/" + story.jobs["3"])
    page = employer.act("invalidate")
    tap.same((employer.done(), page.find("job").get("state")),
             ("invalidate", "invalid"), "R1: the employer ends a job")
    page = seeker.send_form(form)
    refused(page, 409, "job_invalid", "R1",
            "R1: then nobody applies to it any more")
    whom_to_call(page, "R1: the refusal says whom to call")
    tap.same(story.public.follow("/jobs/" + story.jobs["3"]).status, 404,
             "R1: nobody finds it any more")
    employer.open("/employer/applicants?job=" + story.jobs["3"])
    row = employer.row("application", name="相川 一郎")
    page = employer.open("/employer/applicants/" + row.get("id"))
    tap.same(shown(page.find("application"), "open_until"),
             "2027-03-31T23:59:59.999999+09:00",
             "R16: results of its applicants are taken to the end of the "
             "third month after that")


def remind(story):
    """R15: what stays without a result."""
    page = story.employer.open("/employer/")
    tap.tell(any(row.get("late") for row in page.all("application")),
             "R15: the employer's first page reminds of old applications")


def window(story):
    """R16: results and messages to the end of the third month."""
    employer, seeker = story.employer, story.seeker
    address = "/employer/applicants/" + story.applications["phone"]
    of_seeker = "/seeker/applications/" + story.applications["phone"]
    at("2027-02-01T00:00:00")
    page = employer.open("/employer/jobs/" + story.jobs["2"])
    tap.same(page.find("job").get("state"), "invalid",
             "R1: after its last day the job is invalid")
    at("2027-04-30T23:59:59.999999")
    result = employer.open(address + "/result").form("result")
    late = employer.open(address).form("message")
    message = employer.open(address).form("message")
    reply = seeker.open(of_seeker).form("message")
    tap.tell(None not in (result, message, reply),
             "R16: at the last instant results and messages are taken")
    page = employer.send_form(message, text="ご連絡が遅くなりました。")
    tap.same(employer.done(), "message", "R16: and a message goes")
    at("2027-05-01T00:00:00")
    page = employer.send_form(result, outcome="rejected", reason="7")
    refused(page, 409, "result_late", "R16",
            "R16: a microsecond later the result is refused")
    deadline(page, "open_until", "2027-04-30T23:59:59.999999+09:00",
             "R16: the refusal says until when it could be")
    whom_to_call(page, "R16: and the phone number of the referring office")
    tap.tell(page.form("result") is None, "R16: no form is left for it")
    employer.open(address)
    page = employer.send_form(late, text="もう一度ご連絡します。")
    refused(page, 409, "message_late", "R16", "R16: nor does a message go")
    whom_to_call(page, "R16: with the office's phone number")
    page = seeker.send_form(reply, text="ありがとうございます。")
    refused(page, 409, "message_late", "R16", "R16: from either side")
    page = employer.open(address)
    tap.same(page.find("motivation"), None,
             "R9: motivation and messages are closed to the employer")
    page = employer.follow(address + "/letter")
    refused(page, 409, "read_late", "R9", "R9: and so is the letter")
    whom_to_call(page, "R9: the page says whom to call")


def phone(story):
    """R16: what the employer says to the office by phone."""
    staff, seeker, employer = story.staff, story.seeker, story.employer
    address = "/staff/results/" + story.applications["phone"]
    of_seeker = "/seeker/applications/" + story.applications["phone"]
    waiting = staff.search("/staff/results", "application",
                           id=story.applications["phone"])
    tap.tell(waiting is not None,
             "R16: the office sees which results it must enter")
    staff.open(address)
    page = staff.act("result", outcome="rejected", reason="7")
    tap.same((staff.done(), page.find("application").get("state")),
             ("result", "rejected"), "R16: staff enter a result heard by phone")
    told(employer, "employer", "result_phone", "R16: the employer is told",
         job_number=story.jobs["2"], name="明日 勇氣")
    told(seeker, "seeker", "ended", "R16: the seeker is told", link=of_seeker)


def correct(story):
    staff, seeker, employer = story.staff, story.seeker, story.employer
    address = "/staff/results/" + story.applications["hired"]
    of_seeker = "/seeker/applications/" + story.applications["hired"]
    stale = staff.open(address).form("correct")
    staff.open(address)
    page = staff.act("correct", outcome="hired", hired_on="2027-01-05", why="")
    tap.same((page.status, page.errors().get("why")), (422, "missing"),
             "R16: a correction needs a reason")
    page = staff.act("correct", outcome="hired", hired_on="2027-01-05",
                     why="採用日の入力まちがい")
    tap.same((staff.done(), [shown(r, "hired_on")
                             for r in page.all("result")]),
             ("correct", ["2027-01-05", "2027-01-04"]),
             "R16: staff correct a result; the first one stays on record")
    page = staff.send_form(stale, outcome="rejected", reason="7", why="別件")
    refused(page, 409, "result_version", "R16",
            "R16: who corrects what another corrected is refused")
    told(employer, "employer", "corrected", "R16: the employer is told",
         job_number=story.jobs["1"], name="明日 勇氣")
    told(seeker, "seeker", "corrected", "R16: and the seeker",
         link=of_seeker)
    page = seeker.open(of_seeker)
    tap.same(shown(page.find("application"), "hired_on"), "2027-01-05",
             "R16: whose page shows what stands now")


def helpers(story):
    """R17: on every page."""
    page = story.public.open("/")
    site = page.find("site")
    tap.tell(all(site.get(name) for name in ("phone", "hours", "mail")),
             "R17: every page says whom to ask about using the site")


def walk(story):
    tap.step("R6: the lapse", lapse, story)
    tap.step("R9: documents after the lapse", papering.lapsed, story)
    tap.step("R5: a referral taken back", withdraw, story)
    tap.step("R1: a job ended early", invalid, story)
    tap.step("R15: a reminder", remind, story)
    tap.step("R16: the window", window, story)
    tap.step("R16: by phone", phone, story)
    tap.step("R16: correcting", correct, story)
    tap.step("R17: whom to ask", helpers, story)
