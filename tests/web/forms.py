#!/usr/bin/env python3
"""Every form of the site with what no form should bring, and every page and
form of one person asked by another.

Forms are found by walking the pages of each demonstration account. Each field
is sent empty, doubled, too long, as no text at all; each form without its
token, without its key, with nothing. Whatever comes, the answer is a page
that says so, and nothing has changed.
"""

import collections
import re
import urllib.parse

from asking import ask, check, documents_valid, state, unchanged
import client
import scene
from tap import plan, tell

ACCOUNTS = {
    "seeker": ("seeker", "seeker@demo.example"),
    "seeker2": ("seeker", "seeker2@demo.example"),
    "seeker3": ("seeker", scene.MAIL),
    "employer": ("employer", "employer@demo.example"),
    "employer2": ("employer", "employer2@demo.example"),
    "staff": ("staff", "staff@demo.example"),
}
PAGES_MAX = 60
OF_A_KIND = 3
# A draft is kept with what it lacks; submitting it is what asks for all.
DRAFTS = {"job"}
LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
ONE_ID = re.compile(r"[0-9a-f]{32}")
# Types that take whatever text is typed, so that only its form is wrong.
TYPED = {"text", "area", "date", "time", "clock", "int", "phone", "postcode",
         "kana", "mail", "password", "number", "hidden"}
NOT_TEXT = {"no UTF-8": (b"%FF%FE", "encoding"),
            "an overlong slash": (b"a%C0%AF", "encoding"),
            "Shift_JIS": (b"%8B%81%90l", "encoding"),
            "a control character": (b"a%0Bb", "characters"),
            "an escape sequence": (b"%1B%5B2J", "characters"),
            "a NUL": (b"a%00b", "characters"),
            "U+FFFF": (b"%EF%BF%BF", "characters")}


class Person:
    """Someone signed in, the pages that they can reach, and their forms."""

    def __init__(self, name):
        self.name = name
        self.door, mail = ACCOUNTS[name]
        self.client = client.Client()
        self.client.login(self.door, mail)
        self.pages = []
        self.forms = {}
        self.walk()

    def cookie(self):
        return "; ".join(f"{n}={v}" for n, v in self.client.cookies.items())

    def ask(self, method, path, body=None, accept="application/xml"):
        return ask(method, path, {"Cookie": self.cookie(), "Accept": accept},
                   body)

    def walk(self):
        """Breadth first, a few pages of each kind, as far as links lead."""
        todo, kinds = [f"/{self.door}/"], collections.Counter()
        while todo and len(self.pages) < PAGES_MAX:
            path = todo.pop(0)
            kind = re.sub(r"[0-9a-f]{32}|\d{5}-\d{1,8}|=[^&]*", "*", path)
            if path in self.pages or kinds[kind] == OF_A_KIND or \
                    path.endswith("/logout"):
                continue
            kinds[kind] += 1
            page = self.client.get(path)
            if page.status != 200:
                if page.status != 405:
                    tell(False, f"{self.name}: {path}: {page.status}")
                continue
            self.pages.append(path)
            for form in page.all(".//form"):
                if form.get("method") == "post" and \
                        form.get("id") not in ("logout", "login"):
                    kind = re.sub(r"[0-9a-f]{32}|\d{5}-\d{1,8}", "*",
                                  form.get("action"))
                    self.forms.setdefault((form.get("id"), kind), form)
            html = self.ask("GET", path, accept="text/html").body.decode()
            todo += [link.replace("&amp;", "&") for link in LINK.findall(html)
                     if link.startswith(f"/{self.door}/")]


def encoded(pairs):
    return urllib.parse.urlencode(pairs).encode()


def others(pairs, name):
    return [(n, v) for n, v in pairs if n != name]


def refused(person, name, form, body, error=None, field=None):
    """Posted so, it is refused: at its field, or as a whole."""
    answer = person.ask("POST", form.get("action"), body)
    check(name, answer, 422 if error else (400, 403, 422))
    if not error:
        return
    page = client.Page(answer.status, {
        "Content-Type": answer.headers.get("content-type", "")}, answer.body)
    found = page.errors().get(field)
    tell(found == error, f"{name}: says {error}", f"said: {found}")


