#!/usr/bin/env python3
"""random_sheet.py SEED: a stylesheet of the plain subset, made by chance.

What it says has no meaning; it asks for few names in many ways, so that
random pages (house/oracle.c) decide it in all of them. Templates are applied
only to what is below, or in the next mode, so that every page ends.
"""

import random
import sys

ELEMENTS, ATTRIBUTES = ["a", "b", "c"], ["x", "y", "z"]
TEXTS = ["", "a", "b", "1", "2", "ca", "07", "150", "a b", " a ", "ab",
         "あb", "<", "10"]
MODES = ["", "m", "n"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables = {}	# name: "nodes", "text" or "number"
        self.string = False	# a string holds no elements
        self.loose = False	# in a loop that may lead up

    def one(self, *among):
        return self.random.choice(among)()

    def pick(self, among):
        return self.random.choice(among)

    def often(self, times):
        return self.random.randrange(times) == 0

    # ---- paths

    def predicate(self, depth):
        return "[" + self.one(
            lambda: "@" + self.pick(ATTRIBUTES),
            lambda: f"@{self.pick(ATTRIBUTES)}{self.compare()}{self.quoted()}",
            lambda: self.pick("12"), lambda: "last()",
            lambda: f"position(){self.compare()}{self.pick('123')}",
            lambda: "position()=last()",
            lambda: f"not({self.pick(ELEMENTS)})",
            lambda: self.pick(ELEMENTS)) + "]"

    def pattern_predicate(self):
        return "[" + self.one(
            lambda: "@" + self.pick(ATTRIBUTES),
            lambda: f"@{self.pick(ATTRIBUTES)}={self.quoted()}",
            lambda: f"not({self.pick(ELEMENTS)})",
            lambda: f".={self.quoted()}") + "]"

    def below(self, depth=0):
        """A path to what is below."""
        steps = [self.pick(ELEMENTS + ["*"]) +
                 (self.predicate(depth) if self.often(3) else "") +
                 (self.predicate(depth) if self.often(9) else "")
                 for _ in range(self.random.randrange(1, 3))]
        if self.often(3):
            steps[-1] = "@" + self.pick(ATTRIBUTES + ["*"])
        return "/".join(steps)

    def path(self, depth=0):
        path = self.one(
            lambda: ".", self.below, self.below, self.below,
            lambda: "../" + self.below(), lambda: "../../@x", lambda: "..",
            lambda: "/page/" + self.below(), lambda: "@" +
            self.pick(ATTRIBUTES))
        names = [n for n, kind in self.variables.items() if kind == "nodes"]
        if names and self.often(8):
            return "$" + self.pick(names)
        if self.often(6):
            return f"{path} | {self.below()}"
        return path

    # ---- values

    def compare(self):
        return self.pick(["=", "!=", " &lt; ", " &lt;= ", " &gt; ",
                          " &gt;= "])

    def quoted(self):
        return "'" + self.pick([t for t in TEXTS if t.isascii()]).replace(
            "<", "&lt;") + "'"

    def text(self, depth=2):
        known = [n for n, kind in self.variables.items() if kind == "text"]
        if known and self.often(4):
            return "$" + self.pick(known)
        if depth == 0:
            return self.one(self.path, self.quoted)
        inner = lambda: self.text(depth - 1)
        number = lambda: self.number(depth - 1)
        return self.one(
            self.path, self.path, self.quoted,
            lambda: f"concat({inner()},{inner()})",
            lambda: f"substring({inner()},{number()})",
            lambda: f"substring({inner()},{number()},{number()})",
            lambda: f"substring-before({inner()},{inner()})",
            lambda: f"substring-after({inner()},{inner()})",
            lambda: f"normalize-space({inner()})",
            lambda: f"translate({inner()},'ab1','b')")

    def number(self, depth=2):
        known = [n for n, kind in self.variables.items() if kind == "number"]
        if known and self.often(4):
            return "$" + self.pick(known)
        if depth == 0:
            return self.pick(["0", "1", "2", "1.5", "7"])
        inner = lambda: self.number(depth - 1)
        return self.one(
            lambda: self.pick("0123"), lambda: f"count({self.path()})",
            lambda: f"string-length({self.text(depth - 1)})",
            lambda: f"number({self.text(depth - 1)})",
            lambda: f"floor({inner()})", lambda: f"({inner()} + {inner()})",
            lambda: f"({inner()} - {inner()})", lambda: f"-{inner()}",
            lambda: f"({inner()} * 3)",
            lambda: f"({inner()} mod {inner()})",
            lambda: f"({inner()} div 4)", lambda: "position()",
            lambda: "last()")

    def test(self, depth=2):
        if depth == 0:
            return self.path()
        inner = lambda: self.test(depth - 1)
        value = lambda: self.one(self.path, self.text, self.number)
        return self.one(
            self.path, lambda: f"{value()}{self.compare()}{value()}",
            lambda: f"{self.path()}{self.compare()}{self.quoted()}",
            lambda: f"{self.path()}{self.compare()}{self.path()}",
            lambda: f"not({inner()})", lambda: f"({inner()} and {inner()})",
            lambda: f"({inner()} or {inner()})",
            lambda: f"contains({self.text()},{self.text()})",
            lambda: f"starts-with({self.text()},{self.text()})",
            lambda: f"not({inner()}){self.compare()}{value()}",
            lambda: f"position(){self.compare()}last()", self.text,
            self.number)

    # ---- instructions

    def variable(self, depth, mode, place):
        name = f"v{self.random.randrange(1000000)}"
        kind = self.pick(["nodes", "text", "number", "fragment", "empty"])
        if kind == "empty":
            made = f'<xsl:variable name="{name}"/>'
        elif kind == "fragment":
            outside, self.string = self.string, True
            made = (f'<xsl:variable name="{name}">'
                    f"{self.content(depth - 1, mode, place)}</xsl:variable>")
            self.string = outside
        else:
            select = {"nodes": self.path, "text": lambda:
                      f"concat({self.text()},'')", "number":
                      self.number}[kind]()
            made = f'<xsl:variable name="{name}" select="{select}"/>'
        self.variables[name] = (kind if kind in ("nodes", "number") else
                                "text")
        return made

    def call(self, place):
        if place >= 3 or self.loose:
            return "-"
        return (f'<xsl:call-template name="t{place + 1}">'
                f'<xsl:with-param name="p" select="{self.text()}"/>'
                "</xsl:call-template>")

    def apply(self, mode, place):
        if self.loose:
            return "-"
        other = MODES.index(mode) + 1
        given = (f'<xsl:with-param name="p" select="{self.number()}"/>'
                 if self.often(2) else "")
        if other < len(MODES) and self.often(3):
            return (f'<xsl:apply-templates select="." mode="{MODES[other]}">'
                    f"{given}</xsl:apply-templates>")
        name = f' mode="{mode}"' if mode else ""
        if self.often(5):
            # libxslt goes from an attribute to its text, which is no child.
            return (f'<xsl:if test="*"><xsl:apply-templates{name}>{given}'
                    "</xsl:apply-templates></xsl:if>")
        return (f'<xsl:apply-templates select="{self.below()}"{name}>{given}'
                "</xsl:apply-templates>")

    def element(self, inner):
        if self.string:
            return inner()
        return (f'<i class="{{{self.text()}}}{{{self.number()}}}">'
                f"{inner()}</i>")

    def loop(self, inner):
        select = self.path()
        outside, self.loose = self.loose, True
        made = (f'<xsl:for-each select="{select}">{inner()}.'
                "</xsl:for-each>")
        self.loose = outside
        return made

    def instruction(self, depth, mode, place):
        inner = lambda: self.content(depth - 1, mode, place)
        if depth == 0:
            return self.one(
                lambda: f'<xsl:value-of select="{self.text()}"/>',
                lambda: f'<xsl:value-of select="{self.number()}"/>')
        return self.one(
            lambda: f'<xsl:value-of select="{self.text()}"/>',
            lambda: f'<xsl:value-of select="{self.number()}"/>',
            lambda: self.element(inner),
            lambda: f'<xsl:if test="{self.test()}">+{inner()}</xsl:if>',
            lambda: f'<xsl:choose><xsl:when test="{self.test()}">{inner()}'
            f'</xsl:when><xsl:when test="{self.test()}">2</xsl:when>'
            f"<xsl:otherwise>{inner()}</xsl:otherwise></xsl:choose>",
            lambda: self.loop(inner),
            lambda: self.apply(mode, place), lambda: self.apply(mode, place),
            lambda: self.call(place),
            lambda: self.variable(depth, mode, place))

    def content(self, depth, mode, place):
        before = dict(self.variables)
        made = "".join(self.instruction(depth, mode, place)
                       for _ in range(self.random.randrange(1, 4)))
        self.variables = before
        return made

    def template(self, head, mode, place):
        self.variables = {"p": "text"}
        return (f"<xsl:template {head}><xsl:param name=\"p\" "
                f'select="concat({self.path().replace("$", "@x | @")},\'\')"/>'
                f"[{self.content(2, mode, place)}]</xsl:template>\n")

    def pattern(self):
        name = lambda: self.pick(ELEMENTS)
        return self.one(
            name, lambda: "*", lambda: "@" + self.pick(ATTRIBUTES),
            lambda: "*|@*", lambda: f"{name()}/{name()}",
            lambda: name() + self.pattern_predicate(),
            lambda: f"{name()}{self.pattern_predicate()}/{name()}",
            lambda: f"page/{name()}", lambda: f"/page/{name()}",
            lambda: f"{name()}/@{self.pick(ATTRIBUTES)}",
            lambda: f"{name()} | {name()}/{name()}",
            lambda: f"*{self.pattern_predicate()}")

    def sheet(self):
        self.variables = {}
        made = ('<xsl:template match="/">'
                '<xsl:for-each select="page">'
                f"{self.content(3, '', 0)}</xsl:for-each>"
                '<xsl:apply-templates select="page/*"/>'
                '<xsl:apply-templates select="page" mode="m"/>'
                "</xsl:template>\n")
        for mode in MODES:
            for _ in range(5):
                name = f' mode="{mode}"' if mode else ""
                made += self.template(f'match="{self.pattern()}"{name}', mode,
                                      0)
        for place in (1, 2, 3):
            made += self.template(f'name="t{place}"', "n", place)
        return ('<xsl:stylesheet version="1.0" xmlns:xsl='
                f'"http://www.w3.org/1999/XSL/Transform">\n{made}'
                "</xsl:stylesheet>")


if __name__ == "__main__":
    print(Maker(int(sys.argv[1])).sheet())
