#!/usr/bin/env python3
"""Who can write every row of the database can make the site show nothing
that was not put there: each attack, on an application made for it, ends in
the page of status 500 without a byte of what is sealed, and in a line of the
log that names nobody. With the old rows back everything opens again.
"""

import os
import re
import secrets
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "fault"))

# pylint: disable=wrong-import-position
import crowd
import making
import tap
from making import Made
from attacks import DOCUMENT, LARGE, LATER, RESULT, TEXT
from door import program_of

# What belongs to some referrals, by table: saved, and put back.
TABLES = {
    "referral": "id IN ({referrals})",
    "application": "referral_id IN ({referrals})",
    "document": "referral_id IN ({referrals})",
    "document_chunk": "document_id IN ({documents})",
    "reading": "document_id IN ({documents})",
    "seal_key": "subject_id IN ({referrals}, {documents})",
    "draft": "referral_id IN ({referrals})",
    "motivation": "application_id IN ({applications})",
    "manifest": "application_id IN ({applications})",
    "message": "application_id IN ({applications})",
    "result": "application_id IN ({applications})",
}
LOGS = ("seeker", "seeker-document", "employer", "employer-document",
        "staff")


class Marked(Made):
    """All that is sealed of it bears a mark of its own."""

    def __init__(self, many, referral):
        super().__init__(many, referral)
        self.mark = f"mark{secrets.token_hex(6)}"
        self.gone = []		# documents that were taken away again
        self.document = self.full = "0" * 32

    def content(self, length):
        line = f"{self.mark} {secrets.token_hex(20)}\n".encode()
        text = b"%PDF-1.7\n" + line * (length // len(line))
        return text[:length - 7] + b"\n%%EOF\n"

    def make(self):
        """Two documents, one of two segments, one of one that is full."""
        self.document = self.attach(f"{self.mark}-1.pdf",
                                    self.content(100000))
        self.full = self.attach(f"{self.mark}-2.pdf", self.content(65480))
        self.apply(f"{self.mark} motivation")
        return self

    def make_large(self):
        """One document, of three chunks."""
        self.document = self.attach(f"{self.mark}-1.pdf",
                                    self.content(2500000))
        self.full = self.document
        self.apply(f"{self.mark} motivation")
        return self

    def write(self):
        self.make()
        self.talk(f"{self.mark} asked", f"{self.mark} answered")
        return self

    def end(self):
        """One without documents, for a result would take them away."""
        self.apply(f"{self.mark} motivation")
        self.hire(f"{self.mark} note", f"{self.mark} terms")
        self.correct(f"{self.mark} note 2", f"{self.mark} why")
        return self

    def ids(self):
        return {"referral": self.id, "document": self.document,
                "full": self.full, "application": self.application}


class Case:
    """One application to be attacked, and others of the same seeker and
    employer (near), of another seeker (mate), of another employer (far)."""

    def __init__(self, made, others):
        self.made, self.others = made, others
        self.names = made.ids()
        for relation, other in others.items():
            self.names |= {f"{relation}_{key}": value
                           for key, value in other.ids().items()}
        everyone = [made, *others.values()]
        lists = {
            "referrals": [each.id for each in everyone],
            "applications": [each.application for each in everyone],
            "documents": ["0" * 32, *(id_ for each in everyone
                                      for id_ in [*each.files, *each.gone])]}
        self.lists = {key: ", ".join(f"X'{id_}'" for id_ in ids)
                      for key, ids in lists.items()}

    def save(self):
        crowd.sql("START TRANSACTION;" + "".join(
            f"DELETE FROM attack.{table};"
            f"INSERT INTO attack.{table} SELECT * FROM {table} "
            f"WHERE {where.format(**self.lists)};"
            for table, where in TABLES.items()) + "COMMIT")

    def restore(self):
        crowd.sql("START TRANSACTION;" + "".join(
            f"DELETE FROM {table} WHERE {where.format(**self.lists)};"
            f"INSERT INTO {table} SELECT * FROM attack.{table};"
            for table, where in TABLES.items()) + "COMMIT")

    def do(self, statements):
        """SQL, in which {document} is the id of one."""
        crowd.sql(re.sub(r"\{(\w+)\}",
                         lambda name: f"X'{self.names[name[1]]}'",
                         statements))

    def ask(self, what):
        """A page or a document, `what` being "employer messages"."""
        who, at = what.split()
        made = self.others["far"] if who == "far" else self.made
        visitor = {"employer": made.employer, "far": made.employer,
                   "seeker": made.seeker, "staff": None}[who]
        base = (self.made.of_seeker if who == "seeker" else
                self.made.of_employer)
        if who == "staff":
            return making.staff().get(
                f"/staff/results/{self.made.application}")
        return visitor.get({
            "page": base, "messages": f"{base}/messages",
            "result": f"{base}/result",
            "referral": self.made.referral.path,
            "old": f"{base}/documents/{self.names.get('old')}",
            "full": f"{base}/documents/{self.made.full}",
            "document": f"{base}/documents/{self.made.document}"}[at])


class Logs:
    """What the doors say from now on."""

    def __init__(self):
        self.at = {door: os.path.getsize(self.path(door)) for door in LOGS}

    @staticmethod
    def path(door):
        return f"{os.environ['SITE']}/log/{door}.log"

    def new(self):
        lines = []
        for door, at in self.at.items():
            with open(self.path(door), "rb") as log:
                log.seek(at)
                lines += log.read().decode().splitlines()
        return lines


def refused(case, what):
    """Nothing leaves, and the log says so in one line."""
    logs = Logs()
    page = case.ask(what)
    lines = logs.new()
    told = [line for line in lines
            if re.match(r"[\w-]+\[\d+\]: (seal|document|db): ", line)]
    served = [line for line in lines
              if re.match(r"[\w-]+\[\d+\]: serve: 500 for [0-9a-f]+$", line)]
    marks = [case.made.mark, *(o.mark for o in case.others.values())]
    wrong = []
    if page.status != 500:
        wrong.append(f"{what}: {page.status}")
    if any(mark.encode() in page.body for mark in marks):
        wrong.append(f"{what}: shows what is sealed")
    if len(told) != 1 or len(served) != 1 or len(lines) != 2:
        wrong.append(f"{what}: {lines}")
    if any(each in line for line in told for each in [
            *marks, *case.names.values(), "佐藤", "鈴木"]):
        wrong.append(f"{what}: {told} names someone")
    return wrong


def opens(case, what):
    """The same as before the attack: 200, and what is sealed in it."""
    page = case.ask(what)
    good = page.status == 200 and case.made.mark.encode() in page.body
    return [] if good else [f"{what}: {page.status} when it is whole"]


def attack(case, name, statements, asks):
    """Each asking is refused; a statement among them is done on the way."""
    whole = [ask for ask in dict.fromkeys(asks) if ";" not in ask and
             ask.split()[1] != "old" and not ask.startswith("far")]
    case.save()
    wrong = []
    try:
        case.do(statements)
        for ask in asks:
            if ";" in ask:
                case.do(ask)
            else:
                wrong += refused(case, ask)
    finally:
        case.restore()
    wrong += [line for ask in whole for line in opens(case, ask)]
    tap.tell(not wrong, name, *wrong)


def borders(case):
    """That the borders of chunks are bound to nothing is no attack."""
    case.save()
    case.do("INSERT INTO document_chunk SELECT document_id, 1, "
            "SUBSTR(data, 70001) FROM document_chunk "
            "WHERE document_id = {document};"
            "UPDATE document_chunk SET data = LEFT(data, 70000) "
            "WHERE document_id = {document} AND place = 0")
    tap.same(opens(case, "employer document"), [],
             "cut elsewhere into chunks it opens")
    case.restore()


def later(many, referral, others):
    """One document replaced, one taken away, before applying: their rows."""
    made = Marked(many, referral)
    old = made.attach(f"{made.mark}-old.pdf", made.content(4000))
    removed = made.attach(f"{made.mark}-away.pdf", made.content(4000),
                          kind="other")
    ids = {"old": old, "removed": removed}
    crowd.sql("".join(
        f"DELETE FROM attack.old_{table}; INSERT INTO attack.old_{table} "
        f"SELECT * FROM {table} WHERE {column} IN (X'{old}', X'{removed}');"
        for table, column in (("document", "id"), ("seal_key", "subject_id"),
                              ("document_chunk", "document_id"))))
    made.document = made.attach(f"{made.mark}-new.pdf", made.content(4000),
                                replaces=old)
    made.full = made.document
    making.expect(made.seeker.act(
        f"{referral.path}/documents/{removed}"))
    made.files.pop(removed)
    made.gone = [old, removed]
    made.apply(f"{made.mark} motivation")
    case = Case(made, others)
    case.names |= ids
    return case


def prepare():
    crowd.sql("CREATE OR REPLACE DATABASE attack;" + "".join(
        f"CREATE TABLE attack.{table} LIKE {table};" for table in TABLES) +
        "".join(f"CREATE TABLE attack.old_{table} LIKE {table};"
                for table in ("document", "seal_key", "document_chunk")))


def run(many, referrals, others):
    """Each group of attacks has a making of its own."""
    victims = iter(referrals[4::4])

    def made():
        return Marked(many, next(victims))

    borders(Case(made().make(), others))
    for name, statements, asks in DOCUMENT:
        attack(Case(made().make(), others), name, statements, asks)
    for name, statements, asks in LARGE:
        attack(Case(made().make_large(), others), name, statements, asks)
    for name, statements, asks in TEXT:
        attack(Case(made().write(), others), name, statements, asks)
    ended = {"near": made().end()}
    for name, statements, asks in RESULT:
        attack(Case(made().end(), ended), name, statements, asks)
    for name, statements, asks in LATER:
        attack(later(many, next(victims), others), name, statements, asks)


def holds():
    """The rows are as they were: what must hold does."""
    done = subprocess.run(
        [program_of("clerk"), f"{os.environ['SITE']}/etc/clerk.conf",
         "verify"], capture_output=True, text=True, check=False)
    tap.same([line for line in done.stdout.splitlines()
              if not line.startswith("holds")], [], "verify finds all whole")


def main():
    many = crowd.Crowd(2, 400, 2)
    referrals = many.refer(400)
    prepare()
    others = {relation: Marked(many, referrals[place]).write()
              for place, relation in enumerate(("near", "mate", "far"))}
    run(many, referrals, others)
    crowd.sql("DROP DATABASE attack")
    holds()
    tap.plan()


if __name__ == "__main__":
    main()
