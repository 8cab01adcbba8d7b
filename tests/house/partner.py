#!/usr/bin/env python3
"""What partners are told is what stands in the code and on the pages.

The XSDs of schema/partner/v1 against the form of a job, the codes and their
words against the catalogues, the problems against all codes that C makes; and
everything there against its own XSD, by libxml2.
"""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
V1 = TOP / "schema/partner/v1"
BUILD = Path(os.environ.get("BUILD", TOP / "build" / "test"))
sys.path.insert(0, str(HERE.parent))
from tap import plan, same, tell  # noqa: E402

XS = "{http://www.w3.org/2001/XMLSchema}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def lint(*arguments, given=None):
    return subprocess.run(["xmllint", "--noout", "--nonet", *arguments],
                          input=given, capture_output=True, text=True)


def valid(schema, document):
    run = lint("--schema", V1 / schema, V1 / document)
    tell(run.returncode == 0, f"{document} is valid by {schema}", run.stderr)


def loads(schema):
    """4 and more: the XSD itself is wrong; 3: only the document is."""
    run = lint("--schema", V1 / schema, "-", given="<nothing/>")
    tell(run.returncode == 3, f"{schema} loads", run.stderr)


def files():
    index = ElementTree.parse(V1 / "index.xml").getroot()
    named = {"index.xml", "reasons.xml"}
    for entry in index:
        if entry.get("href"):
            named |= {entry.get("href"), entry.get("sample")} - {None}
    same(sorted(named - {"reasons.xml"}),
         sorted(p.name for p in V1.iterdir()), "index.xml lists what there is")
    for schema in sorted(V1.glob("*.xsd")):
        loads(schema.name)
    for sample in sorted(V1.glob("*.sample.xml")):
        valid(sample.name.replace(".sample.xml", ".xsd"), sample.name)
    valid("codes.xsd", "codes.xml")
    valid("problems.xsd", "problems.xml")


# ---- the form of a job ------------------------------------------------------

FORM = TOP / "fcgi/common/job_form.c"
ROW = re.compile(r'\{\s*"(\w+)",\s*FIELD_(\w+),\s*\w+,\s*(\w+),\s*(\w+),'
                 r'\s*(\w+),\s*"\w+"\s*\}')
TEXTS = {"TEXT": "xs:token", "AREA": "xs:string"}


def form():
    """Each field of the text, as the form takes it."""
    text = FORM.read_text()
    limits = (TOP / "lib/model/limits.h").read_text()
    numbers = {n: int(v) for n, v in
               re.findall(r"(\w+) = (\d+)", limits + text)}
    options = {n: re.findall(r'"(\w+)"', codes) for n, codes in
               re.findall(r"const char \*const (\w+)\[\] = \{([^}]*)\}", text)}
    taken = {}
    for name, kind, most, least, codes in ROW.findall(text):
        most = numbers.get(most) if not most.isdigit() else int(most)
        if kind in TEXTS:
            taken[name] = (TEXTS[kind], most)
        elif kind == "INT":
            taken[name] = ("xs:integer", int(least), most)
        elif kind in ("CHOICE", "CHECKS"):
            taken[name] = (kind, options[codes])
        else:
            taken[name] = (kind,)
    return taken


def simple_types():
    return {t.get("name"): t for t in ElementTree.parse(
        V1 / "common.xsd").getroot().iter(f"{XS}simpleType")}


def facet(kind, name):
    found = kind.find(f"{XS}restriction/{XS}{name}")
    return None if found is None else int(found.get("value"))


def codes_of(kind):
    return [e.get("value") for e in kind.iter(f"{XS}enumeration")]


def schema():
    """The same of posting.xsd."""
    types, taken = simple_types(), {}
    for field in ElementTree.parse(V1 / "posting.xsd").getroot().iter(
            f"{XS}element"):
        kind = types[field.get("type")]
        listed = kind.find(f"{XS}list")
        base = kind.find(f"{XS}restriction")
        if listed is not None:
            told = ("CHECKS", codes_of(types[listed.get("itemType")]))
        elif codes_of(kind):
            told = ("CHOICE", codes_of(kind))
        elif field.get("type") in ("flag", "phone"):
            told = ({"flag": "CHECK", "phone": "PHONE"}[field.get("type")],)
        elif base.get("base") == "xs:integer":
            told = ("xs:integer", facet(kind, "minInclusive"),
                    facet(kind, "maxInclusive"))
        else:
            told = (base.get("base"), facet(kind, "maxLength"))
        taken[field.get("name")] = told
    return taken


def posting():
    wanted, seen = form(), schema()
    tell(len(wanted) > 50, "the form's fields are found", len(wanted))
    same(list(seen), list(wanted), "posting.xsd has the fields of the form")
    for name in wanted:
        same(seen.get(name), wanted[name], f"{name} is taken alike")


# ---- codes ------------------------------------------------------------------

