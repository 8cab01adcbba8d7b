#!/usr/bin/env python3
"""Documents on a site that has them scanned, by the real clamd: clean they
are safe, with malware gone at once; without an answer they wait, and nobody
applies with them or reads them but who sent them.
"""

import os
import socket
import sys
import threading

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [TESTS, os.path.join(TESTS, "fault")]

# pylint: disable=wrong-import-position
import clamd
import crowd
import papers
import tap
from door import RUN, Door

SOCKET = f"{RUN}/clamd.sock"
SCAN = {"socket": SOCKET, "seconds": 2}


class NoClamd:
    """In a `with`: who listens in clamd's place hears whatever comes and
    then says this."""

    def __init__(self, says):
        self.says = says
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(SOCKET)
        os.chmod(SOCKET, 0o666)
        self.listener.listen(8)
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line:
                self.answer(line)

    def answer(self, line):
        try:
            data = b""
            while not data.endswith(b"\0\0\0\0"):
                more = line.recv(65536)
                if not more:
                    return
                data += more
            line.sendall(self.says)
        except OSError:
            pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        os.remove(SOCKET)


class Case:
    """One referral, whose it is, and what was posted to it last."""

    def __init__(self, many, referral):
        self.many, self.referral = many, referral
        self.seeker = many.seeker(referral.seeker)

    def post(self, data, name="resume.pdf"):
        """The state of what is there after a post, with its id."""
        before = set(self.states())
        page = papers.attach(self.seeker, self.referral, name, data)
        new = set(self.states()) - before
        if page.status != 303 or len(new) != 1:
            return page.status, None
        document = new.pop()
        return self.states()[document], document

    def states(self):
        page = self.seeker.get(self.referral.path)
        return {document: row["state"]
                for document, row in papers.documents(page).items()}

    def form(self, act, document):
        """The form of an act within a document's row, or None."""
        page = self.seeker.get(self.referral.path)
        for row in page.all("document"):
            for form in row.iter("form"):
                if (row.get("id"), form.get("id")) == (document, act):
                    return form
        return None

    def scan(self, document):
        form = self.form("scan", document)
        if form is None:
            return None, None
        page = self.seeker.send(form, follow=False)
        return page.status, page.refusal()

    def open(self, document):
        page = self.seeker.get(f"{self.referral.path}/documents/{document}")
        return page.status, page.refusal(), page.body

    def apply(self):
        page = self.seeker.act(self.referral.path, motivation="志望")
        return page.status, page.refusal()

    def application(self):
        return crowd.sql("SELECT LOWER(HEX(id)) FROM application WHERE "
                         f"referral_id = UNHEX('{self.referral.id}')")[0][0]

    def employer_sees(self):
        """The application's documents, and what opening one answers."""
        path = f"/employer/applicants/{self.application()}"
        visitor = self.many.employer(1)
        rows = papers.documents(visitor.get(path))
        return rows, lambda document: visitor.get(
            f"{path}/documents/{document}")


def clean(case):
    data = papers.pdf()
    state, document = case.post(data)
    tap.same(state, "safe", "what clamd finds nothing in is safe")
    tap.same(case.form("scan", document), None, "and is scanned no more")
    tap.same(case.apply(), (303, None), "it can be applied with")
    rows, opened = case.employer_sees()
    tap.same({i: r["state"] for i, r in rows.items()}, {document: "safe"},
             "the employer sees it")
    tap.tell(opened(document).body == data, "and reads every byte of it")


