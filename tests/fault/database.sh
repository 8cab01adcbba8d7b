#!/usr/bin/env bash
# The database of the site under test: fault/database.sh end|crash|start.
set -euo pipefail

# shellcheck source=nginx/site.sh
. "$(dirname "$0")/../../nginx/site.sh"
# shellcheck source=nginx/start.sh
. "$top/nginx/start.sh"

find_site "$SITE" "$PORT"
case ${1-} in
end) ask mariadb TERM && gone mariadb 60 ;;
crash) ask mariadb KILL && gone mariadb 10 ;;
start) start_database ;;
*) fail 'usage: tests/fault/database.sh end|crash|start' ;;
esac
