#!/usr/bin/env bash
# A throw-away site for the tests, of the programs with sanitizers:
# tests/site.sh start|stop. SITE (default build/test-site) must be a new folder
# or one that this script made; PORT is 9180 by default. PROGRAMS and LOGS may
# name other programs, and where their logs are left.
set -euo pipefail

# shellcheck source=nginx/site.sh
. "$(dirname "$0")/../nginx/site.sh"
# shellcheck source=nginx/start.sh
. "$top/nginx/start.sh"
programs=${PROGRAMS:-$top/build/test/bin}
logs=${LOGS:-$top/build/test/log/site}

# A program that gave up root may not be traced, which looking for leaks takes.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0

begin()
{
	if [ -e "$SITE" ] && [ ! -e "$SITE/throw-away" ]; then
		rmdir "$SITE" 2>/dev/null ||
			fail "$SITE is not of the tests: name another SITE."
	fi
	end_on_failure
	finish
	mkdir -p "$SITE" "$RUN"
	touch "$SITE/throw-away"
	start_site
}

finish()
{
	stop_site
	[ ! -e "$SITE/throw-away" ] || { rm "$SITE/throw-away"; wipe_site; }
}

need_root "$@"
find_site "$top/build/test-site" 9180
lock_site
case ${1-} in
start) begin ;;
stop)
	stop_site
	# What the programs said stays for who looks into a failure.
	if [ -d "$(dirname "$logs")" ]; then
		rm -rf "$logs"
		cp -R "$SITE/log" "$logs"
	fi
	finish
	rm -rf "$RUN"
	;;
*) fail 'usage: tests/site.sh start|stop' ;;
esac
