#!/usr/bin/env bash
# Does the long measurement still run? Nothing is said of its speed here.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)

echo 1..1
if said=$("$here/run" --short 2>&1); then
	echo 'ok 1 - bench/run runs'
else
	echo 'not ok 1 - bench/run runs'
	printf '%s\n' "$said" | tail -n 30 | sed 's/^/# /'
fi