def found(case):
    state, document = case.post(papers.pdf(5000, clamd.EICAR))
    tap.same(state, "quarantined",
             "a PDF with EICAR in it is in quarantine, as the seeker is told")
    tap.same(papers.number_of(document), (0, 0),
             "its key and its chunks are gone at once")
    tap.same(case.open(document)[:2], (409, "document_quarantined"),
             "who sent it can't open it either")
    tap.same(case.form("scan", document), None, "nor have it scanned again")
    page = case.seeker.act(
        f"{case.referral.path}/documents/{document}/scan")
    tap.same((page.status, page.refusal()), (409, "document_quarantined"),
             "not by a form of their own either")
    state, good = case.post(papers.pdf())
    tap.same(state, "safe", "another one beside it is safe")
    tap.same(case.apply(), (303, None), "applying goes on without it")
    rows, opened = case.employer_sees()
    tap.same(set(rows), {good}, "the employer sees the other one alone")
    tap.same(opened(document).status, 404, "and asked for, it is not there")


def taken_away(case):
    """What is in quarantine is taken away like any other."""
    _, document = case.post(papers.pdf(5000, clamd.EICAR))
    form = case.form("remove", document)
    page = case.seeker.send(form, follow=False)
    tap.same((page.status, case.states()), (303, {}),
             "what is in quarantine can be taken away")


def stopped(case):
    """Without clamd: what is posted waits."""
    data = papers.pdf(5000, clamd.EICAR)
    state, document = case.post(data)
    tap.same(state, "scanning", "without clamd a document waits")
    tap.tell(case.open(document)[2] == data, "who sent it can look at it")
    tap.same(case.apply(), (409, "document_scanning"),
             "but not apply with it")
    tap.same(case.referral.applications(), 0, "and has not")
    tap.same(case.scan(document), (409, "scan_away"),
             "asked for again, the scan is still away")
    tap.same(case.states(), {document: "scanning"}, "and it waits on")
    return document


def back(case, document, wanted):
    tap.same(case.scan(document), (303, None), "clamd is back and asked")
    tap.same(case.states(), {document: wanted}, f"the document is {wanted}")


def nonsense(case):
    """Whatever else says something in clamd's place."""
    for name, says in (("an error", b"INSTREAM size limit exceeded. ERROR\0"),
                       ("garbage", b"\xff\xfe\n\r\x01" * 50 + b"\0"),
                       ("OK to something else", b"1: stream: OK\0"),
                       ("OK without its end", b"stream: OK"),
                       ("found, but nothing", b"stream:  FOUND\0"),
                       ("nothing", b"")):
        with NoClamd(says):
            state, document = case.post(papers.pdf())
            tap.same(state, "scanning", f"{name}: the document waits")
            tap.same(case.scan(document), (409, "scan_away"),
                     f"{name}: it waits on")
            form = case.form("remove", document)
            tap.same(case.seeker.send(form, follow=False).status, 303,
                     f"{name}: it can be taken away")


def not_set_up(case):
    """The same page on a site without a scan."""
    state, document = case.post(papers.pdf())
    tap.same(state, "stored", "where no scan is set up it is stored")
    page = case.seeker.act(
        f"{case.referral.path}/documents/{document}/scan")
    tap.same(page.status, 404, "and there is none to ask for")


def main():
    many = crowd.Crowd(1, 8, 1)
    cases = [Case(many, referral) for referral in many.refer(6)]
    with Door("seeker", scan=SCAN), Door("seeker-document", scan=SCAN):
        with clamd.Clamd(SOCKET):
            tap.step("clean", clean, cases[0])
            tap.step("found", found, cases[1])
            tap.step("taken away", taken_away, cases[2])
        bad = tap.step("stopped", stopped, cases[2])
        state, good = cases[3].post(papers.pdf())
        tap.same(state, "scanning", "so does one with nothing in it")
        tap.step("nonsense", nonsense, cases[4])
        with clamd.Clamd(SOCKET):
            tap.step("back, found", back, cases[2], bad, "quarantined")
            tap.same(papers.number_of(bad), (0, 0),
                     "key and chunks of what was found are gone")
            tap.step("back, clean", back, cases[3], good, "safe")
            tap.same(cases[3].apply(), (303, None),
                     "now it can be applied with")
    tap.step("not set up", not_set_up, cases[5])
    tap.plan()


if __name__ == "__main__":
    main()
