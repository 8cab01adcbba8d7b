#!/usr/bin/env bash
# SQL that several servers can run as one (Galera): no lock that one server
# holds for itself. No SQL is put together from pieces, none asks for whatever
# there is, and a procedure belongs to shokai_owner.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/house/tree.sh
. "$top/tests/house/tree.sh"

locks='FOR[[:space:]]+UPDATE|IN[[:space:]]+SHARE[[:space:]]+MODE|GET_LOCK'
locks="$locks|RELEASE_LOCK|IS_FREE_LOCK|LOCK[[:space:]]+TABLES?|XA|SKIP[[:space:]]+LOCKED"
locks="$locks|FLUSH|HANDLER[[:space:]]+\w+[[:space:]]+OPEN|SERIALIZABLE"
pieces='PREPARE|EXECUTE[[:space:]]+IMMEDIATE|DEALLOCATE|OUTFILE|DUMPFILE|LOAD_FILE|LOAD[[:space:]]+DATA'

files()
{
	(cd "$1" && find schema -name '*.sql' | sort)
}

# says REGULAR-EXPRESSION ROOT
says()
{
	# shellcheck disable=SC2046
	(cd "$2" && sql $(files "$2")) | grep -iE "\b($1)\b" || :
}

everything()
{
	# shellcheck disable=SC2046
	(cd "$1" && sql $(files "$1")) | grep -E '\bSELECT[[:space:]]+(\w+\.)?\*' ||
		:
}

# The SQL of C is a CALL, or a plain statement of the clerk's migrations.
c_calls()
{
	local found
	found=$(sources "$1" | grep -vE '^(lib/port/|fcgi/clerk/)') || return 0
	# shellcheck disable=SC2086
	(cd "$1" && grep -nE \
		'"[[:space:]]*(SELECT|INSERT|UPDATE|DELETE|REPLACE|SET|WHERE|FROM|SHOW)[[:space:]]' \
		$found) || :
}

owners()
{
	local file
	(cd "$1" && find schema/procedure -name '*.sql' 2>/dev/null) |
	while read -r file; do
		(cd "$1" && sql "$file") | grep -E 'CREATE|DEFINER|INVOKER' |
			grep -vE ':CREATE OR REPLACE DEFINER=shokai_owner@localhost (PROCEDURE|FUNCTION) [a-z_]+\(' |
			grep -vE ':[^A-Z]*[A-Z ]*SQL SECURITY DEFINER\b' |
			grep -vE 'CREATE (OR REPLACE )?TEMPORARY' || :
	done
}

# Each procedure once, in the file of one noun.
twice()
{
	(cd "$1" && cat schema/procedure/*.sql) |
		sed -n 's/^CREATE .* \(PROCEDURE\|FUNCTION\) \([a-z_]*\)(.*/\2/p' |
		sort | uniq -d
}

# Each grant once, in the order of its door; of the door's own name, but for
# what is lent: to partners of employers and staff, to the clerk of employers
# and partners, and the one table that it fills.
grants()
{
	(cd "$1" && sed -n \
		-e '/^-- ---- lent/s/.*/lent lent/p' \
		-e '/^GRANT INSERT ON shokai.posting TO shokai_clerk@localhost;$/d' \
		-e 's/^GRANT EXECUTE ON PROCEDURE shokai\.\([a-z_]*\) TO shokai_\([a-z]*\)@localhost;$/\2 \1/p' \
		-e t -e '/^GRANT\|^REVOKE/s/^/another grant: /p' \
		schema/grants.sql) |
		awk '/^another/ { print; next }
		/^lent lent/ { lent = 1; next }
		!lent && index($2, $1 "_") != 1 { print $2 " for " $1 }
		lent && ($1 " " $2) !~ \
			/^(partner (employer|staff)_|clerk (employer|partner)_)/ {
			print $2 " lent to " $1 }
		$1 == door && $2 <= last { print $2 " out of order or twice" }
		{ door = $1; last = $2 }'
}

# What is granted exists, and what a door could call is granted.
granted()
{
	diff <(cd "$1" && cat schema/procedure/*.sql | sed -n \
		's/^CREATE .* PROCEDURE \([a-z_]*\)(.*/\1/p' | grep -v '^own_' |
		sort -u) \
		<(cd "$1" && sed -n \
		's/^GRANT EXECUTE ON PROCEDURE shokai\.\([a-z_]*\) .*/\1/p' \
		schema/grants.sql | sort -u) |
		sed -n 's/^</not granted:/p; s/^>/not there:/p'
}

clean 'no lock that one server holds' says "$locks" "$top"
clean 'no SQL from pieces and no files' says "$pieces" "$top"
clean 'no SELECT of everything' everything "$top"
clean 'the SQL of C is calls' c_calls "$top"
clean 'procedures belong to shokai_owner' owners "$top"
clean 'and each is there once' twice "$top"
clean 'grants are in order, each to its door' grants "$top"
clean 'what is granted is there, what is there is granted' granted "$top"

x=schema/procedure/x.sql
echo 'select 1 from t for  update;' | plant $x
finds 'FOR UPDATE' says "$locks" "$planted"
echo 'DO GET_LOCK(1, 2);' | plant $x
finds 'GET_LOCK' says "$locks" "$planted"
echo 'LOCK TABLE t WRITE;' | plant $x
finds 'LOCK TABLE' says "$locks" "$planted"
echo 'XA START 1;' | plant schema/0009-x.sql
finds 'XA' says "$locks" "$planted"
echo 'EXECUTE IMMEDIATE p_text;' | plant $x
finds 'SQL from pieces' says "$pieces" "$planted"
echo 'SELECT t.* FROM t;' | plant $x
finds 'a SELECT of everything' everything "$planted"
echo '{ "SELECT a FROM t", "a" }' | plant lib/desk/x.c
finds 'a statement in C' c_calls "$planted"
echo 'CREATE PROCEDURE x()' | plant $x
finds 'a procedure of nobody' owners "$planted"
echo '	SQL SECURITY INVOKER' | plant $x
finds 'a procedure with the rights of its caller' owners "$planted"
printf 'CREATE OR REPLACE PROCEDURE %s()\n' seeker_x seeker_x | plant $x
finds 'a procedure twice' twice "$planted"
echo 'GRANT EXECUTE ON PROCEDURE shokai.staff_x TO shokai_seeker@localhost;' |
	plant schema/grants.sql
finds 'a grant of another door' grants "$planted"
echo 'GRANT SELECT ON shokai.job TO shokai_staff@localhost;' |
	plant schema/grants.sql
finds 'a grant of a table' grants "$planted"
plan
