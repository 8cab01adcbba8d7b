#!/usr/bin/env bash
# There is one clock: lib/base/clock.c. No other C asks the machine for its
# time, and no SQL does: every instant comes in as an argument.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/house/tree.sh
. "$top/tests/house/tree.sh"

calls='time|gettimeofday|clock_gettime|clock|ftime|timespec_get|g_get_real_time'
calls="$calls|g_get_monotonic_time|localtime|localtime_r|mktime|g_date_time_new_\w+"
functions='now|sysdate|curdate|curtime|utc_date|utc_time|utc_timestamp'
functions="$functions|unix_timestamp|current_timestamp|current_date"
functions="$functions|current_time|localtime|localtimestamp"

c_clocks()
{
	local files
	files=$(sources "$1" | grep -vx lib/base/clock.c) || return 0
	# shellcheck disable=SC2086
	(cd "$1" && code $files) | grep -E "\b($calls)[[:space:]]*\(" || :
}

sql_clocks()
{
	local files
	files=$(cd "$1" && find schema -name '*.sql' | sort) || return 0
	# shellcheck disable=SC2086
	(cd "$1" && sql $files) | grep -iE "\b($functions)\b" || :
}

# SQL that stands in C.
sql_in_c()
{
	local files
	files=$(sources "$1")
	# shellcheck disable=SC2086
	(cd "$1" && grep -nE "\"[^\"]*\b(${functions^^})\b" $files) || :
}

# The clock of a production build, which stands for no file.
production()
{
	cc -std=c11 -D_GNU_SOURCE -O1 -I"$1/lib" -c "$1/lib/base/clock.c" \
		-o "$work/clock.o" "${@:2}" || echo 'does not compile'
	nm -u "$work/clock.o" | grep -wE 'open|openat|read' || :
	strings "$work/clock.o" | grep -x clock || :
}

clean 'one clock in C' c_clocks "$top"
clean 'the production build reads no file for it' production "$top"
finds 'a demonstration build' production "$top" -DDEMONSTRATION
clean 'no clock in SQL' sql_clocks "$top"
clean 'no clock in the SQL of C' sql_in_c "$top"

echo 'x = time(NULL);' | plant lib/port/mail.c
finds 'time()' c_clocks "$planted"
echo 'clock_gettime (CLOCK_REALTIME, &now);' | plant fcgi/staff/x.c
finds 'clock_gettime()' c_clocks "$planted"
echo '/* time(NULL) */ int day_time(int x); struct tm *t;' | plant lib/web/x.c
clean 'but neither comments nor other names' c_clocks "$planted"
echo 'UPDATE t SET at = now();' | plant schema/procedure/x.sql
finds 'NOW()' sql_clocks "$planted"
echo 'at DATETIME DEFAULT CURRENT_TIMESTAMP' | plant schema/0009-x.sql
finds 'CURRENT_TIMESTAMP' sql_clocks "$planted"
printf "%s\n" "-- now()" "a INT COMMENT 'not now()'" "v_now, p_now" |
	plant schema/0009-x.sql
clean 'but neither comments nor other names' sql_clocks "$planted"
echo '{ "SELECT NOW()", "" }' | plant lib/desk/x.c
finds 'NOW() in C' sql_in_c "$planted"
plan
