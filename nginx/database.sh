# shellcheck shell=bash disable=SC2154
# A site's own MariaDB: where its data lies, its settings, its accounts.
# Sourced by start.sh.

# Sets `data`, the database's folder as its own user reaches it, and `within`,
# what its programs are started by: without any right of root. SITE may lie
# under a folder that this user may not pass. Then SITE/db is mounted on RUN/db
# where the database alone sees it; where mounting is forbidden too (in many
# containers), the data lies in /var/lib and SITE/db points to it. (The right
# to pass all folders does not do: access(2) leaves it out of account, and the
# Aria engine then takes its own files for missing and begins new ones.)
place_database()
{
	local user outside=/var/lib/${RUN#/run/} drop
	user=$(user_of database)
	drop=(setpriv --reuid="$user" --regid="$user" --clear-groups
		--no-new-privs --inh-caps=-all --bounding-set=-all)
	within=("${drop[@]}")
	data=$SITE/db
	[ ! -L "$SITE/db" ] || data=$outside/.
	chown -R "$user:$user" "$SITE/db/."
	if "${within[@]}" test -w "$data"; then
		return
	fi
	if unshare -m true 2>/dev/null; then
		# shellcheck disable=SC2016
		within=(unshare -m sh -euc 'mount --bind "$1" "$2"; shift 2; exec "$@"'
			sh "$SITE/db" "$RUN/db" "${drop[@]}")
		data=$RUN/db
		return
	fi
	rmdir "$SITE/db" 2>/dev/null ||
		fail "The database in $SITE/db lies under a private folder, which" \
			"takes the right to mount, and that is lacking here." \
			"Choose another folder by SITE=…"
	rm -rf "$outside"
	install -d -m 700 -o "$user" -g "$user" "$outside"
	ln -s "$outside" "$SITE/db"
	data=$outside/.
}

# The server's settings. Nothing of a request may reach a log. Statements are
# look-ups by key: the optimizer need not measure how much each would find.
write_mariadb_settings()
{
	cat >"$RUN/mariadb.cnf" <<-END
	[mariadbd]
	socket = $RUN/mariadb/mariadb.sock
	pid_file = $RUN/mariadb/mariadbd.pid
	skip_networking
	skip_name_resolve
	skip_symbolic_links
	skip_log_bin
	local_infile = 0
	general_log = 0
	slow_query_log = 0
	performance_schema = 0
	default_storage_engine = InnoDB
	character_set_server = utf8mb4
	collation_server = utf8mb4_nopad_bin
	default_time_zone = +00:00
	sql_mode = STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY
	transaction_isolation = READ-COMMITTED
	binlog_format = ROW
	innodb_flush_log_at_trx_commit = 1
	innodb_buffer_pool_size = 128M
	key_buffer_size = 1M
	aria_pagecache_buffer_size = 8M
	query_cache_size = 0
	query_cache_type = 0
	optimizer_use_condition_selectivity = 1
	use_stat_tables = never
	eq_range_index_dive_limit = 1
	max_connections = 100
	max_allowed_packet = 16M
	END
}

start_database()
{
	place_database
	write_mariadb_settings
	if [ ! -d "$SITE/db/data" ]; then
		say "Making the database in $SITE/db"
		rm -rf "$SITE/db/new" "$SITE/db/tmp"
		# shellcheck disable=SC2016
		(cd / && "${within[@]}" sh -euc 'cd "$1"; mkdir tmp new; shift; "$@"' \
			sh "$data" mariadb-install-db --no-defaults \
			--datadir="$data/new" --skip-test-db --skip-name-resolve --force \
			--auth-root-authentication-method=socket \
			--auth-root-socket-user=root) >"$SITE/log/mariadb.log" 2>&1 ||
			fail_with_log 'The database could not be made.' mariadb
		mv "$SITE/db/new" "$SITE/db/data"
	fi
	start mariadb /usr/sbin/mariadbd "${within[@]}" /usr/sbin/mariadbd \
		--defaults-file="$RUN/mariadb.cnf" \
		--datadir="$data/data" --tmpdir="$data/tmp"
	wait_for mariadb 120 database_answers
	make_accounts | tell_database
}

# SQL from standard input as the server's root, which is the machine's root.
tell_database()
{
	mariadb --no-defaults --user=root --socket="$RUN/mariadb/mariadb.sock"
}

database_answers()
{
	echo 'DO 1' | tell_database 2>/dev/null
}

# The empty database, its owner, whom nobody can sign in as, and one user for
# each program with a password of its own. What each may do: schema/grants.sql.
make_accounts()
{
	local name
	cat <<-END
	CREATE DATABASE IF NOT EXISTS shokai
		CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
	CREATE USER IF NOT EXISTS shokai_owner@localhost
		IDENTIFIED VIA mysql_native_password USING 'invalid' ACCOUNT LOCK;
	GRANT ALL ON shokai.* TO shokai_owner@localhost;
	END
	for name in $doors clerk; do
		[ -s "$SITE/secret/$name" ] || (umask 077
			openssl rand -hex 24 >"$SITE/secret/$name")
		cat <<-END
		CREATE USER IF NOT EXISTS shokai_$name@localhost;
		ALTER USER shokai_$name@localhost
			IDENTIFIED BY '$(cat "$SITE/secret/$name")';
		END
	done
}
