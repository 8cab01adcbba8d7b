"""Seeks marks wherever a site leaves anything on a disk: its folders, what
its users left in /tmp, nginx's folders, and every file that one of its
processes has open, with or without a name."""

import base64
import mmap
import os
import re
import stat

BLIND = ("/sys/", "/proc/", "/dev/")


def needles(mark):
    """A mark (text) as it may lie in a file, by the name of its form."""
    data = mark.encode()
    found = {
        "UTF-8": data, "UTF-16LE": mark.encode("utf-16-le"),
        "UTF-16BE": mark.encode("utf-16-be"),
        "hex": data.hex().encode(), "HEX": data.hex().upper().encode()}
    for phase in range(3):
        coded = base64.b64encode(b"\0" * phase + data)
        # What depends on its neighbours is left out at both ends.
        found[f"base64, phase {phase}"] = coded[
            (0, 2, 3)[phase]:len(coded) - 4]
    return found


class Found:
    """Where a mark was: the place, the form, and what follows it."""

    def __init__(self, place, form, data, at, needle):
        self.place, self.form = place, form
        after = bytes(data[at + len(needle):at + len(needle) + 16])
        kind = re.match(rb"-([a-z]+)-", after)
        self.kind = kind[1].decode() if kind else None

    def __repr__(self):
        return f"{self.place}: {self.form} {self.kind or ''}"


class Search:
    """For some marks; each file is looked through once."""

    def __init__(self, *marks):
        self.needles = [(form, needle) for mark in marks
                        for form, needle in needles(mark).items()]
        self.known = set()
        self.found = []
        self.memory = []	# the same in memfds, which are on no disk
        self.files = self.bytes = self.memfds = 0

    def data(self, place, data, into):
        for form, needle in self.needles:
            at = data.find(needle)
            while at >= 0:
                into.append(Found(place, form, data, at, needle))
                at = data.find(needle, at + 1)

    def file(self, path, place=None, memory=False):
        """A file by its path, once whatever names it has."""
        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return
        try:
            about = os.fstat(fd)
            key = about.st_dev, about.st_ino
            if not stat.S_ISREG(about.st_mode) or key in self.known:
                return
            self.known.add(key)
            self.memfds += memory
            self.files += 1
            self.bytes += about.st_size
            if about.st_size == 0:
                return
            with mmap.mmap(fd, 0, prot=mmap.PROT_READ) as data:
                self.data(place or path, data,
                          self.memory if memory else self.found)
        finally:
            os.close(fd)

    def folder(self, path, users=None):
        """Every file below a folder; with `users`, theirs alone."""
        for at, folders, names in os.walk(path):
            folders[:] = [name for name in folders
                          if not os.path.ismount(os.path.join(at, name))]
            for name in names:
                each = os.path.join(at, name)
                about = os.lstat(each) if os.path.lexists(each) else None
                if about is None or stat.S_ISLNK(about.st_mode) or (
                        users is not None and about.st_uid not in users):
                    continue
                self.file(each)

    def process(self, pid):
        """The files that a process has open, and those of its memory."""
        folder = f"/proc/{pid}/fd"
        try:
            numbers = os.listdir(folder)
        except OSError:
            return
        for number in numbers:
            path = f"{folder}/{number}"
            try:
                target = os.readlink(path)
            except OSError:
                continue
            if target.startswith("/") and not target.startswith(BLIND):
                self.file(path, f"{pid} has open {target}",
                          target.startswith("/memfd:"))


def processes(run):
    """All processes of a site, by the sessions that RUN/pid names."""
    sessions = set()
    for name in os.listdir(f"{run}/pid"):
        with open(f"{run}/pid/{name}", encoding="utf-8") as file:
            sessions.add(file.read().split()[0])
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8",
                      errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[3] in sessions:
            found.append(int(pid))
    return found


def users(pids):
    """Whose processes they are, but root's."""
    found = set()
    for pid in pids:
        try:
            found.add(os.stat(f"/proc/{pid}").st_uid)
        except OSError:
            continue
    return found - {0}


def site(*marks):
    """Search all that a site has."""
    run = os.environ["RUN"]
    pids = processes(run)
    search = Search(*marks)
    for pid in pids:
        search.process(pid)
    for folder in (os.environ["SITE"],
                   os.path.realpath(f"{os.environ['SITE']}/db"), run,
                   "/var/lib/nginx", "/var/log/nginx"):
        search.folder(folder)
    for folder in ("/tmp", "/var/tmp", "/dev/shm"):
        search.folder(folder, users(pids))
    return search, pids
