# shellcheck shell=bash disable=SC2034,SC2154,SC2086
# What checks of the tree share: its sources, and small trees that break a
# check, so that each is seen to find what it looks for. Sourced.

# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
planted=$work/tree

# sources ROOT [PATTERN [FOLDER]]
sources()
{
	(cd "$1" && find lib fcgi ${3-} -name "${2-*.[ch]}" 2>/dev/null | sort) || :
}

# What C says, without its comments and texts.
code()
{
	awk 'FNR == 1 { inside = 0 }
	{
		line = $0
		out = ""
		while (line != "") {
			if (inside) {
				at = index(line, "*/")
				if (!at) { line = ""; break }
				line = substr(line, at + 2); inside = 0; continue
			}
			if (match(line, /"([^"\\]|\\.)*"|\047([^\047\\]|\\.)*\047|\/\*|\/\//)) {
				token = substr(line, RSTART, RLENGTH)
				out = out substr(line, 1, RSTART - 1)
				line = substr(line, RSTART + RLENGTH)
				if (token == "/*") inside = 1
				else if (token == "//") line = ""
				else out = out "\"\""
			} else { out = out line; line = "" }
		}
		printf "%s:%d:%s\n", FILENAME, FNR, out
	}' "$@"
}

# What SQL says, without its comments and texts: FILE:LINE:TEXT.
sql()
{
	awk '{
		line = $0
		gsub(/\047([^\047]|\047\047)*\047/, "\047\047", line)
		sub(/--.*/, "", line)
		printf "%s:%d:%s\n", FILENAME, FNR, line
	}' "$@"
}

# plant FILE: a tree that holds nothing but this file, its text from standard
# input.
plant()
{
	rm -rf "$work/tree"
	mkdir -p "$work/tree/$(dirname "$1")"
	cat >"$work/tree/$1"
}
