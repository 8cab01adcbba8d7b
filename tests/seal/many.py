#!/usr/bin/env python3
"""However many keys there are, the clerk reads of them what it takes: when
it wraps them anew, and when it verifies. No wrap of these keys is one, so
they go as they came."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

# pylint: disable=wrong-import-position
import crowd
import tap

REFERRALS, OF_REFERRAL, TAKEN = 5000, 4, 50

READ = """SELECT 'read', SUM(variable_value)
    FROM information_schema.session_status
    WHERE variable_name IN ('handler_read_first', 'handler_read_key',
        'handler_read_next', 'handler_read_rnd', 'handler_read_rnd_next');
"""


def look(call):
    """So many keys are found, and not many more rows read for it."""
    rows = crowd.sql(f"{READ} {call}; {READ}")
    tap.same(sum(len(row) == 8 for row in rows), TAKEN,
             f"{call}: so many keys")
    before, after = [float(row[1]) for row in rows if row[0] == "read"]
    tap.tell(after - before < 10 * TAKEN, f"{call}: and few rows read",
             after - before)


def main():
    people = crowd.Crowd(1, REFERRALS // 64 + 1, 64)
    people.refer(REFERRALS)
    crowd.sql(f"""
        INSERT INTO seal_key (subject_id, class, referral_id, epoch, wrap,
                salt, commitment)
            SELECT IF(seq = 1, id, UNHEX(MD5(CONCAT(id, seq)))),
                    IF(seq = 1, 'result', 'document'), id, 1,
                    REPEAT('w', 81), '', ''
                FROM referral JOIN seq_1_to_{OF_REFERRAL}
                WHERE number LIKE '{people.mark}-%';
        ANALYZE TABLE referral, seal_key;""")
    look(f"CALL clerk_key_old(0, 4000000000, {TAKEN})")
    look(f"CALL clerk_key_all(REPEAT(CHAR(0), 16), 'result', {TAKEN})")
    crowd.sql("""DELETE FROM seal_key WHERE wrap = REPEAT('w', 81);
        ANALYZE TABLE seal_key;""")
    tap.plan()


main()
