# shellcheck shell=bash disable=SC2154
# The demonstration's partners: an authority of their own, a certificate for
# each, and what they may do. Sourced by start.sh.

# code|scopes|name|for whom it acts: 事業所番号, or the code of an office
partners='
hr|jobs,applications,results,messages,events|株式会社みなと文具の人事システム|9901-000123-4 9901-000456-7
office|referrals,events|青葉台の窓口システム|99010
aggregator|jobs,feed|求人まとめ|9902-000789-1 9903-000321-5
'

# each_partner FUNCTION: calls it with CODE SCOPES NAME NUMBERS for each.
each_partner()
{
	local code scopes name numbers
	while IFS='|' read -r code scopes name numbers <&3; do
		[ -z "$code" ] || "$1" "$code" "$scopes" "$name" "$numbers"
	done 3<<<"$partners"
}

# A new certificate does not take the old one's place before the database
# knows both.
make_partner()
{
	local stem=$SITE/partner/$1
	! holds "$stem.crt" || return 0
	[ ! -s "$stem.crt" ] || mv "$stem.crt" "$stem.old.crt"
	make_certificate "$SITE/partner" "$1" "$1" clientAuth
}

make_partners()
{
	make_authority "$SITE/partner" 'Shokai demonstration authority of partners'
	each_partner make_partner
}

admit_partner()
{
	local stem=$SITE/partner/$1
	if [ -s "$stem.old.crt" ]; then
		clerk add-certificate "$1" "$stem.crt" &&
			clerk remove-certificate "$1" "$stem.old.crt" &&
			rm "$stem.old.crt" ||
			fail_with_log "The certificate of $1 was not renewed." clerk
	fi
	# shellcheck disable=SC2086
	clerk add-partner "$1" "$3" "$2" "$stem.crt" $4 ||
		fail_with_log "The partner $1 was not admitted." clerk
}

admit_partners()
{
	each_partner admit_partner
}

# What nginx itself refuses partners with: status and code.
refusals='400 request
401 certificate
404 not_found
405 method
413 body_large
414 uri_long
429 rate
431 headers_large
500 fault
502 away
503 away
504 away'

# A problem (RFC 9457, Appendix B) for each of them, in the folder `www`, in the
# words of its code.
copy_problems()
{
	local status code type words texts=$top/schema/partner/v1/problems.xml
	type=https://localhost:$TLS_PORT/schema/partner/v1/problems.xml
	while read -r status code; do
		words=$(sed -n "/<problem code=\"$code\"/,/<\/problem>/p" "$texts" |
			sed -n 's|.*<title\( .*\)</title>.*|<text\1</text>|p')
		cat >"$www/static/refused/$status.xml" <<-END
		<?xml version="1.0" encoding="UTF-8"?>
		<problem xmlns="urn:ietf:rfc:7807"><type>$type#$code</type>$(
			echo "$words" | sed -n '1s/text/title/gp'
		)<status>$status</status><code>$code</code>$words</problem>
		END
	done <<<"$refusals"
}

# For up: where one finds what it takes to post as a partner.
say_partners()
{
	cat <<-END
	    /partner/v1/  連携機関 (XML): hr, office, aggregator, by certificates in
	                  $SITE/partner; to try one, as root:
	curl --cacert '$SITE/tls/ca.crt' --cert '$SITE/partner/hr.crt' \\
	    --key '$SITE/partner/hr.key' https://localhost:$TLS_PORT/partner/v1/
	END
}
