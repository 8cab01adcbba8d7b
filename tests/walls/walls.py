#!/usr/bin/env python3
"""Every door's database user against everything in the database.

What is its own runs; all else is refused by the server itself, whatever a
program that was taken over may send.
"""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import plan, same, tell  # noqa: E402

SITE = Path(os.environ["SITE"])
RUN = Path(os.environ["RUN"])
DOORS = ["public", "seeker", "employer", "staff", "partner", "feed", "clerk"]
# Procedures of other doors that a system speaks by, as an account of those
# for whom it acts.
LENT = {
    "partner": {
        "employer_applicant", "employer_applicant_facts", "employer_job",
        "employer_job_edit", "employer_job_invalidate",
        "employer_letters", "employer_message", "employer_messages",
        "employer_register", "employer_repeat", "employer_result",
        "employer_seal", "employer_seal_add", "employer_tell",
        "staff_referral", "staff_referrals", "staff_repeat"
    },
    "clerk": {
        "employer_job", "employer_job_edit", "employer_job_invalidate",
        "employer_repeat", "partner_job_add", "partner_job_keep"
    },
}
# The one table that is not shut: a text that no job refers to is not seen.
# Who may write to it sees its columns.
OPEN = {"clerk": {"INSERT INTO shokai.posting",
                  "SHOW CREATE TABLE shokai.posting",
                  "SHOW COLUMNS FROM shokai.posting"}}

# What the clerk keeps, and what trying to sign in leaves.
MOVING = {"login_failure", "audit", "event", "delivery"}

TABLE_DENIED = {1142, 1143}
CALL_DENIED = {1370}
RIGHTS = TABLE_DENIED | CALL_DENIED | {1044, 1045, 1227}


def client(user, password, sql, *options):
    """Run SQL, one statement a line. Its rows, and the error of each line."""
    done = subprocess.run(
        ["mariadb", "--no-defaults", "--force", "-N", "-B", "--user", user,
         "--socket", RUN / "mariadb" / "mariadb.sock", *options],
        input=sql, capture_output=True, text=True, check=False,
        env={**os.environ, "MYSQL_PWD": password})
    errors = {int(line): int(number) for number, line in re.findall(
        r"^ERROR (\d+) \(\w+\) at line (\d+)", done.stderr, re.M)}
    refused = re.match(r"ERROR (\d+) \(\w+\): ", done.stderr)
    if refused:
        errors[0] = int(refused[1])
    return done.stdout, errors


def root(sql):
    rows, errors = client("root", "", sql)
    assert not errors, errors
    return [line.split("\t") for line in rows.splitlines()]


