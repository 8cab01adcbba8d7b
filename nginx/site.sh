# shellcheck shell=bash disable=SC2034
# What nginx/up, nginx/down and tests/run share: where a site lies, which of
# the machine's processes are its own, packages and building. Sourced by bash.
#
# A site is a folder (SITE) and two ports. What must be reached by another user
# than root lies in RUN, a short folder named for SITE, so that SITE may lie
# under a private folder and behind a path of any length.

umask 022
export LC_ALL=C.UTF-8
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
doors='public seeker employer staff partner feed'
# A door's program once more, for documents or batches alone: DOOR-WHAT.
pools='seeker-document employer-document partner-batch'

say()
{
	printf '%s\n' "$*"
}

fail()
{
	printf '%s\n' "$@" >&2
	exit 1
}

# Becomes root by sudo, keeping SITE, PORT and SCAN.
need_root()
{
	[ "$(id -u)" -ne 0 ] || return 0
	command -v sudo >/dev/null ||
		fail "$0 needs root, to start each program under its own user." \
			"Run it as root, or install sudo."
	exec sudo env ${SITE:+SITE="$SITE"} ${PORT:+PORT="$PORT"} \
		${SCAN:+SCAN="$SCAN"} "$0" "$@"
}

# Sets SITE (absolute), PORT, TLS_PORT and RUN from the environment.
# $1 and $2 are SITE's and PORT's values when there are none.
find_site()
{
	SITE=$(realpath -m "${SITE:-$1}")
	PORT=${PORT:-$2}
	case $SITE in
	/ | *[[:cntrl:]]*) fail "SITE=$SITE: name a folder of the site's own." ;;
	esac
	case $PORT in
	'' | *[!0-9]* | ??????*) fail "PORT=$PORT is not a port." ;;
	esac
	if [ "$PORT" -lt 1 ] || [ "$PORT" -gt 65172 ]; then
		fail "PORT=$PORT: choose one from 1 to 65172 (PORT+363 is used too)."
	fi
	TLS_PORT=$((PORT + 363))
	RUN=/run/shokai-$(printf %s "$SITE" | sha256sum | cut -c 1-8)
	export SITE PORT TLS_PORT RUN
}

