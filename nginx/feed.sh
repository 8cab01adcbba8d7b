# shellcheck shell=bash disable=SC2154
# The feed of published jobs: the demonstration's password for it, and what
# nginx itself answers there. Sourced by start.sh.

# For the demonstration's partner of that scope, once.
open_feed()
{
	[ "$(echo 'SELECT COUNT(*) FROM shokai.feed_access' | tell_database |
		tail -n 1)" = 0 ] || return 0
	echo Shokai-demo-1 |
		"$programs/shokai-clerk" "$SITE/etc/clerk.conf" \
			feed-password aggregator >>"$SITE/log/clerk.log" 2>&1 9<&- ||
		fail_with_log 'The feed was not opened to its partner.' clerk
}

# An errorDetail for each of nginx's own refusals, in `www`, with what a page
# says of it.
copy_details()
{
	local status title lead advice
	while IFS='|' read -r status title lead advice; do
		[ -n "$status" ] || continue
		printf '<?xml version="1.0" encoding="UTF-8"?>\n%s\n' \
			"<root><errorDetail>$title。$lead</errorDetail></root>" \
			>"$www/static/refused/$status.feed"
	done < <(grep -v '^#' "$top/nginx/refused.txt")
}

# For up.
say_feed()
{
	cat <<-END
	    /feed/        published jobs in the tags of the Hello Work's own feed:
	curl --cacert '$SITE/tls/ca.crt' -d id=aggregator -d pass=Shokai-demo-1 \\
	    https://localhost:$TLS_PORT/feed/auth/getToken
	END
}
