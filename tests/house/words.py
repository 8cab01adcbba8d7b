#!/usr/bin/env python3
"""Every code that a page can show has its words in the catalogues.

Codes are collected from where they are made (the model by codes.c; C and SQL
by their text), words from the catalogues of a door and of all doors.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
BUILD = Path(os.environ.get("BUILD", TOP / "build" / "test"))
sys.path.insert(0, str(HERE.parent))
from tap import plan, tell  # noqa: E402

DOORS = ["public", "seeker", "employer", "staff"]


class Words:
    """What one or two catalogues say."""

    def __init__(self, *files):
        self.said = set()
        self.words = []
        for file in files:
            for entry in ElementTree.parse(file).getroot():
                if entry.tag == "say":
                    self.said.add(entry.get("id"))
                else:
                    self.words.append(entry)

    def word(self, of, code, mode="word"):
        """Is there a word of its own for this code of `of`?"""
        return any(word.get("is") == code
                   for words in self.words
                   if of in [o.strip() for o in words.get("of").split("|")]
                   and words.get("mode", "word") == mode
                   for word in words)

    def option(self, field, code):
        return f"option.{field}.{code}" in self.said or any(
            word.get("is") == code for words in self.words
            if words.get("option") and field in words.get("option").split()
            for word in words)


def sources(root, *folders):
    """Path, door and text of each C file, without its comments."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.c")):
            text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
            place = path.relative_to(root).parts
            door = place[1] if place[0] == "fcgi" else "common"
            yield path.relative_to(root), door, text


def catalogues(root):
    common = root / "fcgi/common/ja.xml"
    by_door = {d: Words(common, root / f"fcgi/{d}/ja.xml") for d in DOORS}
    by_door["common"] = Words(common)
    return by_door


def model(words):
    lines = subprocess.run([BUILD / "tests/house/codes"], check=True,
                           capture_output=True, text=True).stdout.split("\n")
    for line in filter(None, lines):
        kind, *code = line.split()
        if kind == "refusal":
            yield from refusal(words, "lib/model", code[0])
        elif kind == "error" and f"error.{code[1]}" not in words.said and \
                f"error.{code[0]}.{code[1]}" not in words.said:
            yield f"lib/model: error {code[1]} at {code[0]}"


def refusal(words, where, code):
    for mode in "refusal-title", "refusal-lead":
        if not words.word("refusal/@code", code, mode):
            yield f"{where}: refusal {code}: {mode}"


REFUSE = re.compile(r'desk_refuse\([^;"{]*"(\w+)"')
STATUS = re.compile(r'request_refuse\([^;"]*?(\d+)|status = (4\d\d|5\d\d);')
ERROR = re.compile(r'form_error\([^;"]*"(\w+)",\s*"(\w+)"')
FIELD_ERROR = re.compile(r'return "(\w+)";|\? "(\w+)"|: "(\w+)";')
ACT = re.compile(r'reply_see\([^;]*?,\s*"(\w+)"\);', re.S)


# What only systems are answered has its words in problems.xml and the feed's
# catalogue (tests/house/partner.py, tests/way/feed.py).
SYSTEMS = re.compile(r"fcgi/(partner|feed)/|fcgi/common/batch|"
                     r"lib/web/(exchange|message|problem|feed)|"
                     r"lib/desk/(partner|batch|webhook|event|feed)")


def refusals(root, by_door):
    for path, door, text in sources(root, "lib", "fcgi"):
        if SYSTEMS.match(str(path)):
            continue
        words = by_door.get(door, by_door["common"])
        for code in REFUSE.findall(text):
            yield from refusal(words, path, code)
        for status in STATUS.findall(text):
            if not words.word("refusal/@status", "".join(status),
                              "refusal-title"):
                yield f"{path}: status {''.join(status)}"
        for name, code in ERROR.findall(text):
            if not {f"error.{code}", f"error.{name}.{code}"} & words.said:
                yield f"{path}: error {code} at {name}"
        for act in ACT.findall(text):
            if not words.word("done/@act", act):
                yield f"{path}: done {act}"


def field_errors(root, words):
    for file in "lib/web/field.c", "lib/web/form.c":
        for found in FIELD_ERROR.findall((root / file).read_text()):
            code = "".join(found)
            if code and f"error.{code}" not in words.said:
                yield f"{file}: error {code}"


