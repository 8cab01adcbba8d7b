#!/usr/bin/env bash
# Sheets as they are run here against libxslt, on random pages: every sheet of
# the site, and sheets made by chance.
set -uo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"
oracle=${BUILD:-$top/build/test}/tests/house/oracle
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# same NAME COUNT SHEET CATALOGUE…
same()
{
	local name=$1
	shift
	"$oracle" "$@" >"$work/said" 2>&1
	tell $? "$name"
	head -c 3000 "$work/said" | sed 's/^/# /'
}

for sheet in "$top"/fcgi/*/*.xsl; do
	door=$(basename "$(dirname "$sheet")")
	case $sheet in
	*/frame.xsl | */form.xsl | */parts.xsl | */refusal.xsl) continue ;;
	esac
	[ "$door" != common ] || door=seeker
	same "${sheet#"$top/"}" 60 "$sheet" "$top/fcgi/common/ja.xml" \
		"$top/fcgi/$door/ja.xml"
done
echo '<catalogue lang="ja"/>' >"$work/none.xml"
for seed in {1..40}; do
	"$top/tests/house/random_sheet.py" "$seed" >"$work/sheet.xsl"
	same "random sheet $seed" 20 "$work/sheet.xsl" "$work/none.xml"
done
plan
