#!/usr/bin/env python3
"""lib/port/scan.c against the real clamd, and against servers that are none:
whatever is not a whole answer is no clean file, and comes in time."""

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
# pylint: disable=wrong-import-position
import clamd  # noqa: E402
from tap import plan, same, step, tell  # noqa: E402

BUILD = Path(os.environ.get("BUILD", HERE.parent.parent / "build" / "test"))
ASK = BUILD / "tests" / "port" / "scan_ask"


def ask(path, data, seconds=10):
    """The verdict, what was logged, and how many seconds that took."""
    began = time.monotonic()
    done = subprocess.run([ASK, path, str(seconds)], input=data,
                          capture_output=True, check=False, timeout=60)
    return (done.stdout.decode().strip(), done.stderr.decode(),
            time.monotonic() - began)


def zipped(data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", data)
    return out.getvalue()


def real():
    """The real clamd."""
    eicar = clamd.EICAR
    with clamd.Clamd() as server:
        path = server.socket
        for name, data, wanted in (
                ("a text", b"hello", "clean"),
                ("nothing at all", b"", "clean"),
                ("every byte", bytes(range(256)) * 64, "clean"),
                ("8 MiB", os.urandom(8 << 20), "clean"),
                ("EICAR", eicar, "found"),
                ("EICAR in an archive", zipped(eicar), "found"),
                ("EICAR behind 8 MiB", bytes(8 << 20) + eicar, "found"),
                ("half of EICAR", eicar[:34], "clean"),
                ("more than it takes", bytes(10 << 20), "unknown")):
            same(ask(path, data)[0], wanted, f"clamd: {name} is {wanted}")
        said = ask(path, eicar)[1]
        tell(re.fullmatch(r"scan_ask\[\d+\]: scan: found Shokai\.Test\.Eicar"
                          r"(\.UNOFFICIAL)?\n", said),
             "the log names what was found and nothing else", said)
        tell(ask(path, b"hello")[1] == "", "and nothing of a clean file")
        verdicts = []
        threads = [threading.Thread(target=lambda: verdicts.append(
            ask(path, eicar, 30)[0])) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        same(verdicts, ["found"] * 12, "twelve at once are all answered")
    said = ask(path, b"hello")
    same(said[0], "unknown", "clamd has ended")
    tell("No such file" in said[1] or "refused" in said[1], "and the log "
         "says so", said[1])


class Server:
    """In a `with`: a listener whose connections `act` is given, one by one;
    with no `act` none is accepted."""

    def __init__(self, act, queue=8):
        self.folder = tempfile.TemporaryDirectory(prefix="shokai-scan.")
        self.path = f"{self.folder.name}/sock"
        self.act = act
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(queue)
        if act is not None:
            threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                line, _ = self.listener.accept()
                with line:
                    self.act(line)
            except OSError:
                if self.listener.fileno() < 0:
                    return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        self.folder.cleanup()


def exactly(line, count):
    data = b""
    while len(data) < count:
        more = line.recv(min(65536, count - len(data)))
        if not more:
            raise OSError("closed early")
        data += more
    return data


def heard(line):
    """What a client says, as clamd would read it."""
    if exactly(line, 10) != b"zINSTREAM\0":
        raise OSError("another command")
    data = b""
    while size := int.from_bytes(exactly(line, 4), "big"):
        data += exactly(line, size)
    return data


def answering(answer, pause=0.0):
    """Answers this, perhaps byte by byte."""
    def act(line):
        heard(line)
        if not pause:
            line.sendall(answer)
        for byte in answer if pause else b"":
            time.sleep(pause)
            line.sendall(bytes([byte]))
    return act


def early(line):
    """Says that it was too much before it has heard all."""
    line.recv(100)
    line.sendall(b"INSTREAM size limit exceeded. ERROR\0")


def silent(line):
    heard(line)
    time.sleep(4)


def full(line):
    """Reads nothing."""
    del line
    time.sleep(4)


def dripping(line):
    """Reads, but not in time."""
    end = time.monotonic() + 4
    while time.monotonic() < end and line.recv(1024):
        time.sleep(0.05)


BIG = bytes(4 << 20)
SAID = (
    (b"stream: OK\0", "clean"),
    (b"stream: Eicar-1 FOUND\0", "found"),
    (b"stream: A FOUND B FOUND\0", "found"),
    (b"stream: OK", "unknown"),
    (b"stream: OK\n", "unknown"),
    (b"stream: OK\n\0", "unknown"),
    (b"stream: OK \0", "unknown"),
    (b"stream: O", "unknown"),
    (b"stream: Eicar-1 FOUND", "unknown"),
    (b"stream: FOUND\0", "unknown"),
    (b" FOUND\0", "unknown"),
    (b"other: Eicar-1 FOUND\0", "unknown"),
    (b"stream: Can't allocate memory ERROR\0", "unknown"),
    (b"stream: OK FOUND ERROR\0", "unknown"),
    (b"INSTREAM size limit exceeded. ERROR\0", "unknown"),
    (b"UNKNOWN COMMAND\0", "unknown"),
    (b"PONG\0stream: OK\0", "unknown"),
    (b"\0stream: OK\0", "unknown"),
    (b"\0", "unknown"),
    (b"", "unknown"),
    (b"stream: " + b"x" * 5000 + b" FOUND\0", "unknown"),
    (b"x" * 100000, "unknown"),
    (bytes(range(255, -1, -1)) * 4, "unknown"),
)


def answers():
    """What servers say."""
    for answer, wanted in SAID:
        with Server(answering(answer)) as server:
            verdict, said, took = ask(server.path, b"data of a person")
        tell(verdict == wanted and took < 4 and "person" not in said and
             said.count("\n") == (wanted != "clean"),
             f"{answer[:40]!r} is {wanted}", verdict, said, took)
    with Server(answering(b"stream: OK\0", 0.05)) as server:
        same(ask(server.path, BIG)[0], "clean", "an answer byte by byte")
    with Server(answering(b"stream: OK\0", 0.3)) as server:
        verdict, said, took = ask(server.path, b"x", 1)
        tell(verdict == "unknown" and took < 3, "byte by byte, but too slow",
             verdict, said, took)


def stubborn():
    """Servers that don't listen, or don't say anything."""
    for name, act, data in (
            ("closes at once", lambda line: None, BIG),
            ("closes at once on a little", lambda line: None, b"x"),
            ("answers before it has heard all, and closes", early, BIG),
            ("hears all and is silent", silent, b"x"),
            ("reads nothing", full, BIG),
            ("reads too slowly", dripping, BIG),
            ("accepts nobody", None, BIG)):
        with Server(act) as server:
            verdict, said, took = ask(server.path, data, 1)
        tell(verdict == "unknown" and took < 3 and said.count("\n") == 1,
             f"a server that {name}", verdict, said, took)
    with Server(None, 0) as server:
        waiting = []
        for _ in range(4):
            waiting.append(socket.socket(socket.AF_UNIX))
            waiting[-1].setblocking(False)
            waiting[-1].connect_ex(server.path)
        for seconds in (1, 0):
            verdict, said, took = ask(server.path, b"x", seconds)
            tell(verdict == "unknown" and took < 3,
                 f"a full queue for {seconds} s", verdict, said, took)


def nobody():
    """Where no server is."""
    for path in ("/nonexistent/clamd.sock", "/dev/null", "", "/" + "x" * 200):
        verdict, said, took = ask(path, b"x")
        tell(verdict == "unknown" and took < 3 and said.count("\n") == 1,
             f"no server at {path[:30]!r}", verdict, said, took)


if os.access(clamd.PROGRAM, os.X_OK):
    step("the real clamd", real)
else:
    print("ok # SKIP there is no clamd")
step("what servers say", answers)
step("servers that say nothing", stubborn)
step("no server", nobody)
plan()
