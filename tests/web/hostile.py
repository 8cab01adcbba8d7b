#!/usr/bin/env python3
"""What a browser would never send, through nginx to each door: every answer
has the right status, a page in Japanese or a valid document, the headers that
keep it safe, and nothing has changed."""

import re
import urllib.parse

from asking import (ACCEPTS, FORM, Answer, ask, check, documents_valid,
                    exchange, faults_of, request, state, unchanged)
import client
from tap import plan, same, tell

DOORS = ["seeker", "employer", "staff"]
ID = "0123456789abcdef" * 2


def both(name, method, path, status, headers=None, body=None):
    """The same as a page and as a document."""
    for kind, accept in ACCEPTS.items():
        answer = ask(method, path, {"Accept": accept, **(headers or {})}, body)
        check(f"{name} ({kind})", answer, status)
        if method != "HEAD" and answer.status in (404, 405, 413, 415, 400):
            tell(answer.is_xml() == (kind == "XML"), f"{name}: is {kind}",
                 answer.headers.get("content-type"))


class Visit:
    """A login form that was shown, and what it takes to post it."""

    def __init__(self, door="seeker"):
        self.client = client.Client()
        page = self.client.get(f"/{door}/login")
        self.form = page.form("login")
        self.path = self.form.get("action")
        self.pairs = dict(client.fields_of(self.form))
        self.cookie = "; ".join(
            f"{n}={v}" for n, v in self.client.cookies.items())

    def body(self, **values):
        return urllib.parse.urlencode({**self.pairs, **values}).encode()

    def post(self, body, headers=None, path=None):
        return ask("POST", path or self.path,
                   {"Accept": "application/xml", "Cookie": self.cookie,
                    **(headers or {})}, body)


def unknown_paths():
    for door in DOORS:
        both(f"{door}: unknown", "GET", f"/{door}/nothing", 404)
        both(f"{door}: unknown id", "GET", f"/{door}/nothing/{ID}", 404)
        both(f"{door}: with a slash more", "GET", f"/{door}/login/", 404)
        both(f"{door}: in capitals", "GET", f"/{door}/Login", 404)
        both(f"{door}: posted to nothing", "POST", f"/{door}/nothing", 404,
             body=b"a=b")
    for path in ("/nothing", "/index.html", "/.git/config",
                 "/jobs/", "/jobs/x", "/jobs/99999-99999999", "/wp-login.php",
                 "/%E6%B1%82%E4%BA%BA", "/a%20b", "/a%0Ab", "/<script>",
                 "/jobs/99010-00000001/../../etc", "/" + "a" * 600):
        both(f"public: {path[:40]}", "GET", path, 404)
    for door in DOORS:
        answer = ask("GET", f"/{door}")
        check(f"{door}: without its slash", answer, 301)
        same(answer.headers.get("location"), f"/{door}/",
             f"{door}: leads in")
    both("a letter that never was", "GET", "/verify/AAAAAAAAAA", (200, 404))


def paths_that_climb():
    """nginx makes one path of it; what climbs out is refused."""
    for path in ("/../etc/passwd", "/static/../../etc/passwd",
                 "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                 "/static/..%2f..%2fetc/passwd", "/seeker/..%2f..%2f..%2f",
                 "/static/\\..\\..\\etc\\passwd", "//../..", "/%2e%2e%2f",
                 "/static/refused/..%252f..%252f", "/%00", "/seeker/%00",
                 "/seeker/login%00.css", "/seeker/%", "/seeker/%zz",
                 "/static//etc/passwd", "/schema/../../secret/seeker"):
        answer = ask("GET", path)
        check(f"climbs: {path}", answer, (400, 404))
        tell(b"root:" not in answer.body, f"and shows no file: {path}")
    # What is only written in another way is the same path.
    for path in ("/seeker%2flogin", "/seeker/%6cogin", "//seeker//login",
                 "/seeker/./login", "/staff/../seeker/login",
                 "/seeker/x/../login"):
        check(f"the same path: {path}", ask("GET", path), 200)
    # And a door that is reached so is that door, with its own user.
    answer = ask("GET", "/employer/../staff/login",
                 {"Accept": "application/xml"})
    tell(b'door="staff"' in answer.body, "the door is the path's, made one")


