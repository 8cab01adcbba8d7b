#!/usr/bin/env bash
# A program of the site under test that is no door:
# fault/program.sh mariadb|keyd|clerk end|crash|start [SETTINGS].
set -euo pipefail

# shellcheck source=nginx/site.sh
. "$(dirname "$0")/../../nginx/site.sh"
# shellcheck source=nginx/start.sh
. "$top/nginx/start.sh"
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0

find_site "$SITE" "$PORT"
read -r _ _ _ file <"$RUN/pid/public"
programs=$(dirname "$file")
case ${1-} in
mariadb) begin=start_database ;;
keyd) begin=start_keyd ;;
clerk) begin=start_clerk ;;
*) fail 'usage: tests/fault/program.sh mariadb|keyd|clerk end|crash|start' ;;
esac
case ${2-} in
end) ask "$1" TERM && gone "$1" 60 ;;
crash) ask "$1" KILL && gone "$1" 10 ;;
start) $begin "${@:3}" ;;
*) fail 'usage: tests/fault/program.sh mariadb|keyd|clerk end|crash|start' ;;
esac
