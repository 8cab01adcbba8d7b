"""Cheap experiments behind decisions of the README (see tests/bench/decide)."""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
import ground
import measure
from ground import BUILD, URL, crowd, pid_of
from door import Door, wait_until
from run import callgrind

FCGI = os.path.join(ground.TESTS, "..", "fcgi")

# What the statements of call_ways.c need, by user, table and right.
COLUMNS = {
    "employer": {
        "session": {"SELECT": "token account_id idle_until ends_until"},
        "account": {"SELECT": "id door party_id name"},
        "notification": {"SELECT": "party_id read_at"},
        "application": {"SELECT": "employer_id arrived_at id state mypage way "
                        "read_at employer_unread name kana title referred_at "
                        "applied_at result_at"},
        "job": {"SELECT": "number title employer_id created_at"}},
    "seeker": {
        "session": {"SELECT": "token account_id idle_until ends_until"},
        "account": {"SELECT": "id door party_id"},
        "request_key": {"INSERT": "account_id request_key fields answer at"},
        "referral": {"SELECT": "id seeker_id job_id employer_id office_id "
                     "state apply_until sent_at",
                     "UPDATE": "state ended_at"},
        "job": {"SELECT": "id number state valid_until shown_version"},
        "posting": {"SELECT": "job_id version title"},
        "seeker": {"SELECT": "id name kana mypage valid_until",
                   "UPDATE": "valid_until"},
        "application": {"SELECT": "id employer_id office_id job_number title "
                        "name", "INSERT": "employer_id arrived_at id "
                        "referral_id job_id seeker_id office_id state name "
                        "kana mypage way job_number title referred_at "
                        "applied_at cancel_until"},
        "motivation": {"INSERT": "application_id text"},
        "draft": {"SELECT": "referral_id"},
        "office": {"SELECT": "id name"},
        "notification": {"INSERT": "party_id at id code link office_name "
                         "job_number title name"},
        "mail": {"INSERT": "id account_id code created_at next_at"},
        "audit": {"INSERT": "at real_at account_id act subject_id"}}}
CALLS = {"employer": "employer_applicants", "seeker": "seeker_apply"}


def grant():
    """One user who may only call, one who may only touch columns."""
    text = ""
    for door, tables in COLUMNS.items():
        call, columns = f"bench_call_{door}@localhost", \
            f"bench_columns_{door}@localhost"
        for user in (call, columns):
            text += f"CREATE USER {user} IDENTIFIED BY 'bench';\n"
        text += f"GRANT EXECUTE ON PROCEDURE {CALLS[door]} TO {call};\n"
        for table, rights in tables.items():
            given = ", ".join(f"{right} ({', '.join(names.split())})"
                              for right, names in rights.items())
            text += f"GRANT {given} ON {table} TO {columns};\n"
    crowd.sql(text + "GRANT DELETE ON draft TO "
              "bench_columns_seeker@localhost;")


# ---- (a) a page by libxslt and by hand ---------------------------------------

def by_hand(folder, token, short):
    print("a. the list of applicants, from the same tree to the same bytes")
    with open(f"{folder}/page.xml", "wb") as file:
        file.write(ground.get(ground.LIST, token, "application/xml"))
    files = [f"{FCGI}/employer/applicants.xsl", f"{folder}/page.xml",
             f"{FCGI}/common/ja.xml", f"{FCGI}/employer/ja.xml"]
    hand = f"{BUILD}/tests/bench/hand"
    out = subprocess.run([hand, "compare", "5" if short else "200", *files],
                         capture_output=True, text=True, check=False)
    print(out.stdout, out.stderr, sep="", end="")
    if short or out.returncode != 0:
        return
    for way in ("sheet", "libxslt", "hand"):
        few, many = (sum(callgrind(folder, f"{way}{n}", [
            hand, way, str(n), *files])) for n in (10, 30))
        print(f"   {way:8} {(many - few) / 20 / 1e6:8.3f} M instructions")
    sys.stdout.flush()


# ---- (b) the audit row -------------------------------------------------------

def apply_text():
    """The procedure as it is, and without its audit row."""
    whole = crowd.sql("SELECT CONCAT('CREATE OR REPLACE DEFINER=shokai_owner"
                      "@localhost PROCEDURE seeker_apply(', param_list, ')"
                      " SQL SECURITY DEFINER MODIFIES SQL DATA ', body)"
                      " FROM mysql.proc WHERE db = 'shokai'"
                      " AND name = 'seeker_apply'")[0][0]
    whole = whole.replace("\\n", "\n").replace("\\t", "\t")
    without = re.sub(r"CALL own_audit\([^;]*\);", "", whole)
    if without == whole:
        raise AssertionError("seeker_apply calls no own_audit")
    return whole, without


