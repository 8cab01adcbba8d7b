#!/usr/bin/env python3
"""How the operator admits, changes and removes partners, and what staff see
of them: the clerk's commands against the site, each by what the partner is
answered then.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from certificates import SITE, Authority, ask  # noqa: E402
from client import Client  # noqa: E402
from tap import plan, same, step, tell  # noqa: E402

RUN = Path(os.environ["RUN"])
PROGRAM = Path(os.environ["BUILD"]) / "bin" / "shokai-clerk"
CODE = f"test-{os.getpid()}"
NAME = "見本の連携機関"
NEAR, FAR, OFFICE = "9901-000123-4", "9902-000789-1", "99010"


def clerk(*words):
    """Its status, and what it says."""
    done = subprocess.run([PROGRAM, SITE / "etc" / "clerk.conf", *words],
                          stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False, timeout=60)
    return done.returncode, done.stderr


def rows(sql):
    done = subprocess.run(
        ["mariadb", "--no-defaults", "-N", "-B", "--user=root", "shokai",
         f"--socket={RUN / 'mariadb' / 'mariadb.sock'}"],
        input=sql, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return [line.split("\t") for line in done.stdout.splitlines()]


def everything():
    """All that the commands could change."""
    return rows("""SELECT HEX(id), code, name, scopes FROM partner ORDER BY 1;
        SELECT HEX(fingerprint), HEX(partner_id), added_at FROM certificate
            ORDER BY 1;
        SELECT HEX(partner_id), HEX(party_id), HEX(account_id), given_at
            FROM mandate ORDER BY 1, 2;
        SELECT HEX(id), door, login, password, name, mail FROM account
            WHERE login LIKE 'partner:%' ORDER BY 1;
        SELECT act, COUNT(*) FROM audit WHERE act LIKE 'clerk_%'
            GROUP BY act""")


def good(name, *words):
    status, said = clerk(*words)
    return tell(status == 0, name, said)


def refused(name, wanted, *words):
    """Said clearly, and nothing is changed."""
    before = everything()
    status, said = clerk(*words)
    tell(status == 1 and wanted in said, f"refused: {name}", status, said)
    same(everything(), before, f"refused: {name}: nothing is changed")


def admit(first):
    same(ask(first).status, 401, "nobody's certificate is refused")
    good("a partner is admitted", "add-partner", CODE, NAME, "jobs,events",
         first, NEAR, OFFICE)
    answer = ask(first)
    same(answer.status, 200, "and comes in")
    partner = answer.root.find("partner")
    same((partner.get("code"), partner.get("name"), partner.get("scopes")),
         (CODE, NAME, "jobs events"), "as what was said of it")
    same([e.get("number") for e in answer.root.findall("employer")] +
         [o.get("code") for o in answer.root.findall("office")],
         [NEAR, OFFICE], "and for whom")
    before = everything()
    good("the same again", "add-partner", CODE, NAME, "events,jobs", first,
         OFFICE, NEAR)
    same(everything(), before, "changes nothing")


def wrong(first, folder):
    nothing = folder / "nothing.crt"
    nothing.write_text("-----BEGIN CERTIFICATE-----\nAAAA\n")
    add = ("add-partner", CODE, NAME)
    refused("no numbers", "usage", *add, "jobs", first)
    refused("a scope that is none", "no scope \"work\"", *add, "jobs,work",
            first, NEAR)
    refused("no scope", "no scope", *add, "", first, NEAR)
    refused("a number of nobody", "9901-999999-9", *add, "jobs", first, NEAR,
            "9901-999999-9")
    refused("what is no number", "is no number", *add, "jobs", first, "hr")
    refused("no such file", "can't be read", *add, "jobs",
            folder / "none.crt", NEAR)
    refused("no certificate in it", "holds no certificate", *add, "jobs",
            nothing, NEAR)
    refused("a code in capitals", "a code is", "add-partner", "HR", NAME,
            "jobs", first, NEAR)
    refused("an empty name", "a name is", "add-partner", CODE, "", "jobs",
            first, NEAR)
    refused("a name of two lines", "a name is", "add-partner", CODE, "a\nb",
            "jobs", first, NEAR)
    refused("another partner's certificate", "another partner's",
            "add-partner", f"{CODE}-2", NAME, "jobs", first, NEAR)
    refused("a certificate for nobody", "no partner of this code",
            "add-certificate", "nobody", first)
    refused("the end of nobody", "no partner of this code",
            "remove-partner", "nobody")


def renew(site, first, folder):
    second = site.issue(folder, "second")
    third = site.issue(folder, "third")
    good("a second certificate", "add-certificate", CODE, second)
    good("the same again", "add-certificate", CODE, second)
    same([ask(first).status, ask(second).status], [200, 200], "both hold")
    refused("a third", "two certificates", "add-certificate", CODE, third)
    refused("one that it has not", "has this certificate",
            "remove-certificate", CODE, third)
    good("the first is removed", "remove-certificate", CODE, first)
    same([ask(first).problem(), ask(second).status],
         ["unknown_certificate", 200], "at once, and the second holds")
    good("now a third", "add-certificate", CODE, third)
    good("and none of it", "remove-certificate", CODE, third)
    return second


def change(second):
    good("another name, another scope, one more employer", "add-partner",
         CODE, f"{NAME}（新）", "jobs,applications", second, FAR)
    answer = ask(second)
    partner = answer.root.find("partner")
    same((partner.get("name"), partner.get("scopes")),
         (f"{NAME}（新）", "jobs applications"), "are what it has now")
    same([e.get("number") for e in answer.root.findall("employer")],
         [NEAR, FAR], "beside the one that it had")
    same(rows(f"""SELECT DISTINCT name FROM account
        WHERE login LIKE 'partner:{CODE}:%'"""), [[f"{NAME}（新）"]],
         "its accounts bear the name too")


def mandates(second):
    """For whom it acts, one number at a time."""
    good("an employer less", "take-mandate", CODE, FAR)
    same([e.get("number") for e in ask(second).root.findall("employer")],
         [NEAR], "is at once not its own")
    refused("what is not given can't be taken", "clerk:", "take-mandate",
            CODE, FAR)
    refused("nobody's number", "clerk:", "give-mandate", CODE,
            "9901-999999-9")
    refused("nobody's code", "clerk:", "give-mandate", "nobody", FAR)
    good("an employer more", "give-mandate", CODE, FAR)
    same([e.get("number") for e in ask(second).root.findall("employer")],
         [NEAR, FAR], "and is its own again")


def nobody_in():
    """As one of its accounts nobody signs in, and no mail goes to it."""
    visitor = Client()
    page = visitor.get("/employer/login")
    for login in f"partner:{CODE}:{NEAR}", f"partner:{CODE}:{NEAR}@a.example":
        answer = visitor.send(page.form("login"), {
            "mail": login, "password": "!"}, follow=False)
        tell(answer.status == 422, "nobody signs in as it", answer.status)
    same(rows(f"""SELECT password, mail FROM account
        WHERE login = 'partner:{CODE}:{NEAR}'"""), [["!", ""]],
         "for it has no hash and no address")
    told = rows(f"""START TRANSACTION;
        SELECT party_id INTO @party FROM account
            WHERE login = 'partner:{CODE}:{NEAR}';
        CALL own_notify(UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), @party, 'remind',
            '/employer/', NULL, NULL, NULL, NULL);
        SELECT SUM(a.mail = ''), SUM(a.mail <> '') > 0 FROM mail m
            JOIN account a ON a.id = m.account_id WHERE a.party_id = @party
                AND m.code = 'remind';
        ROLLBACK""")
    same(told, [["0", "1"]], "the employer's people are told by mail, not it")


def watched(second):
    """What staff see: who acts for their office and its employers."""
    ask(second, "/partner/v1/jobs", "POST", "x", {
        "Content-Type": "text/plain", "Idempotency-Key": "admit-1"})
    ids = dict(rows("SELECT code, LOWER(HEX(id)) FROM partner"))
    staff = Client()
    staff.login("staff", "staff@demo.example")
    listed = [p.get("code") for p in staff.get("/staff/partners").all(
        "partner")]
    same(listed, sorted(["hr", "office", CODE]),
         "staff see those of their office and of its employers")
    page = staff.get(f"/staff/partners/{ids[CODE]}")
    same([m.findtext("number") for m in page.all("mandate")],
         [OFFICE, NEAR, FAR], "for whom it acts")
    message = page.find("message")
    same((message.findtext("status"), message.get("code")),
         ("415", "body_type"), "what it was answered")
    tell(len(message.findtext("title")) > 0, "in words")
    same(page.find("partner").findtext("refusals"), "1", "counted")
    same(len(page.all("certificate")), 1, "its certificate")
    same([staff.get(f"/staff/partners/{i}").status
          for i in (ids["aggregator"], "0" * 32)], [404, 404],
         "another office's is not there")
    same(Client().get("/staff/partners").status, 303,
         "nor anything for who has not signed in")


def remove(second):
    account = rows(f"""SELECT HEX(id) FROM account
        WHERE login = 'partner:{CODE}:{NEAR}'""")
    good("the partner is removed", "remove-partner", CODE)
    same(ask(second).problem(), "unknown_certificate", "and refused at once")
    same(rows(f"""SELECT COUNT(*) FROM mandate m JOIN partner p
            ON p.id = m.partner_id WHERE p.code = '{CODE}';
        SELECT COUNT(*) FROM session s JOIN account a ON a.id = s.account_id
            WHERE a.login LIKE 'partner:{CODE}:%';
        SELECT COUNT(*) FROM partner_message m JOIN partner p
            ON p.id = m.partner_id WHERE p.code = '{CODE}'"""),
         [["0"], ["0"], ["1"]], "no mandate, no session; what it did stays")
    before = everything()
    good("removed again", "remove-partner", CODE)
    same(everything(), before, "changes nothing")
    refused("a certificate for who was removed", "no partner of this code",
            "add-certificate", CODE, second)
    good("and admitted again", "add-partner", CODE, NAME, "jobs", second,
         NEAR)
    same(rows(f"""SELECT HEX(id) FROM account
        WHERE login = 'partner:{CODE}:{NEAR}'"""), account,
         "by the account that it had")


def forget():
    """Messages and batches of before three months go, others stay."""
    left = rows(f"""SET @p = (SELECT id FROM partner WHERE code = '{CODE}');
        SET @now = UTC_TIMESTAMP(6);
        INSERT INTO partner_message (partner_id, at, id, method, path, status)
            SELECT @p, @now - INTERVAL d DAY, RANDOM_BYTES(16), 'POST', d, 422
            FROM (SELECT 91 AS d UNION ALL SELECT 89) days;
        INSERT INTO batch (id, partner_id, message_key, media, coding,
                only_validate, state, came_at)
            SELECT RANDOM_BYTES(16), @p, CONCAT(state, d), '', 'plain', 0,
                state, @now - INTERVAL d DAY
            FROM (SELECT 91 AS d UNION ALL SELECT 89) days,
                (SELECT 'done' AS state UNION ALL SELECT 'working') states;
        INSERT INTO batch_record (batch_id, place, line, state)
            SELECT id, 1, 1, 'refused' FROM batch WHERE partner_id = @p;
        CALL clerk_forget(@now);
        SELECT path FROM partner_message WHERE partner_id = @p
            AND method = 'POST' AND path IN ('89', '91');
        SELECT b.message_key, COUNT(r.place) FROM batch b
            LEFT JOIN batch_record r ON r.batch_id = b.id
            WHERE b.partner_id = @p GROUP BY b.id, b.message_key
            ORDER BY 1;
        DELETE r FROM batch_record r JOIN batch b ON b.id = r.batch_id
            WHERE b.partner_id = @p;
        DELETE FROM batch WHERE partner_id = @p""")
    same(left, [["89"], ["done89", "1"], ["working89", "1"],
                ["working91", "1"]],
         "what is older than three months is forgotten, but work not done")


def main():
    site = Authority.of_site()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        first = site.issue(folder, "first")
        step("Admitted", admit, first)
        step("Refused", wrong, first, folder)
        second = step("Renewed", renew, site, first, folder)
        step("Changed", change, second)
        step("Mandates", mandates, second)
        step("Its accounts", nobody_in)
        step("Watched", watched, second)
        step("Removed", remove, second)
        step("Forgotten", forget)
        clerk("remove-partner", CODE)
    plan()


main()
