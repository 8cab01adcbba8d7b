# shellcheck shell=bash
# What shell tests say, in TAP. Sourced.
count=0
bad=0

# tell STATUS NAME…: one test passed when STATUS is 0.
tell()
{
	local status=$1
	shift
	count=$((count + 1))
	if [ "$status" -eq 0 ]; then
		echo "ok $count - $*"
	else
		echo "not ok $count - $*"
		bad=1
	fi
}

# clean NAME COMMAND…: passed when the command finds nothing to say.
clean()
{
	local name=$1 said
	shift
	said=$("$@" 2>&1) || :
	tell "$([ -z "$said" ]; echo $?)" "$name"
	[ -z "$said" ] || printf '%s\n' "$said" | sed 's/^/# /'
}

# finds NAME COMMAND…: a check of a check: passed when the command complains.
finds()
{
	local name=$1
	shift
	tell "$([ -n "$("$@" 2>/dev/null)" ]; echo $?)" "it finds $name"
}

# Ends the test: its plan, and its status.
plan()
{
	echo "1..$count"
	exit $bad
}