def apply_become(text):
    run = os.environ["RUN"]
    subprocess.run(
        ["mariadb", "--no-defaults", "-uroot", "shokai",
         "--default-character-set=utf8mb4",
         f"--socket={run}/mariadb/mariadb.sock", "--delimiter=//"],
        input=text + "//\nGRANT EXECUTE ON PROCEDURE seeker_apply"
        " TO shokai_seeker@localhost//\n", text=True, check=True)


def audit_row(folder, short):
    print("b. applying at 8 connections, with and without the audit row")
    applying = ground.Applying(4000 if short else 60000, folder)
    whole, without = apply_text()
    with Door("seeker", door={"workers": 8}) as door:
        wait_until(lambda: len(door.workers()) == 8)
        ways = [measure.Case(name, URL, {
            "nginx": pid_of("nginx"), "worker": door.process.pid,
            "database": pid_of("mariadb")}, prepare=applying.prepare,
            count=applying.count, connections=8)
            for name in ("with the audit row", "without it")]
        for _ in range(1 if short else 8):
            for way, text in zip(ways, (whole, without)):
                apply_become(text)
                way.round(1 if short else 2)
    apply_become(whole)
    print(measure.table(ways, ways[0]), flush=True)


# ---- (c) procedures and statements -------------------------------------------

class Calls:
    """Lines for bench/call: whose session, and what it applies to."""

    def __init__(self, folder, applying, token):
        self.path = f"{folder}/calls.txt"
        self.applying = applying
        self.token = token

    def list_lines(self):
        return crowd.sql("SELECT SHA2('{0}', 256), LOWER(HEX(id)),"
                         " LOWER(HEX(party_id)), LOWER(HEX(id)),"
                         " LOWER(HEX(id)) FROM account"
                         " WHERE id = UNHEX(MD5('account 1'))"
                         .format(self.token)) * 16

    def apply_lines(self):
        return crowd.sql(
            "SELECT LOWER(HEX(s.token)), LOWER(HEX(a.id)),"
            " LOWER(HEX(a.party_id)), LOWER(HEX(r.id)),"
            " LOWER(HEX(RANDOM_BYTES(16))) FROM referral r"
            " JOIN account a ON a.party_id = r.seeker_id"
            " JOIN session s ON s.account_id = a.id"
            f" WHERE r.number LIKE '{self.applying.mark}-%'"
            " AND r.state = 'sent'")

    def run(self, what, way, connections, seconds):
        """Done in a second, and µs of the database's CPU for each."""
        lines = getattr(self, f"{what}_lines")()
        with open(self.path, "w", encoding="ascii") as file:
            file.writelines(" ".join(line) + "\n" for line in lines)
        database = [pid_of("mariadb")]
        before = measure.cpu_seconds(database)
        out = subprocess.run(
            [f"{BUILD}/tests/bench/call", what, way, str(connections),
             str(seconds), self.path], capture_output=True, text=True,
            check=True).stdout.split()
        done, took = int(out[0]), int(out[1]) / 1e6
        return (done / took,
                (measure.cpu_seconds(database) - before) / max(done, 1) * 1e6)


def calls_or_statements(folder, token, short):
    print("c. one CALL, or prepared statements under column grants")
    grant()
    applying = crowd.Crowd(64, 1000, 64)
    applying.refer(2000 if short else 60000)
    for n in range(64):
        applying.seeker(1 + n)
    calls = Calls(folder, applying, token)
    print(f"{'':8} {'conn.':>5} {'CALL/s':>8} {'stat./s':>8} {'ratio':>6}"
          f" {'DB µs, CALL':>12} {'DB µs, stat.':>12}")
    for what in ("list", "apply"):
        for connections in (1, 8):
            seen = {"procedure": [], "statements": []}
            for _ in range(1 if short else 9):
                for way, runs in seen.items():
                    runs.append(calls.run(what, way, connections, 1))
            (rate, cost), (rates, costs) = (
                [statistics.median(column) for column in zip(*runs)]
                for runs in seen.values())
            print(f"{what:8} {connections:5} {rate:8.0f} {rates:8.0f}"
                  f" {rate / rates:6.2f} {cost:12.0f} {costs:12.0f}",
                  flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true")
    parser.add_argument("parts", nargs="*", default=["a", "b", "c"])
    asked = parser.parse_args()
    ground.fill(*((40, 1000) if asked.short else (4000, 100000)))
    token = crowd.session(crowd.md5("account 1"))
    ground.quiet()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        if "a" in asked.parts:
            by_hand(folder, token, asked.short)
        if "b" in asked.parts:
            audit_row(folder, asked.short)
        if "c" in asked.parts:
            calls_or_statements(folder, token, asked.short)
    ground.loud()
    print("d. nginx/up from odd places: tests/nginx/up.sh")


if __name__ == "__main__":
    main()
