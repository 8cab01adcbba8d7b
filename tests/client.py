"""A client that knows nothing of the site but what its pages' XML says.

It asks for application/xml, keeps cookies, finds forms by their act's name,
fills in fields and posts them, as any program could that has read nothing
but a page. Every page it receives is checked against schema/page.rng.
"""

import http.client
import os
import secrets
import subprocess
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCHEMA = os.path.join(TOP, "schema", "page.rng")


class Page:
    """One answer: status, headers, and the document if there is one."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body
        self.root = None
        if headers.get("Content-Type", "").startswith("application/xml"):
            self.root = ElementTree.fromstring(body)

    def find(self, path):
        return None if self.root is None else self.root.find(path)

    def all(self, path):
        return [] if self.root is None else self.root.findall(path)

    def form(self, act):
        """The first form of that act anywhere in the document, or None."""
        for form in self.all(".//form"):
            if form.get("id") == act:
                return form
        return None

    def refusal(self):
        found = self.find("refusal")
        return None if found is None else found.get("code")

    def errors(self):
        """Errors at fields, by the field's name."""
        return {f.get("name"): f.get("error")
                for f in self.all(".//field") if f.get("error")}


def fields_of(form):
    """The form's fields as they would be posted untouched. No file is."""
    pairs = []
    for field in form.iter("field"):
        if field.get("type") == "file":
            continue
        options = field.findall("option")
        if options:
            pairs += [(field.get("name"), o.get("value"))
                      for o in options if o.get("selected")]
        else:
            pairs.append((field.get("name"), field.text or ""))
    return pairs


def encoded(pairs):
    """A body of fields, and its type."""
    return (urllib.parse.urlencode(pairs),
            "application/x-www-form-urlencoded")


def in_parts(pairs):
    """The same in parts (RFC 7578); a file's value is its name and bytes."""
    mark = secrets.token_hex(16)
    body = b""
    for name, value in pairs:
        head = f'form-data; name="{name}"'
        if isinstance(value, tuple):
            file, value = value
            file = file.replace('"', "%22")
            head += f'; filename="{file}"\r\n' \
                "Content-Type: application/octet-stream"
        else:
            value = value.encode()
        body += f"--{mark}\r\nContent-Disposition: {head}\r\n\r\n".encode()
        body += value + b"\r\n"
    return (body + f"--{mark}--\r\n".encode(),
            f"multipart/form-data; boundary={mark}")


class Client:
    """One browser-like visitor over the clear port of the site."""

    def __init__(self, port=None, check=True):
        self.port = int(port or os.environ["PORT"])
        self.cookies = {}
        self.check = check

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port,
                                                timeout=30)
        head = {"Accept": "application/xml"}
        if self.cookies:
            head["Cookie"] = "; ".join(
                f"{k}={v}" for k, v in self.cookies.items())
        if body is not None:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        head.update(headers or {})
        connection.request(method, path, body, head)
        answer = connection.getresponse()
        data = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.keep(value)
        connection.close()
        page = Page(answer.status, answer.headers, data)
        if page.root is not None and self.check:
            validate(data, path)
        return page

    def keep(self, cookie):
        pair, *attributes = cookie.split(";")
        name, value = pair.split("=", 1)
        if any(a.strip().lower() == "max-age=0" for a in attributes):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def post(self, action, pairs, encode=encoded):
        body, kind = encode(pairs)
        return self.request("POST", action, body, {"Content-Type": kind})

    def send(self, form, values=None, follow=True):
        """Post a form as it stands, but for `values` (None drops a field; a
        list sends several; a file is its name and bytes)."""
        values = dict(values or {})
        pairs = []
        for name, value in fields_of(form):
            if name not in values:
                pairs.append((name, value))
        for name, value in values.items():
            if value is None:
                continue
            many = value if isinstance(value, list) else [value]
            pairs += [(name, one) for one in many]
        parts = form.get("enctype") == "multipart/form-data"
        page = self.post(form.get("action"), pairs,
                         in_parts if parts else encoded)
        if follow and page.status == 303:
            return self.get(page.headers["Location"])
        return page

    def login(self, door, mail, password="Shokai-demo-1"):
        page = self.get(f"/{door}/login")
        page = self.send(page.form("login"),
                         {"mail": mail, "password": password})
        if page.status != 200:
            raise AssertionError(f"login at {door}: {page.status}")
        return page


def validate(document, where):
    """Raise when the document is not what schema/page.rng allows."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(document)
        file.flush()
        done = subprocess.run(
            ["xmllint", "--noout", "--relaxng", SCHEMA, file.name],
            capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{where}: {done.stderr[:2000]}")
