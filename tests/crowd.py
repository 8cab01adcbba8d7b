"""People and things by the thousand, made by SQL as acts would leave them.

Everything is like the demonstration's first of its kind; numbers begin with
a mark of the crowd's own, so that crowds do not meet. Rules' time is real.
"""

import hashlib
import hmac
import os
import random
import secrets
import subprocess
import urllib.parse

import client


def sql(text):
    """Run SQL as root; the rows of all answers as lists of texts."""
    run = os.environ["RUN"]
    done = subprocess.run(
        ["mariadb", "--no-defaults", "-uroot", "-N", "-B",
         "--default-character-set=utf8mb4",
         f"--socket={run}/mariadb/mariadb.sock", "shokai"],
        input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{done.stderr}\n{text[:2000]}")
    return [line.split("\t") for line in done.stdout.splitlines()]


def number(text):
    """The one number that a question answers."""
    return int(sql(text)[0][0])


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


# ---- signing in -----------------------------------------------------------

def csrf_of(token):
    """What a form of this session carries (lib/web/guard.c)."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


def session(account):
    """A session of an account (its id in hex): the cookie's token."""
    token = secrets.token_hex(32)
    sql(f"""INSERT INTO session (token, account_id, created_at, idle_until,
            ends_until)
        VALUES (UNHEX(SHA2('{token}', 256)), UNHEX('{account}'),
            UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 HOUR,
            UTC_TIMESTAMP(6) + INTERVAL 12 HOUR)""")
    return token


class Visitor(client.Client):
    """One who is signed in without having typed a password."""

    def __init__(self, door, account, port=None):
        super().__init__(port, check=False)
        self.token = session(account)
        self.cookies[f"shokai-{door}-session"] = self.token

    def act(self, path, key=None, **fields):
        """Post as a form of the site would."""
        fields.update(csrf=csrf_of(self.token),
                      request_key=key or secrets.token_hex(16))
        return self.request("POST", path, urllib.parse.urlencode(fields))


# ---- making ---------------------------------------------------------------

def like(table, base, source, **columns):
    """SQL: rows like the `base` one, one for each row of `source`."""
    names = [row[0] for row in sql(
        f"""SELECT column_name FROM information_schema.columns
            WHERE table_schema = 'shokai' AND table_name = '{table}'
            ORDER BY ordinal_position""")]
    values = [columns.get(name, f"base.{name}") for name in names]
    return (f"INSERT INTO {table} ({', '.join(names)})\n"
            f"SELECT {', '.join(values)}\n"
            f"FROM {table} base JOIN {source} WHERE base.{base};\n")


def first(column, name):
    return f"{column} = UNHEX(MD5('{name} 1'))"


SETTING = """
SET @before = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR,
    @apply = UTC_TIMESTAMP(6) + INTERVAL 7 DAY,
    @valid = UTC_TIMESTAMP(6) + INTERVAL 60 DAY,
    @open = UTC_TIMESTAMP(6) + INTERVAL 150 DAY;
"""


class Crowd:
    """Employers with jobs and seekers, each counted from 1."""

    def __init__(self, employers, jobs, seekers):
        self.mark = f"{random.SystemRandom().randrange(10000, 90000)}"
        self.employers, self.jobs = employers, jobs
        self.seekers = seekers
        sql(SETTING + self.employer_sql() + self.job_sql() +
            self.seeker_sql())

    def id(self, noun, count):
        """The id of the count-th thing, in hex."""
        return md5(f"{self.mark} {noun} {count}")

    def sql_id(self, noun, count):
        return f"UNHEX(MD5(CONCAT('{self.mark} {noun} ', {count})))"

    def sql_number(self, count, digits=8):
        return f"CONCAT('{self.mark}-', LPAD({count}, {digits}, '0'))"

    def employer_sql(self):
        each = f"seq_1_to_{self.employers} n"
        return (like("employer", first("id", "employer"), each,
                     id=self.sql_id("employer", "n.seq"),
                     number=self.sql_number("n.seq", 7),
                     name="CONCAT(base.name, n.seq)") +
                self.account_sql("employer", each))

    def account_sql(self, door, each):
        base = {"employer": "account 1", "seeker": "account 3"}[door]
        return like("account", f"id = UNHEX(MD5('{base}'))", each,
                    id=self.sql_id(f"{door} account", "n.seq"),
                    login=f"CONCAT('{self.mark}-{door}-', n.seq)",
                    party_id=self.sql_id(door, "n.seq"))

    def job_sql(self):
        each = f"seq_1_to_{self.jobs} n"
        return (like("job", first("id", "job"), each,
                     id=self.sql_id("job", "n.seq"),
                     number=self.sql_number("n.seq"),
                     employer_id=self.sql_id(
                         "employer", f"1 + n.seq MOD {self.employers}"),
                     valid_until="@valid", open_until="@open") +
                like("posting", first("job_id", "job"), each,
                     job_id=self.sql_id("job", "n.seq")))

    def seeker_sql(self):
        each = f"seq_1_to_{self.seekers} n"
        return (like("seeker", first("id", "seeker"), each,
                     id=self.sql_id("seeker", "n.seq"),
                     number=self.sql_number("n.seq"),
                     name="""CONCAT(ELT(1 + n.seq MOD 7, '佐藤', '鈴木',
                         '髙橋', '田中', '渡邉', '長谷川', '森'), ' ',
                         ELT(1 + n.seq MOD 5, '千尋', '𠮷郎', '由美', '大',
                         'ひかる'))""",
                     valid_until="@valid") +
                self.account_sql("seeker", each))

    def refer(self, count):
        """`count` referrals sent: seekers in turn, each time to another
        job. Needs count <= seekers * jobs."""
        seeker = f"1 + n.seq MOD {self.seekers}"
        job = (f"1 + (n.seq + n.seq DIV {self.seekers}) MOD {self.jobs}"
               if self.seekers % self.jobs == 0 else
               f"1 + n.seq DIV {self.seekers} MOD {self.jobs}")
        sql(SETTING + like(
            "referral", first("id", "referral"), f"seq_0_to_{count - 1} n",
            id=self.sql_id("referral", "n.seq"),
            number=self.sql_number("n.seq"),
            check_code=f"CONCAT('{self.mark}', LPAD(n.seq, 7, '0'))",
            seeker_id=self.sql_id("seeker", seeker),
            job_id=self.sql_id("job", job),
            employer_id=f"(SELECT employer_id FROM job WHERE id = "
                        f"{self.sql_id('job', job)})",
            sent_at="@before", created_at="@before", apply_until="@apply"))
        return [Referral(self, n) for n in range(count)]

    def seeker(self, count, port=None):
        return Visitor("seeker", self.id("seeker account", count), port)

    def employer(self, count, port=None):
        return Visitor("employer", self.id("employer account", count), port)


class Referral:
    """One of a crowd's referrals: its id and whose it is."""

    def __init__(self, crowd, count):
        self.id = crowd.id("referral", count)
        self.seeker = 1 + count % crowd.seekers
        self.path = f"/seeker/referrals/{self.id}"

    def applications(self):
        """How many have come of it."""
        return number("SELECT COUNT(*) FROM application "
                      f"WHERE referral_id = UNHEX('{self.id}')")
