#!/usr/bin/env bash
# The migrated database itself: each table and column says what it is for, is
# InnoDB with a primary key, in utf8mb4; instants keep their microseconds; no
# column fills itself in; procedures run strictly and as their owner. Then a
# schema that breaks each of these, which the same questions must find.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/tap.sh
. "$top/tests/tap.sh"

root()
{
	mariadb --no-defaults --user=root --socket="$RUN/mariadb/mariadb.sock" \
		-N -B "$@"
}

schema=shokai
of="table_schema = '$schema'"

# columns CONDITION: the columns of the schema for which it holds.
columns()
{
	root -e "SELECT CONCAT(table_name, '.', column_name)
		FROM information_schema.columns
		WHERE table_schema = '$schema' AND ($1)"
}

tables()
{
	root -e "SELECT table_name FROM information_schema.tables t
		WHERE table_schema = '$schema' AND ($1)"
}

routines()
{
	root -e "SELECT routine_name FROM information_schema.routines
		WHERE routine_schema = '$schema' AND ($1)"
}

no_comment() { tables "table_comment = ''"; }
no_column_comment() { columns "column_comment = ''"; }
other_engine() { tables "engine IS NULL OR engine <> 'InnoDB'"; }
other_letters() { tables "table_collation NOT LIKE 'utf8mb4\\_%'"; }
# Numbers that we make ourselves are ASCII; whatever people type is utf8mb4.
other_column_letters()
{
	columns "character_set_name NOT IN ('utf8mb4', 'ascii')"
}
no_key()
{
	tables "NOT EXISTS (SELECT 1 FROM information_schema.statistics s
		WHERE s.table_schema = t.table_schema
			AND s.table_name = t.table_name AND s.index_name = 'PRIMARY')"
}
coarse()
{
	columns "data_type IN ('timestamp', 'float', 'double')
		OR (data_type = 'datetime' AND datetime_precision <> 6)"
}
by_itself()
{
	columns "extra LIKE '%current_timestamp%'
		OR column_default LIKE '%current_timestamp%' OR extra LIKE '%GENERATED%'"
}
named()
{
	columns "CAST(CONCAT(table_name, '.', column_name) AS BINARY)
		NOT REGEXP BINARY '^[a-z][a-z0-9_]*[.][a-z][a-z0-9_]*$'"
}
lax() { routines "sql_mode NOT LIKE '%STRICT_ALL_TABLES%'"; }
foreign_owner()
{
	routines "definer <> 'shokai_owner@localhost'
		OR security_type <> 'DEFINER'"
}
foreign_letters()
{
	routines "character_set_client <> 'utf8mb4'
		OR database_collation <> 'utf8mb4_nopad_bin'"
}
others()
{
	root -e "SELECT table_name FROM information_schema.views WHERE $of
		UNION SELECT event_name FROM information_schema.events
		WHERE event_schema = '$schema'"
}

clean 'each table says what it is for' no_comment
clean 'each column too' no_column_comment
clean 'each table is InnoDB' other_engine
clean 'each table is in utf8mb4' other_letters
clean 'each column is in utf8mb4, or ASCII' other_column_letters
clean 'each table has a primary key' no_key
clean 'each instant has microseconds' coarse
clean 'no column fills itself in' by_itself
clean 'names are lower_snake' named
clean 'procedures are strict' lax
clean 'procedures are their owner' foreign_owner
clean 'procedures were read as utf8mb4' foreign_letters
clean 'there are no views or events' others
tell "$([ "$(tables 1 | wc -l)" -ge 20 ]; echo $?)" 'the schema was looked at'
tell "$([ "$(routines 1 | wc -l)" -ge 20 ]; echo $?)" 'and its procedures'

strict=$(root -e "SELECT @@GLOBAL.sql_mode LIKE '%STRICT_ALL_TABLES%',
	@@GLOBAL.tx_isolation, @@GLOBAL.time_zone, @@GLOBAL.local_infile,
	@@GLOBAL.general_log, @@GLOBAL.slow_query_log, @@GLOBAL.skip_networking")
tell "$([ "$strict" = $'1\tREAD-COMMITTED\t+00:00\t0\t0\t0\t1' ]; echo $?)" \
	"the server is strict, silent and alone: $strict"
locked=$(root -e "SELECT JSON_VALUE(priv, '$.account_locked')
	FROM mysql.global_priv WHERE user = 'shokai_owner'")
tell "$([ "$locked" = 1 ]; echo $?)" 'nobody can sign in as the owner'

schema=shokai_broken
of="table_schema = '$schema'"
trap 'root -e "DROP DATABASE IF EXISTS shokai_broken"' EXIT
root <<'END'
CREATE DATABASE shokai_broken CHARACTER SET latin1;
USE shokai_broken;
CREATE TABLE a (Id INT, b VARCHAR(9) CHARACTER SET latin1,
	c DATETIME(3), d TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6)) ENGINE=MyISAM;
CREATE VIEW v AS SELECT 1 AS one;
SET sql_mode = '', NAMES latin1;
CREATE PROCEDURE p() SQL SECURITY INVOKER SELECT 1;
END
finds 'a table without a comment' no_comment
finds 'a column without a comment' no_column_comment
finds 'another engine' other_engine
finds 'a table of other letters' other_letters
finds 'a column of other letters' other_column_letters
finds 'a table without a key' no_key
finds 'an instant without microseconds' coarse
finds 'a column that fills itself in' by_itself
finds 'another name' named
finds 'a lax procedure' lax
finds 'a procedure of its caller' foreign_owner
finds 'a procedure of other letters' foreign_letters
finds 'a view' others
plan