def wrong_methods():
    for door in DOORS:
        for method in "DELETE", "PUT", "PATCH", "OPTIONS", "PROPFIND":
            answer = ask(method, f"/{door}/login",
                         {"Accept": "application/xml"})
            check(f"{door}: {method}", answer, 405)
            same(answer.headers.get("allow"), "GET, HEAD, POST",
                 f"{door}: {method}: what is allowed")
        answer = ask("GET", f"/{door}/logout", {"Accept": "text/html"})
        check(f"{door}: GET of a POST", answer, 405)
        same(answer.headers.get("allow"), "POST", f"{door}: only POST")
    answer = ask("POST", "/", body=b"a=b")
    check("POST of a GET", answer, 405)
    same(answer.headers.get("allow"), "GET, HEAD", "only GET and HEAD")
    for method in "TRACE", "CONNECT":
        check(method, ask(method, "/seeker/login"), (400, 405))
    for line in "get / HTTP/1.1", "G<T / HTTP/1.1", "GET", "\x00\x01\x02":
        answer = exchange(f"{line}\r\nHost: a\r\n\r\n".encode())
        tell(answer.status in (0, 400, 405), f"no method: {line!r}",
             answer.status)


def bodies():
    visit = Visit()
    good = visit.body(mail="a@b.example", password="x")
    limit = 8 * 1024
    full = good + b"&x=" + b"a" * (limit - len(good) - 3)
    check("a body at its limit", visit.post(full), 422)
    check("a body one byte over it", visit.post(full + b"a"), 413)
    check("a body far over it", visit.post(good + b"&x=" + b"a" * 100000), 413)
    check("a body over nginx's limit",
          visit.post(good + b"&x=" + b"a" * 200000), 413)
    both("over the limit of a page without a body", "POST", "/seeker/logout",
         (403, 413), {"Cookie": "shokai-seeker-session=" + "a" * 64},
         b"a" * 9000)
    check("nothing at all", visit.post(b""), 403)
    check("not one pair", visit.post(b"&&&&"), 403)
    check("a percent sign alone", visit.post(good + b"&x=%"), 400)
    check("half an escape", visit.post(good + b"&x=%4"), 400)
    check("no digits behind it", visit.post(good + b"&x=%GG"), 400)
    check("10,000 pairs", visit.post(b"&".join([b"a"] * 4000)), 400)
    many = b"&".join(b"a%d=" % i for i in range(10000))
    check("10,000 pairs, over the limit", visit.post(many), 413)
    for kind in ("text/plain", "application/json", "text/xml", "x",
                 "multipart/form-data; boundary=a", "", None,
                 FORM + "x", "application/x-www-form"):
        check(f"as {kind}", visit.post(good, {"Content-Type": kind}), 415)
    check("with its letters named", visit.post(
        good, {"Content-Type": FORM + "; charset=Shift_JIS"}), 422)
    chunks = b"%x\r\n" % len(good) + good + b"\r\n0\r\n\r\n"
    check("in chunks", visit.post(chunks, {
        "Content-Length": None, "Transfer-Encoding": "chunked"}), 422)
    check("in chunks and with a length", visit.post(chunks, {
        "Transfer-Encoding": "chunked"}), 400)
    check("in broken chunks", visit.post(b"zz\r\n" + good, {
        "Content-Length": None, "Transfer-Encoding": "chunked"}), 400)
    for length in "-1", "1,1", "0x10", "a", "99999999999999999999":
        check(f"of length {length}", visit.post(
            good, {"Content-Length": length}), (400, 413))


