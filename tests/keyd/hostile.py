#!/usr/bin/env python3
"""The key daemon among peers that mean harm, and in what it leaves behind:
messages that are none, too many connections, files, memory and the log."""

import hashlib
import os
import random
import re
import signal
import stat
import time

from daemon import (ASK, ASKED, CHECK, CLERK, DENIED, DESTROY, DONE,
                    EMPLOYER, EPOCHS, FALSE, GIVEN, KEYD, MOST, REPLY,
                    REWRAP, SEEKER, STAFF, STRANGER, TURN, UNWRAP, WRAP,
                    Daemon, answer, closed, key, message)
from daemon import tell as send
from tap import plan, same, tell

PLACES = 256


def serves(daemon, name):
    """It still does what it is for."""
    with daemon.connect(SEEKER) as peer:
        done, given = answer(peer, message(WRAP, [key()]))
        opened = done == DONE and answer(
            peer, message(UNWRAP, [key(wrap=given[0][1])]))
        tell(opened and opened[0] == DONE and
             opened[1][0][0] == b"\x5a" * 32, name, daemon.said()[-500:])


# ---- messages --------------------------------------------------------------

def nonsense():
    """Messages that are none, and why."""
    good = message(UNWRAP, [key(), key()])
    yield "one byte", b"\0"
    yield "a head cut off", good[:ASK.size - 1]
    yield "a head alone", good[:ASK.size]
    yield "a key cut off", good[:-1]
    yield "a byte more", good + b"\0"
    yield "a key more", good + key()
    yield "another version", message(UNWRAP, [key()], version=2)
    yield "no such operation", message(7, [key()])
    yield "a negative operation", message(0xffffffff, [key()])
    yield "no such class", message(WRAP, [key(kind=3)])
    yield "a class far off", message(WRAP, [key(), key(kind=0xffffffff)])
    yield "a long bound", message(WRAP, [key(length=129)])
    yield "a very long bound", message(WRAP, [key(length=0xffffffff)])
    yield "no keys", message(WRAP)
    yield "keys with epochs", message(EPOCHS, [key()])
    yield "more keys than there are", message(WRAP, [key()], count=MOST)
    yield "fewer keys", message(WRAP, [key()] * 3, count=1)
    yield "a count that overflows", message(
        WRAP, [key()], count=(1 << 32) // ASKED.size + 2)
    yield "too many keys", message(WRAP, [key()] * (MOST + 1))
    yield "the longest message", b"\1" * 100000


def garbage(daemon):
    for name, data in nonsense():
        with daemon.connect(SEEKER) as peer:
            same(send(peer, data), b"", f"{name}: hung up on")
    chance = random.Random(1)
    for _ in range(300):
        data = bytearray(message(chance.randrange(7), [key()]))
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with daemon.connect(chance.choice((SEEKER, STAFF))) as peer:
            send(peer, bytes(data[:chance.randrange(1, len(data) + 1)]))
    serves(daemon, "and others are served")


def fullest(daemon):
    with daemon.connect(SEEKER) as peer:
        reply = send(peer, message(WRAP, [key()] * MOST))
        same(len(reply), REPLY.size + MOST * GIVEN.size,
             "the fullest message is answered in one")
        same(answer(peer, message(EPOCHS)), (DENIED, []),
             "and a refusal bears nothing")


def nothing_more(daemon):
    """An answer holds what was asked for, and zeros."""
    with daemon.connect(SEEKER) as peer:
        _, wrapped = answer(peer, message(WRAP, [key()]))
        same((wrapped[0][0], wrapped[0][2]), (bytes(32), 0),
             "wrapping returns no secret")
        _, opened = answer(peer, message(UNWRAP, [key(wrap=wrapped[0][1])]))
        same((opened[0][1], opened[0][2]), (bytes(81), 0),
             "unwrapping returns no wrap")
        reply = send(peer, message(UNWRAP, [
            key(wrap=wrapped[0][1]), key(wrap=bytes(81))]))
        same((REPLY.unpack_from(reply)[1], len(reply)), (FALSE, REPLY.size),
             "what is not authentic returns nothing at all")
    with daemon.connect(CLERK) as peer:
        for operation, name in (REWRAP, "rewrapping"), (CHECK, "checking"):
            done, given = answer(peer, message(
                operation, [key(wrap=wrapped[0][1])]))
            same((done, given[0][0]), (DONE, bytes(32)),
                 f"{name} returns no secret")


# ---- connections -----------------------------------------------------------

def half_open(daemon):
    """Who connects and is silent, or asks and does not listen, holds
    nobody."""
    silent = [daemon.connect(SEEKER) for _ in range(20)]
    serves(daemon, "silent peers hold nobody")
    deaf = daemon.connect(EMPLOYER)
    deaf.setblocking(False)
    sent, end = 0, time.monotonic() + 5
    while time.monotonic() < end:
        try:
            deaf.send(message(UNWRAP, [key()] * MOST))
            sent += 1
        except BlockingIOError:
            time.sleep(0.01)
        except OSError:
            break
    serves(daemon, f"nor does one that does not listen ({sent} messages)")
    for peer in (*silent, deaf):
        peer.close()


def too_many(daemon):
    """A role has so many places; the others keep theirs."""
    peers = [daemon.connect(SEEKER) for _ in range(PLACES + 3)]
    same([closed(peer) for peer in peers[PLACES:]], [True] * 3,
         f"after {PLACES} connections a user is sent away")
    same(answer(peers[0], message(WRAP, [key()]))[0], DONE,
         "those before keep theirs")
    with daemon.connect(STAFF) as peer:
        same(answer(peer, message(WRAP, [key(kind=2)]))[0], DONE,
             "and so do others")
    for peer in peers:
        peer.close()
    time.sleep(0.1)
    serves(daemon, "a place that was left is free")
    for _ in range(500):
        daemon.connect(STRANGER).close()
    serves(daemon, "strangers take no place")


def drains(daemon):
    """What had been sent before the signal is answered."""
    with daemon.connect(SEEKER) as peer, daemon.connect(STAFF) as other:
        answer(peer, message(WRAP, [key()]))
        answer(other, message(WRAP, [key(kind=2)]))
        daemon.process.send_signal(signal.SIGSTOP)
        peer.send(message(WRAP, [key()]))
        daemon.process.send_signal(signal.SIGTERM)
        daemon.process.send_signal(signal.SIGCONT)
        same(REPLY.unpack_from(peer.recv(1 << 16))[1], DONE,
             "a message from before SIGTERM is answered")
        tell(closed(other), "then it hangs up")
        same(daemon.stop(), 0, "and ends well")
    daemon.start()


# ---- what it leaves behind -------------------------------------------------

def status(daemon, name, file="status"):
    with open(f"/proc/{daemon.process.pid}/{file}", encoding="ascii") as text:
        return next(line.split(name)[1].split() for line in text
                    if line.startswith(name))


def memory(daemon):
    size = ASK.size + MOST * ASKED.size + REPLY.size + MOST * GIVEN.size
    tell(int(status(daemon, "VmLck:")[0]) * 1024 >= size,
         "its keys and messages are locked in memory",
         status(daemon, "VmLck:"))
    same(status(daemon, "Uid:"), [str(KEYD)] * 4, "it is its own user")
    same(status(daemon, "Groups:"), [], "of no group")
    same(status(daemon, "CapPrm:"), ["0" * 16], "without rights")
    same(status(daemon, "NoNewPrivs:"), ["1"], "and can get none")
    same(status(daemon, "Threads:"), ["1"], "one thread")
    same(status(daemon, "Max core file size", "limits")[:2], ["0", "0"],
         "it leaves no core")
    # The files in /proc of what can't be dumped are root's.
    same(os.stat(f"/proc/{daemon.process.pid}/maps").st_uid, 0,
         "it can't be dumped nor traced")
    vault = ""
    with open(f"/proc/{daemon.process.pid}/smaps", encoding="ascii") as file:
        for part in re.split(r"^(?=[0-9a-f]+-)", file.read(), flags=re.M):
            if re.search(r"^Locked: +[1-9]", part, re.M):
                vault = re.search(r"VmFlags: (.*)", part)[1]
    tell({"lo", "dd", "wf"} <= set(vault.split()),
         "the memory is not dumped and empty in a child", vault)


def files(daemon):
    found = {file.name: file.stat() for file in daemon.keys.iterdir()}
    same({name: (oct(s.st_mode), s.st_uid, s.st_size)
          for name, s in found.items()},
         {"epoch-1.key": (oct(stat.S_IFREG | 0o400), KEYD, 32)},
         "a key is a file that its user alone may read")
    kek = (daemon.keys / "epoch-1.key").read_bytes()
    same(len(set(kek)) > 8, True, "of bytes that were drawn")
    secrets = {kek, b"\x5a" * 32}
    holds = [path.name for path in daemon.folder.rglob("*")
             if path.is_file() and path.parent != daemon.keys and any(
                 s in path.read_bytes() or s.hex().encode() in
                 path.read_bytes() for s in secrets)]
    same(holds, [], "and no secret is in another file")


def log(daemon):
    bound = b"an id that nobody may read"
    with daemon.connect(SEEKER) as peer:
        _, given = answer(peer, message(WRAP, [key(bound=bound)] * 2))
        answer(peer, message(UNWRAP, [key(bound=bound, wrap=given[0][1])]))
        answer(peer, message(UNWRAP, [key(bound=b"", wrap=given[0][1])]))
        answer(peer, message(WRAP, [key(kind=0), key(kind=2)]))
        answer(peer, message(DESTROY, epoch=1))
    with daemon.connect(CLERK) as peer:
        answer(peer, message(TURN, epoch=2))
        answer(peer, message(DESTROY, epoch=1))
    digest = hashlib.sha256(bound).hexdigest()[:8]
    nothing = hashlib.sha256().hexdigest()[:8]
    other = hashlib.sha256(b"bound").hexdigest()[:8]
    same([line.split("]: ")[1] for line in daemon.said().splitlines()[-7:]], [
        f"seeker wrap class text count 2 epoch 1 bound {digest}: done",
        f"seeker unwrap class text count 1 epoch 1 bound {digest}: done",
        f"seeker unwrap class text count 1 epoch 1 bound {nothing}: false",
        f"seeker wrap class mixed count 2 epoch 1 bound {other}: denied",
        "seeker destroy class none count 0 epoch 1 bound -: denied",
        "clerk turn class none count 0 epoch 2 bound -: unknown",
        "clerk destroy class none count 0 epoch 1 bound -: conflict",
    ], "the log says who asked what, and nothing of what it was")


# ---- starting --------------------------------------------------------------

def refuses(name, spoil=None, **given):
    with Daemon(**given) as daemon:
        if spoil:
            daemon.start().stop()
            spoil(daemon.keys)
        same(daemon.starts_not(), 1, f"it does not start with {name}")


def put(name, data, mode=0o400):
    def act(folder):
        path = folder / name
        path.unlink(missing_ok=True)
        path.write_bytes(data)
        path.chmod(mode)
        os.chown(path, KEYD, KEYD)
    return act


def elsewhere(folder):
    kept = folder.parent / "kept"
    (folder / "epoch-1.key").rename(kept)
    (folder / "epoch-1.key").symlink_to(kept)


def starting():
    refuses("a key cut short", put("epoch-1.key", b"\1" * 31))
    refuses("a key too long", put("epoch-1.key", b"\1" * 33))
    refuses("an empty newest key", put("epoch-1.key", bytes(32)))
    refuses("a key that others may read",
            put("epoch-1.key", b"\1" * 32, 0o440))
    refuses("a key that lies elsewhere", elsewhere)
    refuses("a folder that others may read", lambda f: f.chmod(0o750))
    refuses("another's folder", lambda f: os.chown(f, SEEKER, SEEKER))
    refuses("root as a peer", peers={"seeker": 0})
    refuses("a peer that is no number", peers={"seeker": "seeker"})
    refuses("one user for two peers", peers={"seeker": 5, "clerk": 5})
    with Daemon() as daemon:
        daemon.start()
        same(daemon.starts_not("second.conf"), 1,
             "a second one does not start")
        serves(daemon, "and does not take the first one's place")


def after_a_crash():
    """A key half made was never used; one half destroyed never comes back."""
    with Daemon() as daemon:
        daemon.start()
        with daemon.connect(CLERK) as peer:
            answer(peer, message(TURN, epoch=1))
        daemon.stop(signal.SIGKILL)
        put("epoch-1.key", bytes(32))(daemon.keys)
        put("epoch-3.new", b"\1" * 7)(daemon.keys)
        put("epoch-03.key", b"\1" * 32)(daemon.keys)
        put("notes", b"")(daemon.keys)
        daemon.start()
        same(sorted(file.name for file in daemon.keys.iterdir()),
             ["epoch-03.key", "epoch-2.key", "notes"],
             "what was half made or half destroyed is gone")
        with daemon.connect(CLERK) as peer:
            reply = send(peer, message(EPOCHS))
            same(REPLY.unpack_from(reply)[3:5], (2, 2),
                 "what is left is the newest")
            same(answer(peer, message(TURN, epoch=2))[0], DONE,
                 "and the next can be made")


def main():
    with Daemon() as daemon:
        daemon.start()
        files(daemon)
        memory(daemon)
        log(daemon)
        nothing_more(daemon)
        fullest(daemon)
        garbage(daemon)
        half_open(daemon)
        too_many(daemon)
        drains(daemon)
        serves(daemon, "after all this it serves")
        files(daemon)
    starting()
    after_a_crash()
    plan()


main()