def another():
    """A connection of root that stays, and its number."""
    other = subprocess.Popen(
        ["mariadb", "--no-defaults", "-n", "-N", "-B", "--user=root",
         f"--socket={RUN / 'mariadb' / 'mariadb.sock'}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    other.stdin.write("SELECT CONNECTION_ID();\n")
    other.stdin.flush()
    return other, other.stdout.readline().strip()


def secret(door):
    return (SITE / "secret" / door).read_text().strip()


def ask(door, statements):
    """The statements as the door's user: (rows of all, error of each)."""
    rows, errors = client(f"shokai_{door}", secret(door),
                          "".join(s + ";\n" for s in statements))
    return rows, [errors.get(i + 1, 0) for i in range(len(statements))]


def routines():
    """Every procedure and function: schema, name, kind, parameters."""
    return root("""SELECT r.routine_schema, r.routine_name, r.routine_type,
            (SELECT COUNT(*) FROM information_schema.parameters p
                WHERE p.specific_schema = r.routine_schema
                    AND p.specific_name = r.specific_name
                    AND p.ordinal_position > 0)
        FROM information_schema.routines r ORDER BY 1, 2""")


def call(schema, name, kind, parameters):
    values = ", ".join(f"@nothing_{i}" for i in range(int(parameters)))
    if kind == "FUNCTION":
        return f"DO {schema}.{name}({values})"
    return f"CALL {schema}.{name}({values})"


def calls(door, everything):
    _, errors = ask(door, [call(*r) for r in everything])
    own, other = {}, {}
    for (schema, name, kind, _), error in zip(everything, errors):
        if schema == "shokai" and (name.startswith(f"{door}_")
                                   or name in LENT.get(door, ())):
            own[name] = error
        elif schema != "sys" or kind == "PROCEDURE":
            other[f"{schema}.{name}"] = error
    shut = [n for n, e in own.items() if e in RIGHTS]
    tell(own and not shut, f"{door}: its {len(own)} procedures run", *shut)
    through = [f"{n}: {e}" for n, e in other.items() if e not in CALL_DENIED]
    tell(other and not through,
         f"{door}: {len(other)} of others are refused", *through)


def tables(door, columns):
    """Whatever could be done to a table."""
    statements = []
    for table, column in columns:
        statements += [
            f"SELECT 1 FROM shokai.{table} LIMIT 0",
            f"SELECT `{column}` FROM shokai.{table} LIMIT 0",
            f"INSERT INTO shokai.{table} (`{column}`) VALUES (NULL)",
            f"UPDATE shokai.{table} SET `{column}` = NULL",
            f"DELETE FROM shokai.{table}",
            f"TRUNCATE TABLE shokai.{table}",
            f"DROP TABLE shokai.{table}",
            f"ALTER TABLE shokai.{table} COMMENT 'ours'",
            f"CREATE TRIGGER shokai.t BEFORE INSERT ON shokai.{table} "
            "FOR EACH ROW SET @a = 1",
            f"SHOW CREATE TABLE shokai.{table}",
            f"SHOW COLUMNS FROM shokai.{table}",
            f"EXECUTE IMMEDIATE 'SELECT 1 FROM shokai.{table} LIMIT 0'",
        ]
    _, errors = ask(door, statements)
    through = [f"{s}: {e}" for s, e in zip(statements, errors)
               if e not in TABLE_DENIED and s.split(" (")[0]
               not in OPEN.get(door, ())]
    tell(not through, f"{door}: {len(columns)} tables are shut", *through)


FORBIDDEN = [
    "SELECT 1 FROM mysql.global_priv LIMIT 0",
    "SELECT body FROM mysql.proc LIMIT 0",
    "SELECT 1 FROM mysql.innodb_table_stats LIMIT 0",
    "SELECT 1 INTO OUTFILE '/tmp/shokai-walls'",
    "LOAD DATA INFILE '/etc/hostname' INTO TABLE shokai.holiday",
    "CREATE DATABASE shokai_other",
    "DROP DATABASE shokai",
    "CREATE TABLE shokai.ours (a INT)",
    "CREATE TEMPORARY TABLE shokai.ours (a INT)",
    "CREATE VIEW shokai.ours AS SELECT 1",
    "CREATE PROCEDURE shokai.ours() DO 1",
    "CREATE DEFINER=shokai_owner@localhost PROCEDURE shokai.ours() DO 1",
    "CREATE FUNCTION shokai.ours() RETURNS INT RETURN 1",
    "CREATE EVENT shokai.ours ON SCHEDULE EVERY 1 DAY DO DO 1",
    "ALTER PROCEDURE shokai.{own} SQL SECURITY INVOKER",
    "DROP PROCEDURE shokai.{own}",
    "GRANT EXECUTE ON PROCEDURE shokai.{own} TO shokai_public@localhost",
    "GRANT SELECT ON shokai.account TO CURRENT_USER",
    "CREATE USER ours",
    "CREATE ROLE ours",
    "SET PASSWORD FOR shokai_owner@localhost = PASSWORD('x')",
    "SET GLOBAL general_log = 1",
    "SET GLOBAL sql_mode = ''",
    "SET GLOBAL max_connections = 1",
    "SHUTDOWN",
    "FLUSH TABLES",
    "INSTALL SONAME 'ha_blackhole'",
    "KILL {root}",
    "USE mysql",
    "USE sys",
]


def elsewhere(door, own, connection):
    statements = [s.format(own=own, root=connection) for s in FORBIDDEN]
    _, errors = ask(door, statements)
    refusals = RIGHTS | {1095, 1410, 1131, 1698, 1044}
    through = [f"{s}: {e}" for s, e in zip(statements, errors)
               if e not in refusals]
    tell(not through, f"{door}: the server's own is shut", *through)
    tell(not Path("/tmp/shokai-walls").exists(), f"{door}: wrote no file")


def seen(door, own):
    """What it can look up: that its procedures are there, and no more."""
    unless = " AND table_name <> 'posting'" if door in OPEN else ""
    rows, errors = ask(door, [
        "SELECT 'body', COUNT(*) FROM information_schema.routines "
        "WHERE routine_definition IS NOT NULL",
        "SELECT 'other', COUNT(*) FROM information_schema.routines "
        f"WHERE routine_name NOT LIKE '{door}\\_%'"
        + "".join(f" AND routine_name <> '{name}'"
                  for name in LENT.get(door, ())),
        "SELECT 'table', COUNT(*) FROM information_schema.tables "
        f"WHERE table_schema NOT LIKE '%\\_schema'{unless}",
        "SELECT 'column', COUNT(*) FROM information_schema.columns "
        f"WHERE table_schema NOT LIKE '%\\_schema'{unless}",
        "SELECT 'process', COUNT(*) FROM information_schema.processlist "
        f"WHERE user <> 'shokai_{door}'",
        "SELECT 'file', COUNT(LOAD_FILE('/etc/hostname'))",
        "SELECT 'schema', GROUP_CONCAT(schema_name ORDER BY 1) "
        "FROM information_schema.schemata",
    ])
    same([rows.splitlines(), errors], [
        ["body\t0", "other\t0", "table\t0", "column\t0", "process\t0",
         "file\t0", "schema\tinformation_schema,shokai"], [0] * 7],
        f"{door}: sees its procedures' names only")
    rows, _ = ask(door, [f"SHOW CREATE PROCEDURE shokai.{own}",
                         "SHOW CREATE PROCEDURE shokai.own_viewer"])
    tell("BEGIN" not in rows and "SELECT" not in rows and
         "CALL" not in rows, f"{door}: sees no procedure's text", rows)


def grants(door):
    rows, _ = ask(door, ["SHOW GRANTS"])
    mine = re.compile(
        rf"GRANT (USAGE ON \*\.\* TO|EXECUTE ON PROCEDURE "
        rf"`shokai`\.`({door}_\w+|{'|'.join(LENT.get(door, ['-']))})` TO"
        rf"{'|INSERT ON `shokai`.`posting` TO' if door in OPEN else ''}) "
        rf"`shokai_{door}`@`localhost`"
        r"( IDENTIFIED BY PASSWORD '[^']*')?$")
    more = [line for line in rows.splitlines() if not mine.match(line)]
    tell(rows and not more, f"{door}: holds EXECUTE on its own, no more",
         *more)


def signing_in():
    """Nobody comes in but by a password, and root only as root."""
    for door in DOORS:
        for word, what in ("", "no"), (secret("public") + "x", "a wrong"):
            _, errors = client(f"shokai_{door}", word, "DO 1;\n")
            same(errors.get(0), 1045, f"{door}: {what} password is refused")
    _, errors = client("shokai_owner", "", "DO 1;\n")
    tell(errors.get(0) in (1045, 4151), "the owner can't sign in", errors)
    done = subprocess.run(
        ["setpriv", "--reuid=61101", "--regid=61101", "--clear-groups",
         "mariadb", "--no-defaults", "--user=root", "-e", "DO 1",
         f"--socket={RUN / 'mariadb' / 'mariadb.sock'}"],
        capture_output=True, text=True, check=False)
    tell("ERROR 1698" in done.stderr or "ERROR 2002" in done.stderr,
         "a door's own process is not the server's root", done.stderr)


def secrets():
    for name in "secret", "etc", "db", "keys":
        path = (SITE / name).resolve()
        tell(not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO),
             f"{name} is its owner's alone", oct(path.stat().st_mode))
    for door in DOORS:
        mode = (SITE / "secret" / door).stat().st_mode & 0o777
        same(oct(mode), oct(0o600), f"{door}: its password is root's to read")


def main():
    everything = routines()
    columns = root("""SELECT table_name, MIN(column_name)
        FROM information_schema.columns WHERE table_schema = 'shokai'
        GROUP BY table_name""")
    before = root("CHECKSUM TABLE " + ", ".join(
        f"shokai.{t}" for t, _ in columns if t not in MOVING))
    other, connection = another()
    for door in DOORS:
        own = next(r[1] for r in everything
                   if r[0] == "shokai" and r[1].startswith(f"{door}_"))
        calls(door, everything)
        tables(door, columns)
        elsewhere(door, own, connection)
        seen(door, own)
        grants(door)
    other.kill()
    other.communicate()
    after = root("CHECKSUM TABLE " + ", ".join(
        f"shokai.{t}" for t, _ in columns if t not in MOVING))
    changed = [a[0] for a, b in zip(after, before) if a != b]
    tell(not changed, "and nothing has changed", *changed)
    signing_in()
    secrets()
    # The test can fail: what root may do is found to be open.
    _, errors = client("root", "", "SELECT 1 FROM shokai.account LIMIT 0;\n")
    tell(not errors, "a table that is open would be seen", errors)
    plan()


main()