# Does something listen on this port?
in_use()
{
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Holds RUN for this process alone, so that two of up and down never meet.
# `down` removes RUN, so what was locked must still be what has the name.
lock_site()
{
	while
		mkdir -p "$RUN" && chmod 711 "$RUN" && exec 9<"$RUN"
		flock -w 600 9 || fail "Another up or down holds $RUN."
		! [ "$RUN" -ef /proc/self/fd/9 ]
	do :; done
}

# The user of a program: a named one when the machine has it, else a number
# from a range that neither Debian nor systemd hands out (61100 to 61109).
user_of()
{
	local number=61100 name
	if id -u "shokai-$1" 2>/dev/null; then
		return
	fi
	for name in public seeker employer staff clerk database mail keyd \
		partner feed; do
		[ "$name" = "$1" ] && break
		number=$((number + 1))
	done
	echo $number
}

# ---- processes ------------------------------------------------------------
# RUN/pid/NAME says of a program: its pid, when that pid began (ticks since
# boot), in which boot, and its file. A pid alone may by now be another's.

boot_id()
{
	cat /proc/sys/kernel/random/boot_id
}

# Sets `session` and `began` of a pid; fails when it is gone or a zombie.
look_at()
{
	local stat=''
	session='' began=''
	IFS= read -r -d '' stat 2>/dev/null <"/proc/$1/stat" || :
	[ -n "$stat" ] || return 1
	# What follows the name, in which anything may stand.
	# shellcheck disable=SC2086
	set -- ${stat##*) }
	[ "$1" != Z ] || return 1
	session=$4 began=${20}
}

# start NAME FILE COMMAND…: runs a command that becomes FILE in a session of
# its own, its words going to SITE/log/NAME.log, with a clean environment.
start()
{
	local name=$1 file=$2 pid
	shift 2
	mkdir -p "$RUN/pid"
	setsid env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
		${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} \
		${UBSAN_OPTIONS:+UBSAN_OPTIONS="$UBSAN_OPTIONS"} \
		"$@" </dev/null >>"$SITE/log/$name.log" 2>&1 9<&- &
	pid=$!
	look_at $pid || :
	echo "$pid $(boot_id) ${began:-0} $file" >"$RUN/pid/$name"
}

# Sets `first` and `living`: the first process of a program, when it is still
# the one that was started, and all that live of its session and file.
find_living()
{
	local pid boot start file exe
	first='' living=''
	[ -e "$RUN/pid/$1" ] || return 0
	read -r pid boot start file <"$RUN/pid/$1" || return 0
	[ "$boot" = "$(boot_id)" ] || return 0
	if look_at "$pid" && [ "$began" = "$start" ]; then
		first=$pid living=$pid
	fi
	set -- "$pid"
	for pid in /proc/[0-9]*; do
		pid=${pid#/proc/}
		if [ "$pid" = "$1" ] || ! look_at "$pid" || [ "$session" != "$1" ]
		then
			continue
		fi
		exe=$(readlink "/proc/$pid/exe") || continue
		[ "${exe% (deleted)}" != "$file" ] || living="$living $pid"
	done
}

runs()
{
	find_living "$1"
	[ -n "$first" ]
}

# ask NAME SIGNAL: signals the first process of a program, which ends its
# others, or what it left behind when it has died itself.
ask()
{
	find_living "$1"
	# shellcheck disable=SC2086
	[ -z "$living" ] || kill -s "$2" ${first:-$living} 2>/dev/null || :
}

# gone NAME SECONDS: waits until a program has ended; kills what is left then.
gone()
{
	local tries=$(($2 * 10))
	while find_living "$1" && [ -n "$living" ]; do
		# shellcheck disable=SC2086
		[ $tries -gt 0 ] || kill -s KILL $living 2>/dev/null || :
		[ $tries -gt -50 ] || fail "Process $living of $1 does not end."
		tries=$((tries - 1))
		sleep 0.1
	done
	rm -f "$RUN/pid/$1"
}

# wait_for NAME SECONDS COMMAND…: until the command succeeds; fails, showing
# the end of the log, when the program ends or the time is over.
wait_for()
{
	local name=$1 tries=$(($2 * 10))
	shift 2
	until "$@"; do
		runs "$name" || fail_with_log "$name ended by itself." "$name"
		[ $tries -gt 0 ] || fail_with_log "$name does not answer." "$name"
		tries=$((tries - 1))
		sleep 0.1
	done
}

fail_with_log()
{
	fail "$1 The end of $SITE/log/$2.log:" \
		"$(tail -n 15 "$SITE/log/$2.log" 2>/dev/null)"
}

# ---- packages and building ------------------------------------------------

build_packages='gcc g++ cmake make pkg-config libfcgi-dev libmariadb-dev
	libxml2-dev libxslt1-dev libssl-dev libglib2.0-dev libsodium-dev
	libcurl4-openssl-dev libgmime-3.0-dev libzip-dev zlib1g-dev'
site_packages="$build_packages nginx mariadb-server-core mariadb-client-core
	python3-aiosmtpd openssl curl"
policy=/usr/sbin/policy-rc.d

# packages NAME…: installs those that are missing; NAME:COMMAND counts as
# present when the command is. No service is started by it.
packages()
{
	local each missing='' line log
	command -v dpkg-query >/dev/null ||
		fail "This needs Debian 12: there is no dpkg."
	for each; do
		case $each in
		*:*) command -v "${each#*:}" >/dev/null && continue ;;
		esac
		each=${each%:*}
		line=$(dpkg-query -W -f '${db:Status-Status}' "$each" 2>/dev/null) || :
		[ "$line" = installed ] || missing="$missing $each"
	done
	[ -n "$missing" ] || return 0
	say "Installing:$missing"
	log=$(mktemp)
	hold_services
	# shellcheck disable=SC2086
	if ! { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy \
		-o DPkg::Lock::Timeout=300 install --no-install-recommends \
		$missing; } >"$log" 2>&1; then
		tail -n 15 "$log" >&2
		fail "Could not install:$missing" "The whole report: $log" \
			"See to it that apt-get works here, or install them by hand."
	fi
	free_services
	rm "$log"
}

# Debian starts a package's service when it is installed, unless this file
# says no. One that somebody else put there stays.
hold_services()
{
	[ ! -e $policy ] || return 0
	printf '#!/bin/sh\n# by %s\nexit 101\n' "$RUN" >$policy
	chmod 755 $policy
}

free_services()
{
	! grep -qsx "# by $RUN" $policy || rm -f $policy
}

# build FOLDER OPTION…: builds the programs in build/FOLDER, or only what
# `target` names.
build()
{
	local folder=$top/build/$1 log=$top/build/$1.log
	shift
	mkdir -p "$folder"
	# A tree that was moved or copied has to be set up anew.
	grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$top" "$folder/CMakeCache.txt" ||
		rm -rf "${folder:?}"/CMakeCache.txt "$folder/CMakeFiles"
	if ! { cmake -S "$top" -B "$folder" "$@" &&
		cmake --build "$folder" -j "$(nproc)" \
			${target:+--target "$target"}; } >"$log" 2>&1; then
		tail -n 40 "$log" >&2
		fail "The build failed; all of it is in $log."
	fi
	# A tree that belongs to a person stays theirs, though root built it.
	chown -R --reference="$top" "$folder" "$log"
	chown --reference="$top" "$top/build"
}