def field_tests(person, form, pairs, field):
    name, kind = field.get("name"), field.get("type")
    what = f"{form.get('id')}: {name}"
    rest = others(pairs, name)
    if field.get("required") and kind != "hidden" and \
            form.get("id") not in DRAFTS:
        refused(person, f"{what} missing", form, encoded(rest), "missing",
                name)
        refused(person, f"{what} blank", form, encoded(
            rest + [(name, "\u3000 \n" if kind != "password" else "")]),
            "missing", name)
    if kind not in ("checks", "file"):
        refused(person, f"{what} doubled", form,
                encoded(rest + [(name, "1"), (name, "1")]), "doubled", name)
    if kind in ("choice", "select", "checks", "check"):
        refused(person, f"{what} not among them", form,
                encoded(rest + [(name, "<none>")]))
    if kind not in TYPED:
        return
    for sort, (value, error) in NOT_TEXT.items():
        body = encoded(rest) + b"&" + name.encode() + b"=" + value
        refused(person, f"{what} with {sort}", form, body, error, name)
    if field.get("max") and kind not in ("int", "hidden"):
        long = "\u6c42" * (int(field.get("max")) + 1)
        refused(person, f"{what} too long", form,
                encoded(rest + [(name, long)]), "long", name)
    if kind == "number":
        refused(person, f"{what} too long", form,
                encoded(rest + [(name, "1" * 300)]), "id_number", name)


def form_tests(person, form):
    act = form.get("id")
    pairs = client.fields_of(form)
    names = {name for name, _ in pairs}
    tell("csrf" in names, f"{act}: carries a token")
    tell("request_key" in names, f"{act}: carries a key")
    for name, body in (
            ("no token", others(pairs, "csrf")),
            ("another's token",
             others(pairs, "csrf") + [("csrf", "a" * 64)]),
            ("nothing", [])):
        answer = person.ask("POST", form.get("action"), encoded(body))
        check(f"{act}: {name}", answer, 403)
    for name, body in (
            ("no key", others(pairs, "request_key")),
            ("a key of blanks",
             others(pairs, "request_key") + [("request_key", " ")]),
            ("a key of 65 letters",
             others(pairs, "request_key") + [("request_key", "a" * 65)])):
        refused(person, f"{act}: {name}", form, encoded(body))
    for field in form.iter("field"):
        if field.get("name") not in ("csrf", "request_key"):
            field_tests(person, form, pairs, field)


def strangers(owner, stranger):
    """What one has a page of, another of the same door has not."""
    mine = set(stranger.pages)
    theirs = [p for p in owner.pages
              if ONE_ID.search(p) and p not in mine]
    for path in theirs:
        for accept in "application/xml", "text/html":
            answer = stranger.ask("GET", path, accept=accept)
            check(f"{stranger.name}: {path} of {owner.name}", answer, 404)
    for (act, _), form in owner.forms.items():
        if not ONE_ID.search(form.get("action")):
            continue
        pairs = others(others(client.fields_of(form), "csrf"), "request_key")
        own = next(iter(stranger.forms.values()))
        pairs += [(n, v) for n, v in client.fields_of(own)
                  if n in ("csrf", "request_key")]
        for field in form.iter("field"):
            if field.get("required") and not dict(pairs).get(
                    field.get("name")):
                option = field.find("option")
                pairs = others(pairs, field.get("name")) + [(
                    field.get("name"), "1" if option is None
                    else option.get("value"))]
        answer = stranger.ask("POST", form.get("action"), encoded(pairs))
        check(f"{stranger.name}: {act} of {owner.name}", answer, (404, 422))


def other_doors(people):
    """A session of one door opens no page of another."""
    for person in people.values():
        for other in people.values():
            if other.door == person.door:
                continue
            cookie = person.cookie().replace(f"-{person.door}-",
                                             f"-{other.door}-")
            for path in other.pages[:3]:
                answer = ask("GET", path, {"Cookie": cookie})
                check(f"{person.name}'s session at {path}", answer, 303)


def main():
    scene.make()
    people = {name: Person(name) for name in ACCOUNTS}
    for person in people.values():
        tell(len(person.pages) >= 3 and person.forms,
             f"{person.name}: {len(person.pages)} pages, forms: "
             + " ".join(sorted(act for act, _ in person.forms)))
    # Once more, so that what reading itself marks as read is marked.
    for person in people.values():
        for path in person.pages:
            check(f"{person.name}: {path}", person.ask("GET", path), 200)
            check(f"{person.name}: {path}",
                  person.ask("GET", path, accept="text/html"), 200)
    before = state()
    for person in people.values():
        for form in person.forms.values():
            form_tests(person, form)
        unchanged(f"{person.name}'s forms", before)
    for owner, stranger in (("seeker", "seeker2"), ("seeker2", "seeker"),
                            ("seeker3", "seeker"), ("employer", "employer2"),
                            ("employer2", "employer")):
        strangers(people[owner], people[stranger])
    other_doors(people)
    unchanged("what others asked", before)
    documents_valid()
    plan()


main()
