#!/usr/bin/env bash
# Every seed of every fuzz target once more, and ten seconds of new ones; run
# goes on for as long as one likes.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
build=${BUILD:-$here/../../build/test}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
count=0

# Says how one test went by its exit status, with the end of what it said.
tell()
{
	local status=$?
	count=$((count + 1))
	if [ $status -eq 0 ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		tail -n 60 "$log" | sed 's/^/# /'
	fi
}

for seeds in "$here"/*/; do
	name=$(basename "$seeds")
	[ "$(LC_ALL=C "$build/tests/fuzz/$name" "$seeds"* 2>"$log")" = \
		"$(find "$seeds" -type f | wc -l)" ]
	tell "$name: every seed"
	"$here/run" 10 "$name" >"$log" 2>&1
	tell "$name: ten seconds of chance"
done
echo "1..$count"
