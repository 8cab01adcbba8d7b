#!/usr/bin/env python3
"""The feed while acts happen beside each other, some of which are slow to
commit: who follows the cursor sees each event, in one order, and misses none.
"""

import os
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from webhook import ATOM, BASE, JOB, Partner, sql, tap

ACTS = ("employer_job_edit", "employer_job_submit", "staff_job_return",
        "staff_job_accept")


def acts(count, slow):
    """Acts one after another, each held open a while before its commit."""
    for i in range(count):
        sql("SET @t = UTC_TIMESTAMP(6); START TRANSACTION; CALL shokai."
            f"own_event(@t, @t, '{ACTS[i % 4]}', ({JOB})); "
            f"DO SLEEP({slow}); COMMIT;")


def read(partner, at):
    """Ids behind a cursor, in their order; the next cursor."""
    root = ElementTree.fromstring(partner.ask(at)[2])
    ends = {e.get("rel"): e.get("href") for e in root.findall(ATOM + "link")}
    return ([e.find(ATOM + "id").text for e in root.findall(ATOM + "entry")],
            ends["next"][len(BASE):])


def main():
    partner = Partner()
    before, start = read(partner, "/partner/v1/events?after=0&limit=200")
    threads = [threading.Thread(target=acts, args=(15, slow))
               for slow in (0, 0.1, 0.4)]
    for thread in threads:
        thread.start()
    seen, cursor, end = [], start, time.monotonic() + 40
    while time.monotonic() < end:
        ids, cursor = read(partner, cursor)
        seen += ids
        left = sql("SELECT COUNT(*) FROM shokai.event WHERE place IS NULL")
        if not any(t.is_alive() for t in threads) and left == [["0"]]:
            break
        time.sleep(0.3)
    seen += read(partner, cursor)[0]
    placed = read(partner, start)[0]
    tap.tell(len(placed) >= 45, "all acts are in the order", len(placed))
    tap.same(set(placed) - set(seen) - set(before), set(), "none is missed")
    tap.same(len(set(placed)), len(placed), "the order has each once")
    tap.same(read(partner, start)[0], placed, "and stays as it is")
    by_limit, at = [], start
    while True:
        ids, at = read(partner, at.split("&")[0] + "&limit=7")
        if not ids:
            break
        by_limit += ids
    tap.same(by_limit, placed, "by small pages too")
    tap.same(sql("SELECT COUNT(*) FROM shokai.event_kind"), [["19"]],
             "so many acts are events")
    sql("SET @t = UTC_TIMESTAMP(6); CALL shokai.own_event(@t, @t, "
        f"'seeker_document_add', ({JOB}));")
    tap.same(sql("SELECT COUNT(*) FROM shokai.event WHERE code = "
                 "'seeker_document_add'"), [["0"]], "and no other")
    tap.same(sql("SELECT COUNT(*) FROM shokai.event e JOIN shokai.mandate m "
                 "USING (party_id) WHERE e.noun = 'referral' AND m.door = "
                 "'employer'"), [["0"]],
             "of referrals no employer's partner is told (R5)")
    tap.plan()


if __name__ == "__main__":
    main()
