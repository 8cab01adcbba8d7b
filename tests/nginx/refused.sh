#!/usr/bin/env bash
# What nginx itself answers, before any program: its refusals in the site's
# look, the static files, TLS, and what its log keeps.
set -uo pipefail

clear=http://127.0.0.1:$PORT
tls=https://localhost:$((PORT + 363))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

check()
{
	count=$((count + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		echo "# wanted: $3"
		echo "# got:    $2"
	fi
}

# Asks by curl; leaves $work/head and $work/body.
ask()
{
	curl -qsS -m 20 --cacert "$SITE/tls/ca.crt" -D "$work/head" \
		-o "$work/body" "$@" || echo "# curl: $?"
}

header()
{
	tr -d '\r' <"$work/head" | sed -n "s/^$1: //Ip" | head -n 1
}

# refused STATUS TITLE: is the last answer this refusal, safe and not kept?
refused()
{
	check "$1 $2" "$(sed -n '1s/^HTTP.[0-9.]* \([0-9]*\).*/\1/p' \
		"$work/head") $(sed -n 's/.*<h1>\(.*\)<\/h1>.*/\1/p' "$work/body")" \
		"$1 $2"
	check "$1 is a page of no risk" \
		"$(header content-type) $(header cache-control) $(
			header content-security-policy | cut -c 1-18)" \
		"text/html; charset=utf-8 no-store default-src 'none'"
}

ask "$tls/static/none?q=bushclover"
refused 404 ページが見つかりません
ask "$tls/static/"
refused 404 ページが見つかりません
ask -X TRACE "$tls/seeker/login"
refused 405 この方法では受け付けられません
ask -d a=b "$tls/static/shokai.css"
refused 405 この方法では受け付けられません
head -c 131073 /dev/zero | tr '\0' a >"$work/large"
ask -d "@$work/large" "$tls/seeker/login"
refused 413 送られた内容が大きすぎます
ask "$tls/?$(head -c 9000 "$work/large")"
refused 414 アドレスが長すぎます
ask -H "X-Long: $(head -c 9000 "$work/large")" "$tls/"
refused 431 ブラウザーから送られた情報が大きすぎます
ask -H 'Content-Length: 1' -H 'Transfer-Encoding: chunked' -d a "$tls/"
refused 400 リクエストを受け付けられません
ask -H 'Transfer-Encoding: gzip, chunked' -d a "$tls/"
refused 400 リクエストを受け付けられません
ask "http://localhost:$((PORT + 363))/"
refused 400 リクエストを受け付けられません
mv "$RUN/staff.sock" "$RUN/away.sock"
ask "$tls/staff/login"
mv "$RUN/away.sock" "$RUN/staff.sock"
refused 502 ただいま応答できません
check '502 says when to come again' "$(header retry-after)" 10

ask "$tls/static/shokai.css"
check 'a static file is kept shortly' \
	"$(header content-type) $(header cache-control)" \
	'text/css; charset=utf-8 public, max-age=300'
ask "$tls/static/shokai.css?v=1"
check 'and long under a name with its version' "$(header cache-control)" \
	'public, max-age=31536000, immutable'
ask "$tls/healthz"
refused 404 ページが見つかりません
check 'but on the clear listener it answers' \
	"$(curl -qs -o /dev/null -w '%{http_code}' "$clear/healthz")" 200
check 'no TLS before 1.2' "$(curl -qs -m 5 --cacert "$SITE/tls/ca.crt" \
	--tls-max 1.1 -o /dev/null -w '%{http_code}' "$tls/")" 000
check 'the server says no version' "$(header server)" nginx

sleep 2
check 'the log has the request' \
	"$(grep -c ' GET /static/none 404 ' "$SITE/log/access.log")" 1
check 'and neither its query nor its address' \
	"$(grep -Ec 'bushclover|127\.0\.0\.1' "$SITE/log/access.log")" 0
echo "1..$count"
