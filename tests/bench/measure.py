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


def children(pid):
    """A process and all below it."""
    found = [pid]
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as file:
            for child in file.read().split():
                found += children(int(child))
    return found


def cpu_seconds(pids):
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except FileNotFoundError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICK


class Case:
    """One thing to load: a url, headers, perhaps a wrk script, and the
    process trees whose time counts, by name."""

    def __init__(self, name, url, trees, headers=(), script=None, seconds=3,
                 connections=16, arguments=()):
        self.name, self.url, self.trees = name, url, trees
        self.headers, self.script = headers, script
        self.seconds, self.connections = seconds, connections
        self.arguments = arguments
        self.rates, self.costs, self.failures = [], [], 0

    def round(self):
        pids = {name: children(pid) for name, pid in self.trees.items()}
        before = {name: cpu_seconds(p) for name, p in pids.items()}
        command = ["wrk", "-t1", f"-c{self.connections}",
                   f"-d{self.seconds}s", "--timeout", "10s"]
        for header in self.headers:
            command += ["-H", header]
        if self.script:
            command += ["-s", self.script]
        command += [self.url]
        if self.arguments:
            command += ["--", *self.arguments]
        began = time.monotonic()
        out = subprocess.run(command, capture_output=True, text=True,
                             check=True).stdout
        took = time.monotonic() - began
        done = int(re.search(r"(\d+) requests in", out).group(1))
        bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
        self.failures += int(bad.group(1)) if bad else 0
        self.rates.append(done / took)
        self.costs.append({
            name: (cpu_seconds(p) - before[name]) / max(done, 1) * 1e6
            for name, p in pids.items()})

    def rate(self):
        return statistics.median(self.rates)

    def cost(self, name):
        values = [c[name] for c in self.costs if name in c]
        return statistics.median(values) if values else None


def run(cases, rounds):
    for _ in range(rounds):
        for case in cases:
            case.round()


def table(cases, base):
    """Rates, their ratio to the base case, and µs of CPU a request."""
    names = ["nginx", "worker", "database"]
    lines = [f"{'case':34} {'req/s':>8} {'range':>15} {'ratio':>6} "
             + " ".join(f"{n + ' µs':>11}" for n in names) + "  failed"]
    for case in cases:
        costs = " ".join(
            f"{case.cost(n):11.0f}" if case.cost(n) is not None else " " * 11
            for n in names)
        span = f"{min(case.rates):.0f}-{max(case.rates):.0f}"
        lines.append(f"{case.name:34} {case.rate():8.0f} {span:>15} "
                     f"{case.rate() / base.rate():6.2f} {costs}"
                     f"  {case.failures}")
    return "\n".join(lines)
