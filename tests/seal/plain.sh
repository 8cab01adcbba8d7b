#!/usr/bin/env bash
# Runs a command with a throw-away site of programs that seal nothing, beside
# any other: tests/seal/plain.sh COMMAND…. The command finds SITE, PORT and
# RUN.
set -euo pipefail

# shellcheck source=nginx/site.sh
. "$(dirname "$0")/../../nginx/site.sh"

finish()
{
	local status=$?
	trap '' INT TERM HUP
	"$top/tests/site.sh" stop || status=1
	exit $status
}

need_root "$@"
build unsealed -DCMAKE_BUILD_TYPE=Debug -DUNSEALED=ON
SITE=$top/build/unsealed-site
PORT=$((${PORT:-9180} + 30))
while in_use $PORT || in_use $((PORT + 363)); do
	PORT=$((PORT + 1))
done
find_site "$SITE" $PORT
export PROGRAMS=$top/build/unsealed/bin LOGS=$top/build/unsealed/log
unset ASAN_OPTIONS UBSAN_OPTIONS
trap finish EXIT
trap 'exit 130' INT TERM HUP
"$top/tests/site.sh" start >"$top/build/unsealed/site.log" 2>&1 ||
	fail "$(tail -n 20 "$top/build/unsealed/site.log")"
"$@"
