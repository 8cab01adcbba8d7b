"""What is measured: the site of SITE, RUN and PORT with 100,000
applications, and beside its doors a bare worker."""

import os
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
            SELECT r.employer_id, r.arrived, UNHEX(MD5(r.id)), r.id, r.job_id,
                    r.seeker_id, r.office_id, r.became, s.name, s.kana, 1,
                    'online', j.number, p.title, r.sent_at, r.arrived,
                    r.arrived + INTERVAL 1 DAY,
                    IF(r.hash MOD 3 = 0, NULL, r.arrived),
                    r.became <> 'selecting', IF(r.became = 'selecting', NULL,
                        LEAST(r.arrived + INTERVAL 9 DAY, r.sent_at))
                FROM (SELECT referral.*, CRC32(id) AS hash,
                        ELT(1 + CRC32(id) MOD 4, 'selecting', 'selecting',
                            'hired', 'rejected') AS became,
                        sent_at - INTERVAL CRC32(id) MOD 20000 MINUTE
                            AS arrived
                    FROM referral WHERE state = 'applied') r
                JOIN seeker s ON s.id = r.seeker_id
                JOIN job j ON j.id = r.job_id
                JOIN posting p ON p.job_id = j.id;
        ANALYZE TABLE application, referral, job, posting, seeker;""")


class Applying:
    """Referrals waiting for many seekers, and the posts that apply."""

    def __init__(self, count, folder):
        self.crowd = crowd.Crowd(64, max(64, count // 64 + 1), 64)
        self.file = f"{folder}/apply.txt"
        referrals = self.crowd.refer(count)
        tokens = [self.crowd.seeker(1 + n).token for n in range(64)]
        self.lines = []
        for place, referral in enumerate(referrals):
            token = tokens[referral.seeker - 1]
            self.lines.append(
                f"POST\t{referral.path}\tshokai-seeker-session={token}\t"
                f"text/html\tcsrf={crowd.csrf_of(token)}"
                f"&request_key=bench{place}&motivation=%E5%BF%97%E6%9C%9B\n")

    def prepare(self):
        """The posts that have not been made yet, for another round."""
        done = self.count()
        # What was on its way when the last round ended may be done or not.
        with open(self.file, "w", encoding="ascii") as file:
            file.writelines(self.lines[done + 256 * (done > 0):])
        return self.file

    def count(self):
        return crowd.number("SELECT COUNT(*) FROM application WHERE job_number"
                            f" LIKE '{self.crowd.mark}-%'")


class Bare:
    """The bare worker, with nginx's own file beside it, in a `with`."""

    def __init__(self, folder):
        self.page = f"{folder}/page"
        self.socket = f"{RUN}/bare.sock"

    def __enter__(self):
        self.process = subprocess.Popen(
            [f"{BUILD}/tests/bench/bare", self.socket, self.page, "2"])
        os.makedirs(f"{RUN}/www/bench", exist_ok=True)
        with open(self.page, "rb") as page:
            with open(f"{RUN}/www/bench/file.html", "wb") as file:
                file.write((page.read() * 2)[:10240])
        conf = f"{SITE}/etc/nginx.conf"
        with open(conf, encoding="utf-8") as file:
            text = file.read()
        with open(conf, "w", encoding="utf-8") as file:
            file.write(text.replace("location /static/ {", f"""location /bench/ {{
		}}
		location = /bench/bare {{
			add_header Cache-Control "";
			fastcgi_pass unix:{self.socket};
		}}
		location /static/ {{""", 1))
        os.kill(pid_of("nginx"), signal.SIGHUP)
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def get(path, token, accept):
    visitor = crowd.client.Client(check=False)
    visitor.cookies["shokai-employer-session"] = token
    page = visitor.get(path, headers={"Accept": accept})
    if page.status != 200:
        raise AssertionError(f"{path}: {page.status}")
    return page.body


def quiet():
    """The clerk's mail would be a load of its own: it waits."""
    os.kill(pid_of("clerk"), signal.SIGSTOP)


def loud():
    os.kill(pid_of("clerk"), signal.SIGCONT)
