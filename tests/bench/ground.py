"""What is measured: the site of SITE, RUN and PORT with 100,000
applications, and beside its doors a bare worker."""

import os
import shutil
import signal
import subprocess
import sys
import time

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [TESTS, f"{TESTS}/fault"]

# pylint: disable=wrong-import-position
import crowd

SITE, RUN = os.environ["SITE"], os.environ["RUN"]
BUILD = os.environ["BUILD"]
URL = f"http://127.0.0.1:{os.environ['PORT']}"
LIST = "/employer/applicants"
DEMO = 60	# applications of the demonstration's employer


def pid_of(name):
    with open(f"{RUN}/pid/{name}", encoding="utf-8") as file:
        return int(file.read().split()[0])


def fill(employers=4000, applications=100000):
    """Applications of the years, 25 to an employer, some to each of two
    jobs; and those of the demonstration's employer."""
    many = crowd.Crowd(employers, 2 * employers, applications // 5)
    many.refer(applications)
    mine = crowd.Crowd(1, 5, 12)
    mine.refer(DEMO)
    crowd.sql(f"""UPDATE job SET employer_id = UNHEX(MD5('employer 1'))
            WHERE number LIKE '{mine.mark}-%';
        UPDATE referral SET employer_id = UNHEX(MD5('employer 1'))
            WHERE number LIKE '{mine.mark}-%';
        UPDATE referral SET state = 'applied', ended_at = sent_at
            WHERE state = 'sent' AND (number LIKE '{many.mark}-%'
                OR number LIKE '{mine.mark}-%');
        INSERT INTO application (employer_id, arrived_at, id, referral_id,
                job_id, seeker_id, office_id, state, name, kana, mypage, way,
                job_number, title, referred_at, applied_at, cancel_until,
                read_at, result_version, result_at)
            SELECT employer_id, at, UNHEX(MD5(id)), id, job_id, seeker_id,
                    office_id, state, name, kana, 1, 'online', number, title,
                    sent_at, at, at + INTERVAL 1 DAY,
                    IF(n MOD 3 = 0, NULL, at), state <> 'selecting',
                    IF(state = 'selecting', NULL, at + INTERVAL 9 DAY)
                FROM (SELECT r.*, s.name, s.kana, j.number AS job_number_,
                        j.number AS number_, p.title, j.number number__,
                        CRC32(r.id) AS n,
                        r.sent_at - INTERVAL (CRC32(r.id) MOD 2000) MINUTE
                            AS at
                    FROM referral r JOIN seeker s ON s.id = r.seeker_id
                    JOIN job j ON j.id = r.job_id
                    JOIN posting p ON p.job_id = j.id) r""")
