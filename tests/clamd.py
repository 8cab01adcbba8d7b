"""A clamd of the test's own: its settings, its socket, and a database of one
signature, for no other can be had without a network. What Debian's package
set up for the machine is not looked at."""

import os
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAM = "/usr/sbin/clamd"
# The text that every scanner is to find (eicar.org); in two halves, so that
# none finds it here.
EICAR = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-"
         rb"ANTIVIRUS-TEST-FILE!$H+H*")
NAME = "Shokai.Test.Eicar"
STREAM_MOST = 9 * 1024 * 1024


class Clamd:
    """In a `with`, or between start() and stop(): a clamd at `socket`."""

    def __init__(self, path=None, **settings):
        self.folder = tempfile.mkdtemp(prefix="shokai-clamd.", dir="/tmp")
        self.socket = path or f"{self.folder}/clamd.sock"
        self.settings = {
            "Foreground": "yes", "LocalSocket": self.socket,
            "LocalSocketMode": "666", "DatabaseDirectory": self.data(),
            "TemporaryDirectory": self.folder, "AlertExceedsMax": "yes",
            "StreamMaxLength": STREAM_MOST, "MaxThreads": 2,
        } | settings
        self.process = None

    def data(self):
        return f"{self.folder}/data"

    def write(self):
        """Settings, signature, and the program under a name that no profile
        of AppArmor knows: Debian's lets it read its own folders only."""
        os.chmod(self.folder, 0o711)
        os.makedirs(self.data(), exist_ok=True)
        with open(f"{self.data()}/own.ndb", "w", encoding="ascii") as file:
            file.write(f"{NAME}:0:*:{EICAR.hex()}\n")
        with open(f"{self.folder}/conf", "w", encoding="ascii") as file:
            for key, value in self.settings.items():
                file.write(f"{key} {value}\n")
        shutil.copy(PROGRAM, f"{self.folder}/clamd")

    def start(self):
        self.write()
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(
                [f"{self.folder}/clamd", "-c", f"{self.folder}/conf"],
                cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={"PATH": "/usr/sbin:/usr/bin", "LC_ALL": "C.UTF-8"})
        end = time.monotonic() + 60
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                said = self.said()
                self.stop()
                raise AssertionError(f"clamd does not start: {said}")
            time.sleep(0.05)
        return self.socket

    def answers(self):
        """Is it ready?"""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(5)
            try:
                line.connect(self.socket)
                line.sendall(b"zPING\0")
                return line.recv(16) == b"PONG\0"
            except OSError:
                return False

    def said(self):
        with open(f"{self.folder}/log", encoding="utf-8") as log:
            return log.read()

    def stop(self):
        """End it, and only it; its folder goes too."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
