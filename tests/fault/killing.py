"""Programs of the site under test killed and started again, posts on their
way meanwhile, and what must hold whatever was killed."""

import os
import secrets
import signal
import subprocess
import threading

# door.py comes from beside this file.
import crowd
import papers
from door import RUN, SITE, program_of, wait_until, write_settings

SCRIPT = os.path.join(os.path.dirname(__file__), "program.sh")
BEGIN, CHUNK = "seeker_document_begin(", "seeker_document_chunk("
ADD, APPLY = "seeker_document_add(", "seeker_apply("


def program(name, what, *more):
    """mariadb, keyd or clerk: end, crash or start it."""
    subprocess.run([SCRIPT, name, what, *more], check=True, timeout=120,
                   stdin=subprocess.DEVNULL)


def pid_of(name):
    with open(f"{RUN}/pid/{name}", encoding="utf-8") as file:
        return int(file.read().split()[0])


def gone(pid):
    """Has a process ended? A zombie has."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(") ", 1)[1][0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def kill(name):
    """kill -9, and no more than that; program(name, "start") starts it."""
    pid = pid_of(name)
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: gone(pid))


class Clerk:
    """In a `with`: the clerk with changed settings in the place of the
    site's own."""

    def __init__(self, **changes):
        self.changes = changes
        self.conf = f"{SITE}/etc/clerk.fault.conf"

    def start(self):
        program("clerk", "start", self.conf)

    def __enter__(self):
        program("clerk", "end")
        write_settings("clerk", self.conf, self.changes)
        self.start()
        return self

    def __exit__(self, *_):
        program("clerk", "end")
        program("clerk", "start")
        os.remove(self.conf)


def epochs():
    """Numbers of the epochs whose keys there are, the oldest first."""
    return sorted(int(name[6:-4]) for name in os.listdir(f"{SITE}/keys")
                  if name.endswith(".key"))


def broken():
    """What `verify` says does not hold."""
    leaks = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    done = subprocess.run(
        [program_of("clerk"), f"{SITE}/etc/clerk.conf", "verify"],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "ASAN_OPTIONS": leaks.strip(":")})
    wrong = {line for line in done.stdout.splitlines()
             if not line.startswith("holds ")}
    if done.returncode != (1 if wrong else 0) or not done.stdout:
        wrong.add(f"status {done.returncode}: {done.stderr}")
    return wrong


def sweep(seconds=12):
    """Let the clerk take away what was begun and not finished, as if its
    minute were over; is it gone?"""
    crowd.sql("UPDATE document SET began_at = began_at - INTERVAL 2 MINUTE"
              " WHERE state = 'receiving'")
    return wait_until(lambda: not crowd.number(
        "SELECT COUNT(*) FROM document WHERE state = 'receiving'"), seconds)


class Post(threading.Thread):
    """Something asked for, on its way."""

    page = None

    def __init__(self, act, *given):
        super().__init__(daemon=True)
        self.act, self.given = act, given
        self.start()

    def run(self):
        self.page = self.act(*self.given)

    def answer(self):
        self.join(60)
        return self.page


class Case:
    """A seeker, one of their referrals, and a document on its way to it."""

    def __init__(self, many, referral, length=2_200_000):
        self.many, self.referral = many, referral
        self.seeker = many.seeker(referral.seeker)
        self.data = papers.pdf(length)
        self.key = secrets.token_hex(16)

    def post(self):
        """The same post whenever it is called."""
        return papers.attach(self.seeker, self.referral, data=self.data,
                             key=self.key)

    def apply(self):
        return self.seeker.act(self.referral.path, f"a{self.key}",
                               motivation="志望")

    def documents(self):
        """The referral's, by id."""
        return list(papers.documents(self.seeker.get(self.referral.path)))

    def open(self, document):
        return self.seeker.get(f"{self.referral.path}/documents/{document}")

    def whole(self):
        """Is there one document, with every byte that was posted?"""
        documents = self.documents()
        return len(documents) == 1 and \
            self.open(documents[0]).body == self.data

    def application(self):
        """Its id; None before there is one."""
        rows = crowd.sql("SELECT LOWER(HEX(id)) FROM application WHERE "
                         f"referral_id = UNHEX('{self.referral.id}')")
        return rows[0][0] if rows else None

    def employer_reads(self):
        """Does the employer see one document, and every byte of it?"""
        employer = self.many.employer(1)
        path = f"/employer/applicants/{self.application()}"
        rows = list(papers.documents(employer.get(path)))
        return len(rows) == 1 and employer.get(
            f"{path}/documents/{rows[0]}").body == self.data
