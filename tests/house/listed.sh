#!/usr/bin/env bash
# Every test is in tests/list: what runs by itself (a .c with a main of
# cmocka's, a file with the right to be run) and is no tool named here.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=' run site.sh release.sh bench/run bench/decide fuzz/run fault/program.sh
	house/random_sheet.py seal/plain.sh '

# The tests below the folder $1 that $2 does not list.
missing()
{
	(cd "$1" && { grep -rl --include='*.c' cmocka_run_group_tests .
		find . -type f -perm -u+x -not -path './node_modules/*'; }) |
		sed 's|^\./||' | sort -u | while read -r test; do
		case " $(echo $tools) " in *" $test "*) continue ;; esac
		grep -qxF "$test" "$2" || echo "$test"
	done
}

planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
mkdir "$planted/desk"
echo 'cmocka_run_group_tests' >"$planted/desk/forgotten.c"
: >"$planted/desk/forgotten.py"
chmod +x "$planted/desk/forgotten.py"

echo 1..2
found=$(missing . list)
if [ -z "$found" ]; then
	echo 'ok 1 - every test is in the list'
else
	echo 'not ok 1 - every test is in the list'
	echo "$found" | sed 's/^/# /'
fi
if [ "$(missing "$planted" /dev/null | wc -l)" = 2 ]; then
	echo 'ok 2 - and a forgotten one is found'
else
	echo 'not ok 2 - and a forgotten one is found'
fi