# Where the catalogues have the words of a table, when not under its name.
WORDS = {
    "outcome": "result/outcome", "terms_differ": "result/terms_differ",
    "call": "call/outcome", "exemption": "exemption/@code",
    "job_state": "job/@state", "changed": "job/@changed",
    "referral_state": "referral/@state", "mypage": "@mypage",
    "application_state": "application/@state", "way": "application/@way",
    "told_way": "application/told_way", "source": "result/source",
    "document_state": "document/@state", "document_kind": "document/kind",
}
# Tables of the protocol: no page has them.
OWN = {"act", "load", "missing", "scope", "batch_state", "record_state",
       "noun", "event", "sender", "webhook_state", "delivery_state"}


def said():
    words = {}
    for door in "staff", "employer", "common":
        for entry in ElementTree.parse(
                TOP / f"fcgi/{door}/ja.xml").getroot():
            if entry.tag == "say":
                words[entry.get("id")] = "".join(entry.itertext())
            elif entry.get("mode") is None:
                for of in entry.get("of").split("|"):
                    for word in entry:
                        words[of.strip(), word.get("is")] = "".join(
                            word.itertext())
    return words


EVENT = re.compile(r"\('(\w+)', '(?:job|referral|application)', [01], "
                   r"'([^']*)'\)")


def events(table):
    """What an act is called stands in event_kind."""
    kinds = "".join(path.read_text() for path in
                    sorted((TOP / "schema").glob("0*.sql"))
                    if "event_kind" in path.read_text())
    same({code: text["ja"] for code, text in table.items()},
         dict(EVENT.findall(kinds)), "events are those of event_kind")


def codes():
    words = said()
    tables = {t.get("name"): {c.get("value"): {
        w.get(LANG): w.text for w in c} for c in t.iter("code")}
        for t in ElementTree.parse(V1 / "codes.xml").getroot()}
    for name, kind in simple_types().items():
        if name.startswith("code."):
            same(list(tables.get(name[5:], {})), codes_of(kind),
                 f"codes.xml has the codes of {name}")
    events(tables["event"])
    for name, table in tables.items():
        tell(all(set(t) == {"ja", "en"} for t in table.values()),
             f"{name} is said in both languages", table)
        for value, text in table.items() if name not in OWN else ():
            wanted = words.get(f"option.how.{value}") if name == "how" else \
                words.get((WORDS.get(name, name), value))
            same(text["ja"], wanted, f"{name} {value} is said as on pages")


# ---- problems ---------------------------------------------------------------

MADE = [re.compile(p) for p in (
    r'(?:desk_refuse|message_refuse)\([^;"{]*"(\w+)"',
    r'desk_wrong\([^;"]*"\w+",\s*"(\w+)"',
    r'form_error\([^;"]*"\w+",\s*"(\w+)"')]
ASKED = re.compile(r'request_refuse\([^;"]*"(\w+)"|return "([a-z_]+)";'
                   r'|message_fault\([^;"]*"(\w+)"')
# Of people's doors alone, where nobody sends messages.
PEOPLE = {"csrf", "wrong", "empty", "type", "extension", "macro", "locked",
          "broken", "past"}


def made():
    """Every code that C can answer, and where."""
    for line in subprocess.run([BUILD / "tests/house/codes"], check=True,
                               capture_output=True, text=True
                               ).stdout.splitlines():
        kind, *code = line.split()
        if kind in ("refusal", "error"):
            yield code[-1], "lib/model/verdict.c"
    for folder in "lib", "fcgi":
        for path in sorted((TOP / folder).rglob("*.c")):
            text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
            for pattern in MADE:
                for code in pattern.findall(text):
                    yield code, path.name
    for name in ("lib/web/field.c", "lib/web/form.c", "lib/web/exchange.c",
                 "lib/web/message.c", "lib/web/problem.c",
                 *map(str, (TOP / "fcgi/partner").glob("*.c"))):
        for found in ASKED.findall((TOP / name).read_text()):
            yield "".join(found), Path(name).name
    for code in re.findall(r'NULL, "(\w+)" \}|"(missing|order|above|online|'
                           r'way)"', (TOP / "lib/model/posting.c").read_text()):
        yield "".join(code), "posting.c"
    for code in re.findall(r"^ \*   (\w+) {2,}",
                           (TOP / "lib/port/intake.h").read_text(), re.M):
        yield code, "intake.h"
    for code in re.findall(r"^(?:refusals=')?\d{3} (\w+)",
                           (TOP / "nginx/partner.sh").read_text(), re.M):
        yield code, "partner.sh"


def problems():
    entries = ElementTree.parse(V1 / "problems.xml").getroot()
    told = [e.get("code") for e in entries]
    same(sorted(told), sorted(set(told)), "every problem is told once")
    for entry in entries:
        if [t.get(LANG) for t in entry] != ["ja", "en"]:
            tell(False, f"{entry.get('code')}: Japanese, then English")
    lack = sorted({f"{code} ({where})" for code, where in made()
                   if code not in told and code not in PEOPLE})
    same(lack, [], "every code that can be answered is told")
    titles = {w.get("is"): "".join(w.itertext())
              for words in ElementTree.parse(
                  TOP / "fcgi/common/ja.xml").getroot()
              if words.get("of") == "refusal/@code"
              and words.get("mode") == "refusal-title" for w in words}
    other = [e.get("code") for e in entries if e.get("code") in titles
             and e[0].text != titles[e.get("code")]]
    same(other, [], "refusals are said as on the pages")


files()
posting()
codes()
problems()
plan()
