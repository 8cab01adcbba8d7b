"""A visitor of the pages' XML who fills in whatever form stands there.

What a field takes is known by its name or type (answers.json), never by the
form's address; a link is one that a page gave, or a main page that the
contract names.
"""

import json
import os
import urllib.parse

import client

with open(os.path.join(os.path.dirname(__file__), "answers.json"),
          encoding="utf-8") as answers:
    ANSWERS = json.load(answers)


class Missing(Exception):
    """A page lacks what the way needs."""


def shown(row, fact):
    """What a fact of a row says; None when it is not there."""
    found = None if row is None else row.find(fact)
    return None if found is None else found.text


def option_of(field):
    """The first choice that says something."""
    values = [o.get("value") for o in field.findall("option")]
    return next((v for v in values if v), None)


def answer(form, field):
    """What a person would write here; None: nothing."""
    name, kind = field.get("name"), field.get("type")
    known = ANSWERS.get(form.get("id"), {})
    if name in known:
        return known[name]
    if not field.get("required"):
        return None
    if kind in ("choice", "select", "checks"):
        return option_of(field)
    if kind == "check":
        return "1"
    if kind == "int":
        return field.get("min", "1")
    if kind not in ANSWERS["any"]:
        raise Missing(f"form {form.get('id')}: what goes into {name} ({kind})?")
    return ANSWERS["any"][kind]


def filled(form, given):
    """What goes with the form as it stands: given, or there, or an answer."""
    stands = dict(client.fields_of(form))
    values = {}
    for field in form.iter("field"):
        name = field.get("name")
        if name in given or field.get("type") == "hidden" or stands.get(name):
            continue
        value = answer(form, field)
        if value is not None:
            values[name] = value
    values.update(given)
    return values


class Visitor(client.Client):
    """Keeps the page that is open; acts on the forms that stand in it."""

    page = None

    def open(self, path):
        """Open a page that must be there."""
        self.page = self.get(path)
        if self.page.status != 200:
            raise Missing(f"{path}: {self.page.status} "
                          f"{self.page.refusal() or ''}")
        return self.page

    def follow(self, path):
        """Look at an answer without expecting one."""
        self.page = self.get(path)
        return self.page

    def form(self, name):
        """The form of that act on the open page."""
        found = self.page.form(name)
        if found is None:
            raise Missing(f"no form {name} at {self.page.find('.').get('path')}"
                          f" {self.page.refusal() or ''}")
        return found

    def act(self, name, /, **given):
        """Fill in that form, send it, and be where it leads."""
        return self.send_form(self.form(name), **given)

    def send_form(self, form, /, **given):
        values = filled(form, given)
        if form.get("method") == "get":
            pairs = dict(client.fields_of(form)) | values
            self.page = self.get(form.get("action") + "?" +
                                 urllib.parse.urlencode(pairs, doseq=True))
        else:
            self.page = self.send(form, values)
        return self.page

    def enter(self, door, mail, password="Shokai-demo-1"):
        self.page = self.login(door, mail, password)
        return self

    def row(self, noun, **attributes):
        """A row of the open page by its attributes or facts, or None."""
        for row in self.page.all(f".//{noun}"):
            if all(row.get(name) == value or shown(row, name) == value
                   for name, value in attributes.items()):
                return row
        return None

    def search(self, path, noun, **attributes):
        """Such a row on any page of a list, or None; that page stays open."""
        self.open(path)
        while True:
            row = self.row(noun, **attributes)
            pages = self.page.find("pages")
            if row is not None or pages is None or \
                    pages.get("page") == pages.get("last"):
                return row
            self.open(pages.get("base") + str(int(pages.get("page")) + 1))

    def done(self):
        """What the page says has just been done."""
        found = self.page.find("done")
        return None if found is None else found.get("act")
