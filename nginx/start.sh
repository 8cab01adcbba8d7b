# shellcheck shell=bash disable=SC2154
# How a site starts and ends, one function a part. Sourced after site.sh, with
# `programs` naming the folder of the built programs.

# shellcheck source=nginx/database.sh
. "$top/nginx/database.sh"
# shellcheck source=nginx/partner.sh
. "$top/nginx/partner.sh"
# shellcheck source=nginx/feed.sh
. "$top/nginx/feed.sh"

# Whom a page names for questions of use (R17).
phone=0570-000-000
hours='平日 9:30〜18:00（祝日・年末年始を除く）'
mail=help@shokai.example
# Most bytes of a document: for the programs, and by it for nginx.
file_bytes=$((8 * 1024 * 1024))

# The folders of SITE and RUN. SITE itself must be passable for the programs'
# users: they read SITE/clock through a handle opened before they give up root.
make_folders()
{
	[ -d "$top/schema" ] || fail "$top/schema is missing: clone again."
	{ mkdir -p "$SITE" && chmod o+x "$SITE"; } ||
		fail "Cannot write in $SITE: choose another folder by SITE=…"
	(umask 077 && mkdir -p "$SITE/secret" "$SITE/etc" "$SITE/db" "$SITE/keys")
	mkdir -p "$SITE/log" "$SITE/tls" "$SITE/partner" "$SITE/mail" \
		"$SITE/ledger"
	chmod 700 "$SITE/log" "$SITE/mail" "$SITE/ledger"
	chown "$(user_of clerk)" "$SITE/ledger"
	chown "$(user_of mail)" "$SITE/mail"
	chown "$(user_of database)" "$SITE/db"
	chown -R "$(user_of keyd)" "$SITE/keys"
	ln -sfn "$RUN" "$SITE/run"
	mkdir -p "$RUN/mariadb" "$RUN/db"
	chown "$(user_of database)" "$RUN/mariadb"
}

# ---- certificates ---------------------------------------------------------

# Demonstration authorities and, by them, the certificates of the server and of
# partners: for two years, and anew in the last month.

# make_authority FOLDER NAME: its key and certificate, ca.key and ca.crt.
make_authority()
{
	[ -s "$1/ca.crt" ] || (umask 077
		openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
			-nodes -days 3650 -keyout "$1/ca.key" -out "$1/ca.crt" \
			-subj "/CN=$2" \
			-addext 'basicConstraints=critical,CA:TRUE,pathlen:0' \
			-addext 'keyUsage=critical,keyCertSign,cRLSign') \
		2>"$SITE/log/tls.log" ||
		fail_with_log 'No certificate authority could be made.' tls
	chmod 644 "$1/ca.crt"
}

# Does a certificate hold for a month to come?
holds()
{
	openssl x509 -in "$1" -noout -checkend 2592000 >/dev/null 2>&1
}

# make_certificate FOLDER STEM NAME USAGE LINE…: one by the folder's authority,
# with these lines more about what it may do.
make_certificate()
{
	local folder=$1 stem=$1/$2 name=$3 usage=$4
	shift 4
	(umask 077
		openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
			-keyout "$stem.key" -subj "/CN=$name" |
			openssl x509 -req -days 730 -CA "$folder/ca.crt" \
				-CAkey "$folder/ca.key" -out "$stem.crt" -extfile <(
				printf '%s\n' basicConstraints=critical,CA:FALSE \
					keyUsage=critical,digitalSignature \
					"extendedKeyUsage=$usage" "$@")) \
		2>"$SITE/log/tls.log" ||
		fail_with_log 'No certificate could be made.' tls
	chmod 644 "$stem.crt"
}

make_certificates()
{
	make_authority "$SITE/tls" 'Shokai demonstration authority'
	holds "$SITE/tls/server.crt" ||
		make_certificate "$SITE/tls" server localhost serverAuth \
			subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1
}

# ---- programs -------------------------------------------------------------

