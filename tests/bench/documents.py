"""What sealing costs a document: up and down, through nginx and the doors,
beside doors that copy where these seal, and nginx's own file."""

import os
import re
import statistics
import subprocess

import ground
import measure
from ground import BUILD, RUN, SITE, URL, crowd, pid_of
from door import wait_until, write_settings

import papers

AIM = 0.8	# of what the doors do that seal nothing
SIZES = {"5 MiB": 5 * 1024 * 1024, "200 KB": 200 * 1000}
CONNECTIONS = 4
PROCESSES = ("nginx", "worker", "database", "keyd")
POOLS = ("seeker-document", "employer-document")


class Doors:
    """Beside the site's, doors that seal nothing, in a `with`; take() puts
    these or those where nginx asks."""

    NAMES = ("seeker",) + POOLS

    def __init__(self):
        self.sealed = True
        self.processes = {}

    def start(self, name):
        settings = f"{SITE}/etc/{name}.unsealed.conf"
        write_settings(name, settings,
                       {"door": {"socket": self.path(name, False)}})
        program = f"{BUILD}/tests/bench/unsealed-{name.split('-')[0]}"
        with open(f"{SITE}/log/{name}.unsealed.log", "a",
                  encoding="utf-8") as log:
            self.processes[name] = subprocess.Popen(
                [program, settings], cwd="/", stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True)
        if not wait_until(lambda: os.path.exists(self.path(name, False))):
            raise AssertionError(f"{name} that seals nothing does not start")
        os.remove(settings)

    @staticmethod
    def path(name, sealed):
        return f"{RUN}/{name}.{'sealed' if sealed else 'unsealed'}.sock"

    def __enter__(self):
        for name in self.NAMES:
            self.start(name)
        return self

    def __exit__(self, *_):
        self.take(True)
        for process in self.processes.values():
            process.terminate()
            process.wait(15)

    def take(self, sealed):
        if sealed == self.sealed:
            return
        for name in self.NAMES:
            os.rename(f"{RUN}/{name}.sock", self.path(name, self.sealed))
            os.rename(self.path(name, sealed), f"{RUN}/{name}.sock")
        self.sealed = sealed

    def trees(self, name, sealed):
        worker = pid_of(name) if sealed else self.processes[name].pid
        return {"nginx": pid_of("nginx"), "worker": worker,
                "database": pid_of("mariadb"), "keyd": pid_of("keyd")}


