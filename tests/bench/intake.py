"""What reading the XML of partners costs: documents of jobs, through the
intake alone, with each job asked of its XSD, and beside them libxml2's own
validator, plugged into one pass and as xmllint --stream. CPU seconds of whole
processes, so the start and the reading of the XSD count; the best of the
rounds, for the machine is others' too."""

import gzip
import os
import subprocess

import ground
from ground import BUILD

ROUNDS = 5
MOST = 1024	# KiB that more records may take
SCHEMA = os.path.join(ground.TESTS, "..", "schema", "partner", "v1",
                      "jobs.xsd")
JOB = """\t<job ref="B-{n:06}" employer="9901-000123-4">
\t\t<posting>
\t\t\t<kind>full</kind>
\t\t\t<visibility>1</visibility>
\t\t\t<title>一般事務（経理の補助）{n}</title>
\t\t\t<duties>請求書の作成と発送、伝票の入力、入金の確認、電話と来客の応対。</duties>
\t\t\t<employment>regular</employment>
\t\t\t<term>open</term>
\t\t\t<place>東京都みどり市青葉台2丁目4番8号</place>
\t\t\t<city>みどり市</city>
\t\t\t<wage_kind>month</wage_kind>
\t\t\t<wage_from>{wage}</wage_from>
\t\t\t<wage_to>246000</wage_to>
\t\t\t<hours>8:45〜17:30</hours>
\t\t\t<break_minutes>60</break_minutes>
\t\t\t<weekend>every</weekend>
\t\t\t<insurance>employment accident health pension</insurance>
\t\t\t<openings>1</openings>
\t\t\t<contact_phone>042-555-0134</contact_phone>
\t\t</posting>
\t</job>
"""


def write(path, count):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                   '<jobs load="delta">\n')
        for n in range(count):
            file.write(JOB.format(n=n, wage=180000 + n % 20000))
        file.write("</jobs>\n")
    with open(path, "rb") as plain, gzip.open(f"{path}.gz", "wb", 6) as out:
        out.write(plain.read())


def cost(command):
    """CPU seconds and peak resident KiB of a command that must succeed."""
    seconds, most = subprocess.run(
        [f"{BUILD}/tests/bench/cost", *command], check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.split()
    return float(seconds), int(most)


def ways(path):
    program = f"{BUILD}/tests/bench/intake"
    return {
        "intake": [program, "parse", SCHEMA, path],
        "intake, gzip": [program, "parse", SCHEMA, f"{path}.gz", "gzip"],
        "intake, each job by the XSD": [program, "check", SCHEMA, path],
        "libxml2, XSD in the same pass": [program, "plug", SCHEMA, path],
        "xmllint --stream --schema": ["xmllint", "--stream", "--noout",
                                      "--schema", SCHEMA, path],
    }


def run(short, folder):
    few, many = (100, 2000) if short else (1000, 100000)
    for count in (few, many):
        write(f"{folder}/{count}.xml", count)
    size = os.path.getsize(f"{folder}/{many}.xml")
    seconds, small, large = {}, {}, {}
    for _ in range(1 if short else ROUNDS):
        for name, command in ways(f"{folder}/{many}.xml").items():
            cpu, large[name] = cost(command)
            seconds[name] = min(cpu, seconds.get(name, cpu))
    for name, command in ways(f"{folder}/{few}.xml").items():
        small[name] = cost(command)[1]
    print(f"{many} jobs, {size / many:.0f} bytes each")
    print(f"{'':32}{'MB/s':>8}{'jobs/s':>10}{'KiB, ' + str(few):>12}"
          f"{'KiB, ' + str(many):>13}")
    for name, cpu in seconds.items():
        print(f"{name:32}{size / cpu / 1e6:8.0f}{many / cpu:10.0f}"
              f"{small[name]:12}{large[name]:13}", flush=True)
    for name in seconds:
        if name.startswith("intake") and large[name] > small[name] + MOST:
            raise AssertionError(f"{name}: its memory grows")
    return []
