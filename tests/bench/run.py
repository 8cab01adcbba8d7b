"""What things cost, side by side (see tests/bench/run)."""

import argparse
import glob
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
import batch
import documents
import ground
import intake
import keys
import measure
from ground import BUILD, LIST, URL, crowd, pid_of
from door import Door, wait_until

AIM = 0.2	# of the bare worker's rate


def trees(worker):
    return {"nginx": pid_of("nginx"), "worker": worker,
            "database": pid_of("mariadb")}


def cases(token, bare, applying):
    cookie = f"Cookie: shokai-employer-session={token}"
    nginx = {"nginx": pid_of("nginx")}
    page = os.path.getsize(bare.page)
    return [
        measure.Case("nginx, file of 10 KiB", f"{URL}/bench/file.html",
                     nginx),
        measure.Case(f"bare worker, {page} bytes", f"{URL}/bench/bare",
                     nginx | {"worker": bare.process.pid}),
        measure.Case("list of applicants, HTML", f"{URL}{LIST}",
                     trees(pid_of("employer")),
                     headers=[cookie, "Accept: text/html"]),
        measure.Case("list of applicants, XML", f"{URL}{LIST}",
                     trees(pid_of("employer")),
                     headers=[cookie, "Accept: application/xml"]),
        measure.Case("apply", URL, trees(pid_of("seeker")),
                     prepare=applying.prepare, count=applying.count),
    ]


def callgrind(folder, name, command, **more):
    """Instructions of each process of a command: its files' sums."""
    subprocess.run(["valgrind", "--tool=callgrind", "-q",
                    f"--callgrind-out-file={folder}/{name}.%p", *command],
                   check=True, stdout=subprocess.DEVNULL, **more)
    return [instructions(path) for path in glob.glob(f"{folder}/{name}.*")]


def instructions(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith(("summary:", "totals:")):
                return int(line.split()[1])
    return 0


def render_instructions(folder):
    """Of the render alone: of 30 pages what 10 do not take."""
    fcgi = os.path.join(ground.TESTS, "..", "fcgi")
    few, many = (sum(callgrind(folder, f"render{n}", [
        f"{BUILD}/tests/house/render", "-n", str(n),
        f"{fcgi}/employer/applicants.xsl", f"{folder}/page.xml",
        f"{fcgi}/common/ja.xml", f"{fcgi}/employer/ja.xml"]))
        for n in (10, 30))
    return (many - few) / 20


def worker_instructions(folder, token, accept):
    """Of a whole worker, from accepting to sending, likewise."""
    seen = []
    for n in (10, 30):
        name = f"worker{n}"
        with Door("employer", door={"workers": 1, "limit": 120}, wrapped=[
                "valgrind", "--tool=callgrind", "-q",
                f"--callgrind-out-file={folder}/{name}.%p"]) as door:
            if not wait_until(door.workers, 60):
                raise AssertionError(door.said()[-2000:])
            pid = door.workers()[0]
            for _ in range(n):
                ground.get(LIST, token, accept)
        seen.append(instructions(f"{folder}/{name}.{pid}"))
    return (seen[1] - seen[0]) / 20


def tell_instructions(folder, token):
    page = render_instructions(folder)
    print(f"instructions: the render of one page {page / 1e6:.2f} M")
    for accept in ("text/html", "application/xml"):
        whole = worker_instructions(folder, token, accept)
        print(f"instructions: a worker's whole request, {accept},"
              f" {whole / 1e6:.2f} M", flush=True)


def tell_rates(all_cases):
    print(measure.table(all_cases, all_cases[1]))
    ratio = all_cases[2].rate() / all_cases[1].rate()
    print(f"the list is at {ratio:.2f} of the bare worker; the aim is {AIM}",
          flush=True)
    return ratio


def pages(short, folder):
    """The list of applicants and applying."""
    ground.fill(*((40, 1000) if short else (4000, 100000)))
    token = crowd.session(crowd.md5("account 1"))
    for name, accept in (("page", "text/html"),
                         ("page.xml", "application/xml")):
        with open(f"{folder}/{name}", "wb") as file:
            file.write(ground.get(LIST, token, accept))
    applying = ground.Applying(8000 if short else 80000, folder)
    with ground.Bare(folder) as bare:
        all_cases = cases(token, bare, applying)
        if not short:
            measure.run(all_cases, 1, 1)
            for case in all_cases:
                case.rates.clear()
                case.costs.clear()
        measure.run(all_cases, *((1, 1) if short else (7, 3)))
    tell_rates(all_cases)
    if not short:
        tell_instructions(folder, token)
    return all_cases


def million(short, folder):
    """An epoch's change with a million keys."""
    return keys.run(short, folder, 1000000)


PARTS = {"pages": pages, "documents": documents.run,
         "messages": keys.messages, "keys": keys.run, "million": million,
         "intake": intake.run, "batch": batch.run}
USUAL = ["pages", "documents", "messages", "keys", "intake", "batch"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true")
    parser.add_argument("parts", nargs="*", default=USUAL)
    asked = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        ground.quiet()
        for part in asked.parts:
            began = time.monotonic()
            all_cases = PARTS[part](asked.short, folder)
            failed += [case.name for case in all_cases
                       if case.failures or case.rate() == 0]
            print(f"{part}: {time.monotonic() - began:.0f} s", flush=True)
        ground.loud()
    if failed:
        sys.exit(f"requests failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
