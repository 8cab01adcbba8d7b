#!/usr/bin/env python3
"""What was written before texts were sealed: migrate seals it, and then it
is read as before. The texts are put back to where the migration of the
schema leaves them, without their keys.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "fault"))

# pylint: disable=wrong-import-position
import crowd
import tap
from door import program_of

SITE = os.environ["SITE"]


def migrate():
    """As the operator runs it."""
    done = subprocess.run(
        [program_of("clerk"), f"{SITE}/etc/clerk.conf", "migrate"],
        capture_output=True, text=True, check=False)
    tap.same(done.returncode, 0, "migrate runs")
    return done.stderr


def write(people):
    """A draft of one referral; of another all that can be written."""
    drafted, sent = people.refer(2)
    seeker = people.seeker(drafted.seeker)
    page = seeker.act(f"{drafted.path}/draft", motivation="前の下書き",
                      next="later")
    tap.same(page.status, 303, "a draft is kept")
    seeker = people.seeker(sent.seeker)
    page = seeker.act(sent.path, motivation="前の志望動機")
    application = page.headers["Location"].rsplit("/", 1)[1]
    employer = people.employer(1)
    address = f"/employer/applicants/{application}"
    pages = [employer.act(f"{address}/messages", text="会社からの便り"),
             seeker.act(f"/seeker/applications/{application}/messages",
                        text="応募者からの便り"),
             employer.act(f"{address}/result", outcome="hired",
                          hired_on="2027-01-04", terms_differ="yes",
                          terms_note="前の相違", note="前のメモ")]
    tap.same([p.status for p in pages], [303] * 3, "and all else is written")
    return drafted, sent, application


def put_back(drafted, sent, application):
    """In clear, as it was once."""
    crowd.sql(f"""
        DELETE FROM seal_key WHERE referral_id IN
            (UNHEX('{drafted.id}'), UNHEX('{sent.id}'));
        UPDATE draft SET motivation = ''
            WHERE referral_id = UNHEX('{drafted.id}');
        DELETE FROM manifest
            WHERE application_id = UNHEX('{application}');
        UPDATE motivation SET text = ''
            WHERE application_id = UNHEX('{application}');
        UPDATE message SET text = ''
            WHERE application_id = UNHEX('{application}');
        UPDATE result SET note = NULL, terms_note = NULL
            WHERE application_id = UNHEX('{application}');
        INSERT INTO unsealed (kind, item_id, version, referral_id, text)
            VALUES ('draft', UNHEX('{drafted.id}'), 0,
                UNHEX('{drafted.id}'), '前の下書き'),
            ('motivation', UNHEX('{application}'), 0, UNHEX('{sent.id}'),
                '前の志望動機'),
            ('note', UNHEX('{application}'), 1, UNHEX('{sent.id}'),
                '前のメモ'),
            ('terms_note', UNHEX('{application}'), 1, UNHEX('{sent.id}'),
                '前の相違');
        INSERT INTO unsealed (kind, item_id, version, referral_id, text)
            SELECT CONCAT(sender, '_message'), id, 0, UNHEX('{sent.id}'),
                    IF(sender = 'employer', '会社からの便り',
                        '応募者からの便り')
                FROM message
                WHERE application_id = UNHEX('{application}')""")


def read(people, drafted, sent, application):
    page = people.seeker(drafted.seeker).get(drafted.path)
    tap.same(page.find("draft/motivation").text, "前の下書き",
             "the draft is read")
    employer = people.employer(1)
    page = employer.get(f"/employer/applicants/{application}")
    tap.same(page.find("motivation/text").text, "前の志望動機",
             "the motivation is read by the employer")
    tap.same([m.find("text").text for m in page.all("message")],
             ["会社からの便り", "応募者からの便り"], "and the messages")
    page = employer.get(f"/employer/applicants/{application}/result")
    tap.same((page.find("result/note").text,
              page.find("result/terms_note").text),
             ("前のメモ", "前の相違"), "and the notes of the result")
    page = people.seeker(sent.seeker).get(
        f"/seeker/applications/{application}")
    tap.same(page.find("application/motivation").text, "前の志望動機",
             "and by the seeker")


def main():
    people = crowd.Crowd(1, 1, 2)
    drafted, sent, application = write(people)
    read(people, drafted, sent, application)
    put_back(drafted, sent, application)
    said = migrate()
    tap.tell("6 texts of before are sealed" in said, "six texts are sealed",
             said)
    tap.same(crowd.number("SELECT COUNT(*) FROM unsealed"), 0,
             "and none is left in clear")
    read(people, drafted, sent, application)
    tap.same(crowd.number(f"""SELECT COUNT(*) FROM motivation
        WHERE application_id = UNHEX('{application}')
            AND (text = '' OR text LIKE '%前の%')"""), 0,
        "what is stored is sealed")
    migrate()
    read(people, drafted, sent, application)
    tap.plan()


if __name__ == "__main__":
    main()
