#!/usr/bin/env bash
# nginx/up and nginx/down on a copy of the tree behind a long path in a private
# folder: several sites at once, run again, after a crash, without the right to
# mount, and that what is ended is ended wholly and nothing else is.
set -uo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd -P)
home=$(mktemp -d /tmp/shokai-up.XXXXXX)
long=$home/$(printf 'a long path%.0s/' {1..12})clone
count=0
stranger=''

check()
{
	local name=$1
	shift
	count=$((count + 1))
	if "$@" >"$home/said" 2>&1; then
		echo "ok $count - $name"
	else
		echo "not ok $count - $name"
		sed 's/^/# /' "$home/said"
	fi
}

# The folder in /run of the site in folder $1.
run_of()
{
	printf '/run/shokai-%s' "$(printf %s "$1" | sha256sum | cut -c 1-8)"
}

up()
{
	SITE=$1 PORT=$2 "$long/nginx/up" 9<&-
}

down()
{
	SITE=$1 "$long/nginx/down" ${2+"$2"}
}

# Does the site in folder $1 answer at port $2, in clear and by TLS?
answers()
{
	curl -qsf -o /dev/null -m 10 "http://127.0.0.1:$2/readyz" &&
		curl -qsf -o /dev/null -m 10 --cacert "$1/tls/ca.crt" \
			"https://localhost:$(($2 + 363))/seeker/login"
}

silent()
{
	! answers "$@"
}

# SQL on standard input, in the database of the site in folder $1.
sql()
{
	mariadb --no-defaults -u root -S "$(run_of "$1")/mariadb/mariadb.sock" -N
}

keeps()
{
	[ "$(echo 'SELECT a FROM kept.kept' | sql "$1")" = 7 ] &&
		[ "$(cat "$1/secret/clerk")" = "$2" ] &&
		[ "$(sha256sum <"$1/keys/epoch-1.key")" = "$3" ]
}

# The sessions of the processes of the site in folder $1.
sessions_of()
{
	cut -d ' ' -f 1 "$(run_of "$1")"/pid/*
}

# Fails while a process of the sessions $2 lives, one that names the site in
# folder $1, or its folder in /run.
nothing_runs()
{
	local process line stat run
	run=$(run_of "$1")
	for process in /proc/[0-9]*; do
		line=$(tr '\0' ' ' 2>/dev/null <"$process/cmdline") || continue
		stat=$(cat "$process/stat" 2>/dev/null) || continue
		# shellcheck disable=SC2086
		set -- "$1" "${2-}" ${stat##*) }
		case " ${2//$'\n'/ } " in
		*" $6 "*) [ "$3" = Z ] || { echo "$process: $line"; return 1; } ;;
		esac
		case $line in
		*"$1/"* | *"$run/"*) echo "$process: $line"; return 1 ;;
		esac
	done
	! [ -e "$run" ]
}

# Kills every process of a site as a crash of the machine would.
crash()
{
	local pid
	for pid in $(sessions_of "$1"); do
		kill -KILL -- "-$pid" 2>/dev/null
	done
}

refuses()
{
	local words=$1 said
	shift
	if said=$("$@" 2>&1); then
		echo "succeeded: $said"
		return 1
	fi
	case $said in *"$words"*) ;; *) echo "$said"; return 1 ;; esac
}

without_root()
{
	local open=$home/open name
	chmod 755 "$home"
	mkdir -p "$open/bin"
	cp -R "$top/nginx" "$open/nginx"
	chmod -R go+rX "$open"
	for name in env bash dirname id; do
		ln -sf "/usr/bin/$name" "$open/bin/$name"
	done
	setpriv --reuid=65534 --regid=65534 --clear-groups \
		env -i PATH="$open/bin" "$open/nginx/up"
}

cannot_mount()
{
	setpriv --bounding-set=-sys_admin --inh-caps=-all env \
		SITE="$1" PORT="$2" "$long/nginx/up"
}

clean()
{
	local site
	[ -z "$stranger" ] || kill "$stranger" 2>/dev/null
	for site in "$one" "$two" "$three"; do
		down "$site" --wipe >/dev/null 2>&1
	done
	rm -rf "$home"
}

one=$long/build/site
two=$home/two
three=$home/three
port=$((9400 + RANDOM % 400))
trap clean EXIT
mkdir -p "$long"
tar -C "$top" --exclude=./build --exclude=./.git \
	--exclude=./tests/node_modules -cf - . | tar -C "$long" -xf -

check 'not root and no sudo: says so' refuses 'needs root' without_root
chmod 700 "$home"
check 'from a private folder and a path of 150 characters' up "$one" $port
check 'it answers' answers "$one" $port
check 'a second site beside it' up "$two" $((port + 1))
check 'both answer' eval "answers '$one' $port && answers '$two' $((port + 1))"
check 'a port in use is refused' refuses 'is in use' up "$three" $port
check 'and nothing is left of that' nothing_runs "$three"
check 'a port that is none is refused' refuses 'not a port' up "$three" http

secret=$(cat "$two/secret/clerk")
key=$(sha256sum <"$two/keys/epoch-1.key")
echo 'CREATE DATABASE kept; CREATE TABLE kept.kept (a INT PRIMARY KEY);
	INSERT INTO kept.kept VALUES (7)' | sql "$two"
check 'run again' up "$two" $((port + 1))
check 'it answers again' answers "$two" $((port + 1))
check 'with its state kept' keeps "$two" "$secret" "$key"
crash "$two"
check 'after a crash' up "$two" $((port + 1))
check 'it answers again' answers "$two" $((port + 1))
check 'with its state kept' keeps "$two" "$secret" "$key"

# A pid file left from before a restart may name a stranger.
sleep 600 &
stranger=$!
read -r _ boot _ file <"$(run_of "$two")/pid/staff" || exit 1
crash "$two"
echo "$stranger $boot 1 $file" >"$(run_of "$two")/pid/staff"
sessions=$(sessions_of "$two")
check 'down after a crash' down "$two"
check 'a stranger with a remembered pid lives on' kill -0 $stranger
check 'nothing is left running' nothing_runs "$two" "${sessions/$stranger/}"
check 'the other site does not notice' answers "$one" $port

check 'where mounting is not allowed' cannot_mount "$three" $((port + 2))
check 'and again' cannot_mount "$three" $((port + 2))
check 'it answers' answers "$three" $((port + 2))
touch "$three/mine"
check 'down --wipe' down "$three" --wipe
check 'takes the data outside of the site too' \
	eval "! ls -d /var/lib/$(basename "$(run_of "$three")")"
check 'but no file of another' eval "[ \"\$(ls -A '$three')\" = mine ]"

sessions=$(sessions_of "$one")
check 'down' down "$one"
check 'leaves nothing running' nothing_runs "$one" "$sessions"
check 'and no answer' silent "$one" $port
check 'down twice is no error' down "$one"
check 'down --wipe of both' eval "down '$one' --wipe && down '$two' --wipe"
check 'leaves no folder' eval "! ls -d '$one' '$two'"
echo "1..$count"
