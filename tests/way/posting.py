"""Step 1: jobs, written by an employer and checked by staff (R1, R2)."""

import tap
from story import EMPLOYER, at, refused, told, wrong
from visitor import Missing, shown

SECTIONS = ["kind", "work", "pay", "hours", "insurance", "pr", "selection"]
REASON = "賃金の下限と上限の書き方を、手当の額とあわせて確かめてください。"
# R2: one that takes no documents online.
BY_HAND = {"online_papers": None, "papers_way": ["interview"]}
TITLES = {wish: f"一般事務（公開希望{wish}）" for wish in "1234"}


def key_of(page):
    row = page.find("job")
    return row.get("number") or row.get("id")


def state_of(page):
    return page.find("job").get("state")


def check(story, title):
    """Staff open a job that waits to be checked."""
    row = story.staff.search("/staff/jobs", "job", title=title)
    if row is None:
        raise Missing(f"{title} is not in the queue")
    return story.staff.open("/staff/jobs/" + row.get("id"))


def write(story):
    """A draft, which may lack what it likes, and what submitting asks."""
    employer = story.employer.enter("employer", "employer@demo.example")
    at("2026-11-18T10:00:00")
    page = employer.open("/employer/jobs/new")
    tap.same([g.get("name") for g in page.form("job").findall("group")],
             SECTIONS, "the form has its sections in the order of the notice's "
             "entry form")
    tap.same(shown(page.find("employer"), "name"), EMPLOYER,
             "the section of the establishment is known already")
    form = page.form("job")
    page = employer.send(form, {"title": TITLES["1"]})
    tap.same((page.find("done").get("act"), state_of(page)),
             ("job", "draft"), "R1: a draft is kept with its title alone")
    employer.page = page
    page = employer.send_form(page.form("submit"))
    tap.tell(page.status == 422 and page.errors().get("duties") == "missing",
             "R1: it is not submitted: what is missing stands at the fields",
             page.status, page.errors())
    page = employer.act("job", title=TITLES["1"], wage_from="248001")
    page = employer.act("submit") if page.status == 200 else page
    tap.same((page.status, page.errors().get("wage_to")), (422, "order"),
             "R1: nor with an upper wage below the lower one")
    page = employer.act("job", title=TITLES["1"], wage_from="215000",
                        papers=["letter"])
    page = employer.act("submit") if page.status == 200 else page
    tap.same((page.status, page.errors().get("papers")), (422, "online"),
             "R2: documents through the site need one that could come so")
    page = employer.act("job", title=TITLES["1"], wage_from="215000",
                        papers=["letter", "resume", "career"])
    tap.same(shown(page.find("posting"), "online_papers"), "1",
             "R2: 求職者マイページからの登録 is ticked")
    tap.same(shown(page.find("posting"), "disposal"), "discard",
             "R10: how documents are disposed of is stated")
    return page


def submit(story):
    """Submitted, sent back with a reason, mended, accepted."""
    employer, staff = story.employer, story.staff
    staff.enter("staff", "staff@demo.example")
    at("2026-11-18T10:30:00")
    page = employer.act("submit")
    tap.same((employer.done(), state_of(page)), ("submit", "submitted"),
             "R1: the employer submits it")
    mine = key_of(page)
    tap.same(story.public.follow(f"/jobs/{mine}").status, 404,
             "R1: nobody else sees it yet")
    told(staff, "staff", "job_submitted", "R1: the office is told",
         title=TITLES["1"])
    page = check(story, TITLES["1"])
    page = staff.act("return", reason="")
    wrong(page, "reason", "missing", "R1: it is not sent back without a reason")
    page = check(story, TITLES["1"])
    late = page.form("accept")
    page = staff.act("return", reason=REASON)
    tap.same((staff.done(), state_of(page)), ("return", "returned"),
             "R1: staff send it back with one")
    page = staff.send_form(late)
    refused(page, 409, "job_state", "R1",
            "R1: what was sent back can't be accepted")
    told(employer, "employer", "job_returned", "R1: the employer is told",
         title=TITLES["1"])
    page = employer.open(f"/employer/jobs/{mine}")
    tap.same(shown(page.find("job"), "note"), REASON,
             "R1: and reads the reason")
    page = employer.act("job", allowance="職務手当 10,000円（全員）")
    page = employer.act("submit") if state_of(page) == "returned" else page
    tap.same(state_of(page), "submitted", "R1: it is mended and submitted")
    accept(story)


