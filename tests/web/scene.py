"""More for forms.py to find: a seeker with applications, messages and a
result at the first employer, a draft of a referral, a job that waits to be
checked. People and referrals are copied, the rest are the site's own acts."""

import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "way"))

from asking import root  # noqa: E402
from visitor import Visitor  # noqa: E402

MAIL = "hostile@demo.example"


def copied(table, of, **changes):
    """A row like one that is there, but for some columns (as SQL)."""
    sets = ", ".join(f"{c} = {v}" for c, v in changes.items())
    return (f"CREATE OR REPLACE TEMPORARY TABLE one SELECT * FROM {table} "
            f"WHERE {of}; UPDATE one SET {sets}; "
            f"INSERT INTO {table} SELECT * FROM one; ")


def ours(what):
    return f"UNHEX(MD5('hostile {what}'))"


def demo(what):
    return f"id = UNHEX(MD5('{what}'))"


def referral(number, job, **changes):
    """Like the first demonstration referral, which waits for its seeker."""
    return copied("referral", demo("referral 1"), id=ours(number),
                  seeker_id=ours("seeker"), consultation_id=ours("talk"),
                  job_id=f"UNHEX(MD5('{job}'))",
                  number=f"CONCAT(LEFT(number, 9), '9{number:06}')",
                  check_code=f"'HOSTILE{number}AAA'", **changes)


def people():
    root("SET NAMES utf8mb4; "
         + copied("seeker", demo("seeker 1"), id=ours("seeker"),
                  number="'99010-90000001'", name="'H <b>&amp;'")
         + copied("account", "login = 'seeker@demo.example'",
                  id=ours("account"), party_id=ours("seeker"),
                  login=f"'{MAIL}'", mail=f"'{MAIL}'")
         + copied("consultation", demo("consultation 1"), id=ours("talk"),
                  seeker_id=ours("seeker"))
         + referral(1, "job 1") + referral(2, "job 2") + referral(3, "job 3")
         + referral(4, "job 6", state="'draft'", open="NULL",
                    sent_at="NULL", apply_until="NULL")
         + "UPDATE referral SET number = NULL, check_code = NULL WHERE "
         f"id = {ours(4)};")


def address(number):
    return root(f"SELECT LOWER(HEX({ours(number)}))").strip()


def apply(seeker, number):
    seeker.open(f"/seeker/referrals/{address(number)}")
    seeker.act("draft", motivation="<script>alert('1')</script>",
               next="check")
    return seeker.act("apply").find("application").get("id")


def make():
    people()
    seeker = Visitor().enter("seeker", MAIL)
    first, second = apply(seeker, 1), apply(seeker, 2)
    seeker.open(f"/seeker/applications/{first}")
    seeker.act("message", text="\"'><img src=x onerror=alert(1)>")
    employer = Visitor().enter("employer", "employer@demo.example")
    employer.open(f"/employer/applicants/{first}/messages")
    employer.act("message", text="\u3042\u308a\u304c\u3068\u3046 &amp;")
    employer.open(f"/employer/applicants/{second}/result")
    employer.act("result", outcome="rejected", reason="1")
    employer.open("/employer/jobs/new")
    employer.act("job", title=uuid.uuid4().hex[:20])
    employer.act("submit")