def login_fields():
    """What is typed before one is signed in, on each door's first form."""
    for door in DOORS:
        visit = Visit(door)
        rest = visit.body()
        for name, fields, error in (
                ("no UTF-8", b"mail=%FF@x&password=a", "encoding"),
                ("a control character", b"mail=a%0B@x&password=a",
                 "characters"),
                ("a NUL", b"mail=a@x%00.example&password=a", "characters"),
                ("two lines", b"mail=a@x%0D%0ABcc:b@x&password=a",
                 "characters"),
                ("255 letters", b"mail=" + b"a" * 250 + b"@b.jp&password=a",
                 "long"),
                ("letters that grow", b"mail=" + b"%CE%90" * 120 +
                 b"@x&password=a", "mail"),
                ("no address", b"mail=a&password=a", "mail"),
                ("nothing", b"mail=&password=a", "missing"),
                ("two of them", b"mail=a@x&mail=a@x&password=a", "doubled"),
                ("no password", b"mail=a@x&password=", "missing"),
                ("a password of 129", b"mail=a@x&password=" + b"a" * 129,
                 "long"),
                ("a password with a NUL", b"mail=a@x&password=a%00",
                 "characters"),
                ("two passwords", b"mail=a@x&password=a&password=a",
                 "doubled")):
            body = re.sub(rb"&(mail|password)=[^&]*", b"", b"&" + rest)
            answer = visit.post(body[1:] + b"&" + fields)
            check(f"{door}: {name}", answer, 422)
            tell(f'error="{error}"'.encode() in answer.body,
                 f"{door}: {name}: {error}", answer.body)


def tokens():
    visit, other = Visit(), Visit()
    for name, body, headers in (
            ("no token", visit.body(csrf=""), {}),
            ("another visit's token",
             visit.body(csrf=other.pairs["csrf"]), {}),
            ("no cookie", visit.body(), {"Cookie": None}),
            ("another's cookie", visit.body(), {"Cookie": other.cookie}),
            ("a token of letters", visit.body(csrf="\u3042"), {}),
            ("a long token", visit.body(csrf="a" * 5000), {}),
            ("a token with a NUL", visit.body(csrf="a\0b"), {})):
        check(name, visit.post(body, headers), 403)
    pairs = [(n, v) for n, v in visit.pairs.items() if n != "csrf"]
    check("without the field", visit.post(
        urllib.parse.urlencode(pairs).encode()), 403)
    for door in DOORS:
        check(f"{door}: not signed in", ask(
            "POST", f"/{door}/notifications", {}, b"a=b"), 403)
        answer = ask("GET", f"/{door}/notifications")
        check(f"{door}: not signed in", answer, 303)
        same(answer.headers.get("location"), f"/{door}/login",
             f"{door}: to its login")


def cookies():
    for name, cookie in (
            ("a session of nobody", "shokai-seeker-session=" + "a" * 64),
            ("no session at all", "shokai-seeker-session=x"),
            ("a session's name ten times",
             "; ".join(["shokai-seeker-session=" + "b" * 64] * 10)),
            ("no cookie's form", "=;=;;,,\"\\;=="),
            ("letters", "shokai-seeker-session=\udcff\udcfe"),
            ("7,000 bytes", "a=" + "b" * 7000),
            ("500 cookies", "; ".join(f"a{i}=b" for i in range(500)))):
        check(f"cookie: {name}",
              ask("GET", "/seeker/notifications", {"Cookie": cookie}), 303)
        check(f"cookie: {name}", ask("GET", "/seeker/login", {
            "Cookie": cookie, "Accept": "application/xml"}), 200)
    check("cookie: 9,000 bytes", ask("GET", "/seeker/login", {
        "Cookie": "a=" + "b" * 9000}), 431)
    check("cookie: with a control character", ask("GET", "/seeker/login", {
        "Cookie": "a=\x01"}), (200, 400))


def heads():
    for path in ("/", "/seeker/login", "/nothing", "/seeker/notifications",
                 "/static/shokai.css", "/static/nothing"):
        head, get = ask("HEAD", path), ask("GET", path)
        same(head.status, get.status, f"HEAD {path}: status")
        tell(not head.body, f"HEAD {path}: no body", head.body[:100])
        for name in "content-type", "content-length", "cache-control":
            same(head.headers.get(name), get.headers.get(name),
                 f"HEAD {path}: {name}")
    check("HEAD", ask("HEAD", "/seeker/login"), 200, empty=True)


def accepts():
    for accept in (None, "", "*/*", "image/png", "application/json",
                   "application/xml;q=nan", "a" * 4000, ",;=", "text/html;q=2",
                   "application/xml;q=1e400,text/html", "\udcff"):
        check(f"Accept: {str(accept)[:30]!r}",
              ask("GET", "/seeker/login", {"Accept": accept}), 200)
    for header in ("Range: bytes=0-1", "If-Modified-Since: tomorrow",
                   "If-None-Match: *", "Expect: 100-continue",
                   "X-HTTP-Method-Override: DELETE", "Proxy: http://a",
                   "X-Forwarded-For: 1.2.3.4", "X-Original-URL: /staff/",
                   "Accept-Language: xx", "Accept-Charset: utf-7"):
        name, value = header.split(": ")
        check(header, ask("GET", "/seeker/login", {name: value}),
              (200, 412))