PROCEDURE = re.compile(r"PROCEDURE (own_\w+)\(([^;]*?)\n?\tSQL SECURITY")
CALL = re.compile(r"CALL (own_\w+)\((.*?)\);", re.S)
INTO = re.compile(r"INSERT INTO notification \(([^)]*)\) VALUES(.*?);", re.S)


def arguments(text):
    """Split at the commas that stand in no bracket and no quotes."""
    depth, quoted, start, parts = 0, False, 0, []
    for at, char in enumerate(text):
        if char == "'":
            quoted = not quoted
        elif not quoted and char in "()":
            depth += 1 if char == "(" else -1
        elif not quoted and char == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return parts + [text[start:]]


def told(texts):
    """Codes that are handed to own_notify, or to what hands them on."""
    place = {}
    for text in texts.values():
        for name, parameters in PROCEDURE.findall(text):
            names = [p.split() for p in arguments(parameters)]
            for at, words in enumerate(names):
                if "p_code" in words:
                    place[name] = at
    for where, text in texts.items():
        for name, given in CALL.findall(text):
            if name in place:
                code = arguments(given)[place[name]]
                for literal in re.findall(r"(?<!= )'(\w+)'", code):
                    yield where, literal
        for _, rows in INTO.findall(text):
            for code in re.findall(r"\)\), '(\w+)', CONCAT", rows):
                yield where, code


def notifications(root, words):
    texts = {path.relative_to(root): re.sub(r"--.*", "", path.read_text())
             for path in sorted((root / "schema").rglob("*.sql"))}
    for where, code in told(texts):
        if not words.word("notification/@code", code):
            yield f"{where}: notification {code}"


FIELDS = re.compile(r"struct field (\w+)\[\] = \{(.*?)\};", re.S)
SHARED = re.compile(r"#define (\w+_FIELDS?)\s((?:.*\\\n)*.*)")
FIELD = re.compile(r'\{\s*"(\w+)",\s*FIELD_(\w+),([^}]*)\}')
OPTIONS = re.compile(r"const char \*const (\w+)\[\] = \{([^}]*)\}")
FORM = re.compile(
    r'struct form \w+ = \{\s*"(\w+)",\s*(?:FORM_FIELDS\((\w+)\)|NULL)')


def tables(root):
    """The tables of fields and of options, by their names and files."""
    fields, options = {}, {}
    for path, _, text in sources(root, "lib", "fcgi"):
        shared = dict(SHARED.findall(text))
        for name, rows in FIELDS.findall(text):
            for word, meant in shared.items():
                rows = re.sub(rf"\b{word}\b", lambda _: meant, rows)
            fields[path, name] = FIELD.findall(rows)
        for name, codes in OPTIONS.findall(text):
            options[path, name] = re.findall(r'"(\w+)"', codes)
    return fields, options


def field(words, form, row, known):
    name, kind, rest = row
    if kind != "HIDDEN" and not words.said & {
            f"field.{form}.{name}", f"field.{name}", f"fact.{name}"}:
        yield f"label of {name}"
    last = [part.strip() for part in rest.split(",")]
    group = last[-1][1:-1]
    if last[-1].startswith('"') and not words.said & {
            f"group.{form}.{group}", f"group.{group}"}:
        yield f"group {group}"
    for part in last:
        for code in known.get(part, []):
            if not words.option(name, code):
                yield f"option {name} {code}"


def in_sheet(root, door, form):
    """Has a sheet words of its own for this form's options?"""
    own = f"match=\"form[@id='{form}']/field/option\" mode=\"option\""
    return any(own in sheet.read_text()
               for sheet in (root / "fcgi" / door).glob("*.xsl"))


def shown_at(root, path):
    """The doors whose programs are built with a file."""
    built = re.findall(r"program\((\w+)\n(.*?)\)",
                       (root / "fcgi/CMakeLists.txt").read_text(), re.S)
    file = str(path.relative_to("fcgi"))
    return [door for door, files in built if file in files.split()]


