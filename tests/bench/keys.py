"""What keys cost. A page of sealed messages opens one key; what would it
cost if each had its own? And an epoch's change: the clerk wraps every key
anew, by itself, as on any site; who spends how much on it?"""

import configparser
import os
import socket
import statistics
import subprocess
import sys
import time

import ground
import measure
from ground import BUILD, RUN, SITE, crowd, pid_of

sys.path.insert(0, f"{ground.TESTS}/keyd")

# pylint: disable=wrong-import-position
from daemon import TURN, message

PROGRAMS = ("keyd", "mariadb", "clerk")
DOCUMENTS = 2	# of a referral, beside the keys of its texts and results
OF_REFERRAL = DOCUMENTS + 2
LONGEST = 1800	# seconds
# The key daemon lets a door unwrap 10,000 at once, and 2,000 a second.
PAGES, ROUNDS = 10, 7

ROWS = """
SELECT k.class, LOWER(HEX(k.subject)), LOWER(HEX(r.id)),
        LOWER(HEX(r.seeker_id)), LOWER(HEX(r.employer_id)), k.kind, k.version
    FROM (SELECT 'text' AS class, id AS subject, id AS referral_id,
                NULL AS kind, 0 AS version
            FROM referral WHERE number LIKE '{mark}-%'
        UNION ALL SELECT 'result', id, id, NULL, 0
            FROM referral WHERE number LIKE '{mark}-%'
        UNION ALL SELECT 'document', d.id, d.referral_id, d.kind, d.version
            FROM document d JOIN referral r ON r.id = d.referral_id
            WHERE r.number LIKE '{mark}-%') k
    JOIN referral r ON r.id = k.referral_id
    ORDER BY k.subject, k.class"""


def messages(short, _folder):
    """A page of 50 messages, opened in three ways (open.c)."""
    ways = [("one key, asked for once", []), ("50 keys, one by one", []),
            ("50 keys, asked for together", [])]
    for _ in range(1 if short else ROUNDS):
        out = subprocess.run(
            [f"{BUILD}/tests/bench/open", f"{RUN}/keyd.sock",
             str(user_of("seeker")), str(PAGES)], capture_output=True,
            text=True, check=True).stdout
        for (_, seen), value in zip(ways, out.split()):
            seen.append(float(value))
    for name, seen in ways:
        print(f"50 messages, {name:28} {statistics.median(seen):7.0f} us"
              f" ({min(seen):.0f}-{max(seen):.0f})", flush=True)
    return []


def client(*more):
    return ["mariadb", "--no-defaults", "-uroot", *more,
            f"--socket={RUN}/mariadb/mariadb.sock", "shokai"]


def epoch():
    """The newest epoch that is made, and the file of its key."""
    numbers = [int(name[len("epoch-"):-len(".key")])
               for name in os.listdir(f"{SITE}/keys")]
    return max(numbers), f"{SITE}/keys/epoch-{max(numbers)}.key"


def fill(count):
    """So many keys, of referrals with documents."""
    referrals = count // OF_REFERRAL
    many = crowd.Crowd(64, referrals // 64 + 1, 64)
    many.refer(referrals)
    crowd.sql(f"""INSERT INTO document (id, referral_id, seeker_id,
            employer_id, version, kind, type, name, bytes, sealed_bytes, tag,
            state, began_at, added_at, held_until, ends)
        SELECT UNHEX(MD5(CONCAT('document ', n.seq, HEX(r.id)))), r.id,
                r.seeker_id, r.employer_id, 1, 'resume', 'pdf', NULL, 1, 1,
                REPEAT('0', 16), 'stored', r.sent_at, r.sent_at,
                r.apply_until, 'lapsed'
            FROM referral r JOIN seq_1_to_{DOCUMENTS} n
            WHERE r.number LIKE '{many.mark}-%';""")
    number, path = epoch()
    with subprocess.Popen(client("-N", "-B", "--quick", "-e",
                                 ROWS.format(mark=many.mark)),
                          stdout=subprocess.PIPE) as rows, \
            subprocess.Popen([f"{BUILD}/tests/bench/wraps", path,
                              str(number)], stdin=rows.stdout,
                             stdout=subprocess.PIPE) as wraps:
        subprocess.run(client(), stdin=wraps.stdout, check=True)
    crowd.sql("ANALYZE TABLE seal_key, referral, document;")


def user_of(name):
    settings = configparser.RawConfigParser()
    settings.read(f"{SITE}/etc/{name}.conf", encoding="utf-8")
    return settings.getint("door", "user")


def turn():
    """Ask for a new epoch, as the clerk would in days."""
    number, _ = epoch()
    os.seteuid(user_of("clerk"))
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as keyd:
            keyd.connect(f"{RUN}/keyd.sock")
            keyd.send(message(TURN, epoch=number))
            keyd.recv(1 << 16)
    finally:
        os.seteuid(0)


def left(number):
    return crowd.number("SELECT EXISTS (SELECT 1 FROM seal_key"
                        f" WHERE epoch <= {number})")


def spent():
    return {name: measure.cpu_seconds(measure.children(pid_of(name)))
            for name in PROGRAMS}


def rewrap():
    """Seconds until no key is of an older epoch, and of each program's
    CPU."""
    number, _ = epoch()
    turn()
    before = spent()
    began = time.monotonic()
    ground.loud()
    while left(number):
        if time.monotonic() - began > LONGEST:
            raise AssertionError("keys of an older epoch are left")
        time.sleep(0.2)
    took = time.monotonic() - began
    ground.quiet()
    with open(f"{SITE}/log/clerk.log", encoding="utf-8") as log:
        if "more than there is room for" in log.read():
            raise AssertionError("the clerk's memory was full")
    return took, {name: cpu - before[name] for name, cpu in spent().items()}


def run(short, _folder, count=100000):
    count = 12000 if short else count
    began = time.monotonic()
    fill(count)
    count = crowd.number("SELECT COUNT(*) FROM seal_key")
    print(f"{count} keys, made in {time.monotonic() - began:.0f} s",
          flush=True)
    took, cpu = rewrap()
    print(f"wrapped anew in {took:.0f} s, {count / took:.0f} a second;"
          " CPU, us a key: " + ", ".join(
              f"{name} {seconds / count * 1e6:.0f}"
              for name, seconds in cpu.items()), flush=True)
    return []