# The settings of one program, in GKeyFile's form. A pool is its door in all
# but its socket, its workers and the seconds that a request may take.
write_settings()
{
	local name=${1%-*} workers=4 limit=30
	case $1 in
	*-document) workers=2 ;;
	# Of one more worker than one sender may hold.
	*-batch) workers=3 limit=600 ;;
	esac
	cat <<-END
	[door]
	name=$name
	socket=$RUN/$1.sock
	user=$(user_of "$name")
	group=$(id -g www-data)
	workers=$workers
	limit=$limit
	sheets=$(key_value "$top/fcgi")

	[database]
	socket=$RUN/mariadb/mariadb.sock
	name=shokai
	user=shokai_$name
	password=$(key_value "$SITE/secret/$name")

	[site]
	directory=$(key_value "$SITE")
	phone=$phone
	hours=$hours
	mail=$mail
	url=https://localhost:$TLS_PORT
	demo=1

	[keyd]
	socket=$RUN/keyd.sock

	[document]
	file_bytes=$file_bytes
	${SCAN:+
	[scan]
	socket=$(key_value "$SCAN")}
	END
	case $name in partner | clerk | staff)
		cat <<-END

		[partner]
		schema=$(key_value "$top/schema/partner/v1")
		END
	esac
	case $name in partner | clerk)
		cat <<-END

		[webhook]
		key=$(key_value "$SITE/secret/webhook")
		END
	esac
	[ "$name" = clerk ] || return 0
	cat <<-END

	[migrate]
	user=root
	schema=$(key_value "$top/schema")

	[mail]
	url=smtp://127.0.0.1:$(cat "$RUN/mail.port")
	from=shokai@shokai.example

	[ledger]
	file=$(key_value "$SITE/ledger/deletions")
	END
}

# Those of the key daemon, which knows no door but by its user.
write_keyd_settings()
{
	local name
	cat <<-END
	[keyd]
	socket=$RUN/keyd.sock
	keys=$(key_value "$SITE/keys")
	user=$(user_of keyd)
	rate=2000
	burst=10000

	[peers]
	END
	for name in seeker employer staff clerk partner; do
		echo "$name=$(user_of "$name")"
	done
}

# A path as a value: a backslash stands for itself only when doubled.
key_value()
{
	printf '%s\n' "${1//\\/\\\\}"
}

clerk()
{
	"$programs/shokai-clerk" "$SITE/etc/clerk.conf" "$@" \
		</dev/null >>"$SITE/log/clerk.log" 2>&1 9<&-
}

start_mail()
{
	start mail "$(readlink -f /usr/bin/python3)" python3 "$top/nginx/mail-sink.py" \
		"$SITE/mail" "$RUN/mail.port" "$(user_of mail)"
	wait_for mail 20 test -s "$RUN/mail.port"
}

start_keyd()
{
	(umask 077 && write_keyd_settings >"$SITE/etc/keyd.conf")
	rm -f "$RUN/keyd.sock"
	start keyd "$programs/shokai-keyd" \
		"$programs/shokai-keyd" "$SITE/etc/keyd.conf"
	wait_for keyd 20 test -S "$RUN/keyd.sock"
}

# By its own settings, or by those of a test.
start_clerk()
{
	start clerk "$programs/shokai-clerk" \
		"$programs/shokai-clerk" "${1:-$SITE/etc/clerk.conf}" run
}

start_programs()
{
	local name
	for name in $doors clerk keyd; do
		[ -x "$programs/shokai-$name" ] ||
			fail "$programs/shokai-$name is missing: the build made none."
	done
	start_mail
	start_keyd
	# Of it the secret of each webhook is derived: another one changes all.
	[ -s "$SITE/secret/webhook" ] || (umask 077
		openssl rand -hex 32 >"$SITE/secret/webhook")
	for name in $doors $pools clerk; do
		(umask 077 && write_settings "$name" >"$SITE/etc/$name.conf")
	done
	say 'Migrating and loading demonstration data'
	clerk migrate || fail_with_log 'The migration failed.' clerk
	clerk demo || fail_with_log 'Demonstration data failed.' clerk
	admit_partners
	open_feed
	clerk replay || fail_with_log 'The ledger was not replayed.' clerk
	start_clerk
	for name in $doors $pools; do
		rm -f "$RUN/$name.sock"
		start "$name" "$programs/shokai-${name%-*}" \
			"$programs/shokai-${name%-*}" "$SITE/etc/$name.conf"
	done
	for name in $doors $pools; do
		wait_for "$name" 30 test -S "$RUN/$name.sock"
	done
}

# ---- nginx ----------------------------------------------------------------