def forms(root, by_door):
    fields, options = tables(root)
    for path, door, text in sources(root, "fcgi"):
        if SYSTEMS.match(str(path)):
            continue
        known = {name: codes for (file, name), codes in options.items()
                 if file == path}
        for at in shown_at(root, path) if door == "common" else [door]:
            if at not in by_door:
                continue
            words = by_door[at]
            for form, table in FORM.findall(text):
                if f"button.{form}" not in words.said:
                    yield f"{path}: {at}: button of {form}"
                for row in fields.get((path, table), []):
                    told = {} if in_sheet(root, door, form) else known
                    for lack in field(words, form, row, told):
                        yield f"{path}: {at}: {form}: {lack}"


# No page shows these: partners read them.
UNPAGED = {"batch_record", "delivery", "webhook"}
STATE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\)", re.S)


def states(root, by_door):
    for path in sorted((root / "schema").glob("0*.sql")):
        for noun, columns in STATE.findall(path.read_text()):
            if noun in UNPAGED:
                continue
            words = by_door[{"batch": "staff"}.get(noun, "common")]
            for codes in re.findall(r"\n\tstate ENUM\(([^)]*)\)", columns):
                for code in re.findall(r"'(\w+)'", codes):
                    if not words.word(f"{noun}/@state", code):
                        yield f"{path.name}: {noun} {code}"


# By what the time of a document ends, and no page has its row any more.
UNSHOWN = {"removed", "replaced", "unfinished"}
KINDS = re.compile(r"\n\t(kind|type|ends) ENUM\(([^)]*)\)")


def documents(root, words):
    for path in sorted((root / "schema").glob("0*.sql")):
        tables = dict(STATE.findall(path.read_text()))
        for column, codes in KINDS.findall(tables.get("document", "")):
            for code in set(re.findall(r"'(\w+)'", codes)) - UNSHOWN:
                if not words.word(f"document/{column}", code):
                    yield f"{path.name}: document {column} {code}"


CHECKS = {
    "the model's refusals and errors":
        lambda root, by_door: model(by_door["common"]),
    "refusals, statuses, errors and acts of C": refusals,
    "errors of fields":
        lambda root, by_door: field_errors(root, by_door["common"]),
    "notifications":
        lambda root, by_door: notifications(root, by_door["common"]),
    "forms: buttons, labels, groups, options": forms,
    "states": states,
    "documents": lambda root, by_door: documents(root, by_door["common"]),
}


def missing(root, check):
    return sorted(set(CHECKS[check](root, catalogues(root))))


# Lines that are taken out of the catalogues, and which check misses them.
TAKEN = [
    ('<word is="cancel_late">', "the model's refusals and errors"),
    ('<say id="error.future">', "the model's refusals and errors"),
    ('<word is="too_many">', "refusals, statuses, errors and acts of C"),
    ('<word is="413">', "refusals, statuses, errors and acts of C"),
    ('<word is="logout">', "refusals, statuses, errors and acts of C"),
    (r'"error\.(password\.)?wrong"',
     "refusals, statuses, errors and acts of C"),
    ('<say id="error.encoding">', "errors of fields"),
    ('<say id="error.doubled">', "errors of fields"),
    ('<word is="applied">', "notifications"),
    ('<word is="withdrawn">', "notifications"),
    ('<say id="button.login">', "forms: buttons, labels, groups, options"),
    (r'"(field\.login|field|fact)\.password"',
     "forms: buttons, labels, groups, options"),
    ('<word is="selecting">', "states"),
    ('<word is="xlsx">', "documents"),
    ('<word is="lapsed">', "documents"),
]


def takes(root, line, check):
    """Is it missed when its line is gone from all catalogues?"""
    before = {}
    for file in (root / "fcgi").glob("*/ja.xml"):
        before[file] = text = file.read_text()
        file.write_text("\n".join(x for x in text.split("\n")
                                  if not re.search(line, x)))
    found = missing(root, check)
    for file, text in before.items():
        file.write_text(text)
    return found


def main():
    for check in CHECKS:
        lack = missing(TOP, check)
        tell(not lack, f"words for {check}", *lack)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for folder in "lib", "fcgi", "schema":
            shutil.copytree(TOP / folder, copy / folder)
        for line, check in TAKEN:
            before = missing(copy, check)
            tell(set(takes(copy, line, check)) - set(before),
                 f"it misses {line}")
    plan()


main()
