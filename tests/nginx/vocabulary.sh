#!/usr/bin/env bash
# Partners fetch what the index of their vocabulary lists, by anyone's rights,
# and it is valid.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=tests/tap.sh
. tests/tap.sh

at=schema/partner/v1
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# Fetches one file; prints status, type and Cache-Control.
fetch()
{
	curl -q -s -m 10 --noproxy '*' --cacert "$SITE/tls/ca.crt" \
		-o "$copy/$1" -w '%{http_code} %{content_type} %header{cache-control}' \
		"https://localhost:$((PORT + 363))/$at/$1"
}

# fetched NAME CACHE: it comes, as XML, and may be kept so long.
fetched()
{
	local seen
	seen=$(fetch "$1")
	[ "${seen,,}" = "200 application/xml; charset=utf-8 $2" ]
	tell $? "$1 is fetched: $seen"
}

valid()
{
	clean "$2 is valid as it was fetched" \
		xmllint --noout --nonet --quiet --schema "$copy/$1" "$copy/$2"
}

attributes()
{
	xmllint --xpath "$1" "$copy/index.xml" | sed 's/.*="\(.*\)"/\1/'
}

static='public, max-age=300'
fetched index.xml "$static"
for name in $(attributes '//@href | //@sample'); do
	case $name in
	reasons.xml) fetched "$name" no-store ;;
	*) fetched "$name" "$static" ;;
	esac
done
for name in $(attributes '//@sample'); do
	valid "${name%.sample.xml}.xsd" "$name"
done
valid problems.xsd problems.xml
valid codes.xsd codes.xml
valid codes.xsd reasons.xml
seen=$(xmllint --xpath 'string(//code[@value="8"]/text)' "$copy/reasons.xml")
[ "$seen" = 本人から応募辞退の連絡があった ]
tell $? 'reason 8 is told'
plan