def accept(story):
    staff = story.staff
    at("2026-11-18T11:00:00")
    check(story, TITLES["1"])
    page = staff.act("accept")
    row = page.find("job")
    tap.same((staff.done(), row.get("state"), row.get("number")[:6]),
             ("accept", "accepted", "99010-"),
             "R1: accepted, it has a number: the office's code, a sequence")
    tap.same((len(row.get("number")), shown(row, "valid_until")),
             (14, "2027-01-31T23:59:59.999999+09:00"),
             "R1: and is valid to the end of the second month after")
    story.jobs["1"] = row.get("number")
    told(story.employer, "employer", "job_accepted",
         "R1: the employer is told", job_number=row.get("number"))


def others(story):
    """One of each wish to be shown, and one refused."""
    employer, staff = story.employer, story.staff
    for wish in "234":
        employer.open("/employer/jobs/new")
        employer.act("job", title=TITLES[wish], visibility=wish,
                     **(BY_HAND if wish == "3" else {}))
        employer.act("submit")
        check(story, TITLES[wish])
        page = staff.act("accept")
        story.jobs[wish] = page.find("job").get("number")
    tap.same(sorted(story.jobs.values())[0], story.jobs["1"],
             "R1: numbers follow each other")
    employer.open("/employer/jobs/new")
    employer.act("job", title="断られる求人")
    page = employer.act("submit")
    mine = key_of(page)
    check(story, "断られる求人")
    page = staff.act("refuse", reason="仕事の内容が確かめられません。")
    tap.same((staff.done(), state_of(page)), ("refuse", "refused"),
             "R1: staff refuse another with a reason")
    page = employer.open(f"/employer/jobs/{mine}")
    tap.same((shown(page.find("job"), "note"), page.form("job")),
             ("仕事の内容が確かめられません。", None),
             "R1: which the employer reads, and can't submit again")


def visibility(story):
    """R1: who sees what."""
    public, seeker = story.public, story.seeker
    seeker.enter("seeker", "seeker2@demo.example")
    for visitor, door, who, names in (
            (public, "", "anyone", (EMPLOYER, None, None)),
            (seeker, "/seeker", "a seeker", (EMPLOYER, EMPLOYER, None))):
        for wish, name in zip("123", names):
            number = story.jobs[wish]
            row = visitor.search(f"{door}/jobs", "job", number=number)
            tap.tell(row is not None and
                     shown(row, "employer_name") == name,
                     f"R1: wish {wish}: {who} sees the job in the list, "
                     f"{'with' if name else 'without'} the employer's name")
            page = visitor.open(f"{door}/jobs/{number}")
            tap.tell((EMPLOYER in page.body.decode()) == bool(name),
                     f"R1: wish {wish}: and so in its page")
        tap.tell(visitor.search(f"{door}/jobs", "job",
                                number=story.jobs["4"]) is None and
                 visitor.follow(f"{door}/jobs/{story.jobs['4']}").status ==
                 404, f"R1: wish 4: {who} does not see the job")
    page = story.staff.open(f"/staff/jobs/{story.jobs['4']}")
    tap.same(page.find("job").get("number"), story.jobs["4"],
             "R1: wish 4: staff see it")
    page = story.public.open(f"/jobs/{story.jobs['1']}")
    tap.same(shown(page.find("posting"), "duties"),
             "請求書の発行、入金の確認、電話と来客の対応。\n"
             "慣れるまで先輩が隣につきます。",
             "R1: the job's page shows what was accepted")


def change(story):
    """A change to an accepted job is reviewed before it shows."""
    employer, staff = story.employer, story.staff
    number = story.jobs["1"]
    employer.open(f"/employer/jobs/{number}")
    page = employer.act("job", wage_to="250000")
    page = employer.act("submit") if page.form("submit") is not None else page
    tap.same((state_of(page), page.find("job").get("changed")),
             ("accepted", "submitted"), "R1: a change is submitted")
    page = story.public.open(f"/jobs/{number}")
    tap.same(shown(page.find("posting"), "wage_to"), "248000",
             "R1: it does not show before it is checked")
    check(story, TITLES["1"])
    staff.act("accept")
    page = story.public.open(f"/jobs/{number}")
    tap.same((shown(page.find("posting"), "wage_to"),
              page.find("job").get("number")), ("250000", number),
             "R1: accepted it shows, under the same number")
    tap.same(shown(page.find("job"), "valid_until"),
             "2027-01-31T23:59:59.999999+09:00",
             "R1: and the job is valid as long as before")


def walk(story):
    tap.step("R1: writing a job", write, story)
    tap.step("R1: checking it", submit, story)
    tap.step("R1: more jobs", others, story)
    tap.step("R1: who sees a job", visibility, story)
    tap.step("R1: a change", change, story)
