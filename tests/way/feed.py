#!/usr/bin/env python3
"""A client of the Hello Work's own feed, turned to ours.

It knows of the service what its clients know: paths, the form fields id, pass
and token, and tags. Then what the feed shows of whom, how long a token is
good, and what it makes of whoever does otherwise.
"""

import http.client
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests"))
from tap import plan, same, step, tell  # noqa: E402

SITE = Path(os.environ["SITE"])
RUN = Path(os.environ["RUN"])
PORT = int(os.environ["PORT"])
PASSWORD = "Shokai-demo-1"
FORM = "application/x-www-form-urlencoded"


def root(sql):
    return subprocess.run(
        ["mariadb", "--no-defaults", "--user=root", "-N", "-B",
         f"--socket={RUN / 'mariadb' / 'mariadb.sock'}", "shokai"],
        input=sql, capture_output=True, text=True, check=True).stdout.strip()


def valid(document):
    """What is wrong by schema/feed.rng, or ''."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(document)
        file.flush()
        done = subprocess.run(
            ["xmllint", "--noout", "--huge", "--relaxng",
             TOP / "schema" / "feed.rng", file.name],
            capture_output=True, text=True, check=False)
    return done.stderr[:1500] if done.returncode else ""


def ask(path, body="", method="POST", tls=False, head=None):
    """Status, headers, and the document."""
    if tls:
        context = ssl.create_default_context(cafile=SITE / "tls" / "ca.crt")
        link = http.client.HTTPSConnection("localhost", PORT + 363,
                                           timeout=60, context=context)
    else:
        link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    if isinstance(body, dict):
        body = urllib.parse.urlencode(body)
    link.request(method, "/feed" + path, body,
                 {"Content-Type": FORM, **(head or {})})
    answer = link.getresponse()
    data = answer.read()
    link.close()
    wrong = valid(data)
    if wrong:
        raise AssertionError(f"{path}: {wrong}")
    return answer.status, answer.headers, data


def text(document, path):
    return ElementTree.fromstring(document).findtext(path)


def token(**more):
    status, _, document = ask("/auth/getToken", {
        "id": "aggregator", "pass": PASSWORD}, **more)
    return text(document, "token") if status == 200 else None


def rows(document):
    return [{e.tag: e.text or "" for e in data}
            for data in ElementTree.fromstring(document).iter("data")]


def fetched(key, data_id="M199"):
    """Every job of a set, as a client fetches it."""
    sets = {s["data_id"]: s for s in rows(ask("/kyujin", {"token": key})[2])}
    found = []
    for page in range(1, int(sets[data_id]["page"]) + 1):
        found += rows(ask(f"/kyujin/{data_id}/{page}", {"token": key})[2])
    same(len(found), int(sets[data_id]["count"]),
         f"{data_id}: as many jobs as its count says")
    return {job["kjno"]: job for job in found}


def client():
    for tls in False, True:
        key = token(tls=tls)
        where = "by TLS" if tls else "in clear, on this machine"
        tell(key, f"a token is given {where}")
        status, headers, document = ask("/kyujin", {"token": key}, tls=tls)
        same([status, headers["Content-Type"], b"\r" in document],
             [200, "application/xml; charset=utf-8", False],
             f"the list is XML in UTF-8 with plain line ends {where}")
        same([s["data_id"] for s in rows(document)], ["M199"],
             f"one set for each prefecture with an office {where}")
        status, _, document = ask("/kyujin/M199/1", {"token": key}, tls=tls)
        numbers = [job["kjno"] for job in rows(document)]
        tell(status == 200 and numbers == sorted(set(numbers)) and numbers,
             f"jobs stand by their numbers, each once {where}", numbers)
        same(ask("/auth/delToken", {"token": key}, tls=tls)[0], 200,
             f"the token is given back {where}")
        for path in "/kyujin", "/kyujin/M199/1", "/auth/delToken":
            status, _, document = ask(path, {"token": key}, tls=tls)
            tell(status == 401 and text(document, "errorDetail"),
                 f"{path}: then it is good for nothing {where}", status)
    job = fetched(token())["99010-00000001"]
    accepted, until = root(
        "SELECT DATE_FORMAT(accepted_at + INTERVAL 9 HOUR, '%Y/%m/%d'), "
        "DATE_FORMAT(valid_until + INTERVAL 9 HOUR, '%Y/%m/%d') "
        "FROM job WHERE number = '99010-00000001'").split("\t")
    wanted = {
        "uktkymd_seireki": accepted, "kjyukoymd": until,
        "kjkbn1_c": "1", "kjkbn2_n": "フルタイム", "juriatsno": "99010",
        "jgshmei": "株式会社みなと文具", "sksu": "一般事務（経理の補助）",
        "koyokeitai_c": "1", "koyokeitai_n": "正社員",
        "chgnkeitai_n": "月給", "khkykagen": "205000",
        "sikg_aplusbkagen": "215000", "shgjn1_open_close": "8:45〜17:30",
        "nenkankjsu_n": "124", "obshri_rrksh": "1", "obshri_jobcard": "0"}
    same({tag: job[tag] for tag in wanted}, wanted,
         "a job says in official tags what its posting says")


def visibility():
    """R1: of a job with a mark wherever its employer would show."""
    number = root("SELECT number FROM job WHERE id = UNHEX(MD5('job 1'))")
    of = "job_id = UNHEX(MD5('job 1'))"
    before = root(f"SELECT visibility FROM posting WHERE {of}").split()[0]
    key = token()
    names = ["jgshmei", "jgshmeikana", "jgshyubinno", "jgshszci",
             "shgbsjusho"]
    name, kana, address, phone, contact = root(
        "SELECT name, kana, address, phone, contact FROM employer "
        "WHERE id = UNHEX(MD5('employer 1'))").split("\t")
    for value in "1", "2", "3", "4", "NULL":
        root(f"UPDATE posting SET visibility = {value} WHERE {of}")
        job = fetched(key).get(number)
        if value in ("4", "NULL"):
            same(job, None, f"公開希望 {value}: is not there")
            continue
        same([bool(job[n]) for n in names], [value == "1"] * len(names),
             f"公開希望 {value}: {'named' if value == '1' else 'nameless'}")
        everything = " ".join(job.values())
        found = [w for w in (name, kana, address) if w in everything]
        same(bool(found), value == "1", f"公開希望 {value}: nor elsewhere")
        tell(phone not in everything and contact not in everything,
             f"公開希望 {value}: nobody to call", everything)
    root(f"UPDATE posting SET visibility = {before} WHERE {of}")
    for change, back in (
            ("state = 'submitted'", "state = 'accepted'"),
            ("state = 'invalid'", "state = 'accepted'"),
            ("valid_until = '2001-01-01'",
             "valid_until = (SELECT v FROM (SELECT valid_until v FROM job "
             "WHERE id = UNHEX(MD5('job 2'))) x)")):
        kept = root("SELECT valid_until FROM job "
                    "WHERE id = UNHEX(MD5('job 1'))")
        root(f"UPDATE job SET {change} WHERE id = UNHEX(MD5('job 1'))")
        tell(number not in fetched(key), f"{change}: is not there")
        root(f"UPDATE job SET {back}, valid_until = '{kept}' "
             "WHERE id = UNHEX(MD5('job 1'))"
             if back.startswith("state") else
             f"UPDATE job SET valid_until = '{kept}' "
             "WHERE id = UNHEX(MD5('job 1'))")
    tell(number in fetched(key), "and all is as before")


def refusals():
    key = token()
    for path in "/auth/getToken", "/kyujin", "/kyujin/M199/1", \
            "/auth/delToken":
        for method in "GET", "PUT", "DELETE":
            status, headers, document = ask(path, "", method)
            tell(status == 405 and headers["Allow"] == "POST" and
                 text(document, "errorDetail"),
                 f"{method} {path}: only POST", status, headers)
    for path in "/kyujin/M113/1", "/kyujin/M199/2", "/kyujin/M199/0", \
            "/kyujin/M199/1-1", "/kyujin/M199/9999999", "/kyujin/M1/1", \
            "/kyujin/M299/1", "/kyujin/M199/1/1", "/kyujin/", "/", "/x":
        same(ask(path, {"token": key})[0], 404, f"{path}: is not there")
    for body in "", "token=", "token=x", "token=" + "0" * 64, \
            f"token={key.upper()}", f"token={key}0", "token=%00", \
            "token='+OR+1=1--", f"Token={key}":
        same(ask("/kyujin", body)[0], 401, f"{body[:20]!r}: no token")
    same(ask(f"/kyujin?token={key}")[0], 200,
         "a post without a body has its fields in the query")
    same(ask(f"/auth/getToken?id=aggregator&pass={PASSWORD}")[0], 200,
         "to sign in too")
    same(ask(f"/kyujin?token={key}", "token=x")[0], 401, "one with has not")
    same(ask("/kyujin", "", head={"Cookie": f"shokai-feed-session={key}"})[0],
         401, "nor by a cookie")
    for given, status in (
            ({"id": "aggregator"}, 400), ({"pass": PASSWORD}, 400),
            ({"id": "", "pass": ""}, 400),
            ({"id": "a" * 100, "pass": "x"}, 400),
            ({"id": "hr", "pass": PASSWORD}, 401),
            ({"id": "ない", "pass": PASSWORD}, 401),
            ({"id": "aggregator\x01", "pass": PASSWORD}, 400)):
        same(ask("/auth/getToken", given)[0], status,
             f"{str(given)[:40]}: {status}")
    same(ask("/auth/getToken", b"id=%ff&pass=x")[0], 400, "no UTF-8")
    same(ask("/auth/getToken", "{}", head={
        "Content-Type": "application/json"})[0], 415, "no form")
    for size in 8192, 200000:
        same(ask("/auth/getToken", "a" * (size + 1))[0], 413,
             f"more than {size} bytes")
    same(ask("/kyujin?" + "a" * 9000)[0], 414, "too long an address")
    same(ask("/kyujin", {"token": key})[0], 200, "and the token still holds")


def scope():
    """Who no longer may fetch it, may not with a token either."""
    key = token()
    scopes = root("SELECT scopes FROM partner WHERE code = 'aggregator'")
    root("UPDATE partner SET scopes = 'jobs' WHERE code = 'aggregator'")
    same(ask("/kyujin", {"token": key})[0], 401, "without the scope: no")
    same(token(), None, "nor a new token")
    root(f"UPDATE partner SET scopes = '{scopes}' WHERE code = 'aggregator'")
    same(ask("/kyujin", {"token": key})[0], 200, "with it again")


def day():
    """Stored is the end of the day in Japan; past it the token is none."""
    key = token()
    at = f"WHERE token = UNHEX(SHA2('{key}', 256))"
    same(root("SELECT TIME(valid_until + INTERVAL 9 HOUR) = "
              "'23:59:59.999999' AND DATE(valid_until + INTERVAL 9 HOUR) = "
              f"DATE(created_at + INTERVAL 9 HOUR) FROM feed_token {at}"),
         "1", "a token is good until the day in Japan ends")
    root("UPDATE feed_token SET valid_until = UTC_TIMESTAMP(6) "
         f"- INTERVAL 1 SECOND {at}")
    same(ask("/kyujin", {"token": key})[0], 401, "not a second longer")
    tell(key not in (SITE / "log" / "access.log").read_text() and
         key not in (SITE / "log" / "feed.log").read_text(),
         "no log has it")


def failures():
    wrong = {"id": "aggregator", "pass": "Shokai-demo-2"}
    seen = [ask("/auth/getToken", wrong)[0] for _ in range(10)]
    same(seen, [401] * 10, "ten wrong passwords are ten refusals")
    status, headers, _ = ask("/auth/getToken", {
        "id": "aggregator", "pass": PASSWORD})
    tell(status == 429 and 0 < int(headers["Retry-After"]) <= 601,
         "then even the right one must wait", status, headers)
    root("DELETE FROM login_failure")
    tell(token(), "when the time is over it is taken")


for each in client, visibility, refusals, scope, day, failures:
    step(each.__name__, each)
plan()
