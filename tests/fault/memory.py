#!/usr/bin/env python3
"""10,000 requests over pages and posts, taken or refused, leave each worker
of the doors as large as it was. (Programs without sanitizers: those keep
what was freed.)
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.parse

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, TESTS)
if "RELEASE" not in os.environ:
    os.execv(f"{TESTS}/release.sh", ["release.sh", __file__])

# pylint: disable=wrong-import-position
import crowd
import tap
from door import children

FIRST, REQUESTS = 4000, 10000
# What a worker's memory of its own may grow by in 10,000 requests: a leak of
# 27 bytes a request would show.
GROWTH_KB = 264
DOORS = ("public", "seeker", "employer", "staff")
HTML, XML = "text/html", "application/xml"


def worker_memory():
    """KiB of its own that each worker holds, by door and process."""
    sizes = {}
    for door in DOORS:
        with open(f"{os.environ['RUN']}/pid/{door}", encoding="utf-8") as file:
            parent = int(file.read().split()[0])
        for pid in children(parent):
            with open(f"/proc/{pid}/status", encoding="ascii") as file:
                lines = dict(line.split(":", 1) for line in file)
            sizes[door, pid] = int(lines["RssAnon"].split()[0])
    return sizes


class Requests:
    """Lines for bench/requests.lua."""

    def __init__(self):
        self.lines = []

    def line(self, method, door, token, path, accept=HTML, body=""):
        cookie = f"shokai-{door}-session={token}" if token else ""
        self.lines.append("\t".join((method, path, cookie, accept, body)))

    def get(self, door, token, *paths):
        for path in paths:
            self.line("GET", door, token, path)
            self.line("GET", door, token, path, XML)

    def post(self, door, token, path, key, **fields):
        fields.update(csrf=crowd.csrf_of(token), request_key=key)
        self.line("POST", door, token, path, HTML,
                  urllib.parse.urlencode(fields))


def everything(many, referrals):
    """Pages of all doors, and posts that are taken, repeated or refused."""
    requests = Requests()
    seeker, employer = many.seeker(1).token, many.employer(1).token
    staff = crowd.session(crowd.md5("staff 1"))
    application = crowd.sql(
        "SELECT LOWER(HEX(id)) FROM application"
        f" WHERE seeker_id = UNHEX('{many.id('seeker', 1)}')")[0][0]
    long = "志望の動機です。" * 100
    for place, referral in enumerate(referrals):
        requests.get("public", None, "/", "/jobs", "/help", "/none")
        requests.get("seeker", seeker, "/seeker/", "/seeker/referrals",
                     "/seeker/applications", "/seeker/notifications",
                     referral.path, f"/seeker/applications/{application}",
                     "/seeker/jobs")
        requests.get("employer", employer, "/employer/", "/employer/jobs",
                     "/employer/applicants", "/employer/notifications",
                     f"/employer/applicants/{application}",
                     f"/employer/applicants/{application}/letter",
                     f"/employer/applicants/{application}/result")
        requests.get("staff", staff, "/staff/", "/staff/jobs",
                     "/staff/seekers", "/staff/referrals", "/staff/results")
        requests.get("seeker", None, "/seeker/login", "/seeker/")
        key = f"m{place}"
        requests.post("seeker", seeker, referral.path, key, motivation=long)
        requests.post("seeker", seeker, referral.path, key, motivation=long)
        requests.post("seeker", seeker, referral.path, key, motivation="短")
        requests.post("seeker", seeker, referral.path, "n", motivation="")
        requests.post("employer", employer,
                      f"/employer/applicants/{application}/messages", key,
                      text=long)
        requests.post("employer", seeker, "/employer/applicants", key)
    return requests.lines


def load(lines, least):
    """Send so many requests; how many were."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8",
                                     suffix=".txt") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        sent, end = 0, time.monotonic() + 120
        while sent < least and time.monotonic() < end:
            out = subprocess.run(
                ["wrk", "-t1", "-c8", "-d3s", "-s",
                 f"{TESTS}/bench/requests.lua",
                 f"http://127.0.0.1:{os.environ['PORT']}", "--", file.name],
                capture_output=True, text=True, check=True).stdout
            sent += int(out.split(" requests in")[0].split()[-1])
    return sent


def main():
    many = crowd.Crowd(1, 200, 1)
    referrals = many.refer(200)
    visitor = many.seeker(1)
    visitor.act(referrals[0].path, motivation="志望")
    lines = everything(many, referrals[1:])
    load(lines, FIRST)
    before = worker_memory()
    sent = load(lines, REQUESTS)
    after = worker_memory()
    tap.tell(sent >= REQUESTS, f"{sent} requests of pages and posts", sent)
    tap.same(set(after), set(before), "no worker was replaced")
    for (door, pid), size in sorted(after.items()):
        grown = size - before.get((door, pid), 0)
        tap.tell(grown <= GROWTH_KB,
                 f"a worker of {door}: {size} KiB, {grown:+} KiB", grown)
    made = crowd.number("SELECT COUNT(*) FROM application"
                        f" WHERE seeker_id = UNHEX('{many.id('seeker', 1)}')")
    tap.tell(made > 1, "posts were taken among them", made)
    tap.plan()


if __name__ == "__main__":
    main()
