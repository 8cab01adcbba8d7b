"""Load by wrk, and the CPU time that each process spent on it.

CPU is read from /proc/PID/stat (ticks of 10 ms), so a run must last seconds.
Machines are noisy: rounds of all cases are interleaved, and medians told.
"""

import os
import re
import statistics
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")
PROCESSES = ("nginx", "worker", "database")


def children(pid):
    """A process and all below it."""
    found = [pid]
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children",
                  encoding="ascii") as file:
            for child in file.read().split():
                found += children(int(child))
    return found


def cpu_seconds(pids):
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except FileNotFoundError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICK


class Case:
    """One thing to load. `url` and perhaps headers, or a file of requests
    for `script`, which `prepare` writes anew before each round, with more
    `files`; and the process trees whose time counts, by name. `count`, when
    given, tells how many have truly been done so far. What `before` does is
    not measured."""

    def __init__(self, name, url, trees, headers=(), prepare=None,
                 count=None, connections=16, script="requests.lua",
                 files=()):
        self.name, self.url, self.trees = name, url, trees
        self.headers, self.prepare, self.count = headers, prepare, count
        self.connections = connections
        self.script, self.files = script, files
        self.before = lambda: None
        self.rates, self.costs, self.failures = [], [], 0

    def command(self, seconds):
        command = ["wrk", "-t1", f"-c{self.connections}", f"-d{seconds}s",
                   "--timeout", "10s"]
        for header in self.headers:
            command += ["-H", header]
        if self.prepare is None:
            return command + [self.url]
        here = os.path.dirname(os.path.abspath(__file__))
        return command + ["-s", f"{here}/{self.script}", self.url, "--",
                          self.prepare(), *self.files]

    def round(self, seconds):
        self.before()
        command = self.command(seconds)
        pids = {name: children(pid) for name, pid in self.trees.items()}
        before = {name: cpu_seconds(p) for name, p in pids.items()}
        counted = self.count() if self.count else 0
        began = time.monotonic()
        out = subprocess.run(command, capture_output=True, text=True,
                             check=True).stdout
        took = time.monotonic() - began
        done = int(re.search(r"(\d+) requests in", out).group(1))
        bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
        self.failures += int(bad.group(1)) if bad else 0
        if self.count:
            done = self.count() - counted
        self.rates.append(done / took)
        self.costs.append({
            name: (cpu_seconds(p) - before[name]) / max(done, 1) * 1e6
            for name, p in pids.items()})

    def rate(self):
        return statistics.median(self.rates)

    def cost(self, name):
        values = [c[name] for c in self.costs if name in c]
        return statistics.median(values) if values else None


def run(cases, rounds, seconds):
    for _ in range(rounds):
        for case in cases:
            case.round(seconds)


def table(cases, base):
    """Rates, their ratio to the base case, and µs of CPU a request."""
    lines = [f"{'case':32} {'req/s':>7} {'range':>13} {'ratio':>6}"
             + "".join(f" {name + ' µs':>11}" for name in PROCESSES)
             + "  failed"]
    for case in cases:
        span = f"{min(case.rates):.0f}-{max(case.rates):.0f}"
        costs = "".join(
            f" {case.cost(n):11.0f}" if case.cost(n) is not None
            else " " * 12 for n in PROCESSES)
        lines.append(f"{case.name:32} {case.rate():7.0f} {span:>13} "
                     f"{case.rate() / base.rate():6.2f}{costs}"
                     f"  {case.failures}")
    return "\n".join(lines)
