"""The key daemon for tests in Python: one in a temporary folder, and raw
messages to it, whoever sends them. lib/port/key_wire.h says how they lie."""

import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

PROGRAM = pathlib.Path(os.environ.get(
    "BUILD", TESTS.parent / "build" / "test")) / "bin" / "shokai-keyd"
SEEKER, EMPLOYER, STAFF, CLERK, KEYD = 61101, 61102, 61103, 61104, 61107
PARTNER, STRANGER = 61108, 61199
PEERS = {"seeker": SEEKER, "employer": EMPLOYER, "staff": STAFF,
         "clerk": CLERK, "partner": PARTNER}

WRAP, UNWRAP, REWRAP, CHECK, EPOCHS, TURN, DESTROY = range(7)
DONE, FALSE, DENIED, BUSY, CONFLICT, UNKNOWN, FAILED = range(7)
ASK, ASKED = struct.Struct("=4I"), struct.Struct("=2I128s32s81s3x")
REPLY, GIVEN = struct.Struct("=5I4xq"), struct.Struct("=32s81sB2x")
MOST = 256


def key(kind=1, bound=b"bound", secret=b"\x5a" * 32, wrap=b"", length=None):
    return ASKED.pack(kind, len(bound) if length is None else length, bound,
                      secret, wrap)


def message(operation, keys=(), version=1, count=None, epoch=0):
    return ASK.pack(version, operation, len(keys) if count is None else count,
                    epoch) + b"".join(keys)


class Daemon:
    """One in a folder of its own; `with` ends it and forgets all."""

    def __init__(self, settings="", peers=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="shokai-keyd."))
        self.folder.chmod(0o711)
        self.keys = self.folder / "keys"
        self.keys.mkdir(0o700)
        os.chown(self.keys, KEYD, KEYD)
        self.socket = self.folder / "keyd.sock"
        self.log = self.folder / "keyd.log"
        self.settings, self.peers = settings, peers or PEERS
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder)

    def run(self, conf="keyd.conf"):
        """Start a process; it may end by itself."""
        lines = [f"[keyd]\nsocket={self.socket}\nkeys={self.keys}",
                 f"user={KEYD}", self.settings, "[peers]",
                 *(f"{name}={user}" for name, user in self.peers.items())]
        (self.folder / conf).write_text("\n".join(lines) + "\n")
        options = os.environ.get("ASAN_OPTIONS")
        keep = {k: v for k, v in os.environ.items()
                if k in ("PATH", "UBSAN_OPTIONS")}
        # A program that gave up root can't be looked at for leaks.
        keep["ASAN_OPTIONS"] = ":".join(filter(None, (
            options, "detect_leaks=0")))
        with open(self.log, "ab") as log:
            return subprocess.Popen([PROGRAM, self.folder / conf], stderr=log,
                                    stdin=subprocess.DEVNULL,
                                    stdout=subprocess.DEVNULL, env=keep)

    def starts_not(self, conf="keyd.conf"):
        """The status with which one that should not start ends by itself."""
        process = self.run(conf)
        try:
            return process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return "it runs"

    def start(self):
        self.process = self.run()
        end = time.monotonic() + 20
        while "open, newest epoch" not in self.said():
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(self.said()[-1000:])
            time.sleep(0.02)
        return self

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        status = self.process.wait(10)
        self.log.rename(self.folder / f"keyd.log.{time.monotonic_ns()}")
        return status

    def said(self):
        return self.log.read_text("utf-8") if self.log.exists() else ""

    def connect(self, user):
        os.seteuid(user)
        try:
            peer = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            peer.connect(str(self.socket))
            peer.settimeout(5)
        finally:
            os.seteuid(0)
        return peer


def tell(peer, data):
    """Send a message; the answer, b"" when the daemon hangs up."""
    try:
        peer.send(data)
        return peer.recv(1 << 16)
    except (ConnectionResetError, BrokenPipeError):
        return b""


def answer(peer, data):
    """What the daemon answers: its code, the keys; or None."""
    reply = tell(peer, data)
    if not reply:
        return None
    head = REPLY.unpack_from(reply)
    return head[1], [GIVEN.unpack_from(reply, REPLY.size + n * GIVEN.size)
                     for n in range(head[2])]


def closed(peer):
    """Has the daemon hung up?"""
    try:
        return peer.recv(1) == b""
    except ConnectionResetError:
        return True