# A page for each of nginx's own refusals.
copy_refusals()
{
	local status title lead advice
	while IFS='|' read -r status title lead advice; do
		[ -n "$status" ] || continue
		sed -e "s|@title@|$title|g" -e "s|@lead@|$lead|" \
			-e "s|@advice@|$advice|" -e "s|@phone@|$phone|g" \
			-e "s|@tel@|${phone//-/}|g" -e "s|@hours@|$hours|g" \
			-e "s|@mail@|$mail|g" "$top/nginx/refused.html.in" \
			>"$www/static/refused/$status.html"
	done < <(grep -v '^#' "$top/nginx/refused.txt")
}

# What nginx's workers may read, as copies: the tree may be private.
copy_static()
{
	local www=$RUN/www
	rm -rf "$www"
	mkdir -p "$www/schema"
	cp -R "$top/nginx/static" "$www/static"
	find "$top/schema" -maxdepth 1 \( -name '*.rng' -o -name '*.xsd' \) \
		-exec cp {} "$www/schema" \;
	cp -R "$top/schema/partner" "$www/schema/partner"
	mkdir "$www/static/refused"
	copy_refusals
	copy_problems
	copy_details
	chmod -R u=rwX,go=rX "$www"
}

write_nginx_settings()
{
	local ipv6='#' body=$((file_bytes / 1024 + 64))
	[ ! -e /proc/net/if_inet6 ] || ! grep -q ' lo$' /proc/net/if_inet6 ||
		ipv6=''
	sed -e "s|@RUN@|$RUN|g" -e "s|@PORT@|$PORT|g" \
		-e "s|@TLS_PORT@|$TLS_PORT|g" -e "s|@IPV6@|$ipv6|g" \
		-e "s|@BODY@|${body}k|g" -e "s|@BUFFERS@|$((body / 16))|g" \
		"$top/nginx/nginx.conf.in" >"$SITE/etc/nginx.conf"
}

start_nginx()
{
	local name
	copy_static
	write_nginx_settings
	start nginx "$(readlink -f /usr/sbin/nginx)" /usr/sbin/nginx \
		-p "$SITE/" -e log/nginx.log -c etc/nginx.conf
	wait_for nginx 20 in_use "$TLS_PORT"
	wait_for public 20 answers "http://127.0.0.1:$PORT/readyz"
	for name in seeker employer staff; do
		wait_for "$name" 20 answers "https://localhost:$TLS_PORT/$name/login"
	done
}

# Does a page of the site answer 200?
answers()
{
	[ "$(curl -q -s -o /dev/null -m 10 -w '%{http_code}' --noproxy '*' \
		--cacert "$SITE/tls/ca.crt" "$1")" = 200 ]
}

ports_free()
{
	local port
	for port in "$PORT" "$TLS_PORT"; do
		! in_use "$port" ||
			fail "Port $port is in use. Choose another by PORT=…" \
				"(the site takes PORT and PORT+363)."
	done
}

# ---- the site -------------------------------------------------------------

start_site()
{
	local name
	stop_site
	ports_free
	make_folders
	make_certificates
	make_partners
	start_database
	start_programs
	start_nginx
	for name in mariadb mail keyd clerk $doors $pools nginx; do
		runs "$name" || fail_with_log "$name ended by itself." "$name"
	done
}

# From here on nothing stays half running, whatever goes wrong.
end_on_failure()
{
	trap end_half EXIT
	trap 'exit 130' INT TERM HUP
}

end_half()
{
	local status=$?
	trap '' INT TERM HUP
	free_services
	[ $status -ne 0 ] || return 0
	say 'The site does not run.' >&2
	stop_site
	rm -rf "$RUN"
}

# Ends what start_site began, doors before what they stand on, and nothing
# else. Then RUN is of no more use but for its lock.
stop_site()
{
	local name
	ask nginx QUIT
	gone nginx 3
	for name in $doors $pools clerk; do
		ask "$name" TERM
	done
	for name in $doors $pools clerk; do
		gone "$name" 10
	done
	for name in keyd mail; do
		ask "$name" TERM
		gone "$name" 5
	done
	ask mariadb TERM
	gone mariadb 60
	find "$RUN" -mindepth 1 -delete
}

# Forgets the site: what make_folders and its users made, and no other file.
wipe_site()
{
	local name
	if [ -L "$SITE/db" ]; then
		rm -rf "/var/lib/${RUN#/run/}"
	fi
	for name in clock db etc keys ledger log mail partner run secret tls totp; do
		rm -rf "${SITE:?}/$name"
	done
	rmdir "$SITE" 2>/dev/null || :
}
