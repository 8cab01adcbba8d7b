"""A door of the site under test run with other settings for a while, and a
relay to its database that holds or loses what the server answers."""

import configparser
import os
import socket
import struct
import subprocess
import threading
import time

SITE, RUN = os.environ["SITE"], os.environ["RUN"]
SERVER = f"{RUN}/mariadb/mariadb.sock"
PREPARE, EXECUTE = 0x16, 0x17


def program_of(name):
    """The file of a program of the site."""
    with open(f"{RUN}/pid/{name}", encoding="utf-8") as file:
        return file.read().split(maxsplit=3)[3].rstrip("\n")


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(child) for child in file.read().split()]


def wait_until(true, seconds=10):
    """Wait for something to be true; its last value."""
    end = time.monotonic() + seconds
    while not (value := true()) and time.monotonic() < end:
        time.sleep(0.02)
    return value


def write_settings(name, path, changes):
    """The settings of a program, but for changes."""
    settings = configparser.RawConfigParser()
    settings.optionxform = str
    settings.read(f"{SITE}/etc/{name}.conf", encoding="utf-8")
    for group, values in changes.items():
        if not settings.has_section(group):
            settings.add_section(group)
        for key, value in values.items():
            settings.set(group, key, str(value))
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
              "w", encoding="utf-8") as file:
        settings.write(file, space_around_delimiters=False)


class Door:
    """In a `with`: the door's program with changed settings in its place,
    as door={"limit": 1}, perhaps run by another (`wrapped`). nginx asks it
    and not the other."""

    def __init__(self, name, wrapped=(), **changes):
        self.name = name
        self.wrapped = wrapped
        self.changes = changes
        self.socket = f"{RUN}/{name}.sock"
        self.conf = f"{SITE}/etc/{name}.fault.conf"
        self.log = f"{SITE}/log/{name}.fault.log"

    def __enter__(self):
        write_settings(self.name, self.conf, self.changes)
        os.rename(self.socket, f"{self.socket}.kept")
        keep = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"}
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*self.wrapped, program_of(self.name), self.conf], cwd="/",
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={k: v for k, v in os.environ.items() if k in keep}
                | {"LC_ALL": "C.UTF-8"}, start_new_session=True)
        if not wait_until(lambda: os.path.exists(self.socket)
                          or self.process.poll() is not None, 60) or \
                self.process.poll() is not None:
            self.__exit__()
            raise AssertionError(self.said()[-2000:])
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.rename(f"{self.socket}.kept", self.socket)
        os.remove(self.conf)

    def workers(self):
        return children(self.process.pid)

    def said(self):
        with open(self.log, encoding="utf-8") as log:
            return log.read()


class Relay:
    """Between a door and MariaDB. It knows by which statement a procedure
    is called; `lose` and `hold` are told of what is wanted next time."""

    def __init__(self, door):
        self.path = f"{RUN}/mariadb/{door}.relay.sock"
        if os.path.exists(self.path):
            os.remove(self.path)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        os.chmod(self.path, 0o777)
        self.listener.listen(64)
        self.lock = threading.Lock()
        self.wanted = None	# [procedure, times, how, calls to pass]
        self.lost = False
        self.caught = threading.Semaphore(0)
        self.release = threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        self.listener.close()
        os.remove(self.path)

    def before(self, procedure, times=1):
        """The next calls never reach the server: the line breaks."""
        self.want(procedure, times, "before")

    def lose(self, procedure, times=1):
        """The server does what is called next and answers; the answer is
        lost, for the line breaks."""
        self.want(procedure, times, "lose")

    def hold(self, procedure, behind=0):
        """The answer to the next call waits for let_go(); to that behind so
        many others."""
        self.release.clear()
        self.want(procedure, 1, "hold", behind)

    def keep(self, procedure, behind=0):
        """Likewise, but the call never reaches the server: at let_go() the
        line breaks."""
        self.release.clear()
        self.want(procedure, 1, "keep", behind)

    def want(self, procedure, times, how, behind=0):
        with self.lock:
            self.wanted = [procedure, times, how, behind]

    def let_go(self, lost=False):
        """Give the answer that was held, or lose it."""
        self.lost = lost
        self.release.set()

    def wait(self, seconds=10):
        """Until one wanted call has been answered by the server."""
        return self.caught.acquire(timeout=seconds)

    def take(self, called):
        """What is to be done with this call, if anything."""
        with self.lock:
            if self.wanted is None or self.wanted[0] not in called:
                return None
            if self.wanted[3] > 0:
                self.wanted[3] -= 1
                return None
            self.wanted[1] -= 1
            how = self.wanted[2]
            if self.wanted[1] == 0:
                self.wanted = None
            return how

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=Line(self, near).run,
                             daemon=True).start()


class Line:
    """One connection through a relay: strictly question and answer."""

    def __init__(self, relay, near):
        self.relay, self.near = relay, near
        self.far = socket.socket(socket.AF_UNIX)
        self.statements = {}

    def run(self):
        try:
            self.far.connect(SERVER)
            self.talk()
        except OSError:
            pass
        self.near.close()
        self.far.close()

    def talk(self):
        """Packets go both ways as they come, but for calls that are wanted:
        the client asks nothing while it waits."""
        threading.Thread(target=self.backward, daemon=True).start()
        self.forward()

    def backward(self):
        """From the server."""
        try:
            while data := self.far.recv(65536):
                self.answer(data)
        except OSError:
            pass
        self.shut()

    def shut(self):
        for each in (self.near, self.far):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    prepared = None	# text whose number the server is about to give
    how = None		# what is done with the answer on its way

    def forward(self):
        """From the client, a packet at a time."""
        buffer = b""
        while data := self.near.recv(65536):
            buffer += data
            while len(buffer) >= 4 and len(buffer) >= 4 + size(buffer):
                packet = buffer[:4 + size(buffer)]
                buffer = buffer[len(packet):]
                self.ask(packet)
        self.shut()

    def ask(self, packet):
        if packet[3] == 0 and packet[4] == PREPARE:
            self.prepared = packet[5:].decode()
        elif packet[3] == 0 and packet[4] == EXECUTE:
            statement = struct.unpack_from("<I", packet, 5)[0]
            self.how = self.relay.take(self.statements.get(statement, ""))
            if self.how in ("before", "keep"):
                self.relay.caught.release()
                if self.how == "keep":
                    self.relay.release.wait(60)
                raise OSError
        self.far.sendall(packet)

    def answer(self, data):
        if self.prepared is not None:
            if data[4] == 0:
                statement = struct.unpack_from("<I", data, 5)[0]
                self.statements[statement] = self.prepared
            self.prepared = None
        if self.how is not None:
            self.relay.caught.release()
            if self.how == "lose":
                raise OSError
            self.relay.release.wait(60)
            if self.relay.lost:
                raise OSError
            self.how = None
        self.near.sendall(data)


def size(buffer):
    return int.from_bytes(buffer[:3], "little")