class Uploading:
    """Referrals waiting for many seekers, and lines that say where the next
    document may go."""

    SPARE = 64	# what was on its way when a round ended

    def __init__(self, count, folder):
        self.crowd = crowd.Crowd(64, max(64, count // 64 + 1), 64)
        self.file = f"{folder}/uploads.txt"
        tokens = [self.crowd.seeker(1 + n).token for n in range(64)]
        self.lines = []
        for place, referral in enumerate(self.crowd.refer(count)):
            token = tokens[referral.seeker - 1]
            self.lines.append(
                f"{referral.path}/documents\tshokai-seeker-session={token}\t"
                f"{crowd.csrf_of(token)}\tdocument{place}\n")
        self.before = self.count()

    def prepare(self):
        done = self.count()
        self.lines = self.lines[done - self.before +
                                (self.SPARE if done > self.before else 0):]
        self.before = done
        with open(self.file, "w", encoding="ascii") as file:
            file.writelines(self.lines)
        return self.file

    @staticmethod
    def count():
        return crowd.number(
            "SELECT COUNT(*) FROM document WHERE state = 'stored'")


def applied(data):
    """An application with that document: where its employer reads it, and
    the employer's cookie."""
    one = crowd.Crowd(1, 1, 1)
    referral = one.refer(1)[0]
    seeker, employer = one.seeker(1), one.employer(1)
    done = papers.attach(seeker, referral, data=data)
    document = next(iter(papers.documents(seeker.get(referral.path))), None)
    sent = seeker.act(referral.path, motivation="志望")
    if done.status != 303 or sent.status != 303:
        raise AssertionError(f"{done.status} {sent.status}: {sent.body}")
    path = (f"/employer/applicants/{sent.headers['Location'].split('/')[-1]}"
            f"/documents/{document}")
    seen = employer.get(path)
    if seen.body != data:
        raise AssertionError(f"{path}: {seen.status}")
    return path, f"Cookie: shokai-employer-session={employer.token}"


class Sized:
    """All cases of one size."""

    def __init__(self, name, bytes_, doors, uploading, folder):
        self.name, self.bytes = name, bytes_
        self.data = papers.pdf(bytes_)
        path = f"{folder}/{bytes_}.pdf"
        with open(path, "wb") as file:
            file.write(self.data)
        with open(f"{RUN}/www/static/{bytes_}.bin", "wb") as file:
            file.write(self.data)
        self.file = measure.Case(
            f"{name}: nginx's own file", f"{URL}/static/{bytes_}.bin",
            {"nginx": pid_of("nginx")}, connections=CONNECTIONS)
        self.down, self.up = {}, {}
        for sealed in (True, False):
            way = "sealed" if sealed else "unsealed"
            doors.take(sealed)
            where, cookie = applied(self.data)
            self.down[sealed] = measure.Case(
                f"{name}: down, {way}", f"{URL}{where}",
                doors.trees("employer-document", sealed), headers=[cookie],
                connections=CONNECTIONS)
            self.up[sealed] = measure.Case(
                f"{name}: up, {way}", URL,
                doors.trees("seeker-document", sealed),
                prepare=uploading.prepare, count=uploading.count,
                connections=CONNECTIONS, script="uploads.lua", files=[path])
            for case in (self.down[sealed], self.up[sealed]):
                case.before = lambda s=sealed: doors.take(s)

    def cases(self):
        return [self.file, *self.down.values(), *self.up.values()]

    def tell(self):
        megabytes = self.bytes / 1e6
        for case in self.cases():
            rates = [rate * megabytes for rate in case.rates]
            costs = "".join(
                f" {case.cost(n) / 1000:9.2f}" if case.cost(n) is not None
                else f" {'':9}" for n in PROCESSES)
            print(f"{case.name:28} {statistics.median(rates):7.0f}"
                  f" {min(rates):6.0f}-{max(rates):<6.0f}{costs}"
                  f"  {case.failures}")

    def tell_ratio(self, way, both):
        """Sealed to unsealed, round by round; and by the CPU of all."""
        ratios = [s / u for s, u in zip(both[True].rates, both[False].rates)
                  if u > 0]
        sealed, unsealed = (sum(both[s].cost(name) for name in PROCESSES)
                            for s in (True, False))
        if ratios and sealed:
            print(f"{self.name} {way}: sealed at"
                  f" {statistics.median(ratios):.2f} of unsealed"
                  f" ({min(ratios):.2f}-{max(ratios):.2f}), by CPU at"
                  f" {unsealed / sealed:.2f}; the aim is {AIM}", flush=True)


def openssl_speed():
    """MB/s of AES-256-GCM alone, in blocks of 64 KiB on one core."""
    out = subprocess.run(
        ["openssl", "speed", "-evp", "aes-256-gcm", "-bytes", "65536",
         "-seconds", "1"], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"([\d.]+)k\s*$", out).group(1)) / 1000


def tell(sizes, speeds):
    print(f"{'MB/s; CPU in ms a document':28} {'median':>7} {'range':>13}"
          f" {'nginx':>9} {'worker':>9} {'database':>9} {'keyd':>9}  failed")
    for sized in sizes:
        sized.tell()
    print(f"AES-256-GCM alone, openssl speed {statistics.median(speeds):.0f}"
          f" MB/s ({min(speeds):.0f}-{max(speeds):.0f})")
    for sized in sizes:
        sized.tell_ratio("down", sized.down)
        sized.tell_ratio("up", sized.up)


def run(short, folder):
    rounds, seconds = (1, 1) if short else (12, 2)
    uploading = Uploading(2000 if short else 20000, folder)
    with Doors() as doors:
        sizes = [Sized(name, bytes_, doors, uploading, folder)
                 for name, bytes_ in list(SIZES.items())[short:]]
        cases = [case for sized in sizes for case in sized.cases()]
        speeds = []
        for _ in range(rounds):
            speeds.append(openssl_speed())
            measure.run(cases, 1, seconds)
            cases.reverse()
    tell(sizes, speeds)
    return cases
