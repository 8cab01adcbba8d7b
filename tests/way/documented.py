#!/usr/bin/env python3
"""What schema/partner.md tells a partner's system to do, done: each line of
its blocks in one shell, in their order, against the status that it says. What
people do in between is done at their pages, where a comment says so. No call
of a door for systems is forgotten.
"""

import base64
import hashlib
import hmac
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tests"))

# pylint: disable=wrong-import-position
import clock
import tap
from referring import consult, register
from story import Story

DOCUMENT = os.path.join(TOP, "schema", "partner.md")
END = "\x01"
# Every call notes its status, method and address, wherever it is made.
CURL = ("curl() { command curl -s -m 30 -w "
        "'%{stderr}%{http_code} %{method} %{url_effective}\\n' \"$@\" "
        "2>>\"$NOTES\"; }")
METHODS = {"get": "GET", "post": "POST", "put": "PUT", "remove": "DELETE"}


class Shell:
    """One bash; a line at a time."""

    def __init__(self, notes):
        self.notes = notes
        self.calls = []
        environment = {
            **os.environ, "NOTES": notes,
            "SITE_URL": f"https://localhost:{os.environ['TLS_PORT']}"}
        self.bash = subprocess.Popen(
            ["timeout", "300", "bash"], cwd=TOP, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        self.run(CURL)

    def run(self, line):
        """What it wrote."""
        self.bash.stdin.write(f"{line}\nprintf '\\001'\n")
        self.bash.stdin.flush()
        said = ""
        while not said.endswith(END):
            more = self.bash.stdout.read(1)
            if not more:
                raise AssertionError(f"the shell ended at: {line}\n{said}")
            said += more
        return said[:-1]

    def get(self, name):
        return self.run(f'printf %s "${name}"')

    def set(self, name, value):
        self.run(f"{name}='{value}'")

    def statuses(self):
        """Of the calls since the last look."""
        with open(self.notes, "r+", encoding="utf-8") as file:
            calls = [line.split() for line in file]
            file.truncate(0)
        self.calls += [(method, urllib.parse.urlsplit(url).path, status)
                       for status, method, url in calls]
        return [call[0] for call in calls]

    def close(self):
        self.bash.stdin.close()
        self.bash.wait()


def steps():
    """Lines of the blocks, and the comments between them, in their order."""
    inside = False
    with open(DOCUMENT, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("```"):
                inside = line == "```sh"
            elif inside and line.strip():
                yield "line", line
            elif line.startswith("<!-- "):
                yield "act", line[5:-4]


def wanted(line):
    """The statuses that a line says; each of the last for what is left."""
    found = re.search(r" # (\d{3}(?: \d{3})*)$", line)
    return found.group(1).split() if found else []


def accept(story, shell):
    story.staff.enter("staff", "staff@demo.example")
    story.staff.open("/staff/jobs/" + shell.get("JOB"))
    story.staff.act("accept")


def talk(story, shell):
    register(story, "one", mypage="1", mail=story.mail("one"),
             password="Shokai-demo-1")
    consult(story, "one")
    shell.set("SEEKER", story.seekers["one"])


def apply(story, shell):
    seeker = story.seeker.enter("seeker", story.mail("one"))
    seeker.open("/seeker/referrals/" + shell.get("REFERRAL"))
    seeker.act("draft", motivation="志望の動機です。", next="check")
    seeker.act("apply")
    seeker.act("message", text="よろしくお願いします。")


def deliver(_, shell):
    shell.set("ID", "0b7a9d52-2f57-4b0e-9a43-5f0e1a6d7c11")
    shell.set("TIMESTAMP", "1795744800")
    shell.set("BODY", '<event code="seeker_apply" noun="application"/>')


ACTS = {"staff accepts the job": accept,
        "staff registers and consults a seeker": talk,
        "the seeker applies and writes": apply,
        "a delivery comes": deliver}


def walk(story, shell):
    for kind, what in steps():
        if kind == "act":
            tap.step(what, ACTS[what], story, shell)
            continue
        said, statuses = shell.run(what), wanted(what)
        seen = shell.statuses()
        if "curl" not in what.split("() {")[0] and not seen:
            continue
        statuses += statuses[-1:] * (len(seen) - len(statuses))
        tap.tell(seen == statuses and seen, what, f"seen {seen}", said[:4000])


def captured(shell):
    """What later lines stand on was there: none was empty by chance."""
    for name in ("JOB", "NUMBER", "ETAG", "BATCH", "CURSOR", "REFERRAL",
                 "APPLICATION", "NEXT", "HOOK", "SECRET", "TOKEN"):
        tap.tell(shell.get(name), f"{name} was found in an answer")
    text = ".".join(shell.get(n) for n in ("ID", "TIMESTAMP", "BODY"))
    good = hmac.new(base64.b64decode(shell.get("SECRET")), text.encode(),
                    hashlib.sha256).digest()
    tap.same(shell.get("SIGNATURE").strip(), base64.b64encode(good).decode(),
             "the signature is what a webhook would have")


def routes(text):
    """Method and path of all that a routes.c answers."""
    for path, rest in re.findall(r'\{ "(/[^"]*)",(.*?)\}(?=,\n)', text,
                                 re.S):
        for field in re.findall(r"\.(get|post|put|remove) = ", rest):
            yield METHODS[field], path


def forgotten(text, calls):
    """Those of its routes that no call was answered by as it should."""
    return [(method, path) for method, path in routes(text)
            if not any(method == asked and status[0] == "2" and re.fullmatch(
                re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)), address)
                for asked, address, status in calls)]


def complete(shell):
    for door in "partner", "feed":
        with open(f"{TOP}/fcgi/{door}/routes.c", encoding="utf-8") as file:
            text = file.read()
        count = len(re.findall(r"\.(?:get|post|put|remove) = ", text))
        tap.same(len(list(routes(text))), count, f"{door}: all routes are read")
        tap.same(forgotten(text, shell.calls), [],
                 f"{door}: the document forgets no call")
        tap.same(len(forgotten(text, [])), count,
                 f"{door}: a forgotten one is found")


def main():
    story = Story()
    # The samples are of this day; the employer can be reached at this hour.
    clock.stand("2026-11-27T11:00:00")
    with tempfile.NamedTemporaryFile() as notes:
        shell = Shell(notes.name)
        try:
            tap.step("the document", walk, story, shell)
            tap.step("what was captured", captured, shell)
            tap.step("its calls", complete, shell)
        finally:
            clock.run()
            shell.close()
    tap.plan()


if __name__ == "__main__":
    main()
