"""What batches of jobs cost: their texts put into the table by the array
binding, beside LOAD DATA of the same rows into the same table, both empty, in
interleaved rounds; the whole way of a batch, from the first byte that is sent
to the last job that stands there; and the most memory that who takes it and
who works it have had."""

import gzip
import os
import statistics
import subprocess
import time

import ground
from ground import BUILD, RUN, crowd, pid_of

# ground.py says where it is.
import batching
from measure import children

ROUNDS, AT_ONCE = 7, 1000
AIM = 0.9	# of LOAD DATA's rate
MOST = 8192	# KiB that more records may take


# ---- the texts alone --------------------------------------------------------

def rows_write(path, count):
    """Texts like the demonstration's first, under ids in no order; how many
    columns they have."""
    names = [row[0] for row in crowd.sql(
        "SELECT column_name FROM information_schema.columns WHERE table_schema"
        " = 'shokai' AND table_name = 'posting' ORDER BY ordinal_position")]
    fields = ["LEFT(MD5(seq), 16)" if name == "job_id" else
              f"REPLACE(REPLACE({name}, '\\n', ' '), '\\t', ' ')"
              for name in names]
    rows = crowd.sql(f"SELECT {', '.join(fields)} FROM posting JOIN"
                     f" seq_1_to_{count} WHERE job_id = UNHEX(MD5('job 1'))"
                     " AND version = 1")
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write("\t".join("\\N" if value == "NULL" else value
                                 for value in row) + "\n")
    if len(rows) != count:
        raise AssertionError(f"{len(rows)} rows")
    return len(names)


def bulk(path, columns):
    return int(subprocess.run(
        [f"{BUILD}/tests/bench/bulk", f"{RUN}/mariadb/mariadb.sock",
         "posting_bench", str(columns), str(AT_ONCE), path], check=True,
        stdout=subprocess.PIPE).stdout)


def load(path, _):
    return crowd.number(
        f"""SET @began = UTC_TIMESTAMP(6);
            LOAD DATA INFILE '{path}' INTO TABLE posting_bench
                CHARACTER SET utf8mb4;
            SELECT TIMESTAMPDIFF(MICROSECOND, @began, UTC_TIMESTAMP(6))""")


def texts(folder, count, rounds):
    path = f"{folder}/posting.tsv"
    columns = rows_write(path, count)
    rates = {bulk: [], load: []}
    crowd.sql("CREATE OR REPLACE TABLE posting_bench LIKE posting")
    for turn in range(rounds + 1):
        for way in (bulk, load) if turn % 2 else (load, bulk):
            crowd.sql("TRUNCATE posting_bench")
            took = way(path, columns)
            if crowd.number("SELECT COUNT(*) FROM posting_bench") != count:
                raise AssertionError(f"{way.__name__}: not all rows")
            if turn > 0 or rounds == 1:
                rates[way].append(count / took * 1e6)
    crowd.sql("DROP TABLE posting_bench")
    size = os.path.getsize(path) / count
    print(f"{count} texts of {size:.0f} bytes, jobs a second:")
    for way, name in ((bulk, f"array binding, {AT_ONCE} at once"),
                      (load, "LOAD DATA")):
        print(f"{name:32} {statistics.median(rates[way]):8.0f}"
              f"  {min(rates[way]):.0f}-{max(rates[way]):.0f}")
    ratio = statistics.median(rates[bulk]) / statistics.median(rates[load])
    print(f"at {ratio:.2f} of LOAD DATA; the aim is {AIM}", flush=True)


# ---- the whole way ----------------------------------------------------------

def body(mark, count):
    """Jobs like the sample, by gzip; and their bytes before it."""
    one = batching.job("@", title="一般事務@")
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<jobs>\n' + "".join(
        one.replace("@", f"{mark}-{n}") + "\n" for n in range(count))
    data = (text + "</jobs>\n").encode()
    return gzip.compress(data, 1), len(data)


def peaks():
    """KiB that the pool's workers and the clerk have had at most."""
    def peak(pid):
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next(int(line.split()[1]) for line in file
                        if line.startswith("VmHWM"))
    return (max(peak(pid) for pid in children(pid_of("partner-batch"))),
            peak(pid_of("clerk")))


def forget_peaks():
    for name in "partner-batch", "clerk":
        for pid in children(pid_of(name)):
            with open(f"/proc/{pid}/clear_refs", "w",
                      encoding="ascii") as file:
                file.write("5")


def whole(mark, count):
    """A batch from end to end: seconds until it is taken, until it is done,
    and the peaks."""
    data, size = body(mark, count)
    forget_peaks()
    began = time.monotonic()
    answer = batching.post(data, Content_Encoding="gzip")
    taken = time.monotonic() - began
    if answer.status != 202:
        raise AssertionError(f"{answer.status} {answer.code()}")
    while True:
        batch = batching.ask(answer.headers["Location"]).root.find("batch")
        if batch.get("state") in ("done", "failed"):
            break
        time.sleep(0.1)
    done = time.monotonic() - began
    if batch.findtext("created") != str(count):
        raise AssertionError(f"{batch.findtext('created')} of {count}")
    print(f"{count:7} jobs of {size / count:.0f} bytes: taken in"
          f" {taken:.2f} s, done in {done:.1f} s, {count / done:.0f} a second;"
          " most memory: worker {} KiB, clerk {} KiB".format(*peaks()),
          flush=True)
    return peaks()


def run(short, folder):
    texts(folder, *((2000, 1) if short else (20000, ROUNDS)))
    ground.loud()
    try:
        few = whole("few", 100 if short else 1000)
        whole("some", 200 if short else 20000)
        many = whole("many", 1000 if short else 100000)
    finally:
        ground.quiet()
    if many[0] > few[0] + MOST:
        raise AssertionError("the worker's memory grows")
    return []