def hosts():
    for host in ("evil.example", "localhost:1", "127.0.0.1", "[::1]",
                 "evil.example:80", "a" * 200, "xn--a"):
        answer = ask("GET", "/seeker/notifications", {"Host": host})
        check(f"Host: {host[:20]}", answer, 303)
        same(answer.headers.get("location"), "/seeker/login",
             f"Host: {host[:20]}: is not repeated")
        answer = ask("GET", "/seeker/login", {"Host": host})
        tell(host.encode() not in answer.body or host == "localhost:1",
             f"Host: {host[:20]}: is not on the page")
    for host in "", "a b", "a/b", "..", "a\x01b":
        check(f"Host: {host!r}", ask("GET", "/", {"Host": host}),
              (200, 400))
    check("no Host", ask("GET", "/", {"Host": None}), 400)
    check("two Hosts", exchange(
        request("GET", "/").replace(b"\r\n", b"\r\nHost: evil\r\n", 1)), 400)
    check("an address for a path",
          ask("GET", "http://evil.example/seeker/login"), 200)
    check("HTTP/1.0", ask("GET", "/seeker/login", version="HTTP/1.0"), 200)
    check("HTTP/9.9", ask("GET", "/", version="HTTP/9.9"), 400)
    answer = exchange(b"GET /seeker/login\r\n")
    tell(b"<h1" in answer.body or answer.status in (0, 400), "HTTP/0.9")
    answer = exchange(request("GET", "/seeker/login") * 1 + b"garbage")
    same(answer.status, 200, "garbage behind a request")


def queries():
    for query in ("a=%00", "a=%FF", "page=-1", "page=999999999999999999999",
                  "page[]=1", "&&&", "=", "a=" + "b" * 3000, "%F0%9F",
                  "page=1&page=2", "a=<script>", "a='%20OR%201=1--",
                  "?" * 50):
        both(f"?{query[:30]}", "GET", f"/seeker/login?{query}", 200)
    for query in "%", "a=%", "a=%4", "%zz", "&".join(["a"] * 600):
        both(f"?{query[:30]}", "GET", f"/seeker/login?{query}", 400)
    check("?" + "9,000 bytes", ask("GET", "/jobs?q=" + "a" * 9000), 414)
    for query in ("q=%00", "q=%FF", "q=%0B", "page=0", "sort=x", "q=%25",
                  "q=" + "%E6%B1%82" * 500, "page=100000"):
        both(f"/jobs?{query[:30]}", "GET", f"/jobs?{query}", (200, 404))


def rates():
    """Eleven wrong words: wait, it says, and for how long."""
    visit = Visit("employer")
    body = visit.body(mail="nobody@hostile.example", password="wrong")
    for _ in range(10):
        answer = visit.post(body)
    check("ten wrong passwords", answer, 422)
    answer = visit.post(body)
    check("the eleventh", answer, 429)
    tell(re.fullmatch(r"[1-9]\d{0,2}", answer.headers.get("retry-after", "")),
         "when to come again", answer.headers.get("retry-after"))
    tell(b'type="password"' in answer.body and b"wrong" not in answer.body,
         "the page has no password in it")


def self_test():
    """A page without its headers, in English, would be found."""
    bare = Answer(b"HTTP/1.1 500 x\r\nContent-Type: text/html\r\n\r\n"
                  b"<h1>MariaDB error</h1>")
    faults = faults_of(bare)
    tell(len(faults) >= 9, "a bad answer would be seen", *faults)


def main():
    before = state()
    for part in (unknown_paths, paths_that_climb, wrong_methods, bodies,
                 login_fields, tokens, cookies, heads, accepts, hosts,
                 queries, rates):
        print(f"# {part.__name__}")
        part()
    unchanged("all of this", before)
    documents_valid()
    self_test()
    plan()


main()
