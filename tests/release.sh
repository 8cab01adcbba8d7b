#!/usr/bin/env bash
# Runs a command with a throw-away site of the programs as they are for use,
# without sanitizers, beside any other: tests/release.sh COMMAND…. The command
# finds SITE, PORT and RUN, and in BUILD the folder of what was built.
set -euo pipefail

# shellcheck source=nginx/site.sh
. "$(dirname "$0")/../nginx/site.sh"

finish()
{
	local status=$?
	trap '' INT TERM HUP
	"$top/tests/site.sh" stop || status=1
	exit $status
}

need_root "$@"
# shellcheck disable=SC2086
packages $site_packages libcmocka-dev libxml2-utils wrk valgrind
build bench -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTESTS=ON
SITE=$top/build/bench-site
PORT=9780
while in_use $PORT || in_use $((PORT + 363)); do
	PORT=$((PORT + 1))
done
find_site "$SITE" $PORT
export BUILD=$top/build/bench PROGRAMS=$top/build/bench/bin
export LOGS=$top/build/bench/log RELEASE=1
unset ASAN_OPTIONS UBSAN_OPTIONS
trap finish EXIT
trap 'exit 130' INT TERM HUP
"$top/tests/site.sh" start >"$BUILD/site.log" 2>&1 ||
	fail "$(tail -n 20 "$BUILD/site.log")"
"$@"
