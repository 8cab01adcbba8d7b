"""Batches of jobs as the demonstration's partner `hr` sends them."""

import copy
import gzip
import http.client
import os
import secrets
import ssl
import time
import xml.etree.ElementTree as ElementTree

import crowd

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SITE = os.environ["SITE"]
PORT = int(os.environ["TLS_PORT"])
FIRST, SECOND = "9901-000123-4", "9901-000456-7"
SAMPLE = ElementTree.parse(
    f"{TOP}/schema/partner/v1/jobs.sample.xml").getroot().find("job/posting")


class Answer:
    """What came back: status, headers, and the root of its XML."""

    def __init__(self, response):
        self.status, self.headers = response.status, response.headers
        body = response.read()
        self.root = ElementTree.fromstring(body) if body else None

    def code(self):
        """Of a problem, else None."""
        return self.root.findtext("{urn:ietf:rfc:7807}code")

    def error(self):
        """Line and path of a problem's first error."""
        error = self.root.find(".//{urn:ietf:rfc:7807}error")
        return None if error is None else (error.get("line"),
                                           error.get("path"))


def connection(partner="hr"):
    context = ssl.create_default_context(cafile=f"{SITE}/tls/ca.crt")
    context.load_cert_chain(f"{SITE}/partner/{partner}.crt",
                            f"{SITE}/partner/{partner}.key")
    return http.client.HTTPSConnection("localhost", PORT, timeout=120,
                                       context=context)


def ask(path, method="GET", body=None, **headers):
    line = connection()
    try:
        line.request(method, path, body, {
            name.replace("_", "-"): value
            for name, value in headers.items()})
        return Answer(line.getresponse())
    finally:
        line.close()


def post(body, key=None, query="", **headers):
    """One batch; its bytes, or the text of it."""
    if isinstance(body, str):
        body = body.encode()
    return ask(f"/partner/v1/batches{query}", "POST", body, **{
        "Content_Type": "application/xml",
        "Idempotency_Key": key or secrets.token_hex(16), **headers})


def job(ref, employer=FIRST, act=None, posting=True, **changes):
    """One record; a change that is None leaves a field out."""
    element = ElementTree.Element("job", ref=ref)
    if employer:
        element.set("employer", employer)
    if act:
        element.set("act", act)
    if posting and act in (None, "put"):
        text = copy.deepcopy(SAMPLE)
        for name, value in changes.items():
            field = text.find(name)
            if value is None:
                text.remove(field)
            elif field is None:
                ElementTree.SubElement(text, name).text = value
            else:
                field.text = value
        element.append(text)
    return ElementTree.tostring(element, encoding="unicode")


def document(*jobs, load="", encoding="UTF-8"):
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<jobs{load}>\n' + \
        "\n".join(jobs) + "\n</jobs>\n"


def zipped(text):
    return gzip.compress(text.encode())


def worked(answer, seconds=60):
    """The batch of a 202 once it is done, all of its records with it."""
    path = answer.headers["Location"]
    end = time.monotonic() + seconds
    while True:
        page = ask(path)
        batch = page.root.find("batch")
        if batch.get("state") in ("done", "failed"):
            return batch, records(path)
        if time.monotonic() > end:
            raise AssertionError(ElementTree.tostring(batch))
        time.sleep(0.1)


def records(path):
    """Of every page, by place."""
    found, number = [], 0
    while True:
        number += 1
        rows = ask(f"{path}?page={number}").root.findall("record")
        if not rows:
            return found
        found += rows


def told(rows):
    """State and code of each record."""
    return [(row.get("state"), None if row.find(".//error") is None
             else row.find(".//error").get("code")) for row in rows]


def jobs_of(prefix):
    """How many jobs stand under references that begin so, how many texts."""
    return [int(n) for n in crowd.sql(
        "SELECT COUNT(DISTINCT j.id), COUNT(DISTINCT p.job_id),"
        " COUNT(DISTINCT r.ref) FROM partner_job r"
        " LEFT JOIN job j ON j.id = r.job_id"
        " LEFT JOIN posting p ON p.job_id = j.id"
        f" WHERE r.ref LIKE '{prefix}%'")[0]]
